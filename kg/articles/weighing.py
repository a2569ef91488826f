"""What speaks for one unit of text to go on where another ends, and what for it to begin an article.

For a link: a word, quotation or bracket that the one breaks off and the other carries on, a paragraph that opens as
one inside a report does, shared topic, the order of the page. For a beginning: a dateline, a time, a headline above,
a byline that closed the text before. The numbers are points on one scale, on which a neighbour's place counts 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nlargest
from itertools import pairwise

from kg.articles.continuity import Collocations, closes
from kg.articles.indents import goes_on_by_indent
from kg.articles.matching import Option
from kg.articles.topics import Topics
from kg.articles.units import Unit

WINDOW = 40
"""Units further apart on the page than this are not linked: no newspaper page has more between two halves."""
NEAR = 14
"""The same for units that end a paragraph and are not cut off from what follows."""
CANDIDATES = 14
"""How many units that may precede one are weighed in full: those that typography and place speak for most."""
HOPELESS = 7.0
"""A link that is worth so much less than the best one is not made up for by topic."""
TOPIC = 4.0
Pairs = tuple[frozenset[str], int]  # character pairs of a text, and the weight of all it has
_BRIDGE = 0.9
_BEST_BRIDGE = 5.4
_NEIGHBOUR = 3.0
_APART = 1.5


class Weigher:
    """Weighs beginnings and links of one page's units."""

    def __init__(self, units: list[Unit], grams: Collocations) -> None:
        """Takes the habits of the page from `units`, and from `grams` which characters it prints side by side."""
        self._units = units
        self._grams = grams
        datelines = sum(unit.first.dateline for unit in units)
        ended = sum(unit.ended for unit in units)
        # The page's habits, from 0 to 1: do its reports open with a dateline, do they close with a byline?
        self._datelines = min(1.0, datelines / max(1, ended)) if datelines > 1 else 0.0
        self._bylines = min(1.0, ended / max(1, datelines))
        self._mid = goes_on_by_indent(units)
        self._lacks_end = [self._breaks_off(unit) for unit in units]
        self._lacks_start = [self._starts_bare(unit) for unit in units]
        self._lead = [(u.first.timed or u.first.dateline) and self._lacks_end[u.order] for u in units]
        self._topics = Topics([unit.pairs for unit in units])
        self._past = self._future = [*zip(self._topics.pairs, self._topics.weights, strict=True)]
        self._learnt = False
        self._seat = [(unit.order, 0) for unit in units]  # chain and place in it, of the solution learned from
        self._links = [self._likely(unit) for unit in units]

    def learn(self, chains: list[list[Unit]]) -> None:
        """Lets each unit stand for what comes before it, or after it, in the chains of a first solution."""
        past, future = list(self._past), list(self._future)
        for number, chain in enumerate(chains):
            for place, unit in enumerate(chain):
                self._seat[unit.order] = number, place
            for one, other in pairwise(chain):
                past[other.order] = self._together(past[one.order], past[other.order])
            for one, other in pairwise(reversed(chain)):
                future[other.order] = self._together(future[one.order], future[other.order])
        self._past, self._future, self._learnt = past, future, True

    def _together(self, one: Pairs, other: Pairs) -> Pairs:
        """Two texts as one: their pairs, and their whole weight with what both have counted once."""
        both = self._topics.weight_of(one[0] & other[0])
        return one[0] | other[0], one[1] + other[1] - both

    def options(self) -> Iterator[list[Option]]:
        """For each unit its slots: 2n+1 for unit n to begin an article, 2m to follow unit m."""
        for unit in self._units:
            at = unit.order
            links = [(2 * one, weight + self._topic(one, at)) for one, weight in self._links[at]]
            yield [(2 * at + 1, self._beginning(unit)), *links]

    def _beginning(self, unit: Unit) -> float:
        piece = unit.first
        if piece.dateline:
            return 6.0
        if piece.role == "byline":
            return -6.0
        weight = 1.0 * piece.timed - 2.5 * piece.carries - 4.0 * bool(piece.closers) + 2.0 * bool(unit.prefix)
        weight += unit.headed + 3.0 * unit.opens_report - 2.0 * max(0.0, self._mid[unit.order])
        if self._lead[unit.order]:
            return weight + 2.0 - self._datelines
        weight += 1.0 if self._after_end(unit) else -2.0 if unit.headed < 2 else -0.5
        return weight - 2.5 * self._datelines

    def _likely(self, unit: Unit) -> list[tuple[int, float]]:
        """The units that may well precede `unit`, with all that speaks for each but topic, in the order of the page."""
        if unit.first.dateline or unit.prefix:
            return []
        at = unit.order
        near = [
            one
            for one in self._units[max(0, at - WINDOW) : at + WINDOW + 1]
            if not one.ended and one is not unit and (not one.closed or abs(one.order - at) <= NEAR or self._lacks_end[one.order])
        ]
        links = [(self._link(one, unit), one) for one in near]
        if len(links) > CANDIDATES:
            bare = self._after_end(unit) or unit.headed
            best = nlargest(CANDIDATES, links, key=lambda link: link[0] + _BEST_BRIDGE * (not link[1].closed))
            # A lead may stand anywhere on the page, and only topic tells which text it opens.
            best += [link for link in links if bare and self._lacks_end[link[1].order] and link not in best]
            links = sorted(best, key=lambda link: link[1].order)
        weights = [(one.order, weight + self._bridge(one, unit)) for weight, one in links]
        best = max((weight for _, weight in weights), default=0.0)
        return [(one, weight) for one, weight in weights if weight > best - HOPELESS]

    def _link(self, one: Unit, other: Unit) -> float:
        """All that speaks for a link but words over the break and topic; what it saves to leave `one` no loose end."""
        weight = self._place(one, other) + 0.5 * (abs(one.last.column - other.first.column) <= 4)
        weight -= 3.0 * other.opens_report + 2.5 * self._lead[other.order]
        if other.first.closers or not one.closed:
            weight += _quotes(one, other)
        piece, mid = other.first, self._mid[other.order]
        if piece.day and one.first.day:
            weight += _days(piece.day - one.first.day)
        if one.closed:
            return weight + 0.5 + 1.5 * self._bylines - 1.2 * mid + 0.5 * piece.carries - 1.5 * piece.timed
        weight += 5.0 + 2.0 * mid - 3.0 * piece.speaks
        # Behind a comma another clause may begin with 他 or 会议; in mid-clause it can not.
        return weight if one.last.text[-1] in "，；,;" else weight - 2.0 * piece.carries - 1.0 * piece.timed

    def _bridge(self, one: Unit, other: Unit) -> float:
        return 0.0 if one.closed else _BRIDGE * self._grams.bridge(one.last.text, other.first.text)

    def _topic(self, one: int, other: int) -> float:
        """What two units share, and what the text up to `one` shares with the text from `other` on."""
        pairs, weights, overlap = self._topics.pairs, self._topics.weights, self._topics.overlap
        alone = overlap(pairs[one], pairs[other], min(weights[one], weights[other]))
        chain, place = self._seat[one]
        if not self._learnt or (self._seat[other][0] == chain and self._seat[other][1] <= place):
            return TOPIC * 2 * alone
        past, future = self._past[one], self._future[other]
        return TOPIC * (alone + overlap(past[0], future[0], min(past[1], future[1])))

    def _place(self, one: Unit, other: Unit) -> float:
        step = other.order - one.order
        if step == 1:
            weight = _NEIGHBOUR - 1.5 * other.headed
        elif step > 0:
            weight = -(0.35 if one.closed else 0.2) * min(step - 1, 8)
        else:
            weight = -1.5 - 0.25 * min(-step, 8)
        return max(weight, _APART) if self._lacks_end[one.order] and self._lacks_start[other.order] else weight

    def _breaks_off(self, unit: Unit) -> bool:
        """Whether the text stops after a whole paragraph: no byline, and what follows on the page opens anew."""
        if not unit.closed or unit.ended:
            return False
        following = self._units[unit.order + 1] if unit.order + 1 < len(self._units) else None
        return following is None or bool(following.heads or following.first.dateline or following.first.timed)

    def _starts_bare(self, unit: Unit) -> bool:
        """Whether the text begins under a headline or after a byline, but not as this page's reports begin."""
        piece = unit.first
        opens = piece.dateline or piece.timed or piece.carries
        return (self._after_end(unit) or bool(unit.heads)) and not opens

    def _after_end(self, unit: Unit) -> bool:
        """Whether on the page the unit stands first, or below a byline."""
        return unit.order == 0 or self._units[unit.order - 1].ended


def _days(later: int) -> float:
    """Reports go from day to day: the same or the next one may follow, an earlier one does not."""
    return 1.0 if later in (0, 1) else -2.0 if later < 0 else 0.0


def _quotes(one: Unit, other: Unit) -> float:
    openers, closers = one.last.openers, other.first.closers
    if closes(openers, closers):
        return 3.0
    return -3.0 * bool(closers) - 1.5 * (bool(openers) and not one.closed)
