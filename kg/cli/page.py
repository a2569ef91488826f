"""`kg page`: the network as one offline HTML file."""

from __future__ import annotations

from typing import Annotated, BinaryIO

import typer

from kg.cli.failures import tell
from kg.cli.options import DEFAULT_STORE, Endpoint, Output, Store, User, opened


def page(
    output: Output,
    focus: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is around this name.")] = None,
    hops: Annotated[int, typer.Option(min=1, help="How far around it.")] = 1,
    date_from: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only facts from this day on.")
    ] = None,
    date_to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only facts up to this day.")] = None,
    types: Annotated[
        list[str] | None, typer.Option(metavar="TYPE", help="Only entities of this type, such as Person; repeatable.")
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, metavar="N", help="Open on communities where there are more entities.")
    ] = 1500,
    title: Annotated[str, typer.Option(help="The heading of the page.")] = "报纸知识图谱",
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
) -> None:
    """Write the network page: one HTML file that works offline.

    Click a node for its dossier, an edge for the printed sentences behind it.
    """
    from kg.exporters import fill
    from kg.pages import contents_of, page_file

    view = opened(store, endpoint, user)

    def write(out: BinaryIO) -> None:
        contents = contents_of(view, focus=focus, hops=hops, date_from=date_from, date_to=date_to, types=types or ())
        made = page_file(contents, title=title, limit=limit)
        tell(f"{output}: {made.summary()}")
        out.write(made.html)

    fill([output], write)
