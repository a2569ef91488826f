"""Where text of different articles meets without a blank line between: a dump may print column on column.

A seam is where one line can not go on in the next: a paragraph begins, by its indent, in mid-sentence; after a whole
paragraph a line stands without an indent; columns of different widths meet; a word is broken off that goes on
elsewhere. A line behind a seam is from there on as one behind a blank line, which decides nothing: the two sides
are weighed against each other and against all others.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.articles.columns import LONG
from kg.articles.continuity import Collocations
from kg.articles.heads import may_be_head
from kg.articles.lines import Line
from kg.articles.marked import MARKS
from kg.articles.wording import starts_with_time

_SHORT = 4
"""A last line that is narrower than its column by so many half-width columns ends a paragraph for certain."""
_INDENTS = range(2, 7)
_REACH = 8  # lines up the page and down it that show how wide a column is
_WIDER = 6  # half-width columns by which lines are of another column
_FEWEST = 3  # paragraphs with an indent that make it the habit of a page
_STRONG = 4.0  # a word over a break that leaves little doubt
_LIKELY = 3.5  # a word over a break that is worth to be weighed
_FEW = 3  # places for the other half that are weighed; where there are more, chance has made them
_WEAK = -0.9
_ROUNDS = 3
_SPARSE = 8  # lines between blanks: in less there is hardly more than one seam
_GLUED = 15  # lines to a blank one: less is the habit of every page
_LEADS_ON = "：:、"
_BYLINE = re.compile(
    r"^(?:[（(].{0,4}(?:记者|通讯员).*[）)]$|[（(][\u4e00-\u9fff 　]{2,5}[）)]$|[□■◎].{0,20}$"
    r"|(?:本报)?(?:记者|通讯员)\s.{2,30}$)"
)
"""A line that is a byline by its look: what stands above it ends, and what stands below it begins anew."""
_NAME = 4  # characters: less of a line may be the rest of a byline
_BEFORE_DATE = "于在至到自从定是和、，,（("


def part_lines(lines: list[Line], grams: Collocations) -> list[Line]:
    """The lines of a page, those behind a seam marked as standing behind a blank."""
    if len(lines) < _FEWEST:
        return lines
    seams: set[int] = set()
    bylines = {line.rank for line in lines if _BYLINE.match(line.text)}
    for stretch in _stretches(lines):
        indented = _is_indented(lines, stretch)
        seams.update(at for at in stretch[1:] if _is_seam(lines, at, indented, bylines))
    return [line._replace(after_blank=True) if line.rank in seams else line for line in lines]


def doubtful_breaks(lines: list[Line], grams: Collocations) -> set[int]:
    """Where the text may go on elsewhere in mid-sentence, by the ranks of the lines behind."""
    return {at for at in range(1, len(lines)) if _may_break(lines, at, grams)}


def is_glued(lines: list[Line]) -> bool:
    """Whether a page prints column on column without blank lines: it has seams, or hardly a blank line at all."""
    blank = sum(line.after_blank and line.number > before.number + 1 for before, line in pairwise(lines))
    return _GLUED * blank < len(lines) or any(
        line.after_blank and line.number == before.number + 1 and not _BYLINE.match(before.text)
        for before, line in pairwise(lines)
        if not line.text[0].isdigit()
    )


def _stretches(lines: list[Line]) -> list[range]:
    """The stretches of a page between blank lines."""
    starts = [at for at, line in enumerate(lines) if line.after_blank]
    return [range(start, end) for start, end in pairwise([*starts, len(lines)])]


def _is_indented(lines: list[Line], stretch: range) -> bool:
    """Whether paragraphs open with an indent in a stretch: most lines do so that stand behind a whole paragraph."""
    opening = [lines[at] for at in stretch[1:] if lines[at - 1].closed and _is_short(lines, at - 1)]
    indented = sum(lines[at].indent in _INDENTS for at in stretch)
    shown = sum(line.indent in _INDENTS for line in opening)
    return indented > 0 and 2 * indented <= len(stretch) and 2 * shown >= len(opening)


def _is_seam(lines: list[Line], at: int, indented: bool, bylines: set[int]) -> bool:
    """Whether line `at`, which no blank parts from the one before, can hardly go on from it.

    `bylines`: the lines, by rank, that look like one.
    """
    one, other = lines[at - 1], lines[at]
    if one.width > LONG or other.width > LONG or one.after_blank:
        return False
    if one.text[0] in MARKS and may_be_head(one):
        return False  # a headline behind a mark is no text that breaks off
    if at - 1 in bylines or at in bylines:
        below = not one.closed and len(other.text) > _NAME and at not in bylines
        return below and other.indent not in _INDENTS
    if not one.closed and other.indent not in _INDENTS and _opens_with_day(one, other):
        return True
    if not indented:
        return False
    if other.indent in _INDENTS:
        return not one.closed and one.text[-1] not in "：:" and one.indent <= other.indent
    return one.closed and _is_short(lines, at - 1)


def _opens_with_day(one: Line, other: Line) -> bool:
    """Whether a report seems to open with a day where the line before breaks off in mid-sentence."""
    full = one.width > other.width - _SHORT
    return full and one.text[-1] not in _BEFORE_DATE and other.text[0].isdigit() and starts_with_time(other.text)


def _is_short(lines: list[Line], at: int) -> bool:
    """Whether a line falls short of its column."""
    return lines[at].width + lines[at].indent <= _column(lines, at) - _SHORT


def _column(lines: list[Line], at: int) -> int:
    """How wide the full lines about line `at` are."""
    near = sorted(line.width + line.indent for line in lines[max(0, at - _REACH) : at + _REACH + 1])
    return near[len(near) // 2]


def _may_break(lines: list[Line], at: int, grams: Collocations) -> bool:
    """Whether the text may break before line `at`: no blank is there, no paragraph opens, no word goes over it."""
    one, other = lines[at - 1], lines[at]
    if other.after_blank or one.text[-1] in _LEADS_ON or max(one.width, other.width) > LONG:
        return False
    if _BYLINE.match(one.text) or _BYLINE.match(other.text):
        return False
    return one.closed or other.indent in _INDENTS or grams.joins(one.text, other.text) < _WEAK
