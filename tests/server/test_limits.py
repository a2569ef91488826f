"""No query takes more than it may, and none keeps others waiting for longer. Nothing here measures time."""

from __future__ import annotations

import threading

import httpx
import pyoxigraph as ox
import pytest

from kg.graph.source import OxigraphSource
from kg.server.answering import answered
from kg.server.exchange import Question
from kg.server.formats import ROWS, TRIPLES
from tests.server.serving import FOREVER, HTTP, Served, alive, until

PEOPLE = "SELECT ?p { ?p a kg:Person }"  # 37


ENDLESS = [FOREVER, "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) = 0) }"]


@pytest.mark.parametrize("query", ENDLESS)
def test_a_query_without_end_is_stopped_and_the_next_is_answered(strict: Served, query: str) -> None:
    (worker,) = strict.workers()
    answer = strict.get(query)
    assert answer.status_code == 503
    assert answer.text == "took over 2 s and was stopped; ask for less, or raise kg serve --seconds\n"
    assert strict.get("ASK {}").json()["boolean"] is True
    assert not alive(worker)
    assert len(strict.workers()) == 1


def test_an_answer_at_the_limit_is_whole_and_one_over_it_is_none(strict: Served) -> None:
    assert len(strict.get(PEOPLE).json()["results"]["bindings"]) == 37
    for media in ROWS:
        over = strict.get("SELECT ?p { ?p a kg:Person } VALUES ?x { 1 2 }", Accept=media)
        assert (over.status_code, over.text.split(";")[0]) == (403, "the answer has more than 37 rows"), media
    graph = "CONSTRUCT { ?p a kg:Person } WHERE { ?p a kg:Person } LIMIT 37"
    assert strict.get(graph).status_code == 200
    assert strict.get("CONSTRUCT { ?p ?q ?o } WHERE { ?p ?q ?o } LIMIT 38").status_code == 403


def test_a_client_that_leaves_takes_its_work_along(server: Served) -> None:
    before = server.workers()
    with pytest.raises(httpx.ReadTimeout):
        HTTP.get(server.sparql, params={"query": FOREVER}, timeout=httpx.Timeout(30, read=1))
    until(lambda: len(before - server.workers()) == 1 and len(server.workers()) == 2)
    (gone,) = before - server.workers()
    until(lambda: not alive(gone))
    until(lambda: any(line.startswith("GET /sparql 499 ") for line in server.log()))
    assert server.get("ASK {}").json()["boolean"] is True


def test_health_is_told_while_every_worker_is_busy(strict: Served) -> None:
    busy = [threading.Thread(target=strict.get, args=(FOREVER,)) for _ in range(3)]
    for thread in busy:
        thread.start()
    until(lambda: HTTP.get(f"{strict.url}/health").json() == {"status": "ok", "generation": 1, "pages": 5})
    assert any(thread.is_alive() for thread in busy)
    for thread in busy:
        thread.join()
    assert strict.get("ASK {}").status_code == 200


def test_a_query_that_breaks_its_worker_breaks_nothing_else(server: Served) -> None:
    deep = f"ASK {'{' * 100_000}{'}' * 100_000}"
    answer = HTTP.post(server.sparql, data={"query": deep})
    assert (answer.status_code, len(answer.text.splitlines())) == (500, 1)
    assert server.get("ASK {}").status_code == 200


XSD = "http://www.w3.org/2001/XMLSchema#"
LITERALS = [
    *(ox.Literal(text) for text in ("", "a\tb\nc\rd\"e\\f'g", "\u0085\u2028", "<a>&", "?x", "汉\U00020000", "1")),
    *(ox.Literal(text, datatype=ox.NamedNode(XSD + sort)) for text, sort in [
        ("01", "integer"), ("+1", "integer"), ("-0", "integer"), ("", "integer"), ("x", "integer"), ("1.", "decimal"),
        (".5", "decimal"), ("1e0", "double"), ("1.e5", "double"), ("INF", "double"), ("1", "boolean"),
        ("true", "boolean"), ("2021", "gYear"), ("2021-08", "gYearMonth"),
    ]),
    ox.Literal("县长", language="zh-hans"),
    ox.NamedNode("http://x/é"),
    ox.BlankNode("b1"),
]  # fmt: skip


@pytest.mark.parametrize("query", ["SELECT ?s ?o ?u { ?s ?p ?o }", "SELECT ?u { ?s ?p ?o }", "SELECT * {}"])
@pytest.mark.parametrize("media", ROWS)
def test_counting_changes_no_term(query: str, media: str) -> None:
    store = ox.Store()
    for number, term in enumerate(LITERALS):
        store.add(ox.Quad(ox.NamedNode(f"x:{number}"), ox.NamedNode("x:p"), term))
    reply = answered(OxigraphSource(store), Question(query, media, None), 100)
    direct = store.query(query).serialize(format=ROWS[media])
    assert direct is not None
    assert reply.body == (direct.replace(b"\r", b"&#13;") if media.endswith("xml") else direct)


def test_xml_is_xml_whatever_a_page_prints() -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:p"), ox.Literal("a\x01b\rc")))
    source = OxigraphSource(store)
    rows = answered(source, Question("SELECT ?o { ?s ?p ?o }", "application/xml", None), 1).body
    graph = answered(source, Question("CONSTRUCT WHERE { ?s ?p ?o }", None, "application/rdf+xml"), 1).body
    assert next(ox.parse_query_results(rows, format=ox.QueryResultsFormat.XML))["o"].value == "a\ufffdb\rc"
    assert next(ox.parse(graph, format=TRIPLES["application/rdf+xml"])).object.value == "a\ufffdb\rc"
