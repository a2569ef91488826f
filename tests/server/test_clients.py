"""Many clients at once: 2,000 mixed requests from eight of them, all answered as alone, and nothing written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import islice, product
from pathlib import Path

import httpx

from kg.server.formats import ROWS, TRIPLES
from tests.server.serving import HTTP, Served, content

CLIENTS, EACH = 8, 250
QUERIES = [
    ("SELECT ?name { ?x a kg:Place ; skos:prefLabel ?name } ORDER BY ?name", [*ROWS]),
    ("SELECT ?p (COUNT(DISTINCT ?f) AS ?n) { ?f a kg:Fact ; rdf:predicate ?p } GROUP BY ?p ORDER BY ?p", [*ROWS]),
    ("ASK { ?x kg:visited ?y }", ["application/sparql-results+json", "application/sparql-results+xml"]),
    ("CONSTRUCT WHERE { ?x kg:visited ?y }", [*TRIPLES]),
    ("SELECT * { ?x kg:visited", ["text/csv"]),
    ("SELECT * { SERVICE <http://x/> {} }", ["text/csv"]),
]
MIXED = [(query, media, method) for query, types in QUERIES for media, method in product(types, ("GET", "POST"))]


def asked(client: httpx.Client, url: str, query: str, media: str, method: str) -> tuple[int, bytes]:
    where = {"params": {"query": query}} if method == "GET" else {"data": {"query": query}}
    answer = client.request(method, url, headers={"Accept": media}, **where)
    return answer.status_code, answer.content


def test_eight_clients_at_once(server: Served, seeds_store: Path) -> None:
    before = content(seeds_store)
    with httpx.Client(timeout=300) as client:
        alone = {request: asked(client, server.sparql, *request) for request in MIXED}
    assert {status for status, _ in alone.values()} == {200, 400, 403}

    def run(number: int) -> int:
        """The number of right answers to one client, who starts somewhere else in the list than the others."""
        with httpx.Client(timeout=300) as client:
            order = islice((request for _ in range(EACH) for request in MIXED), number, number + EACH)
            return sum(asked(client, server.sparql, *request) == alone[request] for request in order)

    with ThreadPoolExecutor(CLIENTS) as clients:
        assert list(clients.map(run, range(CLIENTS))) == [EACH] * CLIENTS
    assert content(seeds_store) == before
    assert HTTP.get(f"{server.url}/health").json()["status"] == "ok"
