"""Articles → mentions: persons, posts, bodies, places, projects as typed stretches of each article.

>>> language = load_language()
>>> [m.name for m in find_mentions(language, articles)[0] if m.kind == "Person"]  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language

from kg.mentions.language import load_language
from kg.mentions.neighbours import names_from_neighbours
from kg.records import Article, Mention

__all__ = ["find_mentions", "load_language"]


def find_mentions(language: Language, articles: Sequence[Article]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of the articles of one page, one tuple per article, sorted by start (article offsets).

    A person named with a post in one article is known by name in the others.
    """
    found = [_sorted(language(article.text)._.mentions) for article in articles]
    shared = names_from_neighbours(articles, found)
    return tuple(_sorted((*own, *more)) if more else own for own, more in zip(found, shared, strict=True))


def _sorted(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.kind)))
