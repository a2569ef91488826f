"""`kg query`: a named query, a file, or SPARQL from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import settings
from kg.cli.options import DEFAULT_STORE, AsJson, Endpoint, Store, User, opened
from kg.errors import InputError, QueryError
from kg.report import counted

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Identifier

    from kg.graph import GraphView
    from kg.graph.rows import Table

    Answer = Table | Graph | bool


class Form(StrEnum):
    """How the answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    ttl = "ttl"


Format = Annotated[
    Form | None,
    typer.Option("--format", "-f", help="ttl is for CONSTRUCT and DESCRIBE.  [default: table]", show_default=False),
]


def query(
    target: Annotated[
        str | None, typer.Argument(metavar="NAME|FILE.rq", help="A named query (see `kg queries`) or a file.")
    ] = None,
    sparql: Annotated[str | None, typer.Option("-e", metavar="SPARQL", help="The query itself.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="K=V", help="A value for $K in the query; repeatable.")
    ] = None,
    form: Format = None,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Ask the store with SPARQL.

    JSON is the W3C's SPARQL results format. Prefixes need not be declared: kg, org, schema, skos, prov, sem, time, oa,
    rdf, rdfs, xsd, dcterms. A query that does not parse: its line, and exit status 2.
    """

    if (target is None) == (sparql is None):
        raise typer.BadParameter("give one of: the name of a query, a .rq file, or -e SPARQL")
    form = form_of(form, as_json)
    answer = _answer(opened(store, endpoint, user), target, sparql, dict(map(_pair, param or ())))
    typer.echo(printed(answer, form), nl=False)


def form_of(asked: Form | None, as_json: bool) -> Form:
    """What `--format` and `--json` ask for together: `--json` is short for `--format json`."""
    if as_json and asked not in (None, Form.json):
        raise typer.BadParameter(f"means --format json, not --format {asked}; give one of them", param_hint="--json")
    return Form.json if as_json else asked or Form.table


def _pair(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals:
        raise typer.BadParameter(f"--param {words}: write NAME=VALUE")
    return name, value


def _answer(view: GraphView, target: str | None, sparql: str | None, values: dict[str, str]) -> Answer:
    from kg.queries import ask, load

    if sparql is not None:
        return ask(view, sparql, values)
    assert target is not None
    if not target.endswith(".rq"):
        return load(target).run(view, values)
    try:
        return ask(view, Path(target).read_text(encoding="utf-8"), values)
    except OSError as error:
        raise InputError(f"{target}: cannot be read ({error.strerror}); name a UTF-8 file with a query") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{target}: is not UTF-8; save the query as UTF-8") from error
    except QueryError as error:
        raise QueryError(f"{target}: {error}") from error


def printed(answer: Answer, form: Form) -> str:
    """An answer in one of the forms, with its line end. Raises QueryError where it cannot take the form."""
    from rdflib import Graph

    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}) + "\n" if form is Form.json else f"{str(answer).lower()}\n"
    if isinstance(answer, Graph) and form is Form.ttl:
        return answer.serialize(format="turtle")
    return _rows(_triples(answer) if isinstance(answer, Graph) else answer, form)


def _rows(table: Table, form: Form) -> str:
    from kg.cli.tables import aligned, as_csv, as_sparql_json

    if form is Form.ttl:
        raise QueryError("a SELECT gives rows, not triples; use --format table, csv or json, or ask with CONSTRUCT")
    if form is Form.json:
        return json.dumps(as_sparql_json(table), ensure_ascii=False) + "\n"
    if form is Form.csv:
        return as_csv(table.variables, table.texts())
    return _lines([*aligned(table.variables, _short(table)), f"({counted(len(table.rows), 'row')})"])


def _triples(graph: Graph) -> Table:
    from kg.graph.rows import Table

    rows: list[tuple[Identifier, ...]] = sorted(graph)  # type: ignore[arg-type]  # what it yields are terms
    return Table(("subject", "predicate", "object"), tuple(rows))


def _short(table: Table) -> list[list[str]]:
    """Cells for reading: IRIs as person/1f0c… and kg:visited."""
    from rdflib import URIRef

    def written(cell: Identifier | None) -> str:
        return "" if cell is None else _short_iri(cell) if isinstance(cell, URIRef) else str(cell)

    return [[written(cell) for cell in row] for row in table.rows]


def _short_iri(iri: str) -> str:
    from kg.ontology import PREFIXES

    if iri.startswith(settings.BASE_IRI):
        return iri.removeprefix(settings.BASE_IRI)
    found = next((prefix for prefix, base in PREFIXES.items() if iri.startswith(base)), None)
    return f"{found}:{iri.removeprefix(PREFIXES[found])}" if found else iri


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
