"""Marks the lines of a page that their wording alone tells: bylines, date lines, captions, furniture."""

from __future__ import annotations

import re

from kg.articles.bylines import MAX_BYLINE, is_byline, is_lone_name, is_more
from kg.articles.columns import LONG
from kg.articles.furniture import (
    heads_links,
    is_contact,
    is_footer,
    is_imprint,
    is_label,
    is_label_of_notice,
    is_masthead,
    is_notice,
    is_paper_name,
    is_trail,
    is_whole_notice,
    may_be_masthead,
    names_report,
)
from kg.articles.heads import NUMBERED, may_be_head
from kg.articles.lines import Line
from kg.articles.marked import MARKS, heads_items, is_item
from kg.articles.sources import is_source, says_something
from kg.articles.wording import CREDIT, GOES_ON, byline_start, dateline_end, is_caption, starts_with_time

_IMPRINT = re.compile(r"本版|版式|美编|组版|排版|星期")
_WRITTEN = re.compile(r"^[（(【\[]?(?:供稿|来稿|作者|记者|通讯员|撰稿|采写|文[/／:：丨|])")
_MARKS = "□■◎●◆◇（(【["
_SAME = 4  # half-width columns
_LONGEST_NAME = 6  # characters of a name that is set to the right, as no headline is: those spelled by sound are long
_RIGHT = 10  # half-width columns of indent
_MASTHEAD_LINES = 8
_MENU_LINES = 10
_MASTHEAD_HEAD = 3
"""As many lines of furniture at least stand above a text without a blank between."""
_BYLINE_LINES = 4
_RUBRIC = 10  # characters
_CAPTION_LINES = 6
_MOST_CAPTION_LINES = 10  # where a credit ends it
_WIDER = 8  # half-width columns by which the words under a picture stick out of the column they stand in
_TAKEN = re.compile(r"\s[\u4e00-\u9fff]{1,3}\s?[\u4e00-\u9fff]{1,2}\s?摄$")
_RED_HEAD = re.compile("^[\u4e00-\u9fff]{3,24}(?:委员会|政府|党委|[委局办部厅院室会])文件$")
"""Above a document of the authorities: whose it is (某某县水利局文件)."""
_RELEASE = re.compile("^[（(]此件[^（()）]{2,12}[）)]$")
"""Below the day of a document of the authorities: who may read it (此件公开发布)."""


class Mark:
    """What a line is by its wording alone; a byline may begin inside it and go over several lines."""

    __slots__ = ("end", "offset", "role")

    def __init__(self, role: str, end: int, offset: int = 0) -> None:
        """role: byline, source, caption, none, or text for text whose end, from `offset` of its line, is a byline."""
        self.role, self.end, self.offset = role, end, offset


def mark_lines(lines: list[Line]) -> dict[int, Mark]:
    """The marks of the lines of a page that have one, by the position of their first line in `lines`."""
    marks: dict[int, Mark] = {}
    ends: set[int] = set()
    items = _item_marks(lines)
    at = _menu_end(lines)
    if at:
        marks[0] = Mark("none", at)
    while at < len(lines):
        mark = Mark("none", _furniture_end(lines, at)) if lines[at].after_blank else None
        if mark is None or mark.end == at:
            mark = _mark(lines, at, at - 1 in ends, items)
        if mark:
            marks[at] = mark
            ends.add(mark.end - 1)
        at = mark.end if mark else at + 1
    return marks


def _menu_end(lines: list[Line]) -> int:
    """Where the menus at the top of a web page end: behind the way to the page, if no sentence stands above it."""
    top = next((at for at, line in enumerate(lines[:_MENU_LINES]) if line.closed or is_source(line.text)), _MENU_LINES)
    return next((at + 1 for at in reversed(range(min(top, len(lines)))) if is_trail(lines[at].text)), 0)


