"""`kg export`: the graph in the formats of other tools."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_STORE, Output, Store


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
    csv = "csv"
    facts = "facts"
    articles = "articles"


def export(
    format: Annotated[Format, typer.Option("--format", "-f", help="RDF, a network for Gephi, or rows with quotes.")],
    output: Output,
    store: Store = DEFAULT_STORE,
) -> None:
    """Write the graph for other tools.

    turtle, trig, ntriples, nquads, jsonld, rdfxml: RDF. graphml, gexf: the network, for Gephi and networkx. facts:
    every fact with its quotes as JSON lines, csv: the same as a table. articles: every article in reading order.
    The same store always gives the same bytes.
    """
    from kg.exporters import EXPORTERS, fill
    from kg.graph import open_store

    exporter = EXPORTERS[format]
    view = open_store(store)
    fill(exporter.files(output), partial(exporter.writer(output), view))
