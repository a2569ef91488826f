"""Colours of types and predicates, from `palette.json`."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

from kg.ontology import parent, terms

Colour = tuple[int, int, int]

_GREY = (141, 133, 119)
"""For what has no colour of its own: the roles of events and the way to a destination."""


PALETTE: Final[dict[str, Any]] = json.loads((files("kg.drawing") / "palette.json").read_text(encoding="utf-8"))
"""The content of palette.json: `types` and `predicates`, each with a colour for light and one for dark paper."""


@cache
def node_colour(type_name: str) -> Colour:
    """Red, green and blue (0 to 255, light paper) of a class of the ontology, or of the class above it."""
    at: str | None = type_name
    while at is not None and at not in PALETTE["types"]:
        at = parent(at) if at in terms() else None
    return _rgb(PALETTE["types"][at]["light"]) if at is not None else _GREY


@cache
def edge_colour(predicate: str) -> Colour:
    """Red, green and blue (0 to 255, light paper) of a predicate."""
    known = PALETTE["predicates"].get(predicate)
    return _rgb(known["light"]) if known else _GREY


def _rgb(code: str) -> Colour:
    return (int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16))
