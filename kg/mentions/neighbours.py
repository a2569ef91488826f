"""Persons that a page names with their post in one article and without it in another.

A dumped page reports one meeting in several articles; the second says only `某某强调`. Such a name counts where it
opens a clause, stands in a list or follows a preposition, and is followed by a mark or by a word that follows names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from kg.mentions.likelihood import enders, is_common_word
from kg.mentions.text import PUNCTUATION
from kg.records import Article, Mention

_BEFORE = re.compile(r"(?:^|[，。；！？”\n：、,;: 　]|由|与|和|对|向)$")
_LONGEST_ENDER = 6


def names_from_neighbours(
    articles: Sequence[Article], mentions: Sequence[Sequence[Mention]]
) -> Iterator[tuple[Mention, ...]]:
    """For each article the mentions of persons that only other articles of the page introduce."""
    own = [{m.name for m in row if m.kind == "Person"} for row in mentions]
    everyone = sorted(set().union(*own))
    automaton = AhoCorasick(everyone)
    for article, row, names in zip(articles, mentions, own, strict=True):
        if len(names) == len(everyone):
            yield ()
            continue
        found = automaton.find_matches_as_indexes(article.text, overlapping=True)
        others = [(start, end) for index, start, end in found if everyone[index] not in names]
        yield tuple(_new(article.text, _longest(others), row))


def _longest(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans from the left that do not overlap, of those with one start the longest."""
    here = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= here:
            yield start, end
            here = end


def _new(text: str, spans: Iterable[tuple[int, int]], row: Sequence[Mention]) -> Iterator[Mention]:
    """The names at `spans` that stand free and are not read yet."""
    taken = sorted((m.start, m.end) for m in row if m.kind in ("Person", "Post"))
    for start, end in spans:
        name = text[start:end]
        free = all(end <= low or high <= start for low, high in taken)
        if free and _BEFORE.search(text[max(0, start - 1) : start]) and _ends_name(text, end, name):
            yield Mention("Person", start, end, name, "Person", "person-neighbour", 0.8)


def _ends_name(text: str, end: int, name: str) -> bool:
    """A mark, or a word of two characters or more that follows names; ordinary words need the word."""
    after = enders().starts(text[end : end + _LONGEST_ENDER]).get(0, 0)
    if after > 1:
        return True
    return not is_common_word(name) and (end >= len(text) or text[end] in PUNCTUATION)
