"""Files of the store: what is written is what is there, in the same bytes every time."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.errors import QueryError
from kg.graph import FORMATS, GraphView, serialise
from kg.graph.serialise import triples_of
from kg.graph.source import OxigraphSource
from kg.graph.triples import Triples, text, zh
from kg.ontology import KG


def quads(content: bytes, format: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(content, format=format))


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_says_what_the_store_says(view: GraphView, format: str):
    content = serialise(view, format)
    found = quads(content, FORMATS[format])
    if FORMATS[format].supports_datasets:
        assert found == quads(b"\n".join([*view.source.quads(), b""]), ox.RdfFormat.N_QUADS)
    else:
        assert found == quads(b"\n".join([*triples_of(view.source), b""]), ox.RdfFormat.N_TRIPLES)
    assert content == serialise(view, format)


@pytest.mark.parametrize(("format", "name"), [("turtle", "turtle"), ("rdfxml", "xml")])
def test_rdflib_reads_the_same_graph(view: GraphView, format: str, name: str):
    ours, plain = Graph(), Graph()
    ours.parse(serialise(view, format), format=name)
    plain.parse(serialise(view, "ntriples"), format="nt")
    assert isomorphic(ours, plain)
    assert len(plain) > 500


def test_prefixes_are_ours(view: GraphView):
    assert b"@prefix kg: <https://w3id.org/newspaper-kg/ontology#>" in serialise(view, "turtle")


def test_an_unknown_format_is_refused(view: GraphView):
    with pytest.raises(QueryError, match="choose one of turtle"):
        serialise(view, "yaml")


TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def stored(words: str) -> GraphView:
    triples = Triples()
    triples.add("person/1", KG.name, zh(words))
    triples.add("person/1", KG.reasons, text(words))
    store = ox.Store()
    store.bulk_load(triples.content(), format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode("https://example.org/g"))
    return GraphView(OxigraphSource(store))


@given(TEXT, st.sampled_from([name for name in FORMATS if name != "rdfxml"]))
def test_any_words_come_back(words: str, format: str):
    view = stored(words)
    found = {quad.object for quad in ox.parse(serialise(view, format), format=FORMATS[format])}
    assert found == {ox.Literal(words), ox.Literal(words, language="zh")}


@given(TEXT)
def test_xml_holds_what_xml_can(words: str):
    allowed = "".join(
        each if each in "\t\n\r" or (each >= " " and each not in "\ufffe\uffff") else "\ufffd" for each in words
    )
    graph = Graph().parse(serialise(stored(words), "rdfxml"), format="xml")
    assert {str(each) for each in graph.objects()} == {allowed}
