"""Dates with their basis: of the page, of each article's main event, of each fact.

    date_page(page, articles, facts) -> (PageDating, one DateValue or None per article, the facts with dates)

How it goes, one module a step: `pattern` and `expressions` find what is printed · `roles` says what each date is
there for · `mastheads`, `clues` and `inference` date the page (`page_dates` puts them together) · `anchors` places an
expression in time · `story` follows the running date of an article · `fact_dates` hands it to the facts.

Everything is a pure function of the page; today's date is never read.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.dating.anchors import Anchor
from kg.dating.fact_dates import dated_fact
from kg.dating.mastheads import imprints, mastheads
from kg.dating.page_dates import article_anchor, is_winter, page_dating
from kg.dating.roles import read
from kg.dating.story import story
from kg.records import Article, DateValue, Fact, Page, PageDating

__all__ = ["date_page"]


def date_page(
    page: Page, articles: Sequence[Article], facts: Sequence[Fact]
) -> tuple[PageDating, tuple[DateValue | None, ...], tuple[Fact, ...]]:
    """Date one page.

    Args: the page, its articles, and the facts read from them (`Fact.article` names one of the articles).
    Returns the page's own date or year, the date of each article's main event (None where nothing printed
    gives one), and the same facts in the same order with `Fact.date` filled.
    """
    found = mastheads(page)
    printing = imprints(found)
    readings = [read(article, printing) for article in articles]
    dating = page_dating(page, articles, readings, found)
    undated = Anchor(None, dating.year, dating.year is not None and is_winter(readings))
    anchors = [article_anchor(article, dating, found) or undated for article in articles]
    stories = [
        story(article.text, reading, anchor)
        for article, reading, anchor in zip(articles, readings, anchors, strict=True)
    ]
    of = {article.id: number for number, article in enumerate(articles)}
    dated = tuple(
        dated_fact(fact, articles[number], stories[number], anchors[number])
        for fact, number in ((fact, of[fact.article]) for fact in facts)
    )
    return dating, tuple(told.main or told.announced for told in stories), dated
