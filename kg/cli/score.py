"""`kg score`: how well the reader does against pages that people have annotated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_STORE, AsJson, Store


def score(
    gold_dir: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="Annotated pages: one JSON file a page.", readable=False)
    ],
    pages: Annotated[
        list[str] | None, typer.Option("--page", metavar="PATTERN", help="Only pages like this (d0?); repeatable.")
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="List every fact that is missing, extra, or a trap.")
    ] = False,
    store: Store = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Score the store against annotated pages.

    Precision, recall and F1 by predicate, traps fallen into, and layout.

    A page of the store is matched to its annotation by file name.
    """
    from kg import scoring
    from kg.exporters import article_lines, fact_lines
    from kg.graph import open_store

    view = open_store(store)
    reached = scoring.score(gold_dir, list(fact_lines(view)), list(article_lines(view)), pages=pages or ["*"])
    if as_json:
        typer.echo(json.dumps(reached.figures(), ensure_ascii=False))
        return
    for miss in reached.misses if misses else ():
        typer.echo(str(miss))
    typer.echo(str(reached))
