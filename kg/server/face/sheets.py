"""Pages as they were printed: the text of the file line by line, every quote marked where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from starlette.responses import HTMLResponse, Response

from kg.errors import InputError
from kg.graph import iris
from kg.graph.kept import kept_reading
from kg.graph.rows import FactRow
from kg.records import Span
from kg.server.face.holdings import Holdings
from kg.server.face.marking import lines_of
from kg.server.face.rendering import HEADERS, Ask, Handler

_LISTED: Final = 200


def spans_of(rows: Iterable[FactRow]) -> list[Span]:
    """Where the page prints what the facts rest on (page offsets)."""
    return sorted({Span(one.start, one.end) for row in rows for one in row.fact.evidence})


def chosen(ask: Ask, rows: Sequence[FactRow], spans: Mapping[str, Sequence[Span]]) -> list[FactRow]:
    """The facts that `?fact=` or `?at=` (an offset) asks for; `spans` by Fact.id, all facts of the same place."""
    if "fact" in ask.query:
        wanted = ask.query["fact"]
        places = set(spans.get(wanted, ()))
        same = [row for row in rows if row.fact.id != wanted and places and places == set(spans[row.fact.id])]
        return [*(row for row in rows if row.fact.id == wanted), *same]
    if "at" in ask.query:
        at = ask.number("at", 0, 10**9 - 1)
        return [row for row in rows if any(start <= at < end for start, end in spans[row.fact.id])]
    return []


def page(ask: Ask) -> Response:
    """`/page/{id}?fact=` or `?at=`: one quote marked strongly, all others lightly."""
    if ask.path["id"] not in ask.holdings.pages:
        return ask.missing(ask.path["id"])
    view, node = ask.holdings.view, iris.page(ask.path["id"])
    (row,), facts = view.pages(node), view.facts(node)
    picked = chosen(ask, facts, {one.fact.id: spans_of([one]) for one in facts})
    strong = spans_of(picked[:1] if "fact" in ask.query else picked)
    before, after = _neighbours(ask.holdings, row.page.id)
    return ask.page(
        "page.html",
        row=row,
        lines=lines_of(row.page.text, spans_of(facts), strong),
        first=strong[0].start if strong else -1,
        picked=picked,
        facts=len(facts),
        articles=view.articles(node),
        holdings=ask.holdings,
        before=before,
        after=after,
    )


def _neighbours(holdings: Holdings, page: str) -> tuple[str | None, str | None]:
    order = list(holdings.pages)
    at = order.index(page)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def by_file(ask: Ask) -> Response:
    """`/page?file=`: the page of that file name; the browser keeps the #line."""
    wanted = ask.query.get("file", "")
    for id, file in ask.holdings.pages.items():
        if file == wanted:
            return ask.moved(f"/page/{id}")
    return ask.missing(wanted)


def pages(ask: Ask) -> Response:
    """`/pages`: every page with its date and what it gave."""
    start = ask.number("from", 0, 10**9 - 1)
    ids = list(ask.holdings.pages)
    shown = ask.holdings.view.pages(map(iris.page, ids[start : start + _LISTED]))
    return ask.page("pages.html", rows=shown, start=start, step=_LISTED, total=len(ids), holdings=ask.holdings)


def coverage(ask: Ask) -> Response:
    """`/page/{id}/coverage`: what was understood and what was not, as `kg show --page` writes it (own policy)."""
    from kg.pages.coverage import coverage_of  # spaCy is loaded for those alone who look
    from kg.pages.coverage_page import coverage_html

    if ask.path["id"] not in ask.holdings.pages:
        raise InputError(f"there is no page {ask.path['id'][:40]} in this store; see them all under /pages")
    html = coverage_html(coverage_of(kept_reading(ask.shelf.directory, ask.path["id"])))
    return HTMLResponse(html, headers={**HEADERS, "Content-Security-Policy": "frame-ancestors 'self'"})


ROUTES: Final[Mapping[str, Handler]] = {
    "/pages": pages,
    "/page": by_file,
    "/page/{id}/coverage": coverage,
    "/page/{id}": page,
}
