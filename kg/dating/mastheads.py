"""The date a page prints of itself: a newspaper's masthead, or the date line of a web article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from kg.dating.calendar import whole
from kg.dating.pattern import folded
from kg.lexicon import table
from kg.records import Article, Evidence, Page, Span

_Y, _M, _D = r"((?:19|20)[0-9]{2})", r"(1[0-2]|0?[1-9])", r"(3[01]|[12][0-9]|0?[1-9])"
_FULL_DATE = re.compile(
    rf"(?<![0-9./-]){_Y}(?: {{0,2}}年 {{0,2}}|[-./]){_M}(?: {{0,2}}月 {{0,2}}|[-./]){_D}(?![0-9])(?: {{0,2}}[日号])?"
    rf"|(?m:^ *){_Y} ?年 ?{_M} ?月 *\n *{_D} ?日? *(?=\n|$)"  # year and month over a large numeral
)
_DECORATION = re.compile(r"[0-9:.\-/ \t|【】()\[\]●◎■_]")
_PROSE = re.compile(r"[。！？]|,.*,")
_WEEKDAY = re.compile(r"星期([一二三四五六日天])")


class Masthead(NamedTuple):
    """One printed date of publication."""

    day: date
    line: int  # 1-based line of the page file
    start: int  # page offsets of the date
    end: int
    weekday_agrees: bool
    signed: bool  # a date alone on its line, with nothing of a masthead near it: a notice may be signed so

    def evidence(self, page: Page) -> Evidence:
        """The printed date as a quote of the page."""
        return page.quote(Span(self.start, self.end))


def mastheads(page: Page) -> tuple[Masthead, ...]:
    """All dates of publication printed on the page, in order."""
    text = folded(page.text)
    if not (dates := list(_FULL_DATE.finditer(text))):
        return ()
    lines = [line.strip() for line in text.split("\n")]
    printed = list(accumulate(map(bool, lines), initial=0))  # non-blank lines before each line
    ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
    found = (_read(match, lines, printed, bisect_right(ends, match.end() - 1)) for match in dates)
    return tuple(masthead for masthead in found if masthead)


def page_masthead(found: Sequence[Masthead]) -> Masthead | None:
    """The one that dates the page: the first, one that stands beside a masthead's words before a bare date."""
    return min(found, key=lambda masthead: masthead.signed, default=None)


def imprints(found: Sequence[Masthead]) -> frozenset[int]:
    """The page offsets of dates that say when the page was printed; another day, alone on its line, signs a notice."""
    best = page_masthead(found)
    return frozenset(m.start for m in found if best and not (m.signed and m.day != best.day))


def article_masthead(article: Article, found: tuple[Masthead, ...]) -> Masthead | None:
    """The date line that stands inside the lines of one article."""
    starts = ((bisect_left(found, first, key=_line), last) for first, last in article.lines)
    inside = (at for at, last in starts if at < len(found) and found[at].line <= last)
    return next((found[at] for at in [min(inside, default=-1)] if at >= 0), None)


def _line(masthead: Masthead) -> int:
    return masthead.line


def _read(match: re.Match[str], lines: list[str], printed: list[int], number: int) -> Masthead | None:
    """The date on line `number`, counted from 0, if that line is a masthead; `printed`: non-blank lines before each."""
    day = whole(*(int(group) for group in match.groups() if group))
    line = lines[number]
    near = [lines[at] for at in (number - 1, number + 1) if 0 <= at < len(lines)]
    from_edge = min(printed[number], printed[-1] - printed[number + 1])
    words = line.replace(match.group().split("\n")[-1], "\n", 1)
    if day is None or not _is_masthead(words, near, from_edge):
        return None
    weekday = _WEEKDAY.search("\n".join((line, *near)))
    agrees = weekday is None or "一二三四五六日天".index(weekday[1]) in {
        day.weekday(),
        day.weekday() + (day.weekday() == 6),
    }
    signed = words.strip() == "" and not _any("beside").search("\n".join(near))
    return Masthead(day, number + 1, *match.span(), agrees, signed)


def _is_masthead(words: str, near: list[str], from_edge: int) -> bool:
    """Whether a line speaks of the printing. `words` is the line with a line feed in place of its date."""
    limits = table("dating")["masthead"]
    if len(words) > limits["longest"] or _PROSE.search(words) or _any("never").search(words):
        return False
    if _any("beside").search(words):
        return True
    rest = _DECORATION.sub("", words).strip()
    if not rest:
        around = "\n".join(line for line in near if len(line) <= limits["longest_name"])
        return from_edge < limits["edge_lines"] or not any(near) or bool(_any("beside").search(around))
    if len(rest) > limits["longest_name"]:
        return False
    if _any("names", "(?:%s)(?:\n|$)").search(rest):
        return True
    header = from_edge < limits["edge_lines"] and any(_any("beside").search(line) for line in near)
    return header and not _any("speech").search(rest)  # a bulletin: 县政府办公室 编 2031年5月20日, below its number


@cache
def _any(name: str, frame: str = "%s") -> re.Pattern[str]:
    return re.compile(frame % "|".join(table("dating")["masthead"][name]))
