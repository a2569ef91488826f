"""Requests a second to `kg serve` from eight clients on loopback, beside the plainest server of rdflib.

Both servers run at the same time and are asked in turn, the same queries with the same clients. The other one is what
a few lines make of rdflib: a graph in memory behind Python's threading HTTP server.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from urllib.parse import parse_qs, urlsplit

import httpx
from rdflib import Graph

from bench.pairs import paired
from kg.graph import open_store, serialise
from kg.ontology import PREFIXES
from kg.pipeline import build
from tests.conftest import SEEDS
from tests.server.serving import serving

CLIENTS, EACH, ROUNDS = 8, 25, 3
QUERIES = {
    "every place by name": "SELECT ?name { ?x a kg:Place ; skos:prefLabel ?name } ORDER BY ?name",
    "facts counted by sort": "SELECT ?p (COUNT(?f) AS ?n) { ?f a kg:Fact ; rdf:predicate ?p } GROUP BY ?p ORDER BY ?p",
    "quotes of one person": 'SELECT ?q { ?x skos:prefLabel "张红军"@zh . ?x kg:stated ?q }',
}


def measure() -> Iterator[str]:
    """Lines to print: for each query the requests a second of both, and the median of the ratios."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        build([SEEDS], store)
        with serving(Path(folder), store, "--quiet") as own, _rdflib(serialise(open_store(store), "ntriples")) as other:
            for name, query in QUERIES.items():
                found = paired(lambda q=query: _ask(own.sparql, q), lambda q=query: _ask(other, q), ROUNDS)
                here, there = (CLIENTS * EACH / seconds for seconds in found[:2])
                yield f"{name:22} {here:7.0f} a second   rdflib behind HTTP: {there:5.0f}   ratio {found.ratio:.1f}"


def _ask(address: str, query: str) -> None:
    def run(_number: int) -> None:
        with httpx.Client(timeout=120) as client:
            for _ in range(EACH):
                client.get(address, params={"query": query}).raise_for_status()

    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(run, range(CLIENTS)))


@contextmanager
def _rdflib(triples: bytes) -> Iterator[str]:
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve_rdflib, args=(triples, there), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{here.recv()}/sparql"
    finally:
        process.kill()
        process.join()


def _serve_rdflib(triples: bytes, port: Connection) -> None:
    memory, one_at_a_time = Graph().parse(data=triples, format="nt"), Lock()  # its parser mixes threads up

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            (query,) = parse_qs(urlsplit(self.path).query)["query"]
            with one_at_a_time:
                body = memory.query(query, initNs=PREFIXES).serialize(format="json") or b""
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as http:
        port.send(http.server_port)
        http.serve_forever()
