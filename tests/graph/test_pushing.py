"""A pushed store reads back from real servers as it is, and whatever stopped a push, the next one completes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import GraphView, Server, open_endpoint, open_store, push, serialise
from kg.graph.iris import PUSHED, SHARED, iri, page_graph
from kg.queries import load
from tests.conftest import ROOT
from tests.graph.conftest import build, pages
from tests.graph.factory import PageMaker, day
from tests.graph.rdflib_server import serving
from tests.graph.virtuoso import Virtuoso, free_port, running
from tests.queries.test_catalogue import ANSWERS

pytestmark = pytest.mark.xdist_group("servers")

METHODS = ["graph store", "update"]
RECORDS = ["pages", "articles", "facts", "entities", "events", "tenures", "cases"]
FOREIGN = "http://elsewhere.example/graph"
Change = Callable[[], Path]


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    with running(tmp_path_factory.mktemp("virtuoso")) as started:
        yield started


@pytest.fixture
def empty(virtuoso: Virtuoso) -> Virtuoso:
    virtuoso.empty()
    return virtuoso


def to(virtuoso: Virtuoso, method: str = "graph store") -> Server:
    return Server(virtuoso.url, virtuoso.updates if method == "update" else None, user="dba", password="dba")


def same(url: str, store: Path) -> bool:
    return serialise(open_endpoint(url), "nquads") == serialise(open_store(store), "nquads")


def claimed(url: str) -> set[str]:
    """The graphs that the server says it holds."""
    found = open_endpoint(url).select(f"SELECT ?g WHERE {{ GRAPH <{iri(PUSHED)}> {{ ?g kg:contentSha256 ?hash }} }}")
    return {graph.removeprefix(iri("")) for (graph,) in found.texts()}


@pytest.fixture(scope="module", params=[*METHODS, "rdflib"])
def remote(request: pytest.FixtureRequest, store: Path) -> Iterator[GraphView]:
    """The store as it was pushed in each way, and to each server."""
    if request.param == "rdflib":
        with serving() as url:
            assert push(store, Server(url)).written
            assert not push(store, Server(url)).written
            yield open_endpoint(url)
    else:
        virtuoso = request.getfixturevalue("virtuoso")
        virtuoso.empty()
        done = push(store, to(virtuoso, request.param))
        assert ("Graph Store" if request.param == "graph store" else "Update") in done.method
        yield open_endpoint(virtuoso.url)


@pytest.mark.parametrize("name", ANSWERS)
def test_a_named_query_gives_the_same_rows(remote: GraphView, name: str):
    values, rows = ANSWERS[name]
    assert load(name).run(remote, values).texts() == rows


@pytest.mark.parametrize("what", RECORDS)
def test_records_are_the_same(view: GraphView, remote: GraphView, what: str):
    assert getattr(remote, what)() == getattr(view, what)()


def test_files_are_the_same(view: GraphView, remote: GraphView):
    for format in ("nquads", "turtle"):
        assert serialise(remote, format) == serialise(view, format)


@pytest.mark.parametrize("method", METHODS)
def test_long_and_strange_literals_arrive(empty: Virtuoso, tmp_path: Path, method: str):
    words = "第一行\t\\\"𠮷😀\x07%41\\u0041'" * 9000  # longer than the 64 KB by which Virtuoso guesses a format
    page = PageMaker("长.txt").article("长", [("stated", "赵一", words, {"verb": "指出"})], day("2021-08-26"))
    store = build(tmp_path / "store", [page.reading()])
    push(store, to(empty, method))
    assert same(empty.url, store)


@pytest.mark.parametrize("method", METHODS)
def test_only_what_changed_is_written(empty: Virtuoso, tmp_path: Path, method: str):
    before, (*kept, gone) = pages(), pages()
    store = build(tmp_path / "store", before)
    push(store, to(empty, method))
    untouched = iri(page_graph(kept[0].page.id))
    mark = f"<{FOREIGN}> <{FOREIGN}> 1"
    empty.sparql(f"DELETE FROM <{untouched}> {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o . FILTER(?o = 'utf-8') }}")
    empty.sparql(f"INSERT INTO <{untouched}> {{ {mark} }}")  # as many triples as before: gone if the graph is rewritten
    new = PageMaker("d.txt").article("周五访乙公司", [("visited", "周五", "乙公司", {})], day("2022-12-02")).reading()
    build(store, [*kept, new])
    done = push(store, to(empty, method))
    assert list(done.written) == sorted([page_graph(new.page.id), SHARED])
    assert list(done.removed) == [page_graph(gone.page.id)]
    assert list(done.unchanged) == sorted(page_graph(reading.page.id) for reading in kept)
    there = open_endpoint(empty.url)
    assert there.query(f"ASK {{ GRAPH <{untouched}> {{ {mark} }} }}") is True
    assert there.query(f"ASK {{ GRAPH <{iri(page_graph(gone.page.id))}> {{ ?s ?p ?o }} }}") is False
    assert claimed(empty.url) == {*done.written, *done.unchanged}


def test_a_graph_that_lost_triples_there_is_written_again(empty: Virtuoso, store: Path):
    push(store, to(empty))
    empty.sparql(f"CLEAR GRAPH <{iri(SHARED)}>")
    assert list(push(store, to(empty)).written) == [SHARED]
    assert same(empty.url, store)


KILLED = """
import os, signal, sys
from pathlib import Path
from kg.graph import Server, push

