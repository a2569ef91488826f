"""The columns of a page: how wide the full lines are, here and there on it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from statistics import median

from kg.articles.lines import Line

LONG = 100
"""A line wider than this (half-width columns) is no column line: the page has one paragraph a line there."""
NO_COLUMN = 10_000
"""The column of a page where a line is a paragraph: as wide as you like."""
_ENOUGH = 3  # lines that show how wide their column is
_TABLE = 1.5  # times the usual width: no column is so wide among others
_SAME = 4  # half-width columns by which lines of one column may differ


class Columns:
    """Column widths of one page, learnt from its longer stretches between blank lines."""

    def __init__(self, lines: list[Line]) -> None:
        """Measures `lines`, the non-blank lines of a page."""
        self._usual = _usual_width(lines)
        self._starts: list[int] = []
        self._widths: list[int] = []
        if not self._usual:
            return
        at = 0
        while at < len(lines):
            end = at + 1
            while end < len(lines) and not lines[end].after_blank:
                end += 1
            if end - at >= _ENOUGH:
                self._starts.append(at)
                self._widths.append(full_width(lines[at:end]))
            at = end

    @property
    def found(self) -> bool:
        """Whether the page is set in columns at all, rather than one paragraph a line."""
        return self._usual > 0

    def near(self, at: int) -> set[int]:
        """Widths of the columns about line `at`: of the stretch it is in, the ones before and after, or the page's."""
        place = bisect_left(self._starts, at)
        found = {width for width in self._widths[max(0, place - 1) : place + 1] if width <= LONG}
        return found or {self._usual} - {0}

    def of(self, run: list[Line]) -> int:
        """The column width of `run`: its own where it has enough lines, else that of a column about that it fits."""
        widest = max(line.width for line in run)
        if len(run) >= _ENOUGH:
            full = full_width(run)
            return full if full <= _TABLE * self._usual else self._least(run, full)
        fitting = [width for width in self.near(run[0].rank) if abs(width - widest) <= _SAME]
        return min(fitting, key=lambda width: (abs(width - widest), width)) if fitting else widest

    def _least(self, run: list[Line], full: int) -> int:
        """The page's usual width where some of the run keep to it, as around a table; else `full`, its own."""
        return self._usual if sum(abs(line.width - self._usual) <= _SAME for line in run) >= 2 else full


def full_width(run: list[Line]) -> int:
    """The width that three in four lines of a stretch do not exceed: a full line, but for a stray longer one."""
    widths = sorted(line.width for line in run)
    return widths[(len(widths) * 3) // 4]


def _usual_width(lines: list[Line]) -> int:
    """The middle width of the lines that do not end a sentence, on a page that is set in columns; else 0."""
    narrow = [line.width for line in lines if line.width <= LONG and not line.closed]
    wide = sum(line.width for line in lines if line.width > LONG)
    return int(median(narrow)) if narrow and wide <= sum(narrow) and _is_set_in_columns(lines) else 0


def _is_set_in_columns(lines: list[Line]) -> bool:
    """Whether most lines that break off in mid-sentence are as wide as the next, unless that ends a paragraph."""
    pairs = [
        (one, other) for one, other in pairwise(lines) if not (one.closed or other.after_blank or one.width > LONG)
    ]
    alike = sum(
        abs(one.width - other.width) <= _SAME or (other.closed and other.width < one.width) for one, other in pairs
    )
    return alike >= 2 and alike * 2 >= len(pairs)
