"""The store as a file: sorted, so that the same store always gives the same bytes and two exports can be compared.

pyoxigraph writes every format (Turtle 49 times faster than rdflib's writer); there are no blank nodes to rename.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.source import Source
from kg.graph.view import GraphView
from kg.ontology import PREFIXES

FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
}
"""Our names of formats. JSON-LD, TriG and N-Quads keep the named graphs, the others hold the union of all."""


def serialise(view: GraphView, format: str) -> bytes:
    """The whole store in one of FORMATS. Raises QueryError for another name."""
    if format not in FORMATS:
        raise QueryError(f"{format} is no RDF format here; choose one of {', '.join(FORMATS)}")
    with_graphs = FORMATS[format].supports_datasets
    lines = sorted(view.source.quads()) if with_graphs else sorted(set(triples_of(view.source)))
    content = b"".join(line + b"\n" for line in lines)
    if format in {"nquads", "ntriples"}:
        return content
    return written(content, ox.RdfFormat.N_QUADS if with_graphs else ox.RdfFormat.N_TRIPLES, FORMATS[format])


def triples_of(source: Source) -> Iterator[bytes]:
    """Every quad as a line of N-Triples; a triple of several graphs comes several times."""
    for line in source.quads():
        yield line.rsplit(b" ", 2)[0] + b" ."


def written(content: bytes, given: ox.RdfFormat, wanted: ox.RdfFormat) -> bytes:
    """The same statements, in the same order, in another format and with our prefixes."""
    out = ox.serialize(ox.parse(content, format=given), format=wanted, prefixes=PREFIXES)
    assert out is not None
    return xml_can_hold(out) if wanted == ox.RdfFormat.RDF_XML else out


_NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def xml_can_hold(content: bytes) -> bytes:
    """XML has no control characters (they become U+FFFD) and would read a bare carriage return as a line feed."""
    return _NOT_IN_XML.sub(b"\xef\xbf\xbd", content).replace(b"\r", b"&#13;")
