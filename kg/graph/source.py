"""Where a view's triples come from: a SPARQL source, local here, remote behind the same few methods.

Everything that is read from a store goes through `solutions`, so a source on another machine only has to answer
SELECT queries. The default graph of a query is the union of all named graphs, unless the query names its own (FROM).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
from rdflib.store import Store

from kg.errors import QueryError, Refusal, StoreError
from kg.graph.generations import DATABASE
from kg.graph.keywords import asks_elsewhere, is_update, says
from kg.graph.locks import Lock, read_lock
from kg.graph.manifest import read_manifest
from kg.ontology import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal
READ_ONLY = "kg only reads; change the pages and run kg build"
_NO_SERVICE = "SERVICE is refused: kg asks no other server; ask both and join the answers yourself"

Answer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


@dataclass(frozen=True, slots=True)
class Graphs:
    """The graphs that a query is about, as IRIs, when they are not named in it. Nothing else is there then."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Source(Protocol):
    """What a view needs: an answer to a SPARQL query, and every quad as lines of N-Quads."""

    name: str

    def answer(self, sparql: str) -> Answer:
        """The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE.

        Raises QueryError for what does not parse, and Refusal for an update, and where it would ask another server.
        """

    def quads(self) -> Iterator[bytes]:
        """Every quad as a line of N-Quads without its line end, in no order."""

    def rdflib_store(self) -> Store:
        """The same triples as a store of rdflib; nothing may be written to it."""


class OxigraphSource:
    """A store in this process: on disk (`open_source`) or in memory (tests)."""

    def __init__(self, store: ox.Store, name: str = "memory", hold: Lock | None = None) -> None:
        self.store = store
        self.name = name
        self._hold = hold  # keeps the generation on disk for as long as this object lives

    def answer(self, sparql: str, graphs: Graphs | None = None) -> Answer:
        """See `Source.answer`. `graphs`: what the query is about, whatever it says itself."""
        if asks_elsewhere(sparql):
            raise Refusal(_NO_SERVICE)
        try:
            if graphs is None:
                union = not says(sparql, "FROM")
                return self.store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=union)
            return self.store.query(
                sparql,
                prefixes=PREFIXES,
                default_graph=[ox.NamedNode(graph) for graph in graphs.default],
                named_graphs=[ox.NamedNode(graph) for graph in graphs.named],
            )
        except SyntaxError as error:
            raise (Refusal(READ_ONLY) if is_update(sparql) else QueryError(query_complaint(str(error)))) from error

    def quads(self) -> Iterator[bytes]:
        """See `Source.quads`."""
        content = self.store.dump(format=ox.RdfFormat.N_QUADS)
        assert content is not None
        yield from content.split(b"\n")[:-1]

    def rdflib_store(self) -> Store:
        """See `Source.rdflib_store`."""
        from oxrdflib.store import (
            OxigraphStore,
        )  # brings rdflib's whole SPARQL, for those alone who ask in rdflib's way

        store: Store = OxigraphStore(store=self.store)
        return store


def query_complaint(message: str) -> str:
    """The parser's message on one line: where it stopped and, shortened, what it had expected."""
    where, _, expected = " ".join(message.split()).partition(": expected ")
    where = where.replace("error at ", "line ").replace(":", ", column ", 1)
    return f"the SPARQL does not parse: {where}" + (f": expected {expected[:160]}" if expected else "")


_ATTEMPTS = 50


def open_source(directory: Path) -> OxigraphSource:
    """A store on disk, read-only: any number of readers, also while a build writes the next generation.

    Raises StoreError when there is no store, or one that cannot be read.
    """
    for _ in range(_ATTEMPTS):  # a build may replace the generation between the two steps
        manifest = read_manifest(directory)
        folder = manifest.graph_folder(directory)
        try:
            hold = read_lock(folder)
        except OSError as error:
            reason = error
            continue
        try:
            return OxigraphSource(ox.Store.read_only(str(folder / DATABASE)), str(directory), hold)
        except (OSError, RuntimeError) as error:  # RuntimeError: the database says that it is corrupt
            hold.release()
            raise StoreError(f"{folder}: is damaged ({error}); remove {directory} and build it again") from error
    raise StoreError(f"{folder}: cannot be opened ({reason.strerror}); remove {directory} and build it again")
