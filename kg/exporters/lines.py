"""JSON lines: one object a line, UTF-8, Chinese as printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from kg.exporters.printable import one_line


def write_lines(rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> None:
    """Write each object on a line of its own, keys in the order given."""
    for row in rows:
        out.write(one_line(json.dumps(row, ensure_ascii=False)).encode("utf-8") + b"\n")