def _furniture_end(lines: list[Line], at: int) -> int:
    """Where a stretch of furniture between blank lines ends that begins at line `at`; `at` where there is none."""
    end = at + 1
    while end < len(lines) and not lines[end].after_blank and end - at <= _MASTHEAD_LINES:
        end += 1
    stretch = lines[at:end]
    whole = len(stretch) <= _MASTHEAD_LINES
    if is_item(lines, at):
        return at
    if is_whole_notice(stretch[0].text):
        return at + next((n for n, line in enumerate(stretch) if n and not is_contact(line.text)), len(stretch))
    if whole and is_notice(stretch[0].text):
        return end
    count = next((n for n, line in enumerate(stretch) if not may_be_masthead(line.text, line.width)), len(stretch))
    # Above a text there are several such lines, or they are its headline.
    if count < len(stretch) and count < _MASTHEAD_HEAD:
        return at
    certain = sum(
        is_masthead(line.text, line.width) or is_paper_name(line.text, line.width) for line in stretch[:count]
    )
    return at + count if 3 * certain >= count else at


def _item_marks(lines: list[Line]) -> frozenset[str]:
    """The signs (▲ ●) that stand before the short reports of a page or their headlines, and under no picture."""
    return frozenset(
        line.text[0]
        for line, below in zip(lines, [*lines[1:], None], strict=False)
        if line.text[0] in MARKS and (_opens_report(line.text[1:]) or _heads_report(line, below))
    )


def _opens_report(text: str) -> bool:
    return starts_with_time(text) or dateline_end(text[:60]) > 0


def _heads_report(line: Line, below: Line | None) -> bool:
    """Whether a dateline stands right below a line that may be a headline."""
    glued = below is not None and not below.after_blank and dateline_end(below.text[:80])
    return bool(glued) and may_be_head(line) and not _TAKEN.search(line.text)


def _mark(lines: list[Line], at: int, after_mark: bool, items: frozenset[str]) -> Mark | None:
    line = lines[at]
    text = line.text
    if names_report(text) and at + 1 < len(lines) and lines[at + 1].closed:
        return None
    if (line.width <= LONG and is_imprint(text)) or is_label_of_notice(text):
        return Mark("none", at + 1)
    # In the middle of a paragraph a line is text, whatever words the column's width left on it.
    opens = line.width <= LONG * 2 and (line.after_blank or after_mark or at < 2 or _is_whole(lines[at - 1]))
    if opens and _is_rubric(lines, at):
        return Mark("none", at + 1)
    apart = opens or line.width > lines[at - 1].width + _WIDER or (text[-1] == "摄" and _TAKEN.search(text))
    if apart and text[0] not in items and is_caption(text) and not is_footer(text):
        return Mark("caption", _caption_end(lines, at) if opens else at + 1)
    if text[0] in "（(" and (GOES_ON.match(text) or _RELEASE.match(text)):
        return Mark("byline" if GOES_ON.match(text) else "source", at + 1)
    if at == 0 and _RED_HEAD.match(text):
        return Mark("none", at + 1)
    marked = text[-1] in "）)" or (text[0] in _MARKS and line.width <= MAX_BYLINE)
    if marked or (line.hint and CREDIT.search(text)):
        found = None if _IMPRINT.search(text) and not _WRITTEN.match(text) else _byline(lines, at)
        if found is None and at and lines[at - 1].closed and _is_lone_name(line):
            found = Mark("byline", at + 1)
        if found:
            return found
    if heads_links(text):
        return Mark("none", _links_end(lines, at))
    if line.hint and line.width <= LONG * 2 and is_source(text):
        return Mark("source" if says_something(text) else "none", at + 1)
    return Mark("none", at + 1) if opens and (is_footer(text) or is_masthead(text, line.width)) else None


def _is_lone_name(line: Line) -> bool:
    return is_lone_name(line.text, _LONGEST_NAME) if line.indent >= _RIGHT else is_lone_name(line.text)


