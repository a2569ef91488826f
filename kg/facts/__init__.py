"""Mentions → facts: what each article says, every fact with the printed words that say it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.drafts import finish
from kg.facts.home import find_home, hosts_of, witnesses
from kg.facts.reader import read_article
from kg.facts.scene import build_scene
from kg.records import Article, Fact, Mention, Page

__all__ = ["read_facts"]


def read_facts(page: Page, articles: Sequence[Article], mentions: Sequence[Sequence[Mention]]) -> tuple[Fact, ...]:
    """All facts of a page, in reading order. `mentions`: one sequence per article, same order."""
    everything = [m for article, own in zip(articles, mentions, strict=True) for m in witnesses(article.text, own)]
    hosts = [name for article, own in zip(articles, mentions, strict=True) for name in hosts_of(article.text, own)]
    home = find_home(everything, [head for article in articles for head in article.headline], hosts)
    facts: list[Fact] = []
    for article, own in zip(articles, mentions, strict=True):
        scene = build_scene(page, article, own)
        facts += finish(scene, read_article(scene, home))
    return tuple(facts)
