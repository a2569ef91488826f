"""`facts`: every fact with its words, dates and evidence, one JSON object a line, or as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kg.exporters.exporter import Exporter
from kg.exporters.lines import write_lines
from kg.exporters.printable import printable
from kg.graph import GraphView
from kg.graph.rows import FactRow
from kg.ontology import terms
from kg.records import DateValue, Evidence


def fact_lines(view: GraphView) -> Iterator[dict[str, Any]]:
    """The facts as JSON objects, pages by file name, each page in reading order.

    `subject` and `object` are the names that the graph knows them by, `surface` holds the words of that page;
    `subject_id` and `object_id` (None for what is said, a sum, an article) tell namesakes apart.
    """
    files = {row.page.id: row.page.file for row in view.pages()}
    types = {entity.id: entity.type for entity in view.entities()}
    return (_line(row, files, types) for row in view.facts())


def _line(row: FactRow, files: Mapping[str, str], types: Mapping[str, str]) -> dict[str, Any]:
    fact = row.fact
    return {
        "id": fact.id,
        "page": row.file,
        "article": fact.article,
        "predicate": fact.predicate,
        "subject": row.subject_label,
        "subject_type": types[row.subject],
        "subject_id": row.subject,
        "object": row.object_label,
        "object_type": types[row.object] if row.object is not None else fact.object.type,
        "object_id": row.object,
        "surface": {"subject": fact.subject.surface, "object": fact.object.surface},
        "qualifiers": dict(fact.qualifiers),
        "date": date_object(fact.date),
        "evidence": [_evidence(piece, files) for piece in fact.evidence],
        "rule": fact.rule,
        "confidence": fact.confidence,
    }


def date_object(date: DateValue | None) -> dict[str, str | None]:
    """A date as both line formats write it; always an object, so that a reader needs no special case."""
    if date is None:
        return {"start": None, "end": None, "printed": None, "basis": "none"}
    return {"start": date.start, "end": date.end, "printed": date.printed or None, "basis": date.basis}


def _evidence(piece: Evidence, files: Mapping[str, str]) -> dict[str, Any]:
    place = {"page": files[piece.page], "start": piece.start, "end": piece.end}
    return {**place, "lines": list(piece.lines), "quote": piece.quote}


def write_jsonl(view: GraphView, out: BinaryIO) -> None:
    """One JSON object per fact and line."""
    write_lines(fact_lines(view), out)


def write_csv(view: GraphView, out: BinaryIO) -> None:
    """The same facts as a table: a column per key, a column per qualifier; pieces of evidence joined by " … "."""
    names = tuple(sorted(term.qualifier for term in terms().values() if term.qualifier))
    rows = [_cells(line, names) for line in fact_lines(view)]
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, [*_SUBJECT, *_OBJECT, *names, *_GROUNDS], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    text.detach()


_SUBJECT = ("id", "page", "article", "predicate", "subject", "subject_type", "subject_id", "subject_surface")
_OBJECT = ("object", "object_type", "object_id", "object_surface")
_GROUNDS = ("start", "end", "printed", "basis", "lines", "offsets", "quote", "rule", "confidence")


def _cells(line: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    pieces = line["evidence"]
    cells = {
        **{name: line[name] for name in (*_SUBJECT, *_OBJECT, "rule", "confidence") if name in line},
        **{f"{side}_surface": words for side, words in line["surface"].items()},
        **{name: line["qualifiers"].get(name) for name in names},
        **line["date"],
        "lines": " ".join("-".join(map(str, piece["lines"])) for piece in pieces),
        "offsets": " ".join(f"{piece['start']}-{piece['end']}" for piece in pieces),
        "quote": " … ".join(piece["quote"] for piece in pieces),
    }
    return {name: "" if value is None else printable(str(value)) for name, value in cells.items()}


FACTS = Exporter(
    "facts",
    ".jsonl",
    "every fact with its quotes, as JSON lines (as a table if PATH ends in .csv)",
    write_jsonl,
    notations={".csv": write_csv},
)
