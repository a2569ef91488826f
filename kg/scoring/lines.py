"""Reads what `kg export --format facts` and `--format articles` write: one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.errors import InputError


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file, blank lines left out. Raises InputError with the line that is not JSON."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); write it with `kg export`") from error
    out = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                out.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise InputError(f"{path}:{number}: not a JSON object ({error}); export it again") from error
    return out
