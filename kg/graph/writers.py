"""Two ways to write a named graph of a SPARQL 1.1 server: the Graph Store HTTP Protocol, and SPARQL Update.

A graph is given as lines of N-Triples. Neither way is a transaction over several requests: whoever writes removes the
claim that a graph is whole first, and makes it last (`kg.graph.pushing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from kg.graph.endpoint import EndpointSource

if TYPE_CHECKING:
    from kg.graph.http import Http

SECONDS = 1800.0
"""How long a server may take to store what one request brings."""

_HINT = "name an address that takes writing with --update or --graph-store, and who may write with --user"
_TRIPLES, _BYTES = 1000, 1_000_000


class Writer(Protocol):
    """Writes graphs, each named by its whole IRI. All raise StoreError when the server refuses or is gone."""

    method: str

    def replace(self, graph: str, lines: Sequence[bytes]) -> None:
        """Make the graph hold exactly these triples; with none of them there is no such graph."""

    def add(self, graph: str, lines: Sequence[bytes]) -> None:
        """Add triples to a graph."""


def writer_for(source: EndpointSource, update: str | None, graph_store: str | None) -> Writer:
    """The way to write to the server that was asked through `source`.

    A graph store that is named comes first: one request replaces a graph. Then an address for updates. With neither,
    Virtuoso is known by its name and has its graph store beside its endpoint; others take updates at the endpoint.
    """
    if graph_store is None and update is None and source.software.startswith("Virtuoso"):
        graph_store = f"{source.name.rpartition('/')[0]}/sparql-graph-crud-auth"
    if graph_store is not None:
        return GraphStore(source.http, graph_store)
    return Updates(source.http, update or source.name)


class GraphStore:
    """Writes by the SPARQL 1.1 Graph Store HTTP Protocol: one request per graph."""

    def __init__(self, http: Http, url: str) -> None:
        self.method = f"Graph Store Protocol at {url}"
        self._http, self._url = http, url

    def replace(self, graph: str, lines: Sequence[bytes]) -> None:
        """See `Writer.replace`."""
        self._send("PUT" if lines else "DELETE", graph, lines)

    def add(self, graph: str, lines: Sequence[bytes]) -> None:
        """See `Writer.add`."""
        self._send("POST", graph, lines)

    def _send(self, method: str, graph: str, lines: Sequence[bytes]) -> None:
        """Short lines go first: Virtuoso guesses the format from the first 64 KB and must see triples end there."""
        url = f"{self._url}{'&' if '?' in self._url else '?'}graph={quote(graph, safe='')}"
        ordered = sorted(lines, key=len)
        headers = {"Content-Type": "application/n-triples"} if lines else {}
        reply = self._http.ask(method, url, b"".join(ordered) or None, headers, SECONDS)
        gone_already = method == "DELETE" and reply.status_code == 404
        if not reply.is_success and not gone_already:
            raise self._http.refusal(url, reply, _HINT)


class Updates:
    """Writes by SPARQL 1.1 Update, as many triples per request as Virtuoso's compiler bears (it fails near 5,000)."""

    def __init__(self, http: Http, url: str) -> None:
        self.method = f"SPARQL Update at {url}"
        self._http, self._url = http, url

    def replace(self, graph: str, lines: Sequence[bytes]) -> None:
        """See `Writer.replace`. The graph goes in the same request in which its first triples come."""
        drop = f"DROP SILENT GRAPH <{graph}>"
        first, *others = list(_pieces(lines)) or [[]]
        self._send(f"{drop} ;\n{_insert(graph, first)}" if first else drop)
        for piece in others:
            self._send(_insert(graph, piece))

    def add(self, graph: str, lines: Sequence[bytes]) -> None:
        """See `Writer.add`."""
        for piece in _pieces(lines):
            self._send(_insert(graph, piece))

    def _send(self, sparql: str) -> None:
        headers = {"Content-Type": "application/sparql-update"}
        reply = self._http.ask("POST", self._url, sparql.encode(), headers, SECONDS)
        if not reply.is_success:
            raise self._http.refusal(self._url, reply, _HINT)


def _insert(graph: str, lines: Sequence[bytes]) -> str:
    """N-Triples are SPARQL's own notation of triples."""
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{b''.join(lines).decode()}}} }}"


def _pieces(lines: Sequence[bytes]) -> Iterator[list[bytes]]:
    """The lines in pieces of bounded size; a longer line is a piece of its own."""
    piece: list[bytes] = []
    size = 0
    for line in lines:
        if piece and (len(piece) >= _TRIPLES or size + len(line) > _BYTES):
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    if piece:
        yield piece
