"""`jsonld`: JSON-LD 1.1, one named graph per page, compact by the context that `ontology/context.jsonld` publishes.

pyoxigraph writes JSON-LD in its expanded form, without a context; people who open the file want short keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg import settings
from kg.exporters.exporter import Exporter
from kg.exporters.printable import one_line
from kg.graph import GraphView, serialise
from kg.ontology import OWL, PREFIXES, RDF, XSD, terms

Node = dict[str, Any]


def context() -> dict[str, Any]:
    """The prefixes of all our files, `id` for our data, and which of our properties lead to another node."""
    links = {f"kg:{name}": {"@type": "@id"} for name, term in terms().items() if str(OWL.ObjectProperty) in term.types}
    return {"@version": 1.1, **PREFIXES, "id": settings.BASE_IRI, **links}


def write(view: GraphView, out: BinaryIO) -> None:
    """One graph a line block, one node a line, everything sorted."""
    compact = _Compact()
    out.write(b'{"@context": ' + _encoded(context()) + b',\n"@graph": [')
    quads = ox.parse(serialise(view, "nquads"), format=ox.RdfFormat.N_QUADS)
    before = b"\n"
    for graph, members in groupby(sorted(quads, key=_order), key=lambda quad: quad.graph_name):
        name = compact.iri(graph.value) if isinstance(graph, ox.NamedNode) else None
        out.write(before + b'{"@id": ' + _encoded(name) + b', "@graph": [\n')
        out.write(b",\n".join(map(_encoded, compact.nodes(members))))
        out.write(b"\n]}")
        before = b",\n"
    out.write(b"\n]}\n")


def _order(quad: ox.Quad) -> tuple[str, str, str, str]:
    return (str(quad.graph_name), str(quad.subject), quad.predicate.value, str(quad.object))


def _name(term: object) -> str:
    assert isinstance(term, ox.NamedNode)  # the store holds no blank nodes
    return term.value


def _encoded(value: object) -> bytes:
    return one_line(json.dumps(value, ensure_ascii=False)).encode("utf-8")


class _Compact:
    """Shortens what the context knows."""

    def __init__(self) -> None:
        known = {**PREFIXES, "id": settings.BASE_IRI}
        self._prefixes = sorted(known.items(), key=lambda pair: (-len(pair[1]), pair[0]))  # longest namespace first
        self._links = {name for name, about in context().items() if isinstance(about, dict)}
        self._seen: dict[str, str] = {}

    def iri(self, iri: str) -> str:
        """prefix:rest where a prefix fits, else the whole IRI."""
        if iri not in self._seen:
            fits = (f"{prefix}:{iri[len(space) :]}" for prefix, space in self._prefixes if iri.startswith(space))
            self._seen[iri] = next(fits, iri)
        return self._seen[iri]

    def nodes(self, quads: Iterable[ox.Quad]) -> Iterator[Node]:
        """One object per subject; `quads` are sorted by it."""
        for subject, about in groupby(quads, key=lambda quad: quad.subject):
            node: Node = {"@id": self.iri(_name(subject))}
            for predicate, values in groupby(about, key=lambda quad: quad.predicate.value):
                if predicate == str(RDF.type):
                    node["@type"] = [self.iri(_name(quad.object)) for quad in values]
                else:
                    key = self.iri(predicate)
                    many = [self._value(quad.object, key in self._links) for quad in values]
                    node[key] = many[0] if len(many) == 1 else many
            yield node

    def _value(self, term: object, link: bool) -> object:
        if isinstance(term, ox.NamedNode):
            short = self.iri(term.value)
            return short if link else {"@id": short}
        assert isinstance(term, ox.Literal)
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if term.datatype.value == str(XSD.string):
            return {"@value": term.value} if link else term.value
        if term.datatype.value == str(XSD.boolean):
            return term.value == "true"
        if term.datatype.value == str(XSD.integer):
            return int(term.value)
        return {"@value": term.value, "@type": self.iri(term.datatype.value)}


JSONLD = Exporter("jsonld", ".jsonld", "JSON-LD with its context, one named graph per page", write)
