"""Articles in the making, which headlines and captions are put to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.articles.pieces import Piece
from kg.articles.units import Unit

WINDOW = 30
"""A head is weighed against this many articles up the page and down it: more than any newspaper page has."""


@dataclass(slots=True, eq=False)
class Draft:
    """An article in the making: its heads, and its units with the sub-heads that stand before each."""

    units: list[Unit]
    heads: list[Piece] = field(default_factory=list)
    subheads: dict[int, list[Piece]] = field(default_factory=dict)  # Unit.order → heads before it
    captions: list[Piece] = field(default_factory=list)

    @property
    def pairs(self) -> frozenset[str]:
        """The character pairs of all its text."""
        return frozenset().union(*(unit.pairs for unit in self.units))


def place_of(unit: Unit) -> int:
    """Where a unit begins, among the pieces of its page."""
    return unit.first.index


def window(places: Sequence[int], at: int) -> range:
    """The numbers of the drafts that begin around place `at` of the page, at most `WINDOW` either way."""
    middle = bisect_left(places, at)
    return range(max(0, middle - WINDOW), min(len(places), middle + WINDOW))
