"""Lines → pieces: where something ends on the page, and what each stretch is."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.articles.bylines import is_byline, is_more, names_editors
from kg.articles.columns import LONG, NO_COLUMN, Columns
from kg.articles.continuity import Collocations
from kg.articles.heads import Surroundings, head_lines, is_deck, is_head_group, may_be_head
from kg.articles.lines import Line
from kg.articles.marked import heads_above, marked_heads
from kg.articles.marking import Mark, byline_lines, mark_lines
from kg.articles.openings import Openings
from kg.articles.paragraphs import settle_short_lines
from kg.articles.patterns import DATE
from kg.articles.pieces import Piece
from kg.articles.seams import doubtful_breaks
from kg.articles.wording import dateline_end

_BODY = re.compile(r"(?:[局委部府办院司团处站社校队室]|(?:委员|[常管]委|[协工商学]|联合)会|中心|公司|银行)$")
_DAY = re.compile(DATE)
_INNER = 6  # half-width columns of indent: a paragraph takes four
_RIGHT = 10
"""Half-width columns of indent from which a line is set to the right."""
_DECKS = 4
"""So many lines at most are looked at between a headline and its text, the text's first one counted."""
_NARROW = 6
"""A line this much narrower than its column (half-width columns) ends something there."""


def split_pieces(lines: list[Line], grams: Collocations, glued: bool = False) -> list[Piece]:
    """The pieces of a page in its order, settled and numbered; a `glued` page is cut wherever it may break."""
    marks = mark_lines(lines)
    columns = Columns(lines)
    openings = Openings(lines)
    doubtful = doubtful_breaks(lines, grams) if glued else set()
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        end = _run_end(lines, marks, at)
        if at in marks and marks[at].role != "text":
            pieces.append(_marked_piece(lines, marks[at], at, end))
        else:
            before = pieces[-1] if pieces else None
            pieces += _run_pieces(lines, at, end, marks, columns, openings, grams, before, doubtful)
        at = end
    _sign_off(pieces)
    if columns.found:
        _clear_desk(pieces)
        _find_inner_heads(pieces)
    else:
        settle_short_lines(pieces)
        _settle_above(pieces)
    for index, piece in enumerate(pieces):
        piece.index = index
    return pieces


def _clear_desk(pieces: list[Piece]) -> None:
    """Who made up the page stands above or below all of it, and wrote nothing."""
    for piece in (pieces[0], pieces[-1]) if pieces else ():
        if piece.role == "byline" and names_editors(piece.text):
            piece.role = "none"


def _find_inner_heads(pieces: list[Piece]) -> None:
    """Several headlines of one line that are set in alike, deeper than a paragraph, part one article."""
    found = [piece for piece in pieces if piece.role == "head" and len(piece.lines) == 1]
    inner = [piece for piece in found if piece.lines[0].indent >= _INNER]
    for piece in inner if len(inner) > 1 else ():
        piece.inner = True


def _settle_above(pieces: list[Piece]) -> None:
    """What the short lines are that stand between a headline, or a date line, and a text.

    One that ends with a credit tells of a picture; those without a stop between date line and dateline are headlines.
    """
    printed = [piece for piece in pieces if piece.role != "none"]
    for at, above in enumerate(printed):
        end = next((n for n in range(at + 1, min(at + 1 + _DECKS, len(printed))) if not _is_short(printed[n])), at)
        between, below = printed[at + 1 : end], printed[end]
        if above.role not in ("head", "source") or below.role != "text":
            continue
        for piece in between:
            if piece.text.endswith(("供图", "摄")):
                piece.role = "caption"
            elif above.role == "source" and below.dateline and not piece.lines[0].closed:
                piece.role = "head"


def _is_short(piece: Piece) -> bool:
    return piece.role == "text" and len(piece.lines) == 1 and piece.lines[0].width <= LONG


def _sign_off(pieces: list[Piece]) -> None:
    """Between a text and a day of its own stands who signs a notice, and no headline: far to the right, or a body."""
    for at, (text, head, day) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        last = at + 3 == len(pieces) or pieces[at + 3].role != "text"
        right = head.lines[0].indent >= _RIGHT and day.role == "source"
        body = len(head.lines) == 1 and _BODY.search(head.text) and _DAY.fullmatch(day.text)
        if head.role == "head" and text.role == "text" and text.closed and (right or (body and last)):
            head.role, head.closed = "text", True