def stop(step, done, total):
    if done == 2:
        os.kill(os.getpid(), signal.SIGKILL)

push(Path(sys.argv[1]), Server(sys.argv[2], sys.argv[3] or None, user="dba", password="dba"), progress=stop)
"""


@pytest.mark.parametrize("method", METHODS)
def test_a_killed_push_is_completed_by_the_next(empty: Virtuoso, store: Path, method: str):
    server = to(empty, method)
    command = [sys.executable, "-c", KILLED, str(store), server.endpoint, server.update or ""]
    killed = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=120)
    assert killed.returncode == -signal.SIGKILL
    there = claimed(empty.url)
    assert len(there) == 2
    half_written = iri(SHARED)  # killed a moment later, half of it and no claim would be there
    empty.sparql(f"INSERT INTO <{half_written}> {{ <{half_written}> a <{FOREIGN}> }}")
    done = push(store, server)
    assert set(done.unchanged) == there
    assert len(done.written) == 2
    assert same(empty.url, store)


def test_a_server_that_dies_in_the_middle_is_said_in_one_line(tmp_path: Path, store: Path):
    with running(tmp_path) as first:

        def stop(step: str, done: int, total: int) -> None:
            if done == 2:
                first.run("shutdown;")

        with pytest.raises(StoreError, match="2 of 4 graphs are done; push again to go on") as error:
            push(store, to(first), progress=stop)
        assert "\n" not in str(error.value)
    with running(tmp_path) as second:
        assert len(push(store, to(second)).written) == 2
        assert same(second.url, store)


def test_what_others_keep_there_is_not_touched(empty: Virtuoso, store: Path):
    foreign = [FOREIGN, iri("graphs-of-others"), iri("graph").replace("/id/", "/other/") + "/x"]
    for graph in foreign:
        empty.sparql(f"INSERT INTO <{graph}> {{ <{graph}> a <{graph}> }}")
    empty.sparql(f"INSERT INTO <{iri('graph/of-a-page-long-gone')}> {{ <{FOREIGN}> a <{FOREIGN}> }}")
    done = push(store, to(empty))
    assert list(done.removed) == ["graph/of-a-page-long-gone"]
    there = open_endpoint(empty.url)
    assert all(there.query(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}") for graph in foreign)
    assert same(empty.url, store)


def test_a_dry_run_writes_nothing(empty: Virtuoso, store: Path):
    planned = push(store, to(empty), dry_run=True)
    assert (
        open_endpoint(empty.url).query(f'ASK {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{iri("")}")) }}')
        is False
    )
    assert push(store, to(empty)) == planned
    assert push(store, to(empty), dry_run=True).written == {}


def test_a_graph_that_arrives_elsewhere_is_a_mismatch(empty: Virtuoso, store: Path):
    """Queries go to one server, updates to another: what was sent is not found where it is looked for."""
    with (
        serving() as other,
        pytest.raises(StoreError, match=r"graph/\w+ \([abc].txt\) has \d+ triples here and 0 there"),
    ):
        push(store, replace(to(empty), update=other))
    assert claimed(empty.url) == set()


@pytest.mark.parametrize(
    ("server", "said"),
    [
        (Server("{url}", user="dba", password="wrong"), "answers 401 .*check --user and KG_PASSWORD"),
        (Server("{url}"), "answers 401 .*give --user, and the password in KG_PASSWORD"),
        (Server("{url}", update="{url}"), "No permission .*name an address that takes writing"),
        (Server("{url}", graph_store="{url}-graph-crud"), "answers 403 .*name a user who may do this"),
        (Server("{url}", graph_store="{url}-nowhere", user="dba", password="dba"), "answers 501 .*name an address"),
        (Server("{url}-nowhere"), "answers 404 .*check the address"),
        (Server("http://127.0.0.1:{free}/sparql"), "is the server running"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(empty: Virtuoso, store: Path, server: Server, said: str):
    def filled(url: str | None) -> str | None:
        return url and url.format(url=empty.url, free=free_port())

    named = replace(
        server,
        endpoint=filled(server.endpoint),
        update=filled(server.update),
        graph_store=filled(server.graph_store),
    )
    with pytest.raises(StoreError, match=said) as error:
        push(store, named)
    assert "\n" not in str(error.value)
