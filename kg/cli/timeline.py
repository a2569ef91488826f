"""`kg timeline`: posts through time, as a table or as a drawing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_STORE, AsJson, Endpoint, Store, User, opened
from kg.cli.tables import aligned


def timeline(
    name: Annotated[str, typer.Argument(metavar="NAME|POST", help="A person, a body, or a post as printed.")],
    org: Annotated[
        str | None, typer.Option("--org", metavar="ORG", help="Only at bodies whose name begins so.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Draw it: FILE.svg, or FILE.html with quotes.", readable=False
        ),
    ] = None,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Who is printed in which post, from when to when.

    A beginning or an end stands only where an appointment or a removal is printed.
    """
    from kg import timeline as drawing
    from kg.exporters import fill

    if output is not None and output.suffix not in (".svg", ".html"):
        raise typer.BadParameter(f"{output} is neither .svg nor .html", param_hint="--output")
    lines = drawing.timeline(opened(store, endpoint, user), name, org)
    if output is not None:
        make = drawing.svg if output.suffix == ".svg" else drawing.page
        drawn = make(lines, f"{name} {org or ''}".strip()).encode()
        fill([output], lambda out: out.write(drawn))
    if as_json:
        rows = [dict(zip(drawing.HEADS, drawing.columns(line), strict=True)) for line in lines]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif output is None:
        for row in aligned(drawing.HEADS, [drawing.columns(line) for line in lines]):
            typer.echo(row)
