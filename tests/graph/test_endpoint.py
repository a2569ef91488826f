"""A view of a real SPARQL server gives what a view of the folder gives."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Identifier

from kg.errors import QueryError, StoreError
from kg.graph import GraphView, network, serialise
from kg.graph.endpoint import open_endpoint
from kg.ontology import KG, RDF, SKOS
from kg.queries import load
from tests.graph.virtuoso import Virtuoso, free_port, running
from tests.queries.test_catalogue import ANSWERS
from tests.server.serving import Served, serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, view: GraphView) -> Iterator[Virtuoso]:
    with running(tmp_path_factory.mktemp("virtuoso")) as started:
        started.load(serialise(view, "nquads"))
        yield started


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("own"), store) as started:
        yield started


@pytest.fixture(scope="module", params=["virtuoso", "kg serve"])
def remote(request: pytest.FixtureRequest) -> GraphView:
    virtuoso = request.param == "virtuoso"
    return open_endpoint(request.getfixturevalue("server").url if virtuoso else request.getfixturevalue("own").sparql)


@pytest.mark.parametrize("name", ANSWERS)
def test_a_named_query_gives_the_same_rows(remote: GraphView, name: str):
    values, rows = ANSWERS[name]
    assert load(name).run(remote, values).texts() == rows


@pytest.mark.parametrize("what", ["pages", "articles", "facts", "entities", "events", "tenures", "cases"])
def test_records_are_the_same(view: GraphView, remote: GraphView, what: str):
    assert getattr(remote, what)() == getattr(view, what)()


def test_files_and_network_are_the_same(view: GraphView, remote: GraphView):
    assert serialise(remote, "turtle") == serialise(view, "turtle")
    assert serialise(remote, "nquads") == serialise(view, "nquads")
    assert list(network(remote).edges(data=True)) == list(network(view).edges(data=True))


def test_a_construct_is_a_graph_there_too(remote: GraphView):
    assert len(remote.construct("CONSTRUCT { ?p kg:met ?o } WHERE { ?p kg:met ?o }")) == 1
    assert remote.query("ASK { ?p kg:met ?o }") is True


def test_rdflib_sees_a_server_as_it_sees_the_folder(view: GraphView, remote: GraphView):
    here, there = view.dataset, remote.dataset
    persons = (None, RDF.type, KG.Person)
    assert set(there.triples(persons)) == set(here.triples(persons)) != set()
    person = min(here.subjects(RDF.type, KG.Person))
    names = set(here.objects(person, SKOS.prefLabel))
    assert set(there.objects(person, SKOS.prefLabel)) == names != set()
    ask = "SELECT DISTINCT ?f { ?p a kg:Page ; kg:fileName ?f } ORDER BY ?f"
    assert [str(row.f) for row in there.query(ask)] == [str(row.f) for row in here.query(ask)] != []
    one = min(_graphs(view))
    parts = [set(dataset.get_context(one).subject_predicates()) for dataset in (here, there)]
    assert parts[0] == parts[1] != set()
    with pytest.raises(TypeError, match="read only"):
        there.add((person, RDF.type, KG.Person))


def test_rdflib_sees_more_of_our_own_server(view: GraphView, own: Served):
    """What Virtuoso answers in a way of its own: which graphs there are, and yes or no."""
    here, there = view.dataset, open_endpoint(own.sparql).dataset
    assert {graph.identifier for graph in there.graphs()} - {DATASET_DEFAULT_GRAPH_ID} == _graphs(view)
    person = min(here.subjects(RDF.type, KG.Person))
    assert (person, RDF.type, KG.Person) in there
    assert (person, RDF.type, KG.Place) not in there
    assert there.query("ASK { ?p kg:met ?o }").askAnswer is True


def _graphs(view: GraphView) -> set[Identifier]:
    return {graph for (graph,) in view.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").rows if graph}


def test_wrong_sparql_is_said_in_one_line(remote: GraphView):
    with pytest.raises(QueryError, match="line 1, column") as error:
        remote.query("SELECT ?x WHERE {")
    assert "\n" not in str(error.value)


def test_a_cut_answer_is_never_taken_for_the_whole(tmp_path_factory: pytest.TempPathFactory, view: GraphView):
    with running(tmp_path_factory.mktemp("small"), rows=100) as started:
        started.load(serialise(view, "nquads"))
        with pytest.raises(StoreError, match="cut an answer"):
            open_endpoint(started.url).facts()


@pytest.mark.parametrize(
    ("url", "said", "status"),
    [("ftp://127.0.0.1/", "is no address", 2), ("http://127.0.0.1:{port}/sparql", "is the server running", 1)],
)
def test_nobody_there_is_said_in_one_line(url: str, said: str, status: int):
    with pytest.raises(StoreError, match=said) as found:
        open_endpoint(url.format(port=free_port()))
    assert found.value.exit_code == status


def test_a_refusing_server_is_said_in_one_line():
    told: list[str | None] = []

    class Refusing(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Ask for a password, in clear; then refuse."""
            told.append(self.headers["Authorization"])
            self.send_response(401 if told == [None] else 403)
            self.send_header("WWW-Authenticate", 'Basic realm="here"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Refusing) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        with pytest.raises(StoreError, match="answers 403 Forbidden"):
            open_endpoint(f"http://127.0.0.1:{http.server_port}/sparql", "reader", "secret")
        http.shutdown()
    assert told[0] is None, "the password was told before the server asked"
    assert (told[-1] or "").startswith("Basic ")
