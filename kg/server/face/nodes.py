"""`/node/{id}`: from the IRI of anything in the store to the page that shows it, or prints what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from kg.server.face.holdings import Holdings
from kg.server.face.rendering import Ask, Handler

SHOWN: Final = ("page", "article")


def node(ask: Ask) -> Response:
    """Entities, pages and articles have pages of their own; facts, tenures and events lead to a printed sentence."""
    id = ask.path["id"]
    sort, _, rest = id.partition("/")
    if ask.holdings.entity(id):
        return ask.moved(f"/entity/{id}")
    if sort in SHOWN:
        return ask.moved(f"/{id}")
    if sort == "evidence" and rest.count("-") == 2:
        page, start, _ = rest.split("-")
        return ask.moved(f"/page/{page}", "here", at=start)
    fact = ask.holdings.facts.get(_fact(ask.holdings, id, sort, rest))
    if fact is None:
        return ask.missing(id)
    return ask.moved(f"/page/{fact.fact.page}", "here", fact=fact.fact.id)


def _fact(holdings: Holdings, id: str, sort: str, rest: str) -> str:
    """The first fact that a node rests on, "" where there is none."""
    if sort in ("fact", "utterance"):
        return rest
    if id in holdings.tenures:
        return min(holdings.tenures[id].facts, default="")
    if id in holdings.events:
        return min(holdings.events[id].facts, default="")
    if sort == "post":
        return next((row.fact.id for row in holdings.facts.values() if row.post == id), "")
    return ""


ROUTES: Final[Mapping[str, Handler]] = {"/node/{id:path}": node}
