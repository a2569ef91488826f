"""Text → facts beside `jieba.posseg` alone, on the same text: the five pages in `seeds/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jieba.posseg

from bench.pairs import paired
from kg.pipeline import read_page_text
from kg.reading import discover, read_page

SEEDS = Path(__file__).parent.parent / "seeds"


def measure() -> Iterator[str]:
    """Megabytes of UTF-8 a second of each, and how many times as fast kg is."""
    pages = [read_page(*file) for file in discover([SEEDS])]

    def kg_reads() -> None:
        for page in pages:
            read_page_text(None, page)

    def jieba_tags() -> None:
        for page in pages:
            for _ in jieba.posseg.cut(page.text):
                pass

    size = sum(len(page.text.encode()) for page in pages) / 1e6
    pair = paired(kg_reads, jieba_tags)
    yield f"kg text → facts     {size / pair.left:6.2f} MB/s"
    yield f"jieba.posseg alone  {size / pair.right:6.2f} MB/s"
    yield f"kg is {pair.ratio:.1f} × as fast (median of paired runs, {len(pages)} pages, {size * 1000:.0f} kB)"
