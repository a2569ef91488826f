"""Commands that read give the same answers from a real SPARQL server as from the store on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph import open_store, serialise
from tests.conftest import Run
from tests.graph.virtuoso import free_port, running
from tests.server.serving import serving

COMMANDS = [
    ("show", "汉威科技", "--full"),
    ("query", "most-visited"),
    ("query", "-e", "SELECT ?name WHERE { ?x a kg:Place ; skos:prefLabel ?name } ORDER BY ?name"),
    ("who", "管委会主任", "--on", "2022-11-28"),
    ("timeline", "管委会主任"),
    ("export", "--format", "facts", "-o", "-"),
    ("export", "--format", "turtle", "-o", "-"),
    ("page", "-o", "-"),
]


@pytest.fixture(scope="module", params=["virtuoso", "kg serve"])
def endpoint(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("own" if request.param == "kg serve" else request.param))


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory, seeds_store: Path) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("virtuoso")) as server:
        server.load(serialise(open_store(seeds_store), "nquads"))
        yield server.url


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, seeds_store: Path) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("own"), seeds_store) as server:
        yield server.sparql


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_a_server_answers_as_the_store_does(
    kg: Run, seeds_store: Path, endpoint: str, command: tuple[str, ...]
) -> None:
    here = kg(*command, "--store", seeds_store)
    there = kg(*command, "--endpoint", endpoint)
    assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout) == (0, here.stdout)
    assert here.stdout


def test_a_call_to_a_third_server_is_for_the_server_to_judge(kg: Run, own: str) -> None:
    """Here nothing is refused and nobody but the server is asked: the 403 is its own."""
    result = kg("query", "-e", "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "--endpoint", own)
    assert result.exit_code == 1
    assert f"{own}: answers 403" in result.stderr
    assert "SERVICE is refused" in result.stderr


def test_nobody_at_the_address_is_one_line(kg: Run) -> None:
    result = kg("show", "x", "--endpoint", f"http://127.0.0.1:{free_port()}/sparql")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
