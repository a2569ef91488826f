"""Article → mentions: persons, posts, bodies, places, projects as typed stretches of the article.

>>> language = load_language()
>>> [m.name for m in find_mentions(language, article) if m.kind == "Person"]  # doctest: +SKIP
"""

from __future__ import annotations

from spacy.language import Language

from kg.mentions.language import load_language
from kg.records import Article, Mention

__all__ = ["find_mentions", "load_language"]


def find_mentions(language: Language, article: Article) -> tuple[Mention, ...]:
    """The mentions of one article, sorted by start (article offsets)."""
    doc = language(article.text)
    mentions: tuple[Mention, ...] = doc._.mentions
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.kind)))
