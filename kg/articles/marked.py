"""Short items of a column, which stand or whose headlines stand behind a mark (●县领导检查防汛)."""

from __future__ import annotations

from itertools import pairwise

from kg.articles.furniture import corrects
from kg.articles.heads import may_be_head
from kg.articles.lines import Line
from kg.articles.wording import dateline_end, starts_with_time

MARKS = "●▲■◆★○△□◇☆"
"""What stands before a short item, or before its headline."""
_ITEMS = 3  # with the same mark, so that they are the items of a column
_NAME = 10  # characters of a column's name
_MOST = 3  # lines of a headline
_SHORT = 3  # half-width columns by which a headline is narrower than its column, at least


def marked_heads(run: list[Line], column: int) -> set[int]:
    """Headlines behind a mark right above an indented paragraph, or short and above a time, as in a brief column.

    A mark before the text itself opens a report without a headline.
    """
    heads: set[int] = set()
    for at, (line, below) in enumerate(pairwise(run)):
        if line.text[0] not in MARKS or line.closed or not may_be_head(line) or starts_with_time(line.text):
            continue
        short = line.width + line.indent <= column - _SHORT
        opens = below.indent > line.indent or (
            short and (starts_with_time(below.text) or dateline_end(below.text[:80]))
        )
        if opens and (not at or run[at - 1].closed):
            heads.add(at)
    return heads


def heads_above(run: list[Line], column: int) -> set[int]:
    """The lines that open a stretch above an indented paragraph with a time: a headline, if text would fill them.

    They are as long as an indented line is, so their width alone does not tell it.
    """
    for at, (line, below) in enumerate(pairwise(run[: _MOST + 1])):
        if line.indent or line.closed or not may_be_head(line) or starts_with_time(line.text):
            break
        if below.indent and starts_with_time(below.text):
            return set(range(at + 1)) if abs(line.width - column) >= _SHORT else set()
    return set()


def is_item(lines: list[Line], at: int) -> bool:
    """Whether a notice with a mark (●更正) is one of the items of the page, others of which stand behind the same."""
    text = lines[at].text
    if text[0] not in MARKS or not may_be_head(lines[at]) or not corrects(text):
        return False
    return sum(line.text[0] == text[0] and may_be_head(line) for line in lines) >= _ITEMS


def heads_items(lines: list[Line], at: int) -> bool:
    """Whether a short line behind a mark names a column of items, whose headlines stand behind another: ■简讯, ●…."""
    below = lines[at + 1 : at + 2]
    marked = lines[at].text[0] in MARKS and below and below[0].text[0] in MARKS.replace(lines[at].text[0], "")
    return bool(marked) and len(lines[at].text) <= _NAME and may_be_head(lines[at]) and may_be_head(below[0])
