"""`kg push`: the store into a SPARQL server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_STORE, AsJson, Store, User, password_of
from kg.cli.printing import safe
from kg.report import counted

if TYPE_CHECKING:
    from kg.graph import Push


def push(
    endpoint: Annotated[str, typer.Option("--endpoint", metavar="URL", help="Where the server takes queries.")],
    update: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where it takes updates, if elsewhere; write by SPARQL Update."),
    ] = None,
    graph_store: Annotated[
        str | None, typer.Option(metavar="URL", help="Where it takes whole graphs; write by Graph Store Protocol.")
    ] = None,
    user: User = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be written and removed; do nothing.")
    ] = False,
    store: Store = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Write the store to a SPARQL server.

    Only graphs that changed since the last push are written, one per page and one for what pages share. Each is
    counted there. A push that was stopped is completed by the next. Graphs of a page that left the store are removed;
    what others keep on the server is not touched. Of Virtuoso only the endpoint need be named.
    """
    from kg.cli.progress import Progress
    from kg.graph import Server
    from kg.graph import push as write

    server = Server(endpoint, update, graph_store, user, password_of(user))
    with Progress() as progress:
        done = write(store, server, dry_run=dry_run, progress=progress)
    if as_json:
        typer.echo(json.dumps(asdict(done) | {"dry_run": dry_run}, ensure_ascii=False))
        return
    for line in _plan(done) if dry_run else ():
        typer.echo(line)
    typer.echo(f"{'would be ' if dry_run else ''}{done.line()}")


def _plan(push: Push) -> Iterator[str]:
    """What would be done, graph by graph, under the names of the page files."""
    for verb, graphs in (("remove", push.removed), ("write", push.written)):
        for graph, size in graphs.items():
            yield f"{verb} {safe(push.files.get(graph, graph))} ({counted(size, 'triple')})"
