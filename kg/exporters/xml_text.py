"""Values inside XML 1.0: what the format forbids is replaced, what it reserves is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.exporters.network import Row, Value
from kg.exporters.printable import printable

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
)

_PLAIN = re.compile('[^\x00-\x1f\x7f&<>"\ud800-\udfff\ufffe\uffff]*').fullmatch
"""Matches what needs neither: nearly every name and quote. One look is faster than two translations."""


def escaped(words: str) -> str:
    """The words for between tags or double quotes; line ends and tabs survive both as references."""
    return words if _PLAIN(words) else printable(words).translate(_ESCAPES)


Slot = tuple[str, Callable[[Row], Value]]
"""What stands in front of a value, and where the value comes from."""


def filled(slots: Sequence[Slot[Row]], close: str, row: Row) -> str:
    """Each value of a row between its opening and `close`; what is not known is left out."""
    parts = []
    for opening, of in slots:
        value = of(row)
        if isinstance(value, str):
            parts.append(f"{opening}{escaped(value)}{close}")
        elif value is not None:
            parts.append(f"{opening}{str(value).lower()}{close}")  # true, false; numbers have no capitals
    return "".join(parts)
