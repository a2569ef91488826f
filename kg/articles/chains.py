"""The one decision of the page: which unit of text follows which, weighed all together and solved for the best sum.

Every unit either begins an article or follows one other unit; every unit is followed by one at most. What speaks
for a link: a word, quotation or bracket that the one breaks off and the other carries on, a paragraph that opens
as one inside a report does, shared topic, the order of the page. What speaks for a beginning: a dateline, a time,
a headline above, a byline that closed the text before.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.articles.continuity import Collocations, closes
from kg.articles.matching import Option, assign
from kg.articles.topics import Topics
from kg.articles.units import Unit

TOPIC = 4.0
WINDOW = 40
"""Units further apart on the page than this are not linked: no newspaper page has more between two halves."""


def link_units(units: list[Unit], grams: Collocations) -> list[list[Unit]]:
    """The articles' texts: chains of units in reading order, sorted by the place of their first unit on the page."""
    weigher = _Weigher(units, grams)
    before = _solve(units, weigher)
    # What a unit is about shows in the article it stands in, so the first solution informs the second.
    weigher.learn(_chains(units, before))
    return _chains(units, _solve(units, weigher))


def _solve(units: list[Unit], weigher: _Weigher) -> list[int | None]:
    """For each unit the position of the unit before it, None where it begins an article: the best there is."""
    banned: set[tuple[int, int]] = set()
    while True:
        options = [list(weigher.options(unit, banned)) for unit in units]
        slots = assign(options)
        before = [None if slot % 2 else slot // 2 for slot in slots]
        ring = _ring(before)
        if ring is None:
            return before
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
        datelines = sum(unit.first.dateline for unit in units)
        ended = sum(unit.ended for unit in units)
        # The page's habits, from 0 to 1: do its reports open with a dateline, do they close with a byline?
        self._datelines = min(1.0, datelines / max(1, ended)) if datelines > 1 else 0.0
        self._bylines = min(1.0, ended / max(1, datelines))
        self._mid = _mids(units)
        own = list(self._topics.pairs)
        self._past, self._future = own, own
        self._seat = [(unit.order, 0) for unit in units]  # chain and place in it, of the solution learned from

    def learn(self, chains: list[list[Unit]]) -> None:
        """Lets each unit stand for what comes before it, or after it, in the chains of a first solution."""
        past, future = list(self._past), list(self._future)
        for number, chain in enumerate(chains):
            for place, unit in enumerate(chain):
                self._seat[unit.order] = number, place
            for one, other in pairwise(chain):
                past[other.order] |= past[one.order]
            for one, other in pairwise(reversed(chain)):
                future[other.order] |= future[one.order]
        self._past, self._future = past, future

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
        weight += 1.0 if self._after_end(unit) else -2.0 if _headed(unit) < 2 else -0.5
        weight += _headed(unit) + 3.0 * _opens_report(unit) + 2.0 * self._is_lead(unit)
        return weight - 2.5 * self._datelines - 2.0 * max(0.0, self._mid[unit.order])

    def _end_cost(self, unit: Unit) -> float:
        """What it costs to leave `unit` without a successor, which every link from it saves."""
        if not unit.last.closed:
            return 5.0
        return 0.5 + 1.5 * self._bylines

    def link(self, one: Unit, other: Unit) -> float:
        """How much speaks for `other` to go on where `one` ends."""
        weight = self._width(one, other) + self._quotes(one, other)
        weight += max(self._place(one, other), 1.5 if self._lacks_end(one) and self._lacks_start(other) else -9.0)
        weight += TOPIC * self._topics.overlap(self._topics.pairs[one.order], self._topics.pairs[other.order])
        weight += TOPIC * self._shared_topic(one.order, other.order)
        weight -= 3.0 * _opens_report(other) + 2.5 * self._is_lead(other)
        if one.last.closed:
            return weight - 1.2 * self._mid[other.order] + 0.5 * other.first.carries - 1.5 * other.first.timed
        weight += 0.9 * self._grams.bridge(one.last.text, other.first.text)
        weight += 2.0 * self._mid[other.order] - 3.0 * other.first.speaks
        # Behind a comma another clause may begin with 他 or 会议; in mid-clause it can not.
        return weight if one.last.text[-1] in "，；,;" else weight - 2.0 * other.first.carries - 1.0 * other.first.timed

    def _shared_topic(self, one: int, other: int) -> float:
        """What the text up to `one` shares with the text from `other` on, where these are two different texts."""
        chain, place = self._seat[one]
        if self._seat[other][0] == chain and self._seat[other][1] <= place:
            return self._topics.overlap(self._topics.pairs[one], self._topics.pairs[other])
        return self._topics.overlap(self._past[one], self._future[other])

    def _place(self, one: Unit, other: Unit) -> float:
        step = other.order - one.order
        if step == 1:
            return 3.0 - 1.5 * _headed(other)
        slope = 0.35 if one.last.closed else 0.2
        return -slope * min(step - 1, 8) if step > 0 else -1.5 - 0.25 * min(-step, 8)

    def _lacks_end(self, unit: Unit) -> bool:
        """Whether the text breaks off after a whole paragraph: no byline, and what follows on the page opens anew."""
        if not unit.last.closed or unit.ended:
            return False
        following = self._units[unit.order + 1] if unit.order + 1 < len(self._units) else None
        return following is None or bool(following.heads or following.first.dateline or following.first.timed)

    def _lacks_start(self, unit: Unit) -> bool:
        """Whether the text begins under a headline or after a byline, but not as this page's reports begin."""
        piece = unit.first
        opens = piece.dateline or piece.timed or piece.carries
        return (self._after_end(unit) or bool(unit.heads)) and not opens

    def _after_end(self, unit: Unit) -> bool:
        """Whether on the page the unit stands first, or below a byline."""
        return unit.order == 0 or self._units[unit.order - 1].ended

    def _is_lead(self, unit: Unit) -> bool:
        """Whether it is a report's whole first paragraph that stands apart from the rest."""
        return (unit.first.timed or unit.first.dateline) and self._lacks_end(unit)

    @staticmethod
    def _width(one: Unit, other: Unit) -> float:
        return 0.5 if abs(one.last.column - other.first.column) <= 4 else 0.0

    @staticmethod
    def _quotes(one: Unit, other: Unit) -> float:
        openers, closers = one.last.openers, other.first.closers
        if closes(openers, closers):
            return 3.0
        return -3.0 * bool(closers) - 1.5 * (bool(openers) and not one.last.closed)


def _headed(unit: Unit) -> float:
    """How much headline stands right above: a single line may be a sub-head, more can hardly be."""
    lines = sum(len(head.lines) for head in unit.heads)
    return 0.0 if not lines else 1.0 if lines == 1 else 2.5


def _opens_report(unit: Unit) -> bool:
    """Whether it stands under a headline of some size and opens with a time."""
    return unit.first.timed and _headed(unit) > 2


def _mids(units: list[Unit]) -> list[float]:
    """For each unit whether its first line goes on from elsewhere (1) or opens a paragraph (-1), by its indent.

    0 where typography says nothing: on pages whose paragraphs are set without an indent, the first line is as full
    as the others. Which way a page is set shows where a paragraph ends and the next one follows.
    """
    known = [unit for before, unit in pairwise(units) if before.last.closed and not unit.first.dateline]
    if 2 * sum(unit.first.lines[0].indent >= 3 for unit in units) >= len(units):
        return [-1.0 if unit.first.lines[0].indent >= 3 else 1.0 for unit in units]
    if 2 * sum(_MID_BY_INDENT.get(unit.first.indent, 0.0) < 0 for unit in known) < len(known):
        return [0.0] * len(units)
    return [_mid(unit) for unit in units]


_MID_BY_INDENT = {1: 0.7, 2: 0.0, 3: -0.6, 4: -1.0, 5: -1.0, 6: -1.0, 7: -1.0, 8: -0.8}


def _mid(unit: Unit) -> float:
    piece = unit.first
    if len(piece.lines) < 2 or not piece.column or piece.column > 100:
        return 0.0
    return 1.0 if piece.indent < 1 else _MID_BY_INDENT.get(piece.indent, 0.0)
