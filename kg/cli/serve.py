"""`kg serve`: the store over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from kg import settings
from kg.cli.failures import tell
from kg.cli.options import DEFAULT_STORE, Store
from kg.errors import ServerError


def serve(
    store: Store = DEFAULT_STORE,
    host: Annotated[str, typer.Option(metavar="H", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port; 0 is any free one.")] = 8151,
    seconds: Annotated[
        float, typer.Option(min=0.1, metavar="S", help="Stop a query after so many seconds (or set KG_QUERY_SECONDS).")
    ] = settings.QUERY_SECONDS,
    rows: Annotated[
        int, typer.Option(min=1, metavar="N", help="Refuse an answer of more rows; none is cut (or set KG_QUERY_ROWS).")
    ] = settings.QUERY_ROWS,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="How many queries run at a time.")] = 2,
    allow_origin: Annotated[
        str | None, typer.Option(metavar="ORIGIN", help="Let web pages of this origin read answers; * is any.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No line per request.")] = False,
) -> None:
    """Serve the store to browsers and SPARQL clients.

    Pages for people are at /, a SPARQL 1.1 endpoint is at /sparql. Read only: updates and SERVICE are refused. A new
    build is picked up by itself. Stop it with Ctrl-C. There is no password: whoever reaches the address can read
    everything.
    """
    try:
        import mimeparse  # noqa: F401 - the three packages of the extra
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise ServerError(f"{error.name} is not installed; run: pip install 'newspaper-kg[server]'") from error
    from kg.server.app import make_app
    from kg.server.limits import Limits
    from kg.server.listening import is_loopback, listening
    from kg.server.listening import serve as answer

    hosts = ("127.0.0.1", "localhost", "[::1]") if is_loopback(host) else ("*",)
    app = make_app(store, Limits(seconds, rows, workers), log=not quiet, allow_origin=allow_origin, hosts=hosts)
    with listening(host, port) as door:
        answer(app, door, lambda address: tell(f"{address} and {address}sparql; stop with Ctrl-C"))
