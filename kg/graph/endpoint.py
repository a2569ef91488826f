"""A SPARQL 1.1 server as a source: what `open_store` is for a folder, `open_endpoint` is for a URL.

Queries go over HTTP as POST; answers come as JSON or N-Triples and are read by pyoxigraph, so a term is spelled here as
the server spelled it (rdflib's reader would turn the year "2021" into a date) and a view does not know the difference.
Only graphs under our own prefix are read as pages; the servers keep graphs of their own beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pyoxigraph as ox
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.store import Store

from kg.errors import AddressError, QueryError, StoreError
from kg.graph.iris import GRAPHS, iri
from kg.graph.keywords import asks_elsewhere, kept_here
from kg.graph.source import Answer, OxigraphSource
from kg.graph.view import GraphView
from kg.ontology import PREFIXES, XSD

_ROWS, _TRIPLES = "application/sparql-results+json", "application/n-triples, text/plain;q=0.5"
_HEAD = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())


def open_endpoint(url: str, user: str | None = None, password: str | None = None) -> GraphView:
    """A view of the store on a SPARQL server. Raises StoreError when nobody answers there."""
    source = EndpointSource(url, user, password)
    source.answer("ASK { ?s ?p ?o }")
    return GraphView(source)


class EndpointSource:
    """A SPARQL endpoint, read only."""

    def __init__(self, url: str, user: str | None = None, password: str | None = None) -> None:
        if not re.match(r"https?://", url):
            raise AddressError(f"{url}: is no address of a SPARQL server; write http://HOST:PORT/sparql")
        from kg.graph.http import Http  # a tenth of a second, for those alone who ask a server

        self.name = url
        self.http = Http(user, password)
        self.software = ""
        """What the server calls itself; known after the first answer."""
        self._user = None if user is None else (user, password or "")
        self._nothing = OxigraphSource(ox.Store())

    def answer(self, sparql: str) -> Answer:
        """See `kg.graph.source.Source`. Raises StoreError when the server cannot be asked, or cuts the answer short.

        The query is first put to an empty store here: that tells whether it parses, by the same message as ever,
        and whether rows or triples are to be asked for. A SERVICE in it is for the server to judge.
        """
        form = self._nothing.answer(kept_here(sparql) if asks_elsewhere(sparql) else sparql)
        if isinstance(form, ox.QueryTriples):
            return _triples(self._post(_HEAD + sparql, _TRIPLES))
        found = ox.parse_query_results(self._post(_HEAD + sparql, _ROWS), format=ox.QueryResultsFormat.JSON)
        return self._truth(found) if isinstance(form, ox.QueryBoolean) else found

    def _truth(self, found: ox.QuerySolutions | ox.QueryBoolean) -> ox.QueryBoolean:
        """The answer to an ASK. Virtuoso gives it as a row with a 1 or a 0."""
        if isinstance(found, ox.QueryBoolean):
            return found
        true = any(cell.value in {"1", "true"} for row in found for cell in row if isinstance(cell, ox.Literal))
        answer = self._nothing.answer(f"ASK {{ FILTER({str(true).lower()}) }}")
        assert isinstance(answer, ox.QueryBoolean)
        return answer

    def quads(self) -> Iterator[bytes]:
        """See `kg.graph.source.Source`. Only graphs of ours."""
        own = f'FILTER(STRSTARTS(STR(?g), "{iri(GRAPHS)}"))'
        graphs = self.answer(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s a ?o }} {own} }}")
        assert isinstance(graphs, ox.QuerySolutions)
        for (graph,) in graphs:
            found = self.answer(f"SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
            assert isinstance(found, ox.QuerySolutions)
            quads = (ox.Quad(row[0], row[1], _spelled(row[2]), graph) for row in found)
            content = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
            assert content is not None
            yield from content.split(b"\n")[:-1]

    def rdflib_store(self) -> Store:
        """See `kg.graph.source.Source`. rdflib's own client asks, and reads literals in rdflib's way."""
        return _NothingAdded(self.name, auth=self._user, returnFormat="json")  # for "xml" it may ask for RDF/XML first

    def _post(self, sparql: str, accept: str) -> bytes:
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        reply = self.http.ask("POST", self.name, urlencode({"query": sparql}).encode(), headers)
        self.software = reply.headers.get("Server", "")
        if reply.status_code == 400:
            raise QueryError(f"the server refuses the SPARQL: {self.http.complaint(reply)}")
        if not reply.is_success:
            raise self.http.refusal(self.name, reply)
        limit = reply.headers.get("X-SPARQL-MaxRows")
        if limit is not None:
            raise StoreError(f"{self.name}: cut an answer at {limit} rows; raise its limit (ResultSetMaxRows)")
        return reply.content


class _NothingAdded(SPARQLStore):
    """rdflib's client. A Dataset announces every graph that it names, and rdflib's own class takes that for writing."""

    def add_graph(self, graph: Graph) -> None:
        """Nothing: a graph of the server is there without it."""


def _spelled(term: object) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """A value as a local store spells it: Virtuoso writes booleans as 1 and 0."""
    assert isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal)
    if isinstance(term, ox.Literal) and term.datatype.value == str(XSD.boolean):
        return ox.Literal(term.value in {"1", "true"})
    return term


def _triples(content: bytes) -> ox.QueryTriples:
    """An answer in N-Triples in the shape that a local store gives."""
    store = ox.Store()
    store.load(content, format=ox.RdfFormat.N_TRIPLES)
    answer = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(answer, ox.QueryTriples)
    return answer