def _is_whole(line: Line) -> bool:
    """Whether a line ends a sentence or is one in brackets: （此件公开发布）."""
    return line.closed or (line.text[0] in "（(" and line.text[-1] in "）)")


def _is_rubric(lines: list[Line], at: int) -> bool:
    """Whether a line only names the group that the headline below it belongs to: 简讯, 【本期导读】…, 一、领导招商."""
    text = lines[at].text
    if (text[0] == "【" and is_notice(text)) or heads_items(lines, at):
        return True
    label, number = is_label(text), NUMBERED.match(text)
    if not (label or number) or at + 2 >= len(lines) or not may_be_head(lines[at + 1]):
        return False
    if label and starts_with_time(lines[at + 1].text):
        return False  # what it names is the text below
    item, below = lines[at + 1], lines[at + 2]
    full = abs(item.width + item.indent - below.width - below.indent) <= _SAME
    if item.text[0] in MARKS and (full or not may_be_head(below)):
        return False  # short items without headlines: the label is the headline of them all
    if label:
        return not is_label(lines[at + 1].text)
    # A sub-head stands over text, a rubric over the headline of a report.
    short = len(text) <= _RUBRIC and may_be_head(lines[at]) and not NUMBERED.match(lines[at + 1].text)
    return short and starts_with_time(lines[at + 2].text)


def _links_end(lines: list[Line], at: int) -> int:
    """Where a list of links ends: at the first line that is no headline."""
    end = at + 1
    while end < len(lines) and not lines[end].closed and lines[end].width <= LONG:
        end += 1
    return end


def _byline(lines: list[Line], at: int) -> Mark | None:
    """A byline that begins in line `at`, over as many lines as it takes to close its bracket or its last name."""
    text, best = "", None
    for end in range(at, min(at + _BYLINE_LINES, len(lines))):
        if end > at and lines[end].after_blank:
            break
        text += (" " if best and is_more(lines[end].text) else "") + lines[end].text
        offset = byline_start(text[-2 * MAX_BYLINE :])
        if offset >= 0 and not _closes_more(text[-2 * MAX_BYLINE :][offset:]):
            offset += max(0, len(text) - 2 * MAX_BYLINE)
            if offset < len(lines[at].text):
                best = Mark("text" if offset else "byline", end + 1, offset)
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
    """A caption goes to its first line that ends a sentence or a credit, and takes along the line with its credit.

    Where it stands between blanks, the credit it ends with tells that all of it is one.
    """
    end = _stretch_end(lines, at, _MOST_CAPTION_LINES + 1)
    if end - at <= _MOST_CAPTION_LINES and _TAKEN.search(" ".join(line.text for line in lines[at:end][-2:])):
        return end
    end = at + 1
    while end < min(len(lines), at + _CAPTION_LINES) and not lines[end].after_blank and not _ends(lines[end - 1]):
        if lines[end].width > LONG or is_source(lines[end].text):
            return end
        end += 1
    if end == len(lines) or lines[end].after_blank:
        return end
    text = lines[end].text
    return end + 1 if text[-1] in "摄影图" and "文" not in text and is_byline(text) else end


def _stretch_end(lines: list[Line], at: int, most: int) -> int:
    """Where the next blank stands behind line `at`; `most` lines further down where there is none before."""
    end = at + 1
    while end < min(len(lines), at + most) and not lines[end].after_blank:
        end += 1
    return end


def _ends(line: Line) -> bool:
    return line.closed or (line.hint and (byline_start(line.text) >= 0 or bool(_TAKEN.search(line.text))))


def byline_lines(end: int, marks: dict[int, Mark]) -> int:
    """How many lines the byline takes that ends the text at line `end`, the one it begins in counted; 0 without one."""
    for at in range(max(0, end - _BYLINE_LINES), end):
        mark = marks.get(at)
        if mark and mark.role == "text" and mark.end == end:
            return end - at
    return 0
