"""`kg build`: pages into the store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.failures import tell
from kg.cli.options import DEFAULT_STORE, AsJson, Store


def build(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Page files, or folders of .txt pages.", readable=False)
    ],
    store: Store = DEFAULT_STORE,
    jobs: Annotated[int | None, typer.Option(min=1, help="Worker processes [default: as many as pay off].")] = None,
    spacy_model: Annotated[
        str | None, typer.Option(metavar="M", help="A trained Chinese spaCy pipeline to put beside the rules.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read pages into the store.

    A folder is mirrored: a page that is gone from it leaves the store. Files are added to what is there.
    Pages that did not change are not read again. Exit status 1 when some page could not be used.
    """
    from kg import pipeline
    from kg.cli.progress import Progress

    with Progress() as progress:
        report = pipeline.build(paths, store, jobs=jobs, model=spacy_model, progress=progress, warn=tell)
    typer.echo(json.dumps(report.as_dict(), ensure_ascii=False) if as_json else report.line())
    if report.failed:
        tell(f"{report.failed} of {report.asked} files could not be used")
        raise typer.Exit(1)
