"""What each unit of a page looks like by itself, against the habits of the page: how its reports begin and end."""

from __future__ import annotations

from bisect import bisect_left

from kg.articles.columns import LONG
from kg.articles.continuity import start_lacks
from kg.articles.counting import COUNTS_ON
from kg.articles.indents import goes_on_by_indent, is_indented
from kg.articles.pieces import Piece
from kg.articles.topics import Headings, pairs_of
from kg.articles.units import Unit
from kg.articles.weights import Weights

_CLAIMED = 0.4  # the least share of a headline's words that the text under it has
_TITLED = 2.5  # a headline stands above, and above that one the byline that ends another text
_WINDOW = 30  # units up the page, and as many down it, that a headline is compared with


def claims(heads: list[Piece], units: list[Unit], headings: Headings) -> list[float]:
    """For each unit how well it tells what the headline says that it fits best of all near, 0 where it fits none.

    The lead of a report repeats its headline, the rest of it much less so. `headings` tells how well each fits a unit.
    """
    claimed = [0.0] * len(units)
    places = [unit.first.index for unit in units]
    for head in heads:
        middle = bisect_left(places, head.index)
        near = range(max(0, middle - _WINDOW), min(len(units), middle + _WINDOW))
        covers = headings.cover(pairs_of(head.text), near)
        best = max(covers, default=0.0)
        if best >= _CLAIMED:
            at = near[covers.index(best)]
            claimed[at] = max(claimed[at], best)
    return claimed


class Habits:
    """For each unit of a page, by its order, what speaks for and against it whatever the other unit."""

    def __init__(self, units: list[Unit], claimed: list[float], worth: Weights) -> None:
        """Reads the habits off `units`, the units of one page in page order, and takes what heads claim of each."""
        self._units = units
        self._worth = worth
        self._claimed = claimed
        datelines = sum(unit.first.dateline for unit in units)
        ended = sum(unit.ended for unit in units)
        # From 0 to 1: do the reports of this page open with a dateline, do they close with a byline?
        self._datelines = min(1.0, datelines / max(1, ended)) if datelines > 1 else 0.0
        self.signed = worth.signed * min(1.0, ended / max(1, datelines))
        self._mid = goes_on_by_indent(units)
        self._indented = is_indented(units)
        self.lacks_end = [self._breaks_off(unit) for unit in units]
        self.lacks_start = [self._starts_bare(unit) for unit in units]
        self.leads = [self.lacks_end[at] and (u.timed or u.first.dateline) for at, u in enumerate(units)]
        opens = [worth.opens_report * unit.opens_report + worth.opens_lead * self.leads[unit.order] for unit in units]
        self._torn = [worth.torn * start_lacks(unit.first.text[:4]) for unit in units]
        # What a unit is worth behind one that ends a sentence, behind one that does not, and what the latter loses
        # where it breaks off inside a clause. An end that nothing follows costs, so every link saves that cost.
        self.after_closed = [self._whole(u) + self.signed + opens[at] - self._torn[at] for at, u in enumerate(units)]
        self.after_open = [self._half(u) + opens[at] for at, u in enumerate(units)]
        self.not_in_clause = [worth.not_in_clause * bool(u.first.carries or u.timed or u.first.speaker) for u in units]

    def _whole(self, unit: Unit) -> float:
        """What the opening of `unit` speaks for as that of a further paragraph."""
        piece, of = unit.first, self._worth.whole
        weight = of.carries * piece.carries + of.clause * piece.clause + of.speaker * bool(piece.speaker)
        return weight + of.timed * unit.timed + of.mid * self._mid[unit.order] + of.always

    def _half(self, unit: Unit) -> float:
        """What the opening of `unit` speaks for as the second half of a paragraph."""
        piece, of, mid = unit.first, self._worth.half, self._mid[unit.order]
        weight = of.mid * mid + of.indented * (self._indented and mid < 0) + of.clause * piece.clause
        return weight + of.speaker * bool(piece.speaker) + of.timed * unit.timed + of.always

    def beginning(self, unit: Unit) -> float:
        """What speaks for `unit` to begin an article."""
        piece = unit.first
        if piece.dateline:
            return self._worth.dateline
        if piece.role == "byline":
            return self._worth.byline
        of, at = self._worth.begins, unit.order
        weight = of.always + of.timed * unit.timed + of.carries * piece.carries + of.mid * self._mid[at]
        weight += of.speaker * bool(piece.speaker) + of.closers * bool(piece.closers)
        weight += of.prefix * bool(unit.prefix) + of.headed * unit.headed + of.report * unit.opens_report
        weight += of.numbered * unit.numbered + of.claimed * self._claimed[at] + of.lead * self.leads[at]
        weight += _TITLED * (self.after_end(unit) and any(head.after_blank for head in unit.heads[:1]))
        weight -= COUNTS_ON * (piece.count is not None and piece.count.number > 1)
        weight += of.glued * (not unit.heads and not piece.after_blank)
        return weight + of.datelines * self._datelines - self._torn[at]

    def after_end(self, unit: Unit) -> bool:
        """Whether on the page the unit stands first, or below a byline."""
        return unit.order == 0 or self._units[unit.order - 1].ended

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
        whole = piece.column > LONG  # where a line is a paragraph, no lead stands apart
        return (self.after_end(unit) or bool(unit.heads)) and not opens and not whole
