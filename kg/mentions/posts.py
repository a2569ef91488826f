"""Finds post titles: `高新区党工委委员`, `管委会副主任`, `产业发展工作领导小组副组长`, `村民`.

A title ends in a head (`posts.txt`); it reaches left to the last break, comma of a list or name. A head counts
only where a person stands next to it — `主任会议` has a head and no person.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from kg.mentions.formal import ROW
from kg.mentions.introductions import RANK, TITLE_BRACKET
from kg.mentions.persons import Name
from kg.mentions.text import Match, TextMap, word_set
from kg.records import Mention

_CHAIN = "、兼及和，,"
_OTHERS = ("负责人", "负责同志")  # those are other people: 甲局负责人，乙局局长某某
_AFTER_NAME = "和与及同跟等受由"
_SECOND = ("长", "书记", "主任", "主席", "经理", "总工程师", "总裁")
_RUN_ON = ("party", "government", "legislative", "consultative", "enterprise", "academic")
_OPENING = "（(【[】]）)《》"


class Title(NamedTuple):
    """One title of a list: `start` where its body or first modifier begins, `end` after its head."""

    start: int
    end: int
    head: Match


class TitleFinder:
    """Finds the titles that belong to the persons of one article."""

    def __init__(self, text_map: TextMap, persons: Sequence[Name | Mention]) -> None:
        """`persons`: sorted by start, not overlapping."""
        self._map = text_map
        self._text = text_map.text
        self._by_end = {head.end: head for head in text_map.heads}
        self._person_ends = [person.end for person in persons]
        self._persons = persons
        self._rows = {row.end("name"): row.span("title") for row in ROW.finditer(self._text)}

    def find(self) -> tuple[Title, ...]:
        """All titles next to a person, sorted by start."""
        titles: dict[int, Title] = {}
        for person in self._persons:
            for title in self._before(person.start) or self._after(person):
                titles.setdefault(title.end, title)
        return tuple(titles[end] for end in sorted(titles))

    def _before(self, offset: int) -> list[Title]:
        """The title list that ends where a name begins, right to left."""
        found: list[Title] = []
        end = self._skip_left(offset, " 　")
        head = self._by_end.get(end) or self._by_end.get(self._before_bracket(end))
        while head is not None:
            inner = self._run_on(head)
            title = Title(inner.end if inner else self._left_edge(head), head.end, head)
            found.append(title)
            if inner is not None:
                head = inner
                continue
            before = self._skip_left(title.start, " 　")
            if before == 0 or self._text[before - 1] not in _CHAIN:
                break
            if self._text[before - 1] in "，," and self._text.endswith(_OTHERS, 0, before - 1):
                break
            head = self._by_end.get(before - 1)
        return found

    def _run_on(self, head: Match) -> Match | None:
        """The post that ends where another begins, with no mark between: 党委副书记|镇长, 副总经理|总工程师."""
        start = head.start
        rank = RANK.search(self._text, max(0, start - 3), start)
        before = self._by_end.get(rank.start() if rank else start)
        if before is None or not head.word.endswith(_SECOND) or before.columns[0] not in _RUN_ON:
            return None
        return None if before.word in word_set("weak_posts") or head.word in word_set("weak_posts") else before

    def _before_bracket(self, end: int) -> int:
        """Where a bracket that ends at `end` begins: 副主任（主持工作）."""
        opened = max(self._text.rfind("（", max(0, end - 12), end), self._text.rfind("(", max(0, end - 12), end))
        return opened if opened >= 0 and TITLE_BRACKET.fullmatch(self._text, opened, end) else -1

    def _after(self, person: Name | Mention) -> list[Title]:
        """A title right behind the name: `吴某局长`, `吴某（某局局长）`; only with no list between."""
        start, end = self._rows.get(person.end, (0, 0))
        if end in self._by_end:
            return [Title(start, end, self._by_end[end])]
        if self._text[person.end : person.end + 1] in ("（", "("):
            return self._in_bracket(person.end + 1)
        for length in (5, 4, 3, 2):
            head = self._by_end.get(person.end + length)
            if head is not None and self._text[person.end : head.start] in ("", "副", "常务副", "原", "老"):
                return [Title(person.end, head.end, head)]
        return []

    def _in_bracket(self, start: int) -> list[Title]:
        """The first title of those in a bracket that begins before `start`, if it has a body before its head."""
        close = self._text.find("）", start, start + 40)
        end = self._text.find("、", start, close) if close >= 0 else -1
        head = self._by_end.get(end if end >= 0 else close)
        return [Title(start, head.end, head)] if head is not None and head.start - start > 1 else []

    def _over_modifiers(self, offset: int) -> int:
        """The break left of `offset` that is no modifier of a title: 投资 in 投资总监 breaks nothing."""
        start, end = self._map.break_before(offset)
        while end > start and self._text[start:end] in word_set("post_modifiers") and end == offset:
            offset = start
            start, end = self._map.break_before(offset)
        return end

    def _over_bracket(self, edge: int, limit: int) -> int:
        """A foreign or short name in brackets does not end the body before it: 莱茵公司（Rhein AG）董事."""
        if edge and self._text[edge - 1] in "）)":
            opened = max(self._text.rfind("（", 0, edge), self._text.rfind("(", 0, edge))
            if 0 < edge - opened <= 40 and self._text[opened - 1 : opened].strip() and edge < limit + 1:
                return self._map.left_break(opened)
        return edge

    def _skip_left(self, offset: int, chars: str) -> int:
        while offset > 0 and self._text[offset - 1] in chars:
            offset -= 1
        return offset

    def _left_edge(self, head: Match) -> int:
        """Where the title begins: after the last break, person or head before it."""
        edge = self._over_modifiers(head.start)
        index = bisect_right(self._person_ends, head.start) - 1
        if index >= 0 and self._person_ends[index] >= edge:
            edge = self._person_ends[index]
            while edge < head.start and self._text[edge] in _AFTER_NAME:
                edge += 1
        edge = self._over_bracket(edge, head.start)
        while edge < head.start and self._text[edge] in _OPENING:
            edge += 1
        return min(edge, head.start)
