"""Options that several commands share, each defined once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import settings

if TYPE_CHECKING:
    from kg.graph import GraphView

# readable=False: whether a file can be read is told by whoever reads it, in one line with the next step.
Store = Annotated[
    Path,
    typer.Option(
        "--store", metavar="DIR", help="The store: a folder that `kg build` made (or set KG_STORE).", readable=False
    ),
]
Endpoint = Annotated[
    str | None, typer.Option("--endpoint", metavar="URL", help="Ask a SPARQL server instead of a store on this disk.")
]
User = Annotated[
    str | None,
    typer.Option("--user", metavar="NAME", help="Who asks that server; the password: KG_PASSWORD, or asked for."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program instead of text for a person.")]
Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="PATH", help="Where to write; - is standard output.", readable=False),
]

DEFAULT_STORE = settings.STORE


def opened(store: Path, endpoint: str | None, user: str | None = None) -> GraphView:
    """The store to read from. Raises StoreError when there is none, or when no server answers at `endpoint`."""
    from kg.graph import open_endpoint, open_store

    if endpoint is not None:
        return open_endpoint(endpoint, user, password_of(user))
    if user is not None:
        raise typer.BadParameter("goes with --endpoint URL", param_hint="--user")
    return open_store(store)


def password_of(user: str | None) -> str | None:
    """The password of a user of a server: never from the command line, where others could read it."""
    if user is None or "KG_PASSWORD" in os.environ:
        return os.environ.get("KG_PASSWORD")
    if not sys.stdin.isatty():
        raise typer.BadParameter("needs a password; set KG_PASSWORD in the environment", param_hint="--user")
    entered: str = typer.prompt(f"Password of {user}", hide_input=True, err=True)
    return entered
