"""`kg query`: a named query, a file, or SPARQL from the command line."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_STORE, AsJson, Store
from kg.errors import QueryError

if TYPE_CHECKING:
    from rdflib import Graph

    from kg.graph.rows import Table


class Form(StrEnum):
    """How the answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    ttl = "ttl"


def query(
    target: Annotated[
        str | None, typer.Argument(metavar="NAME|FILE.rq", help="A named query (see `kg queries`) or a file.")
    ] = None,
    sparql: Annotated[str | None, typer.Option("-e", metavar="SPARQL", help="The query itself.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="K=V", help="A parameter of a named query; repeatable.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="ttl is for CONSTRUCT and DESCRIBE.")] = Form.table,
    store: Store = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Ask the store with SPARQL.

    JSON is the W3C's SPARQL results format. The prefixes kg, org, schema, skos, prov, sem, time, oa, rdf, rdfs, xsd
    and dcterms are known without being declared.
    """
    raise NotImplementedError
