"""The few values a user may want to change, read once from the environment (`KG_…`), typed.

Nothing here may depend on the clock, the machine or the number of processors: same in, same out.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

BASE_IRI: Final = os.environ.get("KG_BASE_IRI", "https://w3id.org/newspaper-kg/id/")
"""Prefix of all data IRIs; ends in a slash."""

STORE: Final = Path(os.environ.get("KG_STORE", "kg-store"))
"""Where commands look for the store when `--store` is not given."""

MAX_PAGE_BYTES: Final = int(os.environ.get("KG_MAX_PAGE_BYTES", str(32 * 1024 * 1024)))
"""A larger file is refused: no newspaper page is that long, and the reader holds a page in memory."""
