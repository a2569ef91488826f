"""`kg analyse`: who is central, who belongs together, who joins whom; one command for each analysis."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from inspect import Signature, getdoc, signature
from pathlib import Path
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


def _for_all(
    form: Format = Form.table, store: Store = DEFAULT_STORE, endpoint: Endpoint = None, user: User = None
) -> None:
    """The options that every analysis has, last in its help."""


def _analysis(declared: Callable[..., None]) -> Callable[..., None]:
    """Makes a command of a function that only declares: its parameters are those of the analysis of its name."""

    def command(form: Form, store: Path, endpoint: str | None, user: str | None, **chosen: Any) -> None:  # noqa: ANN401
        given = {name: value for name, value in chosen.items() if value is not None}
        _answer(declared.__name__, form, opened(store, endpoint, user), given)

    every = [one for each in (declared, _for_all) for one in signature(each, eval_str=True).parameters.values()]
    command.__signature__ = Signature(every)  # type: ignore[attr-defined]  # what typer reads
    command.__annotations__ = {one.name: one.annotation for one in every}
    app.command(declared.__name__, cls=KgCommand, help=getdoc(declared))(command)
    return declared


@_analysis
def centrality(
    kind: Kind = None,
    predicates: Predicates = None,
    since: Since = None,
    until: Until = None,
    by: Annotated[By, typer.Option("--by", help="What decides the order.")] = By.neighbours,
    top: Top = None,
) -> None:
    """Who stands in the middle.

    By different neighbours, facts, betweenness (share of shortest paths between others) and closeness (mean of
    1/distance).
    """


@_analysis
def communities(
    predicates: Predicates = None,
    since: Since = None,
    until: Until = None,
    member: Member = None,
    top: Top = None,
) -> None:
    """Who has more to do with each other than with the rest.

    Each community bears the name of its best connected member; inside and outside count facts.
    """


@_analysis
def path(
    one: Annotated[str, typer.Argument(metavar="NAME", help="A name as printed, or an id.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Another.")],
    through: Annotated[
        list[str] | None, typer.Option("--through", metavar="NAME", help="Only over facts visited, met …; repeatable.")
    ] = None,
    since: Since = None,
    until: Until = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="How many of the shortest paths.")] = 1,
) -> None:
    """How two names are connected, step by step.

    Each step is a printed sentence; of the paths with the fewest steps the best attested comes first.
    """


@_analysis
def bridges(
    kind: Kind = None,
    predicates: Predicates = None,
    since: Since = None,
    until: Until = None,
    top: Top = None,
) -> None:
    """Who joins communities, and by which sentence.

    The broker reaches so many other communities; so many entities are cut off without it; only: no other pair holds
    the two sides together. --kind: of the broker.
    """


@_analysis
def coattendance(
    member: Member = None,
    kind: People = "Person",
    since: Since = None,
    until: Until = None,
    least: Annotated[int, typer.Option("--least", metavar="N", min=1, help="Only pairs with N events or more.")] = 1,
    by: Annotated[Near, typer.Option("--by", help="What decides the order.")] = Near.events,
    top: Top = None,
) -> None:
    """Who appears together in events.

    Beside the number of different events: jaccard, the share of the events of either; pmi, log2 of how many times
    more often than by chance.
    """


@_analysis
def rank(
    member: Member = None,
    changes: Annotated[bool, typer.Option("--changes", help="Only pairs that are printed in both orders.")] = False,
    kind: People = "Person",
    since: Since = None,
    until: Until = None,
    top: Top = None,
) -> None:
    """Who is printed before whom in lists of names.

    And how that changes. moved ahead: all lists in the new order are later than all in the old. varies: printed in
    both orders otherwise. Of a changed order the last list of each is quoted.
    """


def _answer(name: str, form: Form, view: GraphView, chosen: dict[str, Any]) -> None:
    from kg.analysis import analyse

    finding = analyse(view, name, **chosen)
    if form is Form.csv:
        heads, rows = finding.flat()
        typer.echo(as_csv(heads, [["" if cell is None else str(cell) for cell in row] for row in rows]), nl=False)
    elif form is Form.json:
        typer.echo(json.dumps(finding.as_json(), ensure_ascii=False, indent=2))
    else:
        for line in _lines(finding, len(finding.rows) if "top" in chosen else _FEW):
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
