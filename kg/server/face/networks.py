"""`/network/{id}?hops=1`: what `kg page --focus` draws, in a frame below the masthead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.responses import HTMLResponse, Response

from kg.errors import InputError
from kg.pages import contents_of, page_file
from kg.server.face.holdings import Holdings
from kg.server.face.rendering import HEADERS, Ask, Handler

MOST_HOPS: Final = 3
_FRAMED: Final = {**HEADERS, "Content-Security-Policy": "frame-ancestors 'self'"}
"""The page brings a policy of its own that names its scripts by hash; ours would forbid them."""


def drawn(holdings: Holdings, id: str, hops: int) -> bytes:
    """The network page around an Entity.id."""
    contents = contents_of(holdings.view, focus=id, hops=hops)
    return page_file(contents, title=holdings.entities[id].label).html


def _hops(ask: Ask) -> int:
    return max(1, ask.number("hops", 1, MOST_HOPS))


def framed(ask: Ask) -> Response:
    """The page that a reader opens."""
    entity = ask.holdings.entity(ask.path["id"])
    if entity is None:
        return ask.missing(ask.path["id"])
    return ask.page("network.html", entity=entity, hops=_hops(ask), most=MOST_HOPS)


def network(ask: Ask) -> Response:
    """`/drawing/{id}`: what stands in the frame. It can be saved as it is: one file that works offline."""
    entity = ask.holdings.entity(ask.path["id"])
    if entity is None:
        raise InputError(f"nothing in this store has the id {ask.path['id'][:60]}; search for it by name")
    hops = _hops(ask)
    html = ask.holdings.once((entity.id, hops), lambda: drawn(ask.holdings, entity.id, hops))
    return HTMLResponse(html, headers=_FRAMED)


ROUTES: Final[Mapping[str, Handler]] = {"/network/{id:path}": framed, "/drawing/{id:path}": network}
