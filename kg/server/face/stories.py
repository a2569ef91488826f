"""Articles in reading order, with what was read from each sentence and where that stands on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from starlette.responses import Response

from kg.records import Article
from kg.server.face.marking import Piece, lines_of
from kg.server.face.rendering import Ask, Handler
from kg.server.face.sheets import chosen

_LISTED: Final = 100


class Paragraph(NamedTuple):
    """A line of an article's text. role: of its block: head subhead lead body caption byline source."""

    role: str
    pieces: list[Piece]


def article(ask: Ask) -> Response:
    """`/article/{id}?fact=` or `?at=` (an article offset)."""
    row = ask.holdings.articles.get(ask.path["id"])
    if row is None:
        return ask.missing(ask.path["id"])
    facts = ask.holdings.facts_of_article.get(row.article.id, ())
    spans = {one.fact.id: [one.fact.sentence] for one in facts}
    picked = chosen(ask, facts, spans)
    strong = [one.fact.sentence for one in picked]
    lines = lines_of(row.article.text, [one.fact.sentence for one in facts], strong)
    return ask.page(
        "article.html",
        row=row,
        page=ask.holdings.pages[row.article.page],
        paragraphs=paragraphs(row.article, lines),
        first=strong[0].start if strong else -1,
        picked={one.fact.id for one in picked},
        facts=facts,
        authors=list(dict.fromkeys(f"{one.role} {one.name}" for one in row.article.credits)),
        neighbours=ask.holdings.articles_of_page[row.article.page],
    )


def paragraphs(article: Article, lines: list[list[Piece]]) -> list[Paragraph]:
    """The lines that hold anything, each with the role of the block in which it begins.

    Heads stand above the article already; they are repeated only where a fact was read from them.
    """
    starts = [(block.start, block.role) for block in article.blocks]
    found, at = [], 0
    for line, text in zip(lines, article.text.split("\n"), strict=True):
        role = next((name for start, name in reversed(starts) if start <= at), "body")
        if text.strip() and (role != "head" or any(piece.light for piece in line)):
            found.append(Paragraph(role, line))
        at += len(text) + 1
    return found


def articles(ask: Ask) -> Response:
    """`/articles`: every article by file and order, in steps."""
    start = ask.number("from", 0, 10**9 - 1)
    rows = [row for page in ask.holdings.pages for row in ask.holdings.articles_of_page.get(page, ())]
    shown = rows[start : start + _LISTED]
    return ask.page("articles.html", rows=shown, start=start, step=_LISTED, total=len(rows), holdings=ask.holdings)


ROUTES: Final[Mapping[str, Handler]] = {"/articles": articles, "/article/{id}": article}
