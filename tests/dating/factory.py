"""Small invented pages: one paragraph a line, one article a page unless told otherwise."""

from __future__ import annotations

from dataclasses import replace

from kg.dating import date_page
from kg.records import Argument, Article, Block, DateValue, Fact, Page, PageDating, PageMeta, Run, Span


def page_of(text: str, date: str | None = None) -> Page:
    return Page("0123456789abcdef", "invented.txt", text, "utf-8", "0" * 64, PageMeta(date))


def article_of(page: Page, first: int = 1, last: int | None = None, roles: dict[int, str] | None = None) -> Article:
    """The article that stands on lines `first` to `last`; `roles` gives the block role of lines that are no body."""
    lines = page.text.split("\n")
    last = last or len(lines)
    text, runs, blocks = "", [], []
    for number in range(first, last + 1):
        line = lines[number - 1]
        on_page = sum(len(before) + 1 for before in lines[: number - 1])
        runs.append(Run(len(text), on_page, len(line)))
        blocks.append(Block((roles or {}).get(number, "body"), len(text), len(text) + len(line) + 1))
        text += line + "\n"
    return Article(f"{page.id}-{first}", page.id, page.file, (), ((first, last),), text, tuple(runs), tuple(blocks))


def date_text(text: str, date: str | None = None, source: str | None = None) -> tuple[PageDating, DateValue | None]:
    """The page's dating and the date of its one article; `source` is the article's own date line."""
    page = page_of(text, date)
    article = replace(article_of(page), source_date=source)
    dating, dates, _ = date_page(page, [article], [])
    return dating, dates[0]


def fact_of(page: Page, article: Article, predicate: str, subject: str, object_: str) -> Fact:
    """A fact read from the sentence that prints its object (of an utterance: its subject)."""
    at = article.text.index(object_)
    start = max(article.text.rfind(mark, 0, at) for mark in "。\n") + 1
    end = article.text.index("。", at) + 1 if "。" in article.text[at:] else len(article.text)
    who = (
        article.text.rfind(subject, start, end)
        if article.text.rfind(subject, start, end) >= 0
        else article.text.find(subject)
    )
    arguments = (
        Argument(subject, "Person", "Person", subject, who, who + len(subject)),
        Argument(object_, "Place", "Place", object_, at, at + len(object_)),
    )
    evidence = article.evidence(page, start, end)
    return Fact("f" * 16, page.id, article.id, predicate, *arguments, (), evidence, Span(start, end), "test", 1.0)


def fact_date(
    text: str, predicate: str, subject: str, object_: str, date: str | None = "2031-05-20"
) -> DateValue | None:
    """The date one fact of a one-article page gets."""
    page = page_of(text, date)
    article = article_of(page)
    return date_page(page, [article], [fact_of(page, article, predicate, subject, object_)])[2][0].date
