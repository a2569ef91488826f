"""Dates against the gold pages: each article's event date and each page's year, read from the text alone.

The bars stand in tests/gold/dates.json: the least share of gold articles with a date that get an accepted one, the
most articles without a date that get one, the least share of pages that get their year.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.articles import read_articles
from kg.dating import date_page
from kg.reading import read_page
from kg.records import DateValue, PageDating, PageMeta
from kg.scoring.goldset import GoldPage, read_gold
from kg.scoring.layout import align

GOLD = Path(__file__).parent.parent / "gold"
BARS = json.loads((GOLD / "dates.json").read_text(encoding="utf-8"))


def _dated(folder: Path, gold: GoldPage) -> tuple[PageDating, dict[str, DateValue | None]]:
    """The page's dating, and the date per gold article id (None where no such article was read)."""
    page = read_page(folder / f"{gold.stem}.txt", PageMeta())
    articles = read_articles(page)
    dating, dates, _ = date_page(page, articles, ())
    rows = [{"id": article.id, "lines": article.lines} for article in articles]
    gold_id = align(gold.articles, rows)
    return dating, {gold_id[a.id]: date for a, date in zip(articles, dates, strict=True) if a.id in gold_id}


def _accepts(wanted: Any, got: DateValue | None) -> bool:
    start = got.start if got else None
    return start is None if wanted is None else start in wanted


@pytest.mark.parametrize("name", BARS)
def test_dates_reach_the_bar(name: str):
    bar = BARS[name]
    folder = GOLD / bar["gold"]
    dated: list[bool] = []
    missed: list[str] = []
    invented: list[str] = []
    years: list[bool] = []
    for gold in read_gold(folder, bar["pages"]):
        dating, dates = _dated(folder, gold)
        years.append(dating.year == json.loads((folder / f"{gold.stem}.json").read_text(encoding="utf-8"))["year"])
        for article in gold.articles:
            wanted, got = article["event_date"], dates.get(article["id"])
            dated += [True] if wanted else []
            if not _accepts(wanted, got):
                (missed if wanted else invented).append(f"{gold.stem} {article['id']}: {got}, accepted {wanted}")
    assert len(dated) - len(missed) >= bar["least_right"] * len(dated), missed
    assert len(invented) <= bar["most_invented"], invented
    assert sum(years) >= bar["least_years"] * len(years)


SEED_YEARS = {"000": 2021, "001": 2022, "002": 2021, "003": 2022, "004": 2021}


@pytest.mark.parametrize("start", SEED_YEARS)
def test_seeds_get_their_year_from_the_text(start: str):
    (file,) = (GOLD / "seeds").glob(f"{start}_*.txt")
    page = read_page(file, PageMeta())
    dating, _, _ = date_page(page, read_articles(page), ())
    assert (dating.date, dating.year, dating.basis) == (None, SEED_YEARS[start], "inferred")
    assert dating.confidence >= 0.9
    assert dating.evidence
    assert all(page.text[evidence.start : evidence.end] == evidence.quote for evidence in dating.evidence)
