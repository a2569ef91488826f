"""The graph as files for other tools: one module per format, all of them in EXPORTERS.

    exporter = EXPORTERS["gexf"]
    fill(exporter.files(Path("graph.gexf")), partial(exporter.writer(Path("graph.gexf")), view))

or, in one line, `export(view, "gexf", Path("graph.gexf"))`. A file is there when it is whole; the same store gives
the same bytes.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kg.errors import QueryError
from kg.exporters.articles import ARTICLES, article_lines
from kg.exporters.connecting import network_of
from kg.exporters.csv_table import CSV
from kg.exporters.exporter import Exporter
from kg.exporters.facts import FACTS, fact_lines
from kg.exporters.files import fill
from kg.exporters.gexf import GEXF
from kg.exporters.graphml import GRAPHML
from kg.exporters.jsonld import JSONLD
from kg.exporters.neo4j import NEO4J
from kg.exporters.network import Figures
from kg.exporters.nquads import NQUADS
from kg.exporters.ntriples import NTRIPLES
from kg.exporters.rdfxml import RDFXML
from kg.exporters.tables import TABLES
from kg.exporters.trig import TRIG
from kg.exporters.turtle import TURTLE
from kg.graph import GraphView

__all__ = ["EXPORTERS", "Exporter", "article_lines", "export", "fact_lines", "fill"]

_ALL = (TURTLE, TRIG, NTRIPLES, NQUADS, JSONLD, RDFXML, GRAPHML, GEXF, TABLES, NEO4J, CSV, FACTS, ARTICLES)

EXPORTERS: Final = MappingProxyType({exporter.name: exporter for exporter in _ALL})
"""Every format by the name that `--format` takes, in the order of the help."""


def export(view: GraphView, format: str, target: Path, figures: Figures | None = None) -> tuple[Path, ...]:
    """Write a view to `target` in one of EXPORTERS; returns the files written ("-" is standard output).

    `figures`: further columns of the nodes of a network format, by name and Entity.id. Raises QueryError for an unknown
    format, figures for a format without nodes, or several files to standard output, InputError for a place that cannot
    be written.
    """
    if format not in EXPORTERS:
        raise QueryError(f"{format}: no such format; choose one of {', '.join(EXPORTERS)}")
    exporter = EXPORTERS[format]
    files = exporter.files(target)
    if figures is None:
        fill(files, partial(exporter.writer(target), view))
    elif exporter.network is not None:
        fill(files, partial(exporter.network, network_of(view, figures)))
    else:
        having = ", ".join(name for name, one in EXPORTERS.items() if one.network is not None)
        raise QueryError(f"{format} has no nodes to hold figures; choose one of {having}")
    return files
