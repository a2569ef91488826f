"""Loads the lexicons: data with comments under `kg/lexicons/`, never lists in Python.

Two formats, both UTF-8:

* `NAME.txt` — one entry a line, further columns after a TAB; `#` starts a comment, blank lines do not count.
* `NAME.toml` — tables, for frames and anything with structure.

A bad line stops the build: `LexiconError` names the file and the line.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import LexiconError

_ROOM = files("kg") / "lexicons"


def _text(file_name: str) -> str:
    try:
        return (_ROOM / file_name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"lexicons/{file_name}: cannot be read ({error}); reinstall newspaper-kg") from error


@cache
def rows(name: str, columns: int = 1) -> tuple[tuple[str, ...], ...]:
    """The rows of `lexicons/NAME.txt`, each with 1 to `columns` cells padded with "" to `columns`.

    Raises LexiconError for an empty first cell, too many cells, or an entry that stands twice.
    """
    out: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for number, line in enumerate(_text(f"{name}.txt").splitlines(), 1):
        cells = [cell.strip() for cell in line.split("#", 1)[0].rstrip().split("\t")]
        if not any(cells):
            continue
        if not cells[0] or len(cells) > columns:
            raise LexiconError(f"lexicons/{name}.txt:{number}: wanted 1 to {columns} TAB-separated cells: {line!r}")
        if cells[0] in seen:
            raise LexiconError(f"lexicons/{name}.txt:{number}: {cells[0]} stands twice; keep one")
        seen.add(cells[0])
        out.append(tuple(cells + [""] * (columns - len(cells))))
    return tuple(out)


@cache
def words(name: str) -> tuple[str, ...]:
    """The first cells of `lexicons/NAME.txt`, in file order."""
    return tuple(row[0] for row in rows(name, 4))


@cache
def table(name: str) -> dict[str, Any]:
    """The content of `lexicons/NAME.toml`. Raises LexiconError with the parser's line."""
    try:
        return tomllib.loads(_text(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicons/{name}.toml: {error}") from error
