"""Articles from plain strings, and what the reader makes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache

from spacy.language import Language

from kg.facts import read_facts
from kg.mentions import find_mentions, load_language
from kg.records import Article, Block, Credit, Fact, Mention, Page, Run


@cache
def language() -> Language:
    """The rules alone, loaded once for the whole session."""
    return load_language()


def make_page(text: str) -> Page:
    """A page whose text is `text`."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Page(digest[:16], "invented.txt", text, "utf-8", digest)


def make_article(page: Page, head: str = "", credits: Iterable[Credit] = ()) -> Article:
    """The whole page as one article; `head`: the headline the text begins with, a line of its own."""
    text = page.text
    cut = len(head) + 1 if head else 0
    assert text.startswith(head)
    blocks = (Block("head", 0, cut),) if head else ()
    return Article(
        id=f"{page.id}-1",
        page=page.id,
        file=page.file,
        headline=(head,) if head else (),
        lines=((1, text.count("\n") + 1),),
        text=text,
        runs=(Run(0, 0, len(text)),) if text else (),
        blocks=(*blocks, Block("body", cut, len(text))),
        credits=tuple(credits),
    )


def mentions_of(text: str) -> tuple[Mention, ...]:
    """The mentions of `text` read as one article."""
    return find_mentions(language(), [make_article(make_page(text))])[0]


def persons_of(text: str) -> list[str]:
    """The names of the persons of `text` in printed order, each occurrence counted."""
    return [mention.name for mention in mentions_of(text) if mention.kind == "Person"]


def read(text: str, head: str = "", credits: Iterable[Credit] = ()) -> tuple[Page, Article, tuple[Fact, ...]]:
    """`text` as a page of one article (below `head`, if there is one) with its facts."""
    page = make_page(f"{head}\n{text}" if head else text)
    article = make_article(page, head, credits)
    return page, article, read_facts(page, [article], find_mentions(language(), [article]))


def facts_of(text: str, *predicates: str, head: str = "") -> set[tuple[str, ...]]:
    """The facts of `text` as (predicate, subject, object[, post | role | verb]), only `predicates` where given."""
    return {row(fact) for fact in read(text, head)[2] if not predicates or fact.predicate in predicates}


def row(fact: Fact) -> tuple[str, ...]:
    """A fact as a row of a table: (predicate, subject, object) and the qualifier that belongs to its meaning."""
    telling = [value for name, value in fact.qualifiers if name in ("post", "role", "verb")]
    return (fact.predicate, fact.subject.name, fact.object.name, *telling)
