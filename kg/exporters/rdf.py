"""The store as RDF. `kg.graph.serialise` sorts and spells it; here it only gets its name and goes to the file."""

from __future__ import annotations

from functools import partial
from typing import BinaryIO

from kg.exporters.exporter import Exporter
from kg.graph import GraphView, serialise


def rdf_exporter(name: str, suffix: str, title: str) -> Exporter:
    """The exporter of one of the formats that `kg.graph.serialise` knows."""
    return Exporter(name, suffix, title, partial(_write, name))


def _write(name: str, view: GraphView, out: BinaryIO) -> None:
    out.write(serialise(view, name))
