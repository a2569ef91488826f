"""A view of a real SPARQL server gives what a view of the folder gives."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kg.errors import QueryError, StoreError
from kg.graph import GraphView, network, serialise
from kg.graph.endpoint import open_endpoint
from kg.queries import load
from tests.graph.virtuoso import Virtuoso, free_port, running
from tests.queries.test_catalogue import ANSWERS


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, view: GraphView) -> Iterator[Virtuoso]:
    with running(tmp_path_factory.mktemp("virtuoso")) as started:
        started.load(serialise(view, "nquads"))
        yield started


@pytest.fixture(scope="module")
def remote(server: Virtuoso) -> GraphView:
    return open_endpoint(server.url)


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
    ("url", "said"),
    [("ftp://127.0.0.1/", "is no address"), ("http://127.0.0.1:{port}/sparql", "is the server running")],
)
def test_nobody_there_is_said_in_one_line(url: str, said: str):
    with pytest.raises(StoreError, match=said):
        open_endpoint(url.format(port=free_port()))


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
