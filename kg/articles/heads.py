"""Which lines are headlines: set short or wide of the column, without a stop, whole in words."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.articles.continuity import Collocations, balance
from kg.articles.lines import Line
from kg.articles.pieces import Piece
from kg.articles.wording import carries_on, dateline_end, is_unfinished, starts_with_time

MAX_WIDTH = 120
"""No headline is set wider than this many half-width columns on one line."""
_MISFIT = 5
_FULL = 3
_WIDEST_COLUMN = 100
_MOST_LINES = 4
_SHORTEST = 3  # characters: a stretch that short is rather half a word than a headline
_INNER_STOP = re.compile(r"[。；;]")
_INNER_GAP = re.compile(r"(?<=[\u4e00-\u9fff）”])[ 　]+(?=[\u4e00-\u9fff（“])")


def may_be_head(line: Line) -> bool:
    """Whether nothing in the line itself forbids it to be (a line of) a headline."""
    text = line.text
    return (
        line.width <= MAX_WIDTH
        and text[-1] not in "。，、；：,;:"
        and not _INNER_STOP.search(text)
        and not is_unfinished(text)
        and not dateline_end(text)
    )


def head_lines(run: list[Line], column: int, loose: bool, grams: Collocations) -> set[int]:
    """Positions in `run` (text lines without a blank between them) of the headlines set right above their text.

    `loose` says that the page is not set in columns: a line is a paragraph, and one without a stop a headline.
    """
    heads: set[int] = set()
    at = 0
    if column > _WIDEST_COLUMN or loose:
        return {at for at, line in enumerate(run) if may_be_head(line) and (not line.closed or at == 0 < len(run) - 1)}
    while at < len(run) - 1:
        if at == 0 or (at - 1 not in heads and _ends_paragraph(run[at - 1], column)):
            count = _leading(run, at, column, grams)
            heads.update(range(at, at + count))
            at += count
        at += 1
    last = len(run) - 1
    if last and _ends_paragraph(run[last - 1], column) and may_be_head(run[last]) and _misfit(run[last], column):
        heads.add(last)
    return heads


def _leading(run: list[Line], at: int, column: int, grams: Collocations) -> int:
    """How many lines from `at` are a headline: up to three that do not fit the column, before text that does."""
    count = 0
    for position in range(at, min(at + 4, len(run) - 1)):
        line = run[position]
        if not may_be_head(line) and not (line.text[-1] in "，、" and line.width < column - _MISFIT):
            break
        if _misfit(line, column):
            count = position - at + 1
    if not count or count == 4 or not may_be_head(run[at + count - 1]):
        return 0
    goes_on = grams.bridge(run[at + count - 1].text, run[at + count].text)
    return count if goes_on < 4 or run[at + count - 1].width < column - 2 * _MISFIT else 0


def _misfit(line: Line, column: int) -> bool:
    """Wider than the column, or narrower by more than the first line of a paragraph is that lost its indent."""
    return line.width > column + _MISFIT or line.width < column - 2 * _MISFIT + 1


def _ends_paragraph(line: Line, column: int) -> bool:
    return line.closed and line.width < column - 2


class Surroundings(NamedTuple):
    """What stands around a stretch of lines that may be a headline."""

    columns: set[int]  # widths of the text columns about, none on a page of whole paragraphs
    before: Piece | None
    after: Line | None
    short_beside: int  # how many of the two stretches beside it are as short and as open


def is_head_group(run: list[Line], around: Surroundings, grams: Collocations) -> bool:
    """Whether a stretch between blank lines, up to four lines, is a headline as a whole."""
    if len(run) > _MOST_LINES or not may_be_head(run[-1]) or dateline_end(run[0].text):
        return False
    if any(line.width > MAX_WIDTH or _INNER_STOP.search(line.text) for line in run):
        return False
    return _weigh(run, around, grams) > 0


def _weigh(run: list[Line], around: Surroundings, grams: Collocations) -> float:
    before, after = around.before, around.after
    text = "".join(line.text for line in run)
    gaps = _INNER_GAP.search(run[0].text)
    weight = 0.5 + 2.0 * bool(gaps)
    weight += 1.0 - 1.7 * text.count("，") - 0.5 * text.count("、")
    weight -= 2.0 * carries_on(text) + 1.0 * starts_with_time(text)
    weight -= 2.5 * (balance(text) != ("", ""))
    weight -= 3.0 * (len(text) <= _SHORTEST)
    weight += _typography(run, around.columns) + around.short_beside
    if after is not None:
        weight += 2.0 if dateline_end(after.text) else 0.5 - grams.bridge(text, after.text)
    if before is not None and before.role == "text" and before.byline_at < 0 and not before.closed:
        tail = before.lines[-1].text
        weight -= 1.0 + grams.bridge(tail, text) + 2.0 * (tail[-1] == "、")
    if before is None or before.role != "text" or before.byline_at >= 0:
        weight += 1.0
    return weight


def _typography(run: list[Line], columns: set[int]) -> float:
    """Whether the lines are set as a head: a fragment of text fills its column from the second line to the last."""
    if not columns:
        return 2.0
    first, *rest = [line.width for line in run]
    if any(first in range(c - 9, c + 4) and all(abs(width - c) <= _FULL for width in rest) for c in columns):
        return -2.0 if rest else -1.0
    return 2.5
