"""`kg show`: a dossier in the terminal, or how far a page was understood."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_STORE, AsJson, Endpoint, Store, User, opened
from kg.cli.printing import one_line, safe

if TYPE_CHECKING:
    from kg.dossier import Dossier
    from kg.graph.rows import FactRow, TenureRow
    from kg.records import DateValue, Evidence

_DETAILS = ("post", "role", "verb", "employer")
_AROUND = 36
"""How many characters of a quote to show on each side of the name, unless `--full`."""


def show(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A name as printed, or an id such as person/1f0c….")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Print whole quotes, not the words around the name.")] = False,
    page: Annotated[
        str | None,
        typer.Option(
            "--page", metavar="FILE", help="Instead of a dossier: what was understood of a page, and what not."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT.html", help="With --page: write it as an HTML file.", readable=False
        ),
    ] = None,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """All that the pages say of a person, body, place or project.

    Posts with dates, visits, meetings, who else was there, what was said: each with the printed words, the page
    file and its lines. Two people of one name are shown one after the other.
    """
    if (name is None) == (page is None):
        raise typer.BadParameter("give a NAME for a dossier, or --page FILE for the coverage of a page")
    if page is not None and endpoint is not None:
        raise typer.BadParameter("asks the store that the page was built into, not a server", param_hint="--page")
    if page is not None:
        _show_page(page, output, store, as_json)
        return
    assert name is not None
    if output is not None:
        raise typer.BadParameter("goes with --page FILE; a dossier is printed", param_hint="--output")
    from kg.dossier import as_row, dossiers

    found = dossiers(opened(store, endpoint, user), name)
    if as_json:
        typer.echo(json.dumps([as_row(dossier) for dossier in found], ensure_ascii=False, indent=2))
        return
    for number, dossier in enumerate(found):
        if number:
            typer.echo()
        for line in _lines(dossier, None if full else _AROUND):
            typer.echo(line)


def _show_page(file: str, output: Path | None, store: Path, as_json: bool) -> None:
    from kg.cli.coverage import as_row, print_coverage
    from kg.graph.kept import kept_reading, page_called
    from kg.pages.coverage import coverage_of

    coverage = coverage_of(kept_reading(store, page_called(store, file)))
    if output is not None:
        from kg.exporters import fill
        from kg.pages.coverage_page import coverage_html

        fill([output], lambda out: out.write(coverage_html(coverage)))
    elif as_json:
        typer.echo(json.dumps(as_row(coverage), ensure_ascii=False, indent=2))
    else:
        print_coverage(coverage)


def _lines(dossier: Dossier, around: int | None) -> Iterator[str]:
    from kg.dossier import HEADS

    entity = dossier.entity
    yield f"{typer.style(safe(entity.label), bold=True)}  {entity.type}  {typer.style(entity.id, dim=True)}"
    if entity.alt_labels:
        yield f"also printed as: {safe('、'.join(entity.alt_labels))}"
    if dossier.tenures:
        yield from _head("Posts through time", len(dossier.tenures))
        yield from (f"  {_tenure(row, dossier)}" for row in dossier.tenures)
    for predicate, (doing, done) in HEADS.items():
        yield from _section(doing.en, dossier.doing.get(predicate, ()), "object", around)
        yield from _section(done.en, dossier.done.get(predicate, ()), "subject", around)
    if dossier.companions:
        yield from _head("In the same events", len(dossier.companions))
        yield "  " + "、".join(f"{safe(one.label)} {one.events}" for one in dossier.companions)


def _head(words: str, count: int) -> Iterator[str]:
    yield ""
    yield typer.style(f"{words} ({count})", bold=True)


def _tenure(row: TenureRow, dossier: Dossier) -> str:
    other = row.person if dossier.entity.id == row.organisation else row.organisation
    known = [f"since {row.beginning}" if row.beginning else "", f"until {row.end}" if row.end else ""]
    seen = sorted({day for day in (row.first_attested, row.last_attested) if day})
    attested = f"in print {' – '.join(seen)}" if seen else "no date in print"
    when = ", ".join(filter(None, [*known, attested, *row.status]))
    return f"{safe(dossier.labels[other])} {safe(row.title)}  {when}"


def _section(head: str, rows: Iterable[FactRow], other: str, around: int | None) -> Iterator[str]:
    """The facts below their head; what one sentence says of several is printed once."""
    rows = list(rows)
    if rows:
        yield from _head(head, len(rows))
    for (file, evidence), group in groupby(rows, key=lambda row: (row.file, row.fact.evidence)):
        said = list(group)
        yield f"  {_date(said[0].fact.date):<10}  {'、'.join(_other(row, other) for row in said)}"
        surface = getattr(said[0].fact, other).surface
        for piece in evidence:
            words = typer.style(_clipping(piece, surface, around), dim=True)
            yield f"              {words} {safe(file)}:{_place(piece)}"


def _other(row: FactRow, other: str) -> str:
    details = "、".join(value for name, value in row.fact.qualifiers if name in _DETAILS)
    return safe(f"{getattr(row, f'{other}_label')}{details and f' ({details})'}")


def _date(date: DateValue | None) -> str:
    if date is None or not (date.start or date.not_after):
        return "no date"
    if date.start is None:
        return f"≤{date.not_after}"
    return date.start if date.end in (None, date.start) else f"{date.start}/{date.end}"


def _clipping(evidence: Evidence, name: str, around: int | None) -> str:
    """The quote on one line; of a long one what stands around `name`, or its beginning."""
    words = safe(one_line(evidence.quote))
    if around is None or len(words) <= 2 * around + len(name):
        return f"「{words}」"
    at = max(0, words.find(name))
    start, end = max(0, at - around), min(len(words), at + len(name) + around)
    return f"「{'…' * (start > 0)}{words[start:end]}{'…' * (end < len(words))}」"


def _place(evidence: Evidence) -> str:
    first, last = evidence.lines
    return str(first) if first == last else f"{first}-{last}"
