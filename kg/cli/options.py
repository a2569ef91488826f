"""Options that several commands share, each defined once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from kg import settings
from kg.errors import InputError

Store = Annotated[
    Path, typer.Option("--store", metavar="DIR", help="The store: a folder that `kg build` made (or set KG_STORE).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program instead of text for a person.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="Where to write; - is standard output.")]

DEFAULT_STORE = settings.STORE
STDOUT = Path("-")


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A binary file to fill: `path` appears only when it is complete; "-" is standard output.

    Raises InputError when the place cannot be written.
    """
    if path == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = path.with_name(f".{path.name}.part")
    try:
        file = part.open("wb")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); name another place with -o") from error
    try:
        with file:
            yield file
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
