"""What is refused, in one line each, with nothing written and nobody else asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.graph.test_keywords import PRINTED, SPOKEN
from tests.server.serving import HTTP, Served, content

UPDATES = [
    "INSERT DATA { <x:a> <x:b> <x:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "PREFIX a: <x:> # why\nWITH a:g DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "LOAD <{other}>",
    "LOAD SILENT <{other}> INTO GRAPH <x:g>",
    "CLEAR ALL",
    "DROP GRAPH <x:g>",
    "CREATE GRAPH <x:g>",
    "COPY <x:g> TO <x:h>",
    "ASK {} ; DROP ALL",
]


@pytest.fixture(scope="module")
def other() -> Iterator[tuple[str, list[str]]]:
    """Another server, and what it was asked."""
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Listening) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}/", asked
        http.shutdown()


@pytest.mark.parametrize("update", UPDATES)
def test_an_update_is_refused_and_nothing_is_written(
    server: Served, seeds_store: Path, other: tuple[str, list[str]], update: str
) -> None:
    address, asked = other
    before = content(seeds_store)
    update = update.replace("{other}", address)
    ways: list[dict] = [
        {"data": {"update": update}},
        {"content": update, "headers": {"Content-Type": "application/sparql-update"}},
        {"data": {"query": update}},
        {"content": update, "headers": {"Content-Type": "application/sparql-query"}},
    ]
    answers = [HTTP.post(server.sparql, **way) for way in ways]
    answers.append(HTTP.get(server.sparql, params={"update": update}))
    assert {answer.status_code for answer in answers} <= {400, 403}
    assert all(len(answer.text.splitlines()) == 1 for answer in answers)
    assert answers[0].text == "kg only reads; change the pages and run kg build\n"
    assert (content(seeds_store), asked) == (before, [])


@pytest.mark.parametrize("query", SPOKEN)
def test_service_is_refused(server: Served, other: tuple[str, list[str]], query: str) -> None:
    address, asked = other
    answer = server.get(query.replace("http://x/", address))
    assert (answer.status_code, answer.text.split()[:3]) == (403, ["SERVICE", "is", "refused:"])
    assert (len(answer.text.splitlines()), asked) == (1, [])


@pytest.mark.parametrize("query", PRINTED)
def test_the_word_service_is_not(server: Served, query: str) -> None:
    assert server.get(query).status_code == 200


@pytest.mark.parametrize("clause", ["FROM <{other}>", "FROM NAMED <{other}>"])
def test_from_fetches_nothing(server: Served, other: tuple[str, list[str]], clause: str) -> None:
    address, asked = other
    answer = server.get(f"SELECT * {clause.replace('{other}', address)} {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{}} }} }}")
    assert answer.status_code == 200
    assert all(set(row) <= {"g"} for row in answer.json()["results"]["bindings"])
    assert asked == []


def test_pages_of_other_sites_are_kept_out(server: Served) -> None:
    answer = HTTP.get(f"{server.url}/health", headers={"Host": "rebound.example"})
    assert answer.status_code == 400
    assert HTTP.get(server.url.replace("127.0.0.1", "localhost") + "/health").status_code == 200
