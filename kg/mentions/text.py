"""Reading aids over one article: where words end, where a stretch of text must break.

Everything counts in article offsets (code points of `Article.text`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import jieba
from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.tokens import Doc

from kg import lexicon

PUNCTUATION = frozenset("，。、；：！？,.;:!?“”‘’\"'（）()《》〈〉【】[]「」『』—…·｜|／/◎■●▲\n\r\t 　")
HANZI = re.compile(r"[㐀-鿿々〇\U00020000-\U0003ffff]+")
# A bracket that belongs to a name: （扩大） （郑州） (集团) — short, and nothing that ends a clause inside.
_NAME_BRACKET = re.compile(r"[（(][^（）()，。；：、\n]{1,6}[）)]")
_QUOTED = re.compile(r"[“\"《][^“”\"《》。！？；\n]{1,24}[”\"》]")
# 市林业和湿地局: one body, for what stands before 和 ends like none.
_PLAIN = r"(?:(?![局委部办会院司社厅处署长记席任表导]|干部|群众|企业|单位|部门|公司|中心)[㐀-鿿])"
_TWO_TASKS = re.compile(rf"(?<=[省市县区州旗]){_PLAIN}{{2,4}}[和与]{_PLAIN}{{2,5}}(?=局|厅|委员会)")
_BREAKS = re.compile(
    r"[，。、；：！？,;:!?…｜|◎■●▲\n\r\t（）()“”\"《》【】]|(?<!\d)\.(?!\d)|——|[ 　]{1,}|边[㐀-鿿]边[㐀-鿿]"
)


# The segmenter sometimes glues these to the next character (由区); they hardly ever begin a word of a name.
_LEADING_STOPS = frozenset("由赴在受到了")


class Match(NamedTuple):
    """A lexicon word in the text: half-open span and the word's further columns."""

    start: int
    end: int
    word: str
    columns: tuple[str, ...]


class Finder:
    """Finds the words of one or more lexicons in a text, leftmost-longest, without overlaps or with all ends."""

    def __init__(self, table: Iterable[tuple[str, ...]]) -> None:
        """`table`: rows of a lexicon, the word first."""
        self._rows = tuple(table)
        self._automaton = AhoCorasick([row[0] for row in self._rows], matchkind=MatchKind.LeftmostLongest)
        self._overlapping = AhoCorasick([row[0] for row in self._rows])

    def longest(self, text: str) -> Iterator[Match]:
        """Leftmost-longest matches, in order, never overlapping."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            row = self._rows[index]
            yield Match(start, end, row[0], row[1:])

    def starts(self, text: str) -> dict[int, int]:
        """The length of the longest word that begins at each offset where one does."""
        longest: dict[int, int] = {}
        for _, start, end in self._overlapping.find_matches_as_indexes(text, overlapping=True):
            if end - start > longest.get(start, 0):
                longest[start] = end - start
        return longest

    def endings(self, text: str) -> list[Match]:
        """For every end offset the longest word that ends there, sorted by end."""
        best: dict[int, tuple[int, int]] = {}
        for index, start, end in self._overlapping.find_matches_as_indexes(text, overlapping=True):
            if end not in best or start < best[end][0]:
                best[end] = (start, index)
        rows = self._rows
        return [Match(best[end][0], end, rows[best[end][1]][0], rows[best[end][1]][1:]) for end in sorted(best)]

    def last_ending(self, text: str) -> list[Match]:
        """The longest match at each end, less those overlapped by one that ends further right (副总 in 副总经理)."""
        kept: list[Match] = []
        for match in self.endings(text):
            while kept and kept[-1].end > match.start:
                kept.pop()
            kept.append(match)
        return kept


@cache
def finder(*names: str) -> Finder:
    """A finder over the rows of the named lexicons; the first lexicon that has a word wins."""
    rows: dict[str, tuple[str, ...]] = {}
    for name in names:
        for row in lexicon.rows(name, 4):
            rows.setdefault(row[0], row)
    return Finder(rows.values())


@cache
def suffix_finder() -> Finder:
    """The endings of bodies, projects and places in one finder; columns of a match: kind, class of the ontology."""
    rows: dict[str, tuple[str, ...]] = {}
    for word, class_ in lexicon.rows("organisation_suffixes", 2):
        rows[word] = (word, "Organisation", class_)
    # Only organisations have classes in the ontology; a place's column says what sort of place it is.
    for name, kind in (("project_suffixes", "Project"), ("place_suffixes", "Place")):
        for row in lexicon.rows(name, 2):
            rows.setdefault(row[0], (row[0], kind, kind))
    return Finder(rows.values())


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one lexicon as a set."""
    return frozenset(lexicon.words(name))


