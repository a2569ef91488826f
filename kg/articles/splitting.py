"""Lines → pieces: where something ends on the page, and what each stretch is."""

from __future__ import annotations

import re

from kg.articles.bylines import MAX_BYLINE, is_byline, is_more
from kg.articles.columns import LONG, Columns
from kg.articles.continuity import Collocations
from kg.articles.furniture import is_footer, is_masthead, is_notice, may_be_masthead
from kg.articles.heads import Surroundings, head_lines, is_head_group, may_be_head
from kg.articles.lines import Line
from kg.articles.pieces import Piece
from kg.articles.sources import is_source
from kg.articles.wording import CREDIT, byline_start, dateline_end, is_caption

_MARKS = "□■◎●◆◇（(【["
_IMPRINT = re.compile(r"本版|版式|美编|组版|排版|星期")
_MASTHEAD_LINES = 8
_NARROW = 6
"""A line this much narrower than its column (half-width columns) ends something there."""


def split_pieces(lines: list[Line], grams: Collocations) -> list[Piece]:
    """The pieces of a page in the order of the page, settled and numbered."""
    marks = _marks(lines)
    columns = Columns(lines)
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        end = _run_end(lines, marks, at)
        if at in marks and marks[at].role != "text":
            pieces.append(_marked_piece(lines, marks[at], at, end))
        else:
            before = pieces[-1] if pieces else None
            pieces += _run_pieces(lines, at, end, marks, columns, grams, before)
        at = end
    for index, piece in enumerate(pieces):
        piece.index = index
    return pieces


class _Mark:
    """What a line is by its wording alone; a byline may begin inside it and go over several lines."""

    __slots__ = ("end", "offset", "role")

    def __init__(self, role: str, end: int, offset: int = 0) -> None:
        self.role, self.end, self.offset = role, end, offset


def _marks(lines: list[Line]) -> dict[int, _Mark]:
    marks: dict[int, _Mark] = {}
    ends: set[int] = set()
    at = 0
    while at < len(lines):
        mark = _Mark("none", _furniture_end(lines, at)) if lines[at].after_blank else None
        if mark is None or mark.end == at:
            mark = _mark(lines, at, at - 1 in ends)
        if mark:
            marks[at] = mark
            ends.add(mark.end - 1)
        at = mark.end if mark else at + 1
    return marks


def _furniture_end(lines: list[Line], at: int) -> int:
    """Where a stretch of furniture between blank lines ends that begins at line `at`; `at` where there is none."""
    end = at + 1
    while end < len(lines) and not lines[end].after_blank and end - at <= _MASTHEAD_LINES:
        end += 1
    stretch = lines[at:end]
    if len(stretch) > _MASTHEAD_LINES:
        return at
    if is_notice(stretch[0].text):
        return end
    if not all(may_be_masthead(line.text, line.width) for line in stretch):
        return at
    return end if 3 * sum(is_masthead(line.text, line.width) for line in stretch) >= len(stretch) else at


def _mark(lines: list[Line], at: int, after_mark: bool) -> _Mark | None:
    line = lines[at]
    text = line.text
    marked = text[-1] in "）)" or (text[0] in _MARKS and line.width <= MAX_BYLINE)
    if marked or (line.hint and CREDIT.search(text)):
        found = None if _IMPRINT.search(text) else _byline(lines, at)
        if found:
            return found
    if line.hint and line.width <= LONG * 2 and is_source(text):
        return _Mark("source", at + 1)
    # In the middle of a paragraph a line is text, whatever words the column's width left on it.
    if line.width <= LONG * 2 and (line.after_blank or after_mark or at < 2 or lines[at - 1].closed):
        if is_footer(text) or is_masthead(text, line.width):
            return _Mark("none", at + 1)
        if is_caption(text):
            return _Mark("caption", _caption_end(lines, at))
    return None


def _byline(lines: list[Line], at: int) -> _Mark | None:
    """A byline that begins in line `at`, over as many lines as it takes to close its bracket or its last name."""
    text, best = "", None
    for end in range(at, min(at + 4, len(lines))):
        if end > at and lines[end].after_blank:
            break
        text += (" " if best and is_more(lines[end].text) else "") + lines[end].text
        offset = byline_start(text[-2 * MAX_BYLINE :])
        if offset >= 0 and not _closes_more(text[-2 * MAX_BYLINE :][offset:]):
            offset += max(0, len(text) - 2 * MAX_BYLINE)
            if offset < len(lines[at].text):
                best = _Mark("text" if offset else "byline", end + 1, offset)
                if _balanced(text[offset:]) and not _goes_on(lines, end):
                    break
        elif best:
            break
    return best


def _closes_more(text: str) -> bool:
    """Whether brackets are closed that were opened before: the end of （记者 … ）, whose beginning stands above."""
    return sum(char in "）)]】" for char in text) > sum(char in "（([【" for char in text)


def _balanced(text: str) -> bool:
    return sum(char in "（([【" for char in text) == sum(char in "）)]】" for char in text)


