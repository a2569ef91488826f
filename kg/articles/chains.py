"""The one decision of the page: which unit of text follows which, weighed all together and solved for the best sum.

Every unit either begins an article or follows one other unit; every unit is followed by one at most. What speaks
for a link: a word, quotation or bracket that the one breaks off and the other carries on, a paragraph that opens
as one inside a report does, shared topic, the order of the page. What speaks for a beginning: a dateline, a time,
a headline above, a byline that closed the text before.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.articles.continuity import Collocations, closes
from kg.articles.matching import Option, assign
from kg.articles.topics import Topics
from kg.articles.units import Unit

WINDOW = 40
"""Units further apart on the page than this are not linked: no newspaper page has more between two halves."""


def link_units(units: list[Unit], grams: Collocations) -> list[list[Unit]]:
    """The articles' texts: chains of units in reading order, sorted by the place of their first unit on the page."""
    weigher = _Weigher(units, grams)
    banned: set[tuple[int, int]] = set()
    while True:
        options = [list(weigher.options(unit, banned)) for unit in units]
        slots = assign(options)
        before = [None if slot % 2 else slot // 2 for slot in slots]
        ring = _ring(before)
        if ring is None:
            return _chains(units, before)
        weakest = min(ring, key=lambda at: (dict(options[at])[slots[at]], at))
        banned.add((slots[weakest] // 2, weakest))


def _ring(before: list[int | None]) -> list[int] | None:
    """Units that follow each other in a circle, which the assignment alone cannot forbid; None where there are none."""
    state = [0] * len(before)
    for start in range(len(before)):
        path, at = [], start
        while at is not None and not state[at]:
            state[at] = 1
            path.append(at)
            at = before[at]  # type: ignore[assignment]
        if at is not None and state[at] == 1 and at in path:
            return path[path.index(at) :]
        for seen in path:
            state[seen] = 2
    return None


def _chains(units: list[Unit], before: list[int | None]) -> list[list[Unit]]:
    after = {left: right for right, left in enumerate(before) if left is not None}
    chains = []
    for start, left in enumerate(before):
        if left is None:
            chain, at = [units[start]], start
            while at in after:
                at = after[at]
                chain.append(units[at])
            chains.append(chain)
    return chains


class _Weigher:
    """Weighs beginnings and links of one page's units."""

    def __init__(self, units: list[Unit], grams: Collocations) -> None:
        self._units = units
        self._grams = grams
        self._topics = Topics([unit.text for unit in units])
        starts = [unit for unit in units if unit.order == 0 or units[unit.order - 1].ended]
        self._datelines = sum(unit.first.dateline for unit in starts) / max(1, len(starts))
        self._bylines = sum(unit.ended for unit in units) / max(1, sum(unit.first.dateline for unit in units), 1)

    def options(self, unit: Unit, banned: set[tuple[int, int]]) -> Iterator[Option]:
        """Slots of `unit`: 2n+1 to begin an article, 2m to follow unit m."""
        yield 2 * unit.order + 1, self.beginning(unit)
        if unit.first.dateline or unit.prefix:
            return
        low = max(0, unit.order - WINDOW)
        for other in self._units[low : unit.order + WINDOW + 1]:
            if other is not unit and not other.ended and (other.order, unit.order) not in banned:
                yield 2 * other.order, self.link(other, unit) + self._end_cost(other)

    def beginning(self, unit: Unit) -> float:
        """How much speaks for `unit` to begin an article."""
        piece = unit.first
        if piece.dateline:
            return 6.0
        if piece.role == "byline":
            return -6.0
        weight = 1.0 * piece.timed - 2.5 * piece.carries - 4.0 * bool(piece.closers) + 2.0 * bool(unit.prefix)
        previous = self._units[unit.order - 1] if unit.order else None
        weight += 1.0 if previous is None or previous.ended else -2.0
        weight += 1.0 * bool(unit.heads)
        if self._datelines >= 0.5:
            weight -= 2.5
        return weight - 1.5 * (_mid(unit) > 0)

    def _end_cost(self, unit: Unit) -> float:
        """What it costs to leave `unit` without a successor, which every link from it saves."""
        if not unit.last.closed:
            return 5.0
        return 2.0 if self._bylines >= 0.5 else 0.5

    def link(self, one: Unit, other: Unit) -> float:
        """How much speaks for `other` to go on where `one` ends."""
        weight = self._place(one, other) + self._width(one, other) + self._quotes(one, other)
        weight += 8.0 * self._topics.likeness(one.order, other.order)
        if one.last.closed:
            return weight - 1.0 * _mid(other) + 0.5 * other.first.carries
        weight += 0.9 * self._grams.bridge(one.last.text, other.first.text)
        return weight + 1.2 * _mid(other) - 2.0 * other.first.carries - 1.0 * other.first.timed

    def _place(self, one: Unit, other: Unit) -> float:
        step = other.order - one.order
        if step == 1:
            return 3.0 - 1.5 * bool(other.heads)
        return -0.35 * min(step - 1, 8) if step > 0 else -1.5 - 0.25 * min(-step, 8)

    @staticmethod
    def _width(one: Unit, other: Unit) -> float:
        return 0.5 if abs(one.last.column - other.first.column) <= 4 else 0.0

    @staticmethod
    def _quotes(one: Unit, other: Unit) -> float:
        openers, closers = one.last.openers, other.first.closers
        if closes(openers, closers):
            return 3.0
        return -3.0 * bool(closers) - 1.5 * (bool(openers) and not one.last.closed)


def _mid(unit: Unit) -> float:
    """Whether the unit's first line fills its column (1: it goes on from elsewhere) or lacks an indent (-1)."""
    piece = unit.first
    if len(piece.lines) < 2 or not piece.column or piece.column > 100:
        return 0.0
    if piece.lines[0].indent >= 2:
        return -1.0
    return 1.0 if piece.indent <= 1 else -1.0 if 3 <= piece.indent <= 8 else 0.0
