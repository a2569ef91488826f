"""The RDF formats: whatever reads them finds the statements of the store, and bytes do not depend on the build."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.exporters import EXPORTERS
from kg.exporters.jsonld import context
from kg.graph import GraphView
from tests.conftest import ROOT

UNION = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "rdfxml": ox.RdfFormat.RDF_XML}
GRAPHS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}


def content(view: GraphView, name: str) -> bytes:
    out = io.BytesIO()
    EXPORTERS[name].write(view, out)
    return out.getvalue()


def quads(view: GraphView) -> set[str]:
    return {str(quad) for quad in ox.parse(content(view, "nquads"), format=ox.RdfFormat.N_QUADS)}


def triples(view: GraphView) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(content(view, "nquads"), format=ox.RdfFormat.N_QUADS)}


@pytest.mark.parametrize("name", UNION)
def test_union_formats_hold_every_statement(view: GraphView, name: str) -> None:
    read = {str(quad.triple) for quad in ox.parse(content(view, name), format=UNION[name])}
    assert len(read) > 200
    if name == "rdfxml":  # XML cannot hold U+0007: those literals alone may differ
        read = {triple for triple in read if "红松" not in triple}
        assert read == {triple for triple in triples(view) if "红松" not in triple}
    else:
        assert read == triples(view)


@pytest.mark.parametrize("name", GRAPHS)
def test_dataset_formats_hold_every_statement_in_its_graph(view: GraphView, name: str) -> None:
    assert {str(quad) for quad in ox.parse(content(view, name), format=GRAPHS[name])} == quads(view)
    graphs = {str(quad.graph_name) for quad in ox.parse(content(view, name), format=GRAPHS[name])}
    assert len(graphs) == 3  # two pages, and what comes from both


@pytest.mark.parametrize(("name", "rdflib_name"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")])
def test_rdflib_reads_it(view: GraphView, name: str, rdflib_name: str) -> None:
    assert len(rdflib.Graph().parse(data=content(view, name), format=rdflib_name)) == len(triples(view))


def test_json_ld_brings_its_context(view: GraphView) -> None:
    document = json.loads(content(view, "jsonld"))
    assert document["@context"]["kg"] == "https://w3id.org/newspaper-kg/ontology#"
    dataset = rdflib.Dataset().parse(data=content(view, "jsonld"), format="json-ld")
    assert sum(1 for _ in dataset.quads()) == len(quads(view))


def test_json_ld_reads_well(view: GraphView) -> None:
    document = json.loads(content(view, "jsonld"))
    nodes = [node for graph in document["@graph"] for node in graph["@graph"]]
    (visitor,) = [node for node in nodes if "kg:visited" in node]
    assert visitor["@id"].startswith("id:person/")
    assert all(place.startswith("id:body/") for place in visitor["kg:visited"])


def test_the_published_context_is_the_one_in_the_file() -> None:
    published = json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8"))
    assert published == {"@context": context()}


def test_line_formats_are_sorted(view: GraphView) -> None:
    for name in ("ntriples", "nquads"):
        lines = content(view, name).splitlines()
        assert lines == sorted(set(lines))


def test_prefixes_are_declared(view: GraphView) -> None:
    head = content(view, "turtle").decode("utf-8").split("\n\n")[0]
    assert "@prefix kg: <https://w3id.org/newspaper-kg/ontology#>" in head


def test_no_machine_and_no_clock(view: GraphView, tmp_path: Path) -> None:
    from tests.exporters.factory import meeting, view_of, visits

    again = view_of(tmp_path / "elsewhere", meeting(), visits())
    for name in EXPORTERS:
        parts = len(EXPORTERS[name].parts)
        first, second = ([io.BytesIO() for _ in range(parts)] for _ in range(2))
        EXPORTERS[name].write(view, *first)
        EXPORTERS[name].write(again, *second)
        assert [out.getvalue() for out in first] == [out.getvalue() for out in second], name
