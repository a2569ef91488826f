"""A keyword is told from the same letters elsewhere."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph import GraphView
from kg.graph.keywords import says
from kg.graph.source import OxigraphSource

SPOKEN = [
    "ASK { SERVICE <http://x/> { ?a ?b ?c } }",
    "ASK { service SILENT <http://x/> {} }",
    "ASK { VALUES ?x { <http://x/> } sErViCe ?x {} }",
    "ASK { SERVICE kg:x {} }",
    "SELECT * { { SELECT * { OPTIONAL{SERVICE<http://x/>{}} } } }",
    "ASK { FILTER EXISTS { GRAPH ?g { SERVICE $x {} } } }",
    "ASK { ?a ?b 'service' . SERVICE ?service { } # service\n }",
    "CONSTRUCT { ?a ?b ?c } WHERE { SERVICE <http://x/> { ?a ?b ?c } }",
    # A tokeniser takes <?b)SERVICE?x#> for an IRI, the parser does not.
    "SELECT * { VALUES (?a ?b ?x) { (1 2 <http://x/>) } FILTER(?a<?b)SERVICE?x#>\n{ ?s ?p ?o } }",
    "ASK { #\\\nSERVICE <http://x/> {} }",
]
PRINTED = [
    "ASK { ?service ?p ?o }",
    "ASK { ?s ?p 'SERVICE <http://x/> {}' }",
    'ASK { ?s ?p """a "service" {""" }',
    "ASK { ?s ?p '\\\\service' }",
    "ASK { ?s ?p 'x'@service }",
    "# SERVICE <http://x/> {}\nASK {}",
    "ASK { <http://service.example/service#service> ?p ?o }",
    "PREFIX service: <http://x/> ASK { service:service service:aservice _:service }",
    "PREFIX a: <http://x/> ASK { a:%ffservice ?p ?o }",
    "ASK {}",
]
DATASETS = [
    ("SELECT * FROM <x:g> { ?s ?p ?o }", True),
    ("SELECT*FROM<x:g>{ ?s ?p ?o }", True),
    ("ASK FROM NAMED <x:g> {}", True),
    ("DESCRIBE <x:a> from <x:g>", True),
    ("SELECT ?from { ?from ?p 'from', '\\from', '\\\\from', '\\u00ffrom' }", False),
    ("ASK { <http://x/%ffrom> <x:from> ?o } # FROM <x:g>", False),
]


@pytest.mark.parametrize("sparql", SPOKEN)
def test_a_spoken_keyword(sparql: str) -> None:
    assert says(sparql, "SERVICE")


@pytest.mark.parametrize("sparql", PRINTED)
def test_a_printed_word(sparql: str) -> None:
    ox.Store().query(sparql)  # it is SPARQL
    assert not says(sparql, "SERVICE")


@pytest.mark.parametrize(("sparql", "spoken"), DATASETS)
def test_a_dataset_clause(sparql: str, spoken: bool) -> None:
    ox.Store().query(sparql)
    assert says(sparql, "FROM") is spoken


def test_every_letter_taken_is_no_way_round() -> None:
    taken = " ".join(letter * 7 for letter in "abcdefghijklmnopqrstuvwxyz")
    assert says(f"ASK {{ SERVICE <http://x/> {{}} }} # {taken}", "SERVICE")


def test_a_query_with_from_is_about_that_graph(view: GraphView) -> None:
    assert isinstance(view.source, OxigraphSource)
    graph = next(iter(view.source.store.named_graphs()))
    within = view.select(f"SELECT ?g FROM {graph} {{ ?p a kg:Page }}").rows
    assert len(within) < len(view.select("SELECT ?g { ?p a kg:Page }").rows)
    assert view.select("SELECT ?p FROM <x:absent> { ?p a kg:Page }").rows == ()
