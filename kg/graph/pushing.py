"""Writes the named graphs of a store to a SPARQL server: only those that the server does not hold yet.

The server itself says what it holds: the graph `pushed` has the hash of every graph that arrived whole. A hash is taken
back before its graph is touched and written after the graph's triples were counted there, so whatever stops a push, the
next one, from any machine, does the rest. Graphs of others are never touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.endpoint import EndpointSource
from kg.graph.iris import GRAPHS, PUSHED, iri, node_id, page_graph
from kg.graph.manifest import Manifest, read_manifest
from kg.graph.source import OxigraphSource, Source, open_source
from kg.graph.triples import node, text
from kg.graph.writers import Writer, writer_for
from kg.ontology import KG
from kg.report import Progress, silent


@dataclass(frozen=True, slots=True)
class Server:
    """Where to push: the address for queries, those for writing where they differ, and in whose name."""

    endpoint: str
    update: str | None = None
    graph_store: str | None = None
    user: str | None = None
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Push:
    """What a push did, or would do: ids of graphs → how many triples they have."""

    server: str
    method: str
    written: Mapping[str, int]
    removed: Mapping[str, int]
    unchanged: Mapping[str, int]
    files: Mapping[str, str]
    """Ids of graphs → the page files that they were read from."""

    def line(self) -> str:
        """The report as one line for a person."""
        graphs = len(self.written) + len(self.unchanged)
        return (
            f"{self.server}: {graphs} graphs ({len(self.written)} written, {len(self.unchanged)} unchanged, "
            f"{len(self.removed)} removed), {sum(self.written.values())} triples by {self.method}"
        )


def push(store: Path, server: Server, *, dry_run: bool = False, progress: Progress = silent) -> Push:
    """Make a server hold exactly the graphs of a store, beside what others keep there.

    `dry_run`: only say what would be done. Raises StoreError when there is no store, when the server cannot be asked
    or refuses, or when it does not hold afterwards what was sent.
    """
    manifest, source = _opened(store)
    remote = EndpointSource(server.endpoint, server.user, server.password)
    ours, theirs, claims = _sizes(source), _sizes(remote), _claims(remote)
    kept = {
        graph: claims[graph]
        for graph, digest in manifest.graphs.items()
        if claims.get(graph) == digest and theirs.get(graph) == ours[graph]
    }
    writer = writer_for(remote, server.update, server.graph_store)
    plan = Push(
        server=server.endpoint,
        method=writer.method,
        written={graph: ours[graph] for graph in sorted(manifest.graphs) if graph not in kept},
        removed={graph: theirs[graph] for graph in sorted(theirs) if graph not in manifest.graphs},
        unchanged={graph: ours[graph] for graph in sorted(kept)},
        files={page_graph(page): stored.file for page, stored in sorted(manifest.pages.items())},
    )
    if not dry_run and (plan.written or plan.removed or claims != kept):
        writer.replace(iri(PUSHED), [_claim(graph, digest) for graph, digest in sorted(kept.items())])
        _Pushing(plan, manifest.graphs, source, remote, writer).carry_out(progress)
    return plan


class _Pushing:
    """A push that has begun: no graph that it is about to touch is claimed to be whole any more."""

    def __init__(
        self, plan: Push, hashes: Mapping[str, str], source: OxigraphSource, remote: EndpointSource, writer: Writer
    ) -> None:
        self._plan, self._hashes = plan, hashes
        self._source, self._remote, self._writer = source, remote, writer

    def carry_out(self, progress: Progress) -> None:
        """Remove, then write, graph by graph. Raises StoreError that says how far it came."""
        plan = self._plan
        total = len(plan.removed) + len(plan.written)
        done = 0
        try:
            for done, graph in enumerate((*plan.removed, *plan.written)):
                progress("pushing", done, total)
                self._write(graph) if graph in plan.written else self._remove(graph)
            progress("pushing", total, total)
        except StoreError as error:
            raise StoreError(f"{error} ({done} of {total} graphs are done; push again to go on)") from error

    def _remove(self, graph: str) -> None:
        self._writer.replace(iri(graph), [])
        self._verify(graph, 0)

    def _write(self, graph: str) -> None:
        lines = _content(self._source, graph)
        self._writer.replace(iri(graph), lines)
        self._verify(graph, len(lines))
        self._writer.add(iri(PUSHED), [_claim(graph, self._hashes[graph])])

    def _verify(self, graph: str, ours: int) -> None:
        rows = _rows(self._remote, f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {node(graph)} {{ ?s ?p ?o }} }}")
        theirs = int(rows[0][0])
        if theirs != ours:
            file = self._plan.files.get(graph)
            which = f"{graph} ({file})" if file else graph
            raise StoreError(f"{self._remote.name}: {which} has {ours} triples here and {theirs} there")


def _opened(store: Path) -> tuple[Manifest, OxigraphSource]:
    """A store and the manifest of just that generation, whatever is built meanwhile."""
    while True:
        manifest, source = read_manifest(store), open_source(store)
        if read_manifest(store) == manifest:
            return manifest, source


def _content(source: OxigraphSource, graph: str) -> list[bytes]:
    """The lines of a graph, with their ends, in a fixed order."""
    content = source.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(iri(graph)))
    assert content is not None
    return sorted(line + b"\n" for line in content.split(b"\n")[:-1])


def _sizes(source: Source) -> dict[str, int]:
    """How many triples each graph of a store has."""
    own = f'FILTER(STRSTARTS(STR(?g), "{iri(GRAPHS)}"))'
    found = _rows(source, f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {own} }} GROUP BY ?g")
    return {node_id(graph): int(number) for graph, number in found}


def _claims(remote: EndpointSource) -> dict[str, str]:
    """The hash of every graph that once arrived whole. Of a graph with two hashes nothing is known."""
    where = f"GRAPH {node(PUSHED)} {{ ?g <{KG.contentSha256}> ?hash }}"
    found: dict[str, str] = {}
    for graph, digest in _rows(remote, f"SELECT ?g ?hash WHERE {{ {where} }}"):
        found[node_id(graph)] = "" if node_id(graph) in found else digest
    return found


def _claim(graph: str, digest: str) -> bytes:
    return f"{node(graph)} <{KG.contentSha256}> {text(digest)} .\n".encode()


def _rows(source: Source, sparql: str) -> list[tuple[str, ...]]:
    """The values of the rows of a SELECT. (rdflib's server gives an empty row where GROUP BY finds nothing.)"""
    answer = source.answer(sparql)
    assert isinstance(answer, ox.QuerySolutions)
    rows = (tuple(cell.value for cell in row if isinstance(cell, ox.NamedNode | ox.Literal)) for row in answer)
    return [row for row in rows if row]
