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

QUERY_SECONDS: Final = float(os.environ.get("KG_QUERY_SECONDS", "30"))
"""How long `kg serve` lets one query run, in seconds of the clock on the wall."""

QUERY_ROWS: Final = int(os.environ.get("KG_QUERY_ROWS", "500000"))
"""How many rows (or triples) an answer of `kg serve` may have. A longer one is an error; nothing is ever cut."""
