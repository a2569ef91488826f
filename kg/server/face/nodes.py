"""`/node/{id}`: from the IRI of anything in the store to the page that shows it, or prints what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

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
    rows = ask.holdings.view.facts(f"fact/{rest}" if sort == "utterance" else id)
    if not rows:
        return ask.missing(id)
    fact = rows[0].fact if sort == "post" else min((row.fact for row in rows), key=lambda fact: fact.id)
    return ask.moved(f"/page/{fact.page}", "here", fact=fact.id)


ROUTES: Final[Mapping[str, Handler]] = {"/node/{id:path}": node}