def _run_end(lines: list[Line], marks: dict[int, Mark], at: int) -> int:
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


def _marked_piece(lines: list[Line], mark: Mark, at: int, end: int) -> Piece:
    part = lines[at:end]
    if mark.role != "byline":
        return Piece(mark.role, part).settle()
    breaks = [i for i in range(len(part) - 1) if is_byline(part[i].text) and is_more(part[i + 1].text)]
    return Piece("byline", part, breaks, byline_at=0).settle()


def _run_pieces(
    lines: list[Line],
    at: int,
    end: int,
    marks: dict[int, Mark],
    columns: Columns,
    openings: Openings,
    grams: Collocations,
    before: Piece | None,
    doubtful: set[int],
) -> list[Piece]:
    run = lines[at:end]
    after = lines[end] if end < len(lines) else None
    short = _short_before(lines, at) + _short_after(lines, end)
    around = Surroundings(columns.near(at) if columns.found else set(), before, after, short, openings)
    if is_head_group(run, around, grams):
        return [Piece("head", part).settle() for part in ([run] if around.columns else _headlines(run))]
    column = columns.of(run) if columns.found else NO_COLUMN
    marked = marked_heads(run, column) | heads_above(run, column)
    heads = head_lines(run, column, around, grams, marked)
    pieces: list[Piece] = []
    first = 0
    whole = len(run) - byline_lines(end, marks)  # the lines of a byline stay together
    for position in range(1, len(run) + 1):
        stacked = not columns.found and position in heads and position - 1 in heads
        if position < len(run) and (
            position > whole or not (stacked or run[position].rank in doubtful or _cut(run, heads, position, column))
        ):
            continue
        role = "head" if first in heads else "text"
        pieces.append(Piece(role, run[first:position], column=column))
        first = position
    for piece in pieces:
        piece.breaks = _paragraph_ends(piece, column) if piece.role == "text" else []
    _add_byline(pieces[-1], end, marks)
    return [piece.settle() for piece in pieces]


def _headlines(run: list[Line]) -> list[list[Line]]:
    """Head lines where a line is a paragraph: each is a headline of its own, but for a deck."""
    starts = [at for at, line in enumerate(run) if not at or not is_deck(line)]
    return [run[start:end] for start, end in pairwise([*starts, len(run)])]


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


def _add_byline(piece: Piece, end: int, marks: dict[int, Mark]) -> None:
    count = byline_lines(end, marks)
    if count:
        before = piece.lines[: len(piece.lines) - count]
        piece.byline_at = sum(len(line.text) for line in before) + marks[end - count].offset
        tail = range(len(before), len(piece.lines) - 1)
        piece.breaks += [at for at in tail if is_more(piece.lines[at + 1].text)]


def _cut(run: list[Line], heads: set[int], at: int, column: int) -> bool:
    """Whether a piece ends before line `at` of the run: at a head, or where a short line breaks off a column."""
    if (at in heads) != (at - 1 in heads):
        return True
    if at in heads or column > LONG:
        return False
    if run[at - 1].closed:
        # Where paragraphs are set in, a line that is not goes on, unless the one above is short without doubt.
        slack = _NARROW if run[at].indent < run[0].indent else 2
        return run[at - 1].width < column - slack or run[at].indent > run[at - 1].indent
    # The first line of a paragraph is narrower by its indent, which the dump lost.
    first = at == 1 or at - 2 in heads or run[at - 2].closed
    return run[at - 1].width < column - _NARROW - 4 * first


def _paragraph_ends(piece: Piece, column: int) -> list[int]:
    if column == NO_COLUMN:
        return list(range(len(piece.lines) - 1))
    ends = []
    for at in range(len(piece.lines) - 1):
        line = piece.lines[at]
        short = line.width < column - 2 or line.width > LONG or piece.lines[at + 1].indent > line.indent
        if (line.closed and short) or (line.width > LONG and line.text[-1] in "：:；;"):
            ends.append(at)
    return ends
