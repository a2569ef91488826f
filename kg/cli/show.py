"""`kg show`: a dossier in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import DEFAULT_STORE, AsJson, Store

if TYPE_CHECKING:
    from kg.dossier import Dossier
    from kg.graph.rows import FactRow, TenureRow
    from kg.records import DateValue, Evidence

HEADS = {
    # predicate: (head where the entity is the subject, head where it is the object)
    "holdsPost": ("Posts as printed", "Holders of posts here, as printed"),
    "appointed": ("Appointed to", "Appointments here"),
    "removed": ("Removed from", "Removals here"),
    "visited": ("Visits", "Visited by"),
    "met": ("Meetings", "Met by"),
    "accompanied": ("Accompanied", "Accompanied by"),
    "attended": ("Attended", "Attended by"),
    "presided": ("Presided over", "Presided over by"),
    "organised": ("Organised", "Organised by"),
    "stated": ("Said", "Said of it"),
    "plans": ("Plans", "Planned by"),
    "invests": ("Sums", "Sums"),
    "locatedIn": ("Located in", "Located here"),
    "wrote": ("Wrote", "Written by"),
}
"""The sections of a dossier, in the order in which they are printed."""


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as printed, or an id such as person/1f0c….")],
    store: Store = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """All that the pages say of a person, body, place or project.

    Posts with dates, visits, meetings, who else was there, what was said: each with the printed words, the page
    file and its lines. Two people of one name are shown one after the other.
    """
    from kg.dossier import dossiers
    from kg.graph import open_store

    found = dossiers(open_store(store), name)
    if as_json:
        typer.echo(json.dumps([_row(dossier) for dossier in found], ensure_ascii=False, indent=2))
        return
    for number, dossier in enumerate(found):
        if number:
            typer.echo()
        for line in _lines(dossier):
            typer.echo(line)


def _lines(dossier: Dossier) -> Iterator[str]:
    entity = dossier.entity
    yield f"{typer.style(entity.label, bold=True)}  {entity.type}  {typer.style(entity.id, dim=True)}"
    if entity.alt_labels:
        yield f"also printed as: {'、'.join(entity.alt_labels)}"
    if dossier.tenures:
        yield from _head("Posts through time", len(dossier.tenures))
        yield from (f"  {_tenure(row)}" for row in dossier.tenures)
    for predicate, (doing, done) in HEADS.items():
        for head, facts, other in (
            (doing, dossier.doing.get(predicate, ()), "object_label"),
            (done, dossier.done.get(predicate, ()), "subject_label"),
        ):
            if facts:
                yield from _head(head, len(facts))
                for row in facts:
                    yield from _fact(row, getattr(row, other))
    if dossier.companions:
        yield from _head("In the same events", len(dossier.companions))
        yield "  " + "、".join(f"{one.label} {one.events}" for one in dossier.companions)


def _head(words: str, count: int) -> Iterator[str]:
    yield ""
    yield typer.style(f"{words} ({count})", bold=True)


def _tenure(row: TenureRow) -> str:
    known = [f"since {row.beginning}" if row.beginning else "", f"until {row.end}" if row.end else ""]
    seen = sorted({day for day in (row.first_attested, row.last_attested) if day})
    attested = f"in print {' – '.join(seen)}" if seen else "no date in print"
    return f"{row.title}  {', '.join(filter(None, [*known, attested, row.status]))}"


def _fact(row: FactRow, other: str) -> Iterator[str]:
    details = "、".join(value for name, value in row.fact.qualifiers if name in ("post", "role", "verb", "employer"))
    yield f"  {_date(row.fact.date):<10}  {other}{details and f'  ({details})'}"
    for evidence in row.fact.evidence:
        yield f"              {typer.style(_clipping(evidence), dim=True)} {row.file}:{_place(evidence)}"


def _date(date: DateValue | None) -> str:
    if date is None or not (date.start or date.not_after):
        return "no date"
    if date.start is None:
        return f"≤{date.not_after}"
    return date.start if date.end in (None, date.start) else f"{date.start}/{date.end}"


def _clipping(evidence: Evidence) -> str:
    return "「" + "".join(line.strip() for line in evidence.quote.splitlines()) + "」"


def _place(evidence: Evidence) -> str:
    first, last = evidence.lines
    return str(first) if first == last else f"{first}-{last}"


def _row(dossier: Dossier) -> dict[str, Any]:
    raise NotImplementedError
