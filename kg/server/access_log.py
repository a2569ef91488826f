"""One line per request on stderr: GET /sparql 200 12 ms 345 B."""

from __future__ import annotations

import sys
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class AccessLog:
    """Passes requests on and says afterwards how each went."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request (or the start and end of the server, which are not logged)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, size, start = 500, 0, perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b"")) if scope["method"] != "HEAD" else 0
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            path = scope.get("raw_path", b"").decode("ascii", "backslashreplace")  # as sent: nothing a terminal obeys
            took = 1000 * (perf_counter() - start)
            sys.stderr.write(f"{scope['method']} {path} {status} {took:.0f} ms {size} B\n")
