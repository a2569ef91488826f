"""Text → facts beside `jieba.posseg` alone, on the same text: the five pages in `seeds/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.pairs import paired
from kg.articles import read_articles
from kg.dating import date_page
from kg.facts import read_facts
from kg.mentions import find_mentions, load_language
from kg.reading import discover, read_page
from kg.records import Page

SEEDS = Path(__file__).parent.parent / "seeds"


def measure() -> Iterator[str]:
    """Megabytes of UTF-8 a second of each, and how many times as fast kg is."""
    import jieba.posseg

    pages = [read_page(source) for source in discover([SEEDS])]
    language = load_language()

    def kg_reads() -> None:
        for page in pages:
            _read(page, language)

    def jieba_tags() -> None:
        for page in pages:
            for _ in jieba.posseg.cut(page.text):
                pass

    size = sum(len(page.text.encode()) for page in pages) / 1e6
    pair = paired(kg_reads, jieba_tags)
    yield f"kg text → facts     {size / pair.left:6.2f} MB/s"
    yield f"jieba.posseg alone  {size / pair.right:6.2f} MB/s"
    yield f"kg is {pair.ratio:.1f} × as fast (median of paired runs, {len(pages)} pages, {size * 1000:.0f} kB)"


def _read(page: Page, language: object) -> None:
    articles = read_articles(page)
    facts = read_facts(page, articles, tuple(find_mentions(language, article) for article in articles))
    date_page(page, articles, facts)
