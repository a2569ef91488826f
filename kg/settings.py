"""The few values a user may want to change, read once from the environment (`KG_…`), typed.

Nothing here may depend on the clock, the machine or the number of processors: same in, same out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from math import inf
from pathlib import Path
from typing import Final, TypeVar

from kg.errors import SettingError

_Number = TypeVar("_Number", int, float)


def _words(name: str, default: str) -> str:
    """What the environment says; an empty value is as good as none."""
    return os.environ.get(name) or default


def _number(name: str, default: str, sort: Callable[[str], _Number]) -> _Number:
    """A number above 0. Raises SettingError for anything else."""
    words = _words(name, default)
    try:
        if 0 < (number := sort(words)) < inf:
            return number
    except ValueError:
        pass
    raise SettingError(f"{name}={words}: is no number above 0; set it so ({default}), or unset it")


def _prefix(name: str, default: str) -> str:
    """An IRI that ends in a slash. Raises SettingError for anything else."""
    words = _words(name, default)
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^<>\"{}|^`\\\s]+/", words):
        raise SettingError(f"{name}={words}: is no IRI that ends in a slash; set it like {default}, or unset it")
    return words


BASE_IRI: Final = _prefix("KG_BASE_IRI", "https://w3id.org/newspaper-kg/id/")
"""Prefix of all data IRIs; ends in a slash."""

STORE: Final = Path(_words("KG_STORE", "kg-store"))
"""Where commands look for the store when `--store` is not given."""

MAX_PAGE_BYTES: Final = _number("KG_MAX_PAGE_BYTES", "33554432", int)
"""A larger file is refused: no newspaper page is that long, and the reader holds a page in memory."""

QUERY_SECONDS: Final = _number("KG_QUERY_SECONDS", "30", float)
"""How long `kg serve` lets one query run, in seconds of the clock on the wall."""

QUERY_ROWS: Final = _number("KG_QUERY_ROWS", "500000", int)
"""How many rows (or triples) an answer of `kg serve` may have. A longer one is an error; nothing is ever cut."""
