"""Options that several commands share, each defined once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import settings

if TYPE_CHECKING:
    from kg.graph import GraphView

Store = Annotated[
    Path, typer.Option("--store", metavar="DIR", help="The store: a folder that `kg build` made (or set KG_STORE).")
]
Endpoint = Annotated[
    str | None, typer.Option("--endpoint", metavar="URL", help="Ask a SPARQL server instead of a store on this disk.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program instead of text for a person.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="Where to write; - is standard output.")]

DEFAULT_STORE = settings.STORE


def opened(store: Path, endpoint: str | None) -> GraphView:
    """The store to read from. Raises StoreError when there is none, or when no server answers at `endpoint`."""
    from kg.graph import open_endpoint, open_store

    return open_store(store) if endpoint is None else open_endpoint(endpoint)
