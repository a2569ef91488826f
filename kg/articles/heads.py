"""Which lines are headlines: set short or wide of the column, without a stop, whole in words."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.articles.continuity import Collocations, balance, end_lacks
from kg.articles.furniture import is_label
from kg.articles.lines import Line
from kg.articles.openings import FEWEST_PAIRS, Openings
from kg.articles.pieces import Piece
from kg.articles.topics import REACH, pairs_of
from kg.articles.wording import (
    carries_on,
    dateline_end,
    is_unfinished,
    opening_speaker,
    opens_clause,
    prose_words,
    starts_with_time,
)

MAX_WIDTH = 120
"""No headline is set wider than this many half-width columns on one line."""
_MISFIT = 5
_FULL = 3
_WIDEST_COLUMN = 100
_MOST_LINES = 4
_MOST_GLUED = 10  # lines of headlines in a stack
_SHORTEST = 3  # characters: a stretch that short is rather half a word than a headline
_TORN = 0.5
_PROSE = -3.0  # wording that no headline has, whatever its width
_INDENT = 2  # half-width columns that a paragraph is set in by at least
NUMBERED = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．｜丨|]")
"""A sub-head with a number (一、 （二） 3.)."""
_TOLD = 3.6  # what it speaks for a headline that a report tells all that it says
_TELLING = 0.15  # the least share of a headline's words that its report opens with
_ASKED = re.compile("[问答][:：]")
_INNER_STOP = re.compile(r"[。；;]|[\u4e00-\u9fff][.．](?![0-9])")
_INNER_GAP = re.compile(r"(?<=[\u4e00-\u9fff）”])[ 　]+(?=[\u4e00-\u9fff（“])")


def may_be_head(line: Line) -> bool:
    """Whether nothing in the line itself forbids it to be (a line of) a headline."""
    text = line.text
    return (
        line.width <= MAX_WIDTH
        and text[-1] not in "。，、；：,;:"
        and not _INNER_STOP.search(text)
        and not is_unfinished(text)
        and not _ASKED.match(text)
        and not dateline_end(text)
    )


def is_deck(line: Line) -> bool:
    """Whether a line of headlines goes on from the one above it: ——某地巩固扶贫成果纪实."""
    return line.text.startswith("——")


def head_lines(run: list[Line], column: int, around: Surroundings, grams: Collocations, marked: set[int]) -> set[int]:
    """Positions in `run` (text lines without a blank between them) of the headlines set right above their text.

    Those in `marked` are headlines for certain.

    On a page that is not set in columns a line is a paragraph, and one without a stop a headline.
    """
    if column > _WIDEST_COLUMN or not around.columns:
        return _loose_heads(run)
    heads = _last_heads(run, column, around, grams) | marked
    at = 0
    while at < len(run) - 1:
        wide = run[at].width > column + _MISFIT and run[at - 1].closed
        if at == 0 or (at - 1 not in heads and (wide or _ends_paragraph(run[at - 1], column))):
            count = 1 if at in marked else _leading(run, at, column, grams)
            heads.update(range(at, at + count))
            at += count
        at += 1
    heads |= _inserted_heads(run, column, grams)
    heads.update(at for at in range(len(run) - 1) if is_label(run[at].text))
    last = len(run) - 1
    if last and _ends_paragraph(run[last - 1], column) and may_be_head(run[last]) and _misfit(run[last], column):
        heads.add(last)
    return heads


def _loose_heads(run: list[Line]) -> set[int]:
    """The headlines among whole paragraphs: lines without a stop, but for those that are indented as the others are."""
    closed = [line for line in run if line.closed]
    indented = bool(closed) and 2 * sum(line.indent >= _INDENT for line in closed) > len(closed)
    return {
        at
        for at, line in enumerate(run)
        if may_be_head(line)
        and (not line.closed or at == 0 < len(run) - 1)
        and not (indented and line.indent >= _INDENT and not NUMBERED.match(line.text))
    }


def _last_heads(run: list[Line], column: int, around: Surroundings, grams: Collocations) -> set[int]:
    """Headlines of other articles that stand below text without a blank: up to three lines that break off too short.

    Text that goes on elsewhere fills its last line, but for some dumps; so in mid-sentence a report must tell the same.
    They end the stretch, or an indented paragraph follows.
    """
    heads: set[int] = set()
    openings = around.openings
    for at in range(len(run) - 1, -1, -1):
        line = run[at]
        last = at == len(run) - 1 or run[at + 1].indent >= line.indent + _INDENT
        opens = not at or run[at - 1].closed
        # The first line of a paragraph may have lost its indent in the dump.
        full = column - _FULL - 4 * (opens and not line.indent) if at else _WIDEST_COLUMN
        above_more = at + 1 in heads
        wide = line.width > column + _MISFIT
        parted = wide or (above_more and _INNER_GAP.search(line.text))
        if not (last or above_more) or line.closed or (line.width + line.indent >= full and not parted):
            continue
        if not may_be_head(line) and not (above_more and line.text[-1] in "：:"):
            continue
        stands_over = line.width < column - 2 * _FULL and (at < len(run) - 1 or around.stands_over(line))
        if _words(line.text) >= 0 and (
            opens
            or above_more
            or stands_over
            or wide
            or _INNER_GAP.search(line.text)
            or (_is_told_elsewhere(run, at, openings) and not openings.may_go_on(line, run[at - 1], grams))
        ):
            heads.add(at)
    return heads if len(heads) < len(run) else set()


def _inserted_heads(run: list[Line], column: int, grams: Collocations) -> set[int]:
    """Headlines set into a text that breaks off above them, and another half of a sentence goes on below.

    Text fills its lines up to a stop, so lines that do neither are none, if one of them is short without doubt.
    """
    heads: set[int] = set()
    at = 1
    while at < len(run) - 1:
        end = at
        while end < len(run) - 1 and end - at < _MOST_GLUED and _falls_short(run[end], column):
            end += 1
        group = run[at:end]
        if group and end - at < _MOST_GLUED and _is_inserted(run[at - 1], group, run[end], column, grams):
            heads.update(range(at, end))
        at = max(end, at) + 1
    return heads


def _falls_short(line: Line, column: int) -> bool:
    return not line.closed and line.width + line.indent <= column - _FULL - 1 and may_be_head(line)


def _is_inserted(before: Line, group: list[Line], after: Line, column: int, grams: Collocations) -> bool:
    if after.indent >= _INDENT or (before.indent + before.width < column - _FULL and not before.closed):
        return False
    doubtless = any(line.width <= column - 2 * _FULL - 2 for line in group)
    bridges = grams.bridge(before.text, group[0].text), grams.bridge(group[-1].text, after.text)
    return doubtless and max(bridges) < 2 and _words("".join(line.text for line in group)) >= -1


def _is_told_elsewhere(run: list[Line], at: int, openings: Openings) -> bool:
    """Whether the opening of another report has more of the words of line `at` than the text above it."""
    pairs = pairs_of(run[at].text)
    own = len(pairs & pairs_of("".join(line.text for line in run[: min(at, REACH)]))) / max(FEWEST_PAIRS, len(pairs))
    return openings.tell([run[at]]) > max(own, _TELLING)


def _leading(run: list[Line], at: int, column: int, grams: Collocations) -> int:
    """How many lines from `at` are a headline: up to three that do not fit the column, before text that does."""
    count = 0
    for position in range(at, min(at + 4, len(run) - 1)):
        line = run[position]
        if not may_be_head(line) and not (line.text[-1] in "，、" and line.width < column - _MISFIT):
            break
        if line.indent >= _INDENT and line.width + line.indent > column - _MISFIT and position < len(run) - 1:
            break  # the first line of a paragraph, as full as they are
        if _misfit(line, column) or _stands_over(line, run[position + 1]):
            count = position - at + 1
    if not count or count == 4 or not may_be_head(run[at + count - 1]):
        return 0
    if _words("".join(line.text for line in run[at : at + count])) < _PROSE:
        return 0
    goes_on = grams.bridge(run[at + count - 1].text, run[at + count].text)
    return count if goes_on < 4 or run[at + count - 1].width < column - 2 * _MISFIT else 0


def _stands_over(line: Line, other: Line) -> bool:
    """Whether a line that ends no sentence is followed by a line that opens a report, as no text is."""
    opens = other.indent >= line.indent + _INDENT or (other.text[0].isdigit() and starts_with_time(other.text))
    return opens and not line.closed and not end_lacks(line.text[-4:])


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
    openings: Openings

    def stands_over(self, line: Line) -> bool:
        """Whether an indented paragraph or a dateline follows `line` at once, without a blank between."""
        after = self.after
        glued = after is not None and after.number == line.number + 1 and after.width <= _WIDEST_COLUMN
        return glued and after is not None and (after.indent >= _INDENT or dateline_end(after.text[:80]) > 0)


def _is_stack(run: list[Line], column: int) -> bool:
    """Whether lines are headlines of several articles one below the other: half of them fall short, none is text."""
    short = sum(_falls_short(line, column) for line in run)
    return 2 * short >= len(run) and all(may_be_head(line) and not line.closed for line in run)


def is_head_group(run: list[Line], around: Surroundings, grams: Collocations) -> bool:
    """Whether a stretch between blank lines, up to four lines, is a headline as a whole."""
    if dateline_end(run[0].text):
        return False
    if len(run) > _MOST_LINES:
        widths = around.columns
        return len(run) <= _MOST_GLUED and bool(widths) and _is_stack(run, min(widths))
    if len(run) == 1 and is_label(run[0].text):
        return True
    leads_on = run[-1].text[-1] in "：:" and around.after is not None and may_be_head(around.after)
    if leads_on and starts_with_time(run[-1].text):
        return False  # 经研究决定：
    if not leads_on and not may_be_head(run[-1]):
        return False
    if any(line.width > MAX_WIDTH or _INNER_STOP.search(line.text) or _ASKED.match(line.text) for line in run):
        return False
    if _opens_paragraph(run, around):
        return False
    weight = _words("".join(line.text for line in run)) + _setting(run, around) + _joins(run, around, grams)
    return weight > 0 or (weight + _TOLD > 0 and weight + _TOLD * around.openings.tell(run) > 0)


def _opens_paragraph(run: list[Line], around: Surroundings) -> bool:
    """Whether a lone line is indented as the paragraphs of the page are, and as full: the text goes on elsewhere."""
    line, indent = run[0], around.openings.indent
    full = any(line.width + line.indent in range(column - _FULL, column + 1) for column in around.columns)
    return len(run) == 1 and 0 < indent == line.indent and full


# The weights below are those of a logistic regression over the short stretches of some 500 pages that were set anew
# in other columns, orders and styles, rounded, and held back where the articles had too few cases (commas, stops).


def _words(text: str) -> float:
    """What the wording speaks for: a headline is no clause of running text."""
    weight = -2.5 * min(3, text.count("，") + text.count(",")) - 1.5 * min(3, text.count("、"))
    weight -= 2.0 * carries_on(text) + 1.6 * starts_with_time(text) + 2.6 * bool(opening_speaker(text))
    weight -= 2.3 * opens_clause(text) + 1.0 * min(3, prose_words(text))
    weight -= 1.0 * (balance(text) != ("", "")) + 5.0 * (len(text) <= _SHORTEST) + 1.0 * (text[-1] in "？！?!")
    return weight


def _setting(run: list[Line], around: Surroundings) -> float:
    """What typography and company speak for: a fragment of text fills its column, headlines stand together."""
    weight = 0.9 * len(run) + 1.2 * around.short_beside + 1.0 * bool(_INNER_GAP.search(run[0].text))
    if not around.columns:
        return weight - 1.2
    first, *rest = [line.width for line in run]
    if any(first in range(c - 9, c + 4) and all(abs(width - c) <= _FULL for width in rest) for c in around.columns):
        # The first line of a paragraph lacks its indent, and a stop may hang over the edge.
        weight -= 3.6 if rest else 2.6 * any(first in range(c - 5, c + 3) for c in around.columns)
    return weight + 1.2 * all(max(first, *rest, 0) > column + _MISFIT - 1 for column in around.columns)


def _joins(run: list[Line], around: Surroundings, grams: Collocations) -> float:
    """What the neighbours speak for: text that goes on into it or out of it, or ends before it."""
    before, after = around.before, around.after
    text = "".join(line.text for line in run)
    weight = 1.1 - _TORN * end_lacks(text[-4:])
    if after is None:
        weight += 1.0
    else:
        weight += 1.2 if dateline_end(after.text) else -0.7 * grams.bridge(text, after.text)
    if before is None or before.role != "text" or before.byline_at >= 0:
        return weight + 1.4
    # Behind a paragraph that is whole another one follows mostly, and behind half a list the rest of it.
    if before.closed or before.text[-1] == "、":
        return weight
    return weight + 2.0 - 0.4 * grams.bridge(before.lines[-1].text, text)