def _goes_on(lines: list[Line], at: int) -> bool:
    """Whether the next line is more of the same byline (通讯员 …, a further name, a name broken over the line)."""
    following = at + 1
    if following >= len(lines) or lines[following].after_blank:
        return False
    text = lines[following].text
    return len(text) <= 2 or (len(text) <= 40 and is_more(text))


def _caption_end(lines: list[Line], at: int) -> int:
    """A caption goes to its first line that ends a sentence, and takes the line along that credits the picture."""
    end = at + 1
    while end < len(lines) and end < at + 6 and not lines[end].after_blank and not lines[end - 1].closed:
        end += 1
    credited = end < len(lines) and not lines[end].after_blank and lines[end].text[-1] in "摄影图"
    return end + 1 if credited and is_byline(lines[end].text) and "文" not in lines[end].text else end


def _run_end(lines: list[Line], marks: dict[int, _Mark], at: int) -> int:
    """Where the stretch that begins at `at` ends for certain: a blank line, a byline, a dateline, furniture."""
    mark = marks.get(at)
    if mark:
        return mark.end
    end = at + 1
    while end < len(lines) and not lines[end].after_blank:
        found = marks.get(end)
        if found:
            return found.end if found.role == "text" else end
        if lines[end].hint and dateline_end(lines[end].text[:80]):
            return end
        end += 1
    return end


def _marked_piece(lines: list[Line], mark: _Mark, at: int, end: int) -> Piece:
    part = lines[at:end]
    if mark.role != "byline":
        return Piece(mark.role, part).settle()
    breaks = [i for i in range(len(part) - 1) if is_byline(part[i].text) and is_more(part[i + 1].text)]
    return Piece("byline", part, breaks, byline_at=0).settle()


def _run_pieces(
    lines: list[Line],
    at: int,
    end: int,
    marks: dict[int, _Mark],
    columns: Columns,
    grams: Collocations,
    before: Piece | None,
) -> list[Piece]:
    run = lines[at:end]
    after = lines[end] if end < len(lines) else None
    around = Surroundings(columns.near(at), before, after, _short_before(lines, at) + _short_after(lines, end))
    if is_head_group(run, around, grams):
        return [Piece("head", run).settle()]
    column = columns.of(run)
    heads = head_lines(run, column, grams)
    pieces: list[Piece] = []
    first = 0
    whole = len(run) - _byline_lines(end, marks)  # the lines of a byline stay together
    for position in range(1, len(run) + 1):
        if position < len(run) and (position > whole or not _cut(run, heads, position, column)):
            continue
        role = "head" if first in heads else "text"
        pieces.append(Piece(role, run[first:position], column=column))
        first = position
    _add_byline(pieces[-1], end, marks)
    for piece in pieces:
        piece.breaks = _paragraph_ends(piece, column) if piece.role == "text" else []
        piece.settle()
    return pieces


def _short_before(lines: list[Line], at: int) -> bool:
    """Whether the stretch before line `at` is one or two lines between blanks that end no sentence."""
    start = at - 1
    while start > at - 3 and start >= 0 and not lines[start].after_blank:
        start -= 1
    return max(0, at - 2) <= start and lines[at].after_blank and may_be_head(lines[at - 1])


def _short_after(lines: list[Line], end: int) -> bool:
    """Whether the stretch from line `end` is one or two lines between blanks that end no sentence."""
    stop = end + 1
    while stop < len(lines) and stop < end + 3 and not lines[stop].after_blank:
        stop += 1
    return end < len(lines) and stop < end + 3 and lines[end].after_blank and may_be_head(lines[stop - 1])


def _byline_lines(end: int, marks: dict[int, _Mark]) -> int:
    """How many lines the byline takes that ends the text at line `end`, the one it begins in counted; 0 without one."""
    for at in range(max(0, end - 3), end):
        mark = marks.get(at)
        if mark and mark.role == "text" and mark.end == end:
            return end - at
    return 0


def _add_byline(piece: Piece, end: int, marks: dict[int, _Mark]) -> None:
    count = _byline_lines(end, marks)
    if count:
        before = piece.lines[: len(piece.lines) - count]
        piece.byline_at = sum(len(line.text) for line in before) + marks[end - count].offset


def _cut(run: list[Line], heads: set[int], at: int, column: int) -> bool:
    """Whether a piece ends before line `at` of the run: at a head, or where a short line breaks off a column."""
    if (at in heads) != (at - 1 in heads):
        return True
    if at in heads or column > LONG or run[at - 1].closed:
        return False
    # The first line of a paragraph is narrower by its indent, which the dump lost.
    first = at == 1 or at - 2 in heads or run[at - 2].closed
    return run[at - 1].width < column - _NARROW - 4 * first


def _paragraph_ends(piece: Piece, column: int) -> list[int]:
    ends = []
    for at in range(len(piece.lines) - 1):
        line = piece.lines[at]
        short = line.width < column - 2 or line.width > LONG or piece.lines[at + 1].indent > line.indent
        if (line.closed and short) or (line.width > LONG and line.text[-1] in "：:；;"):
            ends.append(at)
    return ends
