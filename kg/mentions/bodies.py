"""Finds bodies, places, projects and events by how their names end.

A stretch between two breaks (see `TextMap`) holds at most one such name: from its start, adverbs and dates
stripped, to the last ending of the suffix lexicons. What has an ending but says nothing of its own
(`相关部门`, `有关企业`) is no name.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg import lexicon
from kg.mentions.text import Match, TextMap, word_set
from kg.records import Mention

_DATE = re.compile(
    r"^(?:(?:\d{4}|[一二〇零]{4})年|[今明去前]年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:至\d{1,2}日)?(?:[上下]午|晚|早|凌晨|中午|傍晚)?"
)
_NUMBER = re.compile(r"^(?:第?[\d一二三四五六七八九十两]+(?:余|多)?[个家名位处项期批次]|[一二三四五六七八九十]+人来)?")
_FIRM_OF = re.compile(
    r"[㐀-鿿]{0,12}?(?:[省市县区镇乡]|重点|龙头|骨干|民营|本土|本地|上市|知名|规上|高新技术|科技型)企业"
    r"(?!家|管理|服务|发展|集团|联合|协会|文化)(?=[㐀-鿿]{4})"
)
"""What sort of firm follows, and whose: 某某园区企业|某某科技有限公司."""
_COUNTED = re.compile(r"(?:第[\d一二三四五六七八九十]+|首|唯一一?)家(?![园庄乡])")
"""Says how many such bodies there are, and names none: 全区第4家上市公司."""
_MAY_LEAD = re.compile(r"[\d一二三四五六七八九十两〇零第至上下晚早凌中傍今明去前]")
"""What the two begin with."""
_MAX_NAME = 40
_JOINS = ("及", "暨")


class Body(NamedTuple):
    """A stretch read as the name of a body, place, project or event."""

    start: int
    end: int
    kind: str
    type: str


class BodyFinder:
    """Finds named bodies, places and projects of one article outside persons and titles."""

    def __init__(self, text_map: TextMap, taken: Sequence[tuple[int, int]]) -> None:
        """`taken`: sorted spans of persons and titles, which names may not cross."""
        self._map = text_map
        self._text = text_map.text
        self._taken = sorted(taken)
        self._ends = list(text_map.suffixes)

    def find(self) -> tuple[Body, ...]:
        """All names, sorted by start."""
        out: list[Body] = []
        ends = self._ends
        for start, end in self._free_stretches():
            low = bisect_right(ends, start + 1)
            if low < len(ends) and ends[low] <= end:
                body = self._read(start, end, low)
                if body is not None:
                    out.append(body)
        return tuple(out)

    def _free_stretches(self) -> Iterator[tuple[int, int]]:
        index = 0
        taken = [*self._taken, (len(self._text), sys.maxsize)]
        for start, stop in self._map.stretches():
            while taken[index][1] <= start:
                index += 1
            scan = index
            while taken[scan][0] < stop:
                low, high = taken[scan]
                if low > start:
                    yield start, low
                start = self._behind(high) if high > start else start
                scan += 1
            if start < stop:
                yield start, stop

    def _behind(self, offset: int) -> int:
        """Where a name may begin behind a person or title: 县法院 in `副县长某某及县法院`."""
        return offset + (self._text[offset : offset + 1] in _JOINS)

    def _read(self, start: int, end: int, low: int) -> Body | None:
        """The name in a stretch; `low`: which of the endings is the first in it."""
        start += skip_lead(self._text[start:end])
        for stop in reversed(self._ends[low : bisect_right(self._ends, end)]):
            match = self._map.suffixes[stop]
            if match.start < start or stop - start > _MAX_NAME or stop <= start + 1:
                continue
            if len(match.word) == 1 and stop not in self._map.token_ends:
                continue
            name = self._text[start:stop]
            if is_generic(name, match) or match.word in word_set("industry_endings") or _COUNTED.search(name):
                continue
            return Body(start, stop, match.columns[0], match.columns[1])
        return None


def title_bodies(text_map: TextMap, mentions: Sequence[Mention]) -> list[Mention]:
    """The bodies that stand inside post titles: 江北恒远集团 in 江北恒远集团副总经理."""
    out = []
    for title in mentions:
        if title.kind != "Post":
            continue
        for end in range(title.end - 1, title.start, -1):
            if text_map.body_ends.get(end, -1) >= title.start:
                match = text_map.suffixes[end]
                out.append(
                    Mention(
                        "Organisation", title.start, end, text_map.text[title.start : end], match.columns[1], "title"
                    )
                )
                break
    return out


def skip_lead(text: str) -> int:
    """Length of the date, number or adverb at the start of a stretch, which is not part of a name, nor is 某县企业."""
    length = 0
    if _MAY_LEAD.match(text):
        date = _DATE.match(text)
        length = date.end() if date else 0
        number = _NUMBER.match(text[length:])
        if number and length + number.end() < len(text):
            length += number.end()
    firm = _FIRM_OF.match(text, length) if "企业" in text else None
    return firm.end() if firm else length


@cache
def _not_body_ends() -> tuple[str, ...]:
    return lexicon.words("not_body_ends")


def is_generic(name: str, suffix: Match) -> bool:
    """True where the name is only its ending, or one that says no more than `相关企业`."""
    if name.endswith(_not_body_ends()):
        return True
    own = name[: len(name) - (suffix.end - suffix.start)]
    if not own:
        return name not in word_set("elided_bodies") and (len(name) < 4 or name in word_set("generic_nouns"))
    return name in word_set("generic_nouns") or own in word_set("generic_modifiers")
