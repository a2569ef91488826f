"""`/sparql`: questions to workers, replies to clients, and the service described to whoever asks nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from importlib.resources import files

import pyoxigraph as ox
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response

from kg.server.exchange import Reply, refusal
from kg.server.formats import TRIPLES, preferred
from kg.server.pool import Pool
from kg.server.protocol import Refused, accepted, question_of

_LEFT = refusal(499, "the client has left")  # nobody reads it; 499 stands in the access log
_PAGE = (
    '<!doctype html><html lang="en"><title>SPARQL</title><p>A SPARQL 1.1 endpoint: <a href="/editor">editor</a>.</p>'
)


async def sparql(request: Request) -> Response:
    """Answer one request of the protocol. `request.state.pool` has the workers."""
    try:
        question = await question_of(request)
    except Refused as refused:
        return _response(refusal(refused.status, refused.line))
    except ClientDisconnect:
        return _response(_LEFT)
    if question is None:
        return _description(request)
    pool: Pool = request.state.pool
    return _response(await _unless_gone(request, pool.ask(question)))


async def _unless_gone(request: Request, work: Coroutine[None, None, Reply]) -> Reply:
    """The reply, unless the client goes away first: then the work is called off."""
    working, leaving = asyncio.create_task(work), asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else _LEFT
    finally:
        working.cancel()
        leaving.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _description(request: Request) -> Response:
    media = preferred(accepted(request), [*TRIPLES, "text/html"])
    if media == "text/html":
        return HTMLResponse(_PAGE, headers={"Vary": "Accept"})
    if media is None:
        return _response(refusal(406, f"the description comes in: {', '.join(TRIPLES)}"))
    text = files("kg.server").joinpath("description.ttl").read_bytes()
    address = str(request.url.replace(query="", fragment=""))
    quads = ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=address)
    content = ox.serialize((quad.triple for quad in quads), format=TRIPLES[media])
    assert content is not None
    return _response(Reply(200, media, content))


def _response(reply: Reply) -> Response:
    return Response(reply.body, reply.status, {"Vary": "Accept"}, reply.media)
