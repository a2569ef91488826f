"""Articles in reading order, with what was read from each sentence and where that stands on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from starlette.responses import Response

from kg.graph import iris
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
    if ask.path["id"] not in ask.holdings.headings:
        return ask.missing(ask.path["id"])
    view, node = ask.holdings.view, iris.article(ask.path["id"])
    (row,), facts = view.articles(node), view.facts(node)
    spans = {one.fact.id: [one.fact.sentence] for one in facts}
    picked = chosen(ask, facts, spans)
    strong = [one.fact.sentence for one in picked]
    lines = lines_of(row.article.text, [one.fact.sentence for one in facts], strong)
    return ask.page(
        "article.html",
        row=row,
        paragraphs=paragraphs(row.article, lines),
        first=strong[0].start if strong else -1,
        picked={one.fact.id for one in picked},
        facts=facts,
        authors=list(dict.fromkeys(f"{one.role} {one.name}" for one in row.article.credits)),
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
    ids = list(ask.holdings.headings)
    shown = ask.holdings.view.articles(map(iris.article, ids[start : start + _LISTED]))
    return ask.page("articles.html", rows=shown, start=start, step=_LISTED, total=len(ids), holdings=ask.holdings)


ROUTES: Final[Mapping[str, Handler]] = {"/articles": articles, "/article/{id}": article}
