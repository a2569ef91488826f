"""What goes in comes out: as records, and as answers to simple SPARQL."""

from __future__ import annotations

import pytest
from rdflib import Literal

from kg.errors import QueryError
from kg.graph import GraphView
from kg.graph.rows import Table
from kg.ontology import KG, RDF
from kg.records import PageReading
from tests.graph.factory import entity_id, resolved


def names(table: Table) -> list[list[str]]:
    return sorted(table.texts())


def test_facts_come_back_as_they_went_in(view: GraphView, readings: list[PageReading]):
    assert [row.fact for row in view.facts()] == [fact for reading in readings for fact in reading.facts]
    assert {row.file for row in view.facts()} == {"a.txt", "b.txt", "c.txt"}


def test_pages_articles_and_dates_come_back(view: GraphView, readings: list[PageReading]):
    assert [(row.page, row.dating) for row in view.pages()] == [(one.page, one.dating) for one in readings]
    articles = [(row.article, row.date) for row in view.articles()]
    assert articles == [pair for one in readings for pair in zip(one.articles, one.article_dates, strict=True)]


def test_entities_and_tenures_come_back(view: GraphView, readings: list[PageReading]):
    resolution = resolved(readings)
    assert view.entities() == resolution.entities
    rows = {(row.id, row.person, row.organisation, row.title, row.status, row.facts) for row in view.tenures()}
    made = {(one.id, one.person, one.body, one.post, one.status, one.facts) for one in resolution.tenures}
    assert rows == made
    dates = {(row.id, row.first_attested, row.last_attested, row.beginning, row.end) for row in view.tenures()}
    assert dates == {
        (one.id, one.first_attested, one.last_attested, one.beginning, one.end) for one in resolution.tenures
    }


@pytest.mark.parametrize(
    ("sparql", "rows"),
    [
        ("?p kg:name '赵一'@zh ; kg:visited ?o . ?o skos:prefLabel ?x", [["乙公司"], ["甲公司"]]),
        ("?p kg:visited ?o . ?o skos:prefLabel '甲公司'@zh . ?p skos:prefLabel ?x", [["赵一"]]),
        ("?p kg:name '钱二'@zh ; kg:holdsPost ?post . ?post skos:prefLabel ?x", [["管委会主任"]]),
        (
            "?p kg:holdsPost ?post . ?post org:postIn/skos:prefLabel '东湖区管委会'@zh . ?p skos:prefLabel ?x",
            [["孙三"], ["赵一"], ["钱二"]],
        ),
        ("?p kg:accompanied ?o . ?o skos:prefLabel ?x", [["赵一"]]),
        ("?p kg:stated ?u . ?u schema:text ?x", [["安全生产是企业的生命线"]]),
        ("?p kg:invests ?x", [["30亿元"]]),
        ("?f rdf:predicate kg:invests ; kg:amount ?x", [["3000000000"]]),
        ("?p kg:wrote ?a . ?a schema:headline ?x . FILTER(?x = '安委会会议召开')", [["安委会会议召开"]]),
        ("?p kg:appointed ?post . ?p skos:prefLabel ?x", [["钱二"]]),
        ("?p kg:removed ?post . ?p skos:prefLabel ?x", [["赵一"]]),
        ("?o a kg:Organisation ; skos:prefLabel ?x . ?o a kg:Enterprise", [["乙公司"], ["甲公司"]]),
        ("?t a kg:Tenure ; org:memberDuring/time:hasEnd/time:inXSDDate ?x", [["2022-11-28"]]),
        ("?page kg:paper ?x", [["东湖报"]]),
    ],
)
def test_one_triple_answers_one_question(view: GraphView, sparql: str, rows: list[list[str]]):
    assert names(view.select(f"SELECT DISTINCT ?x WHERE {{ {sparql} }}")) == rows


def test_a_fact_is_a_statement_that_repeats_its_edge(view: GraphView):
    edges = "ASK { ?f a kg:Fact ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o FILTER NOT EXISTS { ?s ?p ?o } }"
    assert view.query(edges) is False
    assert view.query("ASK { ?f a kg:Fact ; rdf:predicate kg:met }") is True


def test_every_page_is_a_named_graph(view: GraphView, readings: list[PageReading]):
    found = view.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?f a kg:Fact } }").texts()
    assert sorted(graph.rpartition("/")[2] for (graph,) in found) == sorted(one.page.id for one in readings)


def test_the_dataset_is_the_union_for_rdflib(view: GraphView):
    assert len(list(view.dataset.subjects(RDF.type, KG.Visit))) == 3


def test_a_parameter_is_a_term(view: GraphView):
    sparql = "SELECT DISTINCT ?x WHERE { ?p kg:name $name ; kg:visited ?x }"
    assert len(view.select(sparql, {"name": Literal("赵一", lang="zh")}).rows) == 2
    assert view.select(sparql, {"name": Literal("赵一' . } #", lang="zh")}).rows == ()


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT ?x WHERE {\n ?x a }", "line 2, column"),
        ("SELECT ?x WHERE { ?x nobody:knows ?y }", "line 1, column"),
        ("CONSTRUCT", "does not parse"),
        ("DELETE WHERE { ?s ?p ?o }", "kg only reads"),
    ],
)
def test_wrong_sparql_is_one_line_with_its_place(view: GraphView, sparql: str, said: str):
    with pytest.raises(QueryError, match=said) as error:
        view.query(sparql)
    assert "\n" not in str(error.value)


def test_a_construct_is_a_graph(view: GraphView):
    graph = view.construct("CONSTRUCT { ?p kg:visited ?o } WHERE { ?p kg:visited ?o }")
    assert set(graph.predicates()) == {KG.visited}
    assert len(graph) == 2


def test_facts_about_one_entity(view: GraphView):
    rows = view.facts(about=entity_id("周五", "Person"))
    assert [(row.fact.predicate, row.subject_label, row.object_label) for row in rows] == [("met", "钱二", "周五")]
