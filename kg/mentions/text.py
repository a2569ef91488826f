"""Reading aids over one article: where words end, where a stretch of text must break.

Everything counts in article offsets (code points of `Article.text`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from functools import cache, cached_property
from operator import add
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
_LEADING_STOPS = frozenset("由赴在受到了及就对")


class Match(NamedTuple):
    """A lexicon word in the text: half-open span and the word's further columns."""

    start: int
    end: int
    word: str
    columns: tuple[str, ...]


_Found = tuple[int, int, int]  # number of the row, start, end


class Finder:
    """Finds the words of one or more lexicons in a text, leftmost-longest, without overlaps or with all ends."""

    def __init__(self, table: Iterable[tuple[str, ...]]) -> None:
        """`table`: rows of a lexicon, the word first."""
        self._matched = [(row[0], row[1:]) for row in table]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick([word for word, _ in self._matched], matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _overlapping(self) -> AhoCorasick:
        return AhoCorasick([word for word, _ in self._matched])

    def longest(self, text: str) -> Iterator[Match]:
        """Leftmost-longest matches, in order, never overlapping."""
        rows = self._matched
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield Match(start, end, *rows[index])

    def starts(self, text: str) -> dict[int, int]:
        """The length of the longest word that begins at each offset where one does."""
        # Overlapping matches come by their ends, so the last one that begins at an offset is the longest.
        found = self._overlapping.find_matches_as_indexes(text, overlapping=True)
        return {start: end - start for _, start, end in found}

    def endings(self, text: str) -> list[Match]:
        """For every end offset the longest word that ends there, sorted by end."""
        return [self._match(found) for found in self._longest_endings(text)]

    def last_ending(self, text: str, among: Container[str]) -> list[Match]:
        """The longest match at each end, less those overlapped by one that ends further right (副总 in 副总经理).

        Of what is left, the words that are `among` those asked for.
        """
        kept: list[_Found] = []
        for found in self._longest_endings(text):
            while kept and kept[-1][2] > found[1]:
                kept.pop()
            kept.append(found)
        return [self._match(found) for found in kept if self._matched[found[0]][0] in among]

    def _longest_endings(self, text: str) -> Iterable[_Found]:
        # Of the matches that end at an offset the longest comes first.
        found = self._overlapping.find_matches_as_indexes(text, overlapping=True)
        return reversed({match[2]: match for match in reversed(found)}.values())

    def _match(self, found: _Found) -> Match:
        index, start, end = found
        word, columns = self._matched[index]
        return Match(start, end, word, columns)


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


def _is_known(word: str) -> bool:
    return bool(jieba.dt.FREQ.get(word))


class TextMap:
    """Token boundaries and break points of one article."""

    def __init__(self, doc: Doc) -> None:
        """`doc`: the article as segmented by the language's tokenizer."""
        self.text: str = doc._.printed or doc.text
        # One array instead of a Token object a word.
        self._starts, lengths = doc.to_array(["IDX", "LENGTH"]).T.tolist()
        self._ends = list(map(add, self._starts, lengths))
        self.token_ends = frozenset(self._ends)
        breaks = sorted((*self._stop_words(), *self._marks()))
        self._stop_starts = [start for start, _ in breaks]
        self._stop_ends = [end for _, end in breaks]

    def inside_word(self, offset: int) -> bool:
        """Whether `offset` is amid a word of jieba's dictionary: 长期 over the end of 江州|长."""
        at = bisect_left(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at] and _is_known(self.text[self._starts[at] : self._ends[at]])

    def _stop_words(self) -> Iterator[tuple[int, int]]:
        """The spans of words that no name goes over."""
        stops, fixed = word_set("stops"), self._fixed_groups()
        words = map(self.text.__getitem__, map(slice, self._starts, self._ends))
        found = [
            (start, word)
            for start, word in zip(self._starts, words, strict=True)
            if word in stops or word[0] in _LEADING_STOPS
        ]
        for start, word in found:
            if start in fixed:
                continue
            if word in stops:
                yield start, start + len(word)
            elif len(word) > 1 and not _is_known(word):
                yield start, start + 1

    def _marks(self) -> Iterator[tuple[int, int]]:
        """The spans of punctuation and space, but for that inside a name."""
        inside = self._inside_names()
        return (span for mark in _BREAKS.finditer(self.text) if (span := mark.span())[0] not in inside)

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
    def body_ends(self) -> dict[int, int]:
        """Where the endings of bodies end, and where each begins."""
        return {end: match.start for end, match in self.suffixes.items() if match.columns[0] == "Organisation"}

    @cached_property
    def heads(self) -> list[Match]:
        """The heads of posts that no longer name covers: 常委 is none in 人大常委会, 主任 none in 主任会议."""
        rivals = finder("posts", "organisation_suffixes", "event_heads")
        return rivals.last_ending(self.text, word_set("posts"))

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

    def stretches(self) -> Iterator[tuple[int, int]]:
        """The spans between breaks (punctuation or stop words), which no name crosses, in order, without empty ones."""
        last = 0
        for start, end in zip(self._stop_starts, self._stop_ends, strict=True):
            if start > last:
                yield last, start
            last = max(last, end)
        if last < len(self.text):
            yield last, len(self.text)
