"""Text inside XML 1.0: what the format forbids is replaced, what it reserves is escaped."""

from __future__ import annotations

from kg.exporters.printable import printable

_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
)
_ELEMENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def attribute(words: str) -> str:
    """The words between double quotes; line ends and tabs survive as references."""
    return printable(words).translate(_ATTRIBUTE)


def element(words: str) -> str:
    """The words between tags."""
    return printable(words).translate(_ELEMENT)


def spelled(value: str | int | float | bool) -> str:
    """A value as XML Schema spells it: true and false in small letters, numbers without local habits."""
    return str(value).lower() if isinstance(value, bool) else str(value)
