"""The web face of a store: pages for people, beside the endpoint for programs."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route

from kg.server.current import CurrentStore


def routes(store: CurrentStore) -> list[BaseRoute]:
    """What the face answers to."""

    def home(_request: Request) -> HTMLResponse:
        return HTMLResponse(f"<!doctype html><title>kg</title><p>{len(store.manifest().pages)} pages: /sparql")

    return [Route("/", home)]
