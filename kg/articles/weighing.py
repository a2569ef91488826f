"""What speaks for one unit of text to go on where another ends, and what for it to begin an article.

For a link: a word, quotation or bracket that the one breaks off and the other carries on, a paragraph that opens as
one inside a report does, shared topic, the order of the page. For a beginning: a dateline, a time, a headline above,
a byline that closed the text before. The numbers are points on one scale, on which a neighbour's place counts 3.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from heapq import nlargest
from itertools import pairwise

from kg.articles.columns import LONG
from kg.articles.continuity import Collocations, closes
from kg.articles.counting import COUNTS_ON, goes_on
from kg.articles.frames import Asked, answers, asked
from kg.articles.habits import Habits, claims
from kg.articles.pieces import Piece
from kg.articles.topics import Topics, pairs_of
from kg.articles.units import Unit
from kg.articles.weights import GLUED, PARTED, Place

WINDOW = 40
"""Units further apart on the page than this are not linked: no newspaper page has more between two halves."""
NEAR = 14
"""The same for units that end a paragraph and are not cut off from what follows."""
CANDIDATES = 20
"""How many units that may precede one are weighed in full: those that typography and place speak for most."""
HOPELESS = 7.0
"""A link that is worth so much less than the best one is not made up for by topic."""
_HEAVY = 1_000_000  # weight of pairs that is enough context for any text
_LOOSE_END = 2.0  # what a word over the break may yet add, as far as that decides who is weighed in full
_SUBHEAD = 12  # characters: what is longer is rather the headline of an article
_WIDER = 5  # half-width columns by which a line is too wide for another column
_FINAL = 4.0  # what a link loses to a sentence behind the last words of a notice
_NEXT_DAY = 3.5  # 7日，…。 and 8日，…。 in one block are two days of one report; under a headline they would be two
Pairs = tuple[frozenset[str], int]  # character pairs of a text, and the weight of all it has


@cache
def _places(place: Place) -> list[float]:
    """What the place on the page speaks for, by the step to it: most for the next unit, least for one far above."""
    up = [-place.above - place.higher * min(step, 8) for step in range(WINDOW, -1, -1)]
    return [*up, place.next_to, *(-place.below * min(step, 8) for step in range(1, WINDOW))]


class Weigher:
    """Weighs beginnings and links of one page's units."""

    def __init__(self, units: list[Unit], heads: list[Piece], grams: Collocations, glued: bool) -> None:
        """Takes the habits of the page from `units` and its `heads`, and from `grams` what it prints side by side.

        `glued` says whether the page prints column on column without blank lines.
        """
        self._units = units
        self._worth = GLUED if glued else PARTED
        self._grams = grams
        self._topics = Topics([unit.pairs for unit in units])
        self._habits = Habits(units, claims(heads, units, self._topics.headings()), self._worth)
        self._closed = [unit.closed for unit in units]
        self._ended = [unit.ended for unit in units]
        self._free = [order for order, closed in enumerate(self._closed) if not closed]
        self._cut_off = [order for order, lacks in enumerate(self._habits.lacks_end) if lacks]
        self._one = _is_one_article(units)
        self._place = _places(self._worth.after_open), _places(self._worth.after_closed)
        self._own = self._past = self._future = [*zip(self._topics.pairs, self._topics.weights, strict=True)]
        self._learnt = False
        self._final = [_FINAL * unit.final for unit in units]
        self._losses = self._done({unit.order for unit in units if unit.first.credited})
        self._asked: list[Asked] = [() if unit.closed else asked(unit.last.text) for unit in units]
        self._seat = [(unit.order, 0) for unit in units]  # chain and place in it, of the solution learned from
        self._named = [pairs_of(unit.first.speaker) for unit in units]
        self._links = [self._likely(unit) for unit in units]
        self._options = [self._weighed(unit.order) for unit in units]

    def learn(self, chains: list[list[Unit]], doubtful: set[int]) -> None:
        """Lets each unit stand for what comes before it, or after it, in the chains of a first solution.

        Only the `doubtful` units, by order, are weighed again with that.
        """
        past, future = list(self._own), list(self._own)
        for number, chain in enumerate(chains):
            for place, unit in enumerate(chain):
                self._seat[unit.order] = number, place
            for one, other in pairwise(chain):
                past[other.order] = self._together(past[one.order], past[other.order])
            for one, other in pairwise(reversed(chain)):
                future[other.order] = self._together(future[one.order], future[other.order])
        self._losses = self._done({unit.order for chain in chains if chain[0].first.credited for unit in chain})
        self._past, self._future, self._learnt = past, future, True
        for at in sorted(doubtful):
            self._options[at] = self._weighed(at)

    def _together(self, one: Pairs, other: Pairs) -> Pairs:
        """Two texts as one: their pairs, and their whole weight with what both have counted once."""
        if one[1] > _HEAVY:
            return other
        both = self._topics.weight_of(one[0] & other[0])
        return one[0] | other[0], one[1] + other[1] - both

    def options(self) -> list[dict[int, float]]:
        """For each unit its slots: 2n+1 for unit n to begin an article, 2m to follow unit m."""
        return self._options

    def _weighed(self, at: int) -> dict[int, float]:
        unit = self._units[at]
        lost = self._losses[unit.closed or "，" in unit.first.text]
        options = {2 * at + 1: self._habits.beginning(unit)}
        for one, weight in self._links[at]:
            options[2 * one] = weight + self._topic(one, at) - lost[one]
        return options

    def _done(self, credited: set[int]) -> tuple[list[float], list[float]]:
        """What a link loses behind each unit that is a whole paragraph and may well be the last one.

        So it is in an article that named its writer above (the units `credited`), for half a sentence that goes on and
        for a whole one; the second loses more, where the words of a notice end.
        """
        signed = [self._habits.signed if at in credited and self._closed[at] else 0.0 for at in range(len(self._units))]
        return signed, [loss + final for loss, final in zip(signed, self._final, strict=True)]

    def _likely(self, unit: Unit) -> list[tuple[int, float]]:
        """The units that may well precede `unit`, with all that speaks for each but topic, in the order of the page."""
        if unit.first.dateline or unit.prefix:
            return []
        links = self._nearby(unit)
        if len(links) > CANDIDATES:
            closed, lacks_end = self._closed, self._habits.lacks_end
            best = nlargest(CANDIDATES, links, key=lambda link: link[1] + _LOOSE_END * (not closed[link[0]]))
            if self._habits.after_end(unit) or unit.headed:
                # A lead may stand anywhere on the page, and only topic tells which text it opens.
                best = sorted({*best, *(link for link in links if lacks_end[link[0]])})
            links = sorted(best)
        text = unit.first.text
        for at, (one, weight) in enumerate(links):
            if not self._closed[one]:
                joins = self._worth.bridge * self._grams.joins(self._units[one].last.text, text)
                links[at] = one, weight + joins + answers(self._asked[one], text)
        bar = max((weight for _, weight in links), default=0.0) - HOPELESS
        return [link for link in links if link[1] > bar]

    def _nearby(self, unit: Unit) -> list[tuple[int, float]]:
        """Every unit in reach that `unit` may follow, with what speaks for it but words over the break and topic."""
        at = unit.order
        if at and self._runs_on(self._units[at - 1], unit):
            titled = any(len(head.text) > _SUBHEAD for head in unit.heads)
            sure = 0.0 if titled or (unit.timed and not self._one) else self._worth.runs_on
            return [(at - 1, self._link(self._units[at - 1], unit) + sure)]
        within = {*_around(self._free, at), *_around(self._cut_off, at)}
        within.update(range(max(0, at - NEAR), min(len(self._units), at + NEAR + 1)))
        # Where a line is a paragraph, text goes down the page.
        within.difference_update(range(at, len(self._units)) if unit.first.column > LONG else [at])
        return [(one, self._link(self._units[one], unit)) for one in sorted(within) if not self._ended[one]]

    def _runs_on(self, one: Unit, other: Unit) -> bool:
        """Whether two paragraphs stand each on a line, one right below the other, so that nothing else goes between."""
        glued = one.last.lines[-1].number + 1 >= (other.heads or [other.first])[0].lines[0].number
        return (
            (glued or (self._one and not other.heads))
            and min(one.last.column, other.first.column) > LONG
            and not one.ended
        )

    def _link(self, one: Unit, other: Unit) -> float:
        """All that speaks for a link but words over the break and topic; what it saves to leave `one` no loose end."""
        habits, worth, at = self._habits, self._worth, other.order
        step = at - one.order
        last, piece = one.last, other.first
        weight = self._place[last.closed][step + WINDOW]
        weight += worth.headed * other.headed
        if step == 1:
            weight += (worth.headed_next - worth.headed) * other.headed + worth.parted * other.parted
            if last.lines[-1].number + 1 == piece.lines[0].number:
                fits = last.closed == (piece.lines[0].indent > 0) or piece.column > LONG
                weight += worth.glued if fits else worth.glued_ill
                weight += _NEXT_DAY * (fits and last.closed and other.timed and not other.heads)
        if habits.lacks_end[one.order]:
            # A lead may stand anywhere on the page, far from what it leads into.
            weight = max(weight, worth.apart) + worth.led if habits.lacks_start[at] else weight + worth.lacks_end
        apart = abs(last.column - piece.column)
        width = worth.same_width if apart <= 1 else self._width(one, other, apart)
        wide = habits.leads[one.order] and habits.lacks_start[at] and last.column > piece.column
        weight += max(0.0, width) if wide else width  # a lead may be set wider than what it leads into
        if piece.day and one.first.day:
            weight += worth.days * _days(piece.day - one.first.day)
        if piece.count:
            weight += COUNTS_ON * (goes_on(last.counted, piece.count) if last.closed else -1)
        if piece.closers or not last.closed:
            weight += self._quotes(one, other)
        if last.closed:
            return weight + habits.after_closed[at]
        # Behind a comma another clause may begin with 他 or 会议; in mid-clause it can not.
        return weight + habits.after_open[at] + (0.0 if last.text[-1] in "，；,;" else habits.not_in_clause[at])

    def _width(self, one: Unit, other: Unit, apart: int) -> float:
        """An article keeps its column; a line or two do not show how wide theirs is, but they may be too wide."""
        if apart <= 4:
            return self._worth.near_width
        last, first = one.last, other.first
        shown, shows = len(last.lines) > 1, len(first.lines) > 1
        if shown and shows:
            return self._worth.far_width if apart >= 8 else self._worth.other_width
        too_wide = (shown and _widest(first) > last.column + _WIDER) or (
            shows and _widest(last) > first.column + _WIDER
        )
        return self._worth.other_width if too_wide else 0.0

    def _topic(self, one: int, other: int) -> float:
        """What two units share, and what the text up to `one` shares with the text from `other` on."""
        alone = self._topics.alike(one, other)
        if not self._learnt and self._named[other] and self._named[other] <= self._topics.pairs[one]:
            alone += self._worth.known / 2
        chain, place = self._seat[one]
        if not self._learnt or (self._seat[other][0] == chain and self._seat[other][1] <= place):
            return self._worth.topic * 2 * alone
        past, future = self._past[one], self._future[other]
        together = alone
        if past is not self._own[one] or future is not self._own[other]:
            together = self._topics.overlap(past[0], future[0], min(past[1], future[1]))
        named = self._named[other]
        if named:
            alone += self._worth.known if named <= past[0] else -self._worth.known
        return self._worth.topic * (alone + together)

    def _quotes(self, one: Unit, other: Unit) -> float:
        openers, closers = one.last.openers, other.first.closers
        if closes(openers, closers):
            return self._worth.closes
        return self._worth.closes_nothing * bool(closers) + self._worth.left_open * (bool(openers) and not one.closed)


def _around(orders: list[int], at: int) -> list[int]:
    """Those of `orders`, which go up, that are within reach of `at`."""
    return orders[bisect_left(orders, at - WINDOW) : bisect_right(orders, at + WINDOW)]


def _is_one_article(units: list[Unit]) -> bool:
    """Whether a page is a web article: one date line, above its first text, and a line for every paragraph."""
    dated = [unit.order for unit in units if any(piece.role == "source" for piece in unit.prefix)]
    return dated == [0] and all(unit.first.column > LONG for unit in units)


def _widest(piece: Piece) -> int:
    return max(line.width for line in piece.lines)


def _days(later: int) -> float:
    """Reports go from day to day: the same or the next one may follow, an earlier one does not."""
    return 1.0 if later in (0, 1) else -2.0 if later < 0 else 0.0
