"""The application: the endpoint, the health of the server, and the web face, over one store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kg.errors import StoreError
from kg.server.access_log import AccessLog
from kg.server.current import CurrentStore
from kg.server.endpoint import sparql
from kg.server.face import nowhere, routes
from kg.server.limits import Limits
from kg.server.pool import running

_LOOK_EVERY = 1.0


def make_app(
    store: Path,
    limits: Limits | None = None,
    *,
    log: bool = False,
    allow_origin: str | None = None,
    hosts: Sequence[str] = ("*",),
) -> Starlette:
    """The application over the store in the folder `store`. Raises StoreError when there is none.

    `allow_origin`: whose web pages may read the answers (`*`: any). `hosts`: the names under which it may be called;
    on loopback this keeps out pages of other sites that give this machine's address for theirs.
    """
    current = CurrentStore(store)
    current.view()
    middleware = [Middleware(AccessLog)] if log else []
    middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False))
    if allow_origin is not None:
        methods = ["GET", "HEAD", "POST"]
        middleware.append(Middleware(CORSMiddleware, allow_origins=[allow_origin], allow_methods=methods))

    async def health(_request: Request) -> JSONResponse:
        return _health(current)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[Mapping[str, Any]]:
        async with running(store, limits or Limits()) as pool:
            following = asyncio.create_task(_follow(current))
            yield {"pool": pool}
            following.cancel()

    own = [Route("/sparql", sparql, methods=["GET", "POST"]), Route("/health", health)]
    return Starlette(
        routes=[*own, *routes(current)],
        middleware=middleware,
        exception_handlers={404: nowhere},
        lifespan=lifespan,
    )


def _health(current: CurrentStore) -> JSONResponse:
    try:
        manifest = current.manifest()
    except StoreError as error:
        return JSONResponse({"status": str(error)}, 503)
    return JSONResponse({"status": "ok", "generation": manifest.generation, "pages": len(manifest.pages)})


async def _follow(current: CurrentStore) -> None:
    """Let go of an old generation soon after a build, also when nobody asks: a later build can then delete it."""
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        with suppress(StoreError):  # said when somebody asks
            await asyncio.to_thread(current.view)
