"""Rows as people and programs read them: aligned text (Chinese characters are two columns wide), CSV, SPARQL JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len, set_cell_size

from kg.cli.printing import one_line, safe

if TYPE_CHECKING:
    from rdflib.term import Identifier

    from kg.graph.rows import Table


WIDEST = 60
"""Columns of a cell in a table for people; a longer cell is cut. CSV and JSON have all of it."""


def aligned(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows below their heads, columns two spaces apart, each cell on one line and at most `WIDEST` wide."""
    cells = [list(heads), *([_cut(safe(one_line(cell))) for cell in row] for row in rows)]
    widths = [max(cell_len(row[column]) for row in cells) for column in range(len(heads))]
    cells.insert(1, ["─" * width for width in widths])
    for row in cells:
        yield "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cut(cell: str) -> str:
    return cell if cell_len(cell) <= WIDEST else f"{set_cell_size(cell, WIDEST - 1).rstrip()}…"


def as_csv(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The same as CSV: a header line, fields quoted where needed, lines end as RFC 4180 has it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue()


def as_sparql_json(table: Table) -> dict[str, Any]:
    """The rows in the W3C's SPARQL 1.1 Query Results JSON Format."""
    return {
        "head": {"vars": list(table.variables)},
        "results": {
            "bindings": [
                {name: _binding(cell) for name, cell in zip(table.variables, row, strict=True) if cell is not None}
                for row in table.rows
            ]
        },
    }


def _binding(term: Identifier) -> dict[str, str]:
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, Literal):
        extra = {"xml:lang": term.language} if term.language else {}
        extra |= {"datatype": str(term.datatype)} if term.datatype else {}
        return {"type": "literal", "value": str(term), **extra}
    return {
        "type": "uri" if isinstance(term, URIRef) else "bnode" if isinstance(term, BNode) else "?",
        "value": str(term),
    }
