"""`kg export`: the graph in the formats of other tools."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_STORE, Endpoint, Output, Store, User, opened


class Format(StrEnum):
    """What `--format` takes; `kg.exporters.EXPORTERS` has one of each (a test compares them)."""

    turtle = "turtle"
    trig = "trig"
    ntriples = "ntriples"
    nquads = "nquads"
    jsonld = "jsonld"
    rdfxml = "rdfxml"
    graphml = "graphml"
    gexf = "gexf"
    tables = "tables"
    neo4j = "neo4j"
    csv = "csv"
    facts = "facts"
    articles = "articles"


def export(
    format: Annotated[Format, typer.Option("--format", "-f", help="RDF, a network for Gephi, or rows with quotes.")],
    output: Output,
    with_analysis: Annotated[
        bool,
        typer.Option("--with-analysis", help="In graphml, gexf, tables, neo4j: community and centrality of each node."),
    ] = False,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
) -> None:
    """Write the graph for other tools.

    turtle, trig, ntriples, nquads, jsonld, rdfxml: RDF. graphml, gexf: the network, for Gephi and networkx. facts:
    every fact with its quotes as JSON lines, csv: the same as a table. articles: every article in reading order.
    tables: nodes and edges as two CSV files, for pandas; neo4j: the same for neo4j-admin import. The same store
    always gives the same bytes.
    """
    from kg import exporters

    view = opened(store, endpoint, user)
    figures = None
    if with_analysis:
        from kg.analysis import figures as analysed

        figures = analysed(view)
    exporters.export(view, format, output, figures)
