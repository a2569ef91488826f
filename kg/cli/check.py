"""`kg check`: is the store whole, and is every quote printed where it says?"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import typer

from kg.cli.options import DEFAULT_STORE, AsJson, Store
from kg.cli.printing import safe
from kg.report import counted


def check(store: Store = DEFAULT_STORE, as_json: AsJson = False) -> None:
    """Validate the store and read every quote again.

    The graph is held against the shapes of the ontology, every quote against the file of its page. A failure is
    something broken: exit status 1. A warning is something that print contradicts, such as two holders of one post
    at a time: it is shown with both quotes and does not fail.
    """
    from kg.cli.progress import Progress
    from kg.graph import check_store, open_store, read_manifest

    view = open_store(store)
    paths = {page: Path(stored.path) for page, stored in read_manifest(store).pages.items()}
    with Progress() as progress:
        findings = check_store(view, paths, progress)
    count = Counter(finding.severity for finding in findings)
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            typer.echo(f"{finding.severity}: {safe(finding.about)}: {safe(finding.message)}")
            for quote in finding.quotes:
                typer.echo(f"    {safe(quote)}")
        typer.echo(
            f"{counted(count['failure'], 'failure')}, {counted(count['warning'], 'warning')}: "
            f"{counted(len(view.facts()), 'fact')} and {counted(len(view.quotes), 'quote')} "
            f"on {counted(len(view.pages()), 'page')}"
        )
    if count["failure"]:
        raise typer.Exit(1)