@dataclass(slots=True)
class Stretch:
    """A stretch of text between two breaks (punctuation or stop words): what a name cannot cross."""

    start: int
    end: int


class TextMap:
    """Token boundaries and break points of one article."""

    def __init__(self, doc: Doc) -> None:
        """`doc`: the article as segmented by the language's tokenizer."""
        strings = doc.vocab.strings
        # One array instead of a Token object a word, and no `Doc.text`, which puts itself together anew each time.
        self._words = [(strings[orth], space) for orth, space in doc.to_array(["ORTH", "SPACY"]).tolist()]
        self.text = "".join(word + " " if space else word for word, space in self._words)
        self.token_ends: set[int] = set()
        self.inside_words: set[int] = set()
        self._stop_starts: list[int] = []
        self._stop_ends: list[int] = []
        self._find_breaks()

    def _find_breaks(self) -> None:
        stops = word_set("stops")
        spans: list[tuple[int, int]] = []
        fixed = self._fixed_groups()
        start = following = 0
        for word, space in self._words:
            start = following
            end = start + len(word)
            following = end + space
            self.token_ends.add(end)
            if end - start > 1 and jieba.dt.FREQ.get(word):
                self.inside_words.update(range(start + 1, end))
            if word in stops and start not in fixed:
                spans.append((start, end))
            elif word[0] in _LEADING_STOPS and len(word) > 1 and start not in fixed and not jieba.dt.FREQ.get(word):
                spans.append((start, start + 1))
        inside = self._inside_names()
        spans += [m.span() for m in _BREAKS.finditer(self.text) if m.start() not in inside]
        spans.sort()
        self._stop_starts = [start for start, _ in spans]
        self._stop_ends = [end for _, end in spans]

    def _fixed_groups(self) -> set[int]:
        """Offsets inside the groups of unbreakable.txt and the like, where a stop word belongs to a name."""
        fixed: set[int] = set()
        for found in _TWO_TASKS.finditer(self.text):
            fixed.update(range(found.start(), found.end()))
        for match in finder("unbreakable").longest(self.text):
            fixed.update(range(match.start, match.end))
        return fixed

    def _inside_names(self) -> set[int]:
        """Offsets inside short brackets and short quotations, where punctuation does not break a name."""
        inside: set[int] = set()
        for pattern in (_NAME_BRACKET, _QUOTED):
            for found in pattern.finditer(self.text):
                inside.update(range(found.start(), found.end()))
        return inside

    @cached_property
    def suffixes(self) -> dict[int, Match]:
        """The longest ending of a body, project or place that ends at each offset."""
        return {match.end: match for match in suffix_finder().endings(self.text)}

    @cached_property
    def heads(self) -> list[Match]:
        """The heads of posts that no longer name covers: 常委 is none in 人大常委会, 主任 none in 主任会议."""
        rivals = finder("posts", "organisation_suffixes", "event_heads").last_ending(self.text)
        heads = word_set("posts")
        return [match for match in rivals if match.word in heads]

    def left_break(self, offset: int) -> int:
        """End of the last break that ends at or before `offset` (0 where there is none)."""
        index = bisect_right(self._stop_ends, offset) - 1
        # stop spans are sorted by start; ends are sorted too because spans do not nest
        return self._stop_ends[index] if index >= 0 else 0

    def break_before(self, offset: int) -> tuple[int, int]:
        """Span of the last break that ends at or before `offset`; (0, 0) where there is none."""
        index = bisect_right(self._stop_ends, offset) - 1
        return (self._stop_starts[index], self._stop_ends[index]) if index >= 0 else (0, 0)

    def right_break(self, offset: int) -> int:
        """Start of the first break that starts at or after `offset` (the text's length where there is none)."""
        index = bisect_left(self._stop_starts, offset)
        return self._stop_starts[index] if index < len(self._stop_starts) else len(self.text)

    def stretches(self) -> Iterator[Stretch]:
        """All stretches between breaks, in order, empty ones left out."""
        last = 0
        for start, end in zip(self._stop_starts, self._stop_ends, strict=True):
            if start > last:
                yield Stretch(last, start)
            last = max(last, end)
        if last < len(self.text):
            yield Stretch(last, len(self.text))
