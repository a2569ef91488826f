"""Options that several commands share, each defined once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg import settings

Store = Annotated[
    Path, typer.Option("--store", metavar="DIR", help="The store: a folder that `kg build` made (or set KG_STORE).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program instead of text for a person.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="Where to write; - is standard output.")]

DEFAULT_STORE = settings.STORE
