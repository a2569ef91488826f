"""`kg analyse`: who is central, who belongs together, who joins whom; one command for each analysis."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.failures import KgCommand
from kg.cli.options import DEFAULT_STORE, Endpoint, Store, User, opened
from kg.cli.tables import aligned, as_csv

if TYPE_CHECKING:
    from kg.analysis import Finding
    from kg.graph import GraphView


class Form(StrEnum):
    """How a finding is printed."""

    table = "table"
    csv = "csv"
    json = "json"


class By(StrEnum):
    """Measures of centrality."""

    neighbours = "neighbours"
    facts = "facts"
    betweenness = "betweenness"
    closeness = "closeness"


class Near(StrEnum):
    """Measures of how close two are."""

    events = "events"
    jaccard = "jaccard"
    pmi = "pmi"


_FEW = 20
"""Rows of a table for people, unless they ask for more."""

Kind = Annotated[str | None, typer.Option("--kind", metavar="CLASS", help="Only Person, Enterprise, Place …")]
People = Annotated[str, typer.Option("--kind", metavar="CLASS", help="Of whom: Person, Organisation, Enterprise …")]
Predicates = Annotated[
    list[str] | None, typer.Option("--predicate", metavar="NAME", help="Only facts visited, met …; repeatable.")
]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only from YYYY[-MM[-DD]] on.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only until the end of YYYY[-MM[-DD]].")]
Member = Annotated[str | None, typer.Option("--with", metavar="NAME", help="Only where this name is one of them.")]
Top = Annotated[
    int | None, typer.Option("--top", metavar="N", min=1, help="Only the first N rows (a table has 20 unless told).")
]
Format = Annotated[Form, typer.Option("--format", "-f", help="csv and json have all columns, ids and quotes.")]

app = typer.Typer(
    help="Analyse the network: who is central, connected, listed first.\n\n"
    "Each number says what it counts, each relation shows its printed words.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(cls=KgCommand)
def centrality(
    kind: Kind = None,
    predicate: Predicates = None,
    since: Since = None,
    until: Until = None,
    by: Annotated[By, typer.Option("--by", help="What decides the order.")] = By.neighbours,
    top: Top = None,
    form: Format = Form.table,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
) -> None:
    """Who stands in the middle.

    By different neighbours, facts, betweenness (share of shortest paths between others) and closeness (mean of
    1/distance).
    """
    chosen = {"kind": kind, "predicates": predicate or (), "since": since, "until": until, "by": by, "top": top}
    _answer("centrality", form, opened(store, endpoint, user), **chosen)


@app.command(cls=KgCommand)
def communities(
    predicate: Predicates = None,
    since: Since = None,
    until: Until = None,
    member: Member = None,
    top: Top = None,
    form: Format = Form.table,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
) -> None:
    """Who has more to do with each other than with the rest.

    Each community bears the name of its best connected member; inside and outside count facts.
    """
    chosen = {"predicates": predicate or (), "since": since, "until": until, "member": member, "top": top}
    _answer("communities", form, opened(store, endpoint, user), **chosen)


@app.command(cls=KgCommand)
def path(
    one: Annotated[str, typer.Argument(metavar="NAME", help="A name as printed, or an id.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Another.")],
    through: Annotated[
        list[str] | None, typer.Option("--through", metavar="NAME", help="Only over facts visited, met …; repeatable.")
    ] = None,
    since: Since = None,
    until: Until = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="How many of the shortest paths.")] = 1,
    form: Format = Form.table,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
) -> None:
    """How two names are connected, step by step.

    Each step is a printed sentence; of the paths with the fewest steps the best attested comes first.
    """
    chosen = {"through": through or (), "since": since, "until": until, "top": top}
    _answer("path", form, opened(store, endpoint, user), one, other, **chosen)


@app.command(cls=KgCommand)
def bridges(
    kind: Kind = None,
    predicate: Predicates = None,
    since: Since = None,
    until: Until = None,
    top: Top = None,
    form: Format = Form.table,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
) -> None:
    """Who joins communities, and by which sentence.

    The broker reaches so many other communities; so many entities are cut off without it; only: no other pair holds
    the two sides together. --kind: of the broker.
    """
    chosen = {"kind": kind, "predicates": predicate or (), "since": since, "until": until, "top": top}
    _answer("bridges", form, opened(store, endpoint, user), **chosen)


@app.command(cls=KgCommand)
def coattendance(
    member: Member = None,
    kind: People = "Person",
    since: Since = None,
    until: Until = None,
    least: Annotated[int, typer.Option("--least", metavar="N", min=1, help="Only pairs with N events or more.")] = 1,
    by: Annotated[Near, typer.Option("--by", help="What decides the order.")] = Near.events,
    top: Top = None,
    form: Format = Form.table,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
) -> None:
    """Who appears together in events.

    Beside the number of different events: jaccard, the share of the events of either; pmi, log2 of how many times
    more often than by chance.
    """
    chosen = {"member": member, "kind": kind, "since": since, "until": until, "least": least, "by": by, "top": top}
    _answer("coattendance", form, opened(store, endpoint, user), **chosen)


@app.command(cls=KgCommand)
def rank(
    member: Member = None,
    changes: Annotated[bool, typer.Option("--changes", help="Only pairs that are printed in both orders.")] = False,
    kind: People = "Person",
    since: Since = None,
    until: Until = None,
    top: Top = None,
    form: Format = Form.table,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
) -> None:
    """Who is printed before whom in lists of names.

    And how that changes. moved ahead: all lists in the new order are later than all in the old. varies: printed in
    both orders otherwise. Of a changed order the last list of each is quoted.
    """
    chosen = {"member": member, "changes": changes, "kind": kind, "since": since, "until": until, "top": top}
    _answer("rank", form, opened(store, endpoint, user), **chosen)


def _answer(name: str, form: Form, view: GraphView, *names: str, **chosen: Any) -> None:  # noqa: ANN401
    from kg.analysis import analyse

    finding = analyse(view, name, *names, **chosen)
    if form is Form.csv:
        heads, rows = finding.flat()
        typer.echo(as_csv(heads, [["" if cell is None else str(cell) for cell in row] for row in rows]), nl=False)
    elif form is Form.json:
        typer.echo(json.dumps(finding.as_json(), ensure_ascii=False, indent=2))
    else:
        for line in _lines(finding, len(finding.rows) if chosen["top"] else _FEW):
            typer.echo(line)


def _lines(finding: Finding[Any], limit: int) -> Iterator[str]:
    """What was counted, at most `limit` rows with a number where words follow, and the words."""
    from kg.analysis.finding import quotes_of
    from kg.cli.printing import safe

    yield safe(finding.counted)
    heads, rows = replace(finding, rows=finding.rows[:limit]).shown()
    quotes = [list(quotes_of(row)) for row in finding.rows[:limit]]
    numbered = any(quotes)
    yield from aligned(
        ["#", *heads] if numbered else heads, [[str(n), *row] for n, row in enumerate(rows, 1)] if numbered else rows
    )
    for number, words in enumerate(quotes, 1):
        for one in words:
            yield safe(f"  {number}  {one.date or 'no date'}  「{one.quote}」 {one.place}")
    if len(finding.rows) > limit:
        yield f"({limit} of {len(finding.rows)} rows; --top {len(finding.rows)} shows all)"
