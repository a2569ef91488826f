"""Persons that a page names with their post in one article and without it in another.

A dumped page reports one meeting in several articles; the second says only `某某强调`. Such a name counts where it
opens a clause, stands in a list or follows a preposition, and is followed by a mark or by a word that follows names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.mentions.likelihood import enders, is_common_word
from kg.mentions.text import PUNCTUATION
from kg.records import Article, Mention

_BEFORE = re.compile(r"(?:^|[，。；！？”\n：、,;: 　]|由|与|和|对|向)$")
_LONGEST_ENDER = 6


def names_from_neighbours(
    articles: Sequence[Article], mentions: Sequence[Sequence[Mention]]
) -> Iterator[tuple[Mention, ...]]:
    """For each article the mentions of persons that only other articles of the page introduce."""
    names = [{m.name for m in row if m.kind == "Person"} for row in mentions]
    everyone = set().union(*names) if names else set()
    for article, row, own in zip(articles, mentions, names, strict=True):
        yield tuple(_find(article.text, sorted(everyone - own), row))


def _find(text: str, names: Sequence[str], row: Sequence[Mention]) -> Iterator[Mention]:
    if not names:
        return
    taken = sorted((m.start, m.end) for m in row if m.kind in ("Person", "Post"))
    automaton = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest)
    for index, start, end in automaton.find_matches_as_indexes(text):
        free = all(end <= low or high <= start for low, high in taken)
        if free and _BEFORE.search(text[max(0, start - 1) : start]) and _ends_name(text, end, names[index]):
            yield Mention("Person", start, end, names[index], "Person", "person-neighbour", 0.8)


def _ends_name(text: str, end: int, name: str) -> bool:
    """A mark, or a word of two characters or more that follows names; ordinary words need the word."""
    after = enders().starts(text[end : end + _LONGEST_ENDER]).get(0, 0)
    if after > 1:
        return True
    return not is_common_word(name) and (end >= len(text) or text[end] in PUNCTUATION)
