"""The few things that take long on a large network: by igraph where it is installed, else by networkx.

Both give the same numbers (a test compares them). networkx needs minutes where igraph needs seconds, so beyond SMALL
nodes the extra is asked for in one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Protocol, cast

import networkx as nx

from kg.errors import InputError

SMALL = 2_000
"""Nodes up to which networkx does it in seconds."""


class Engine(Protocol):
    """A network of numbered nodes. `sources` None: from every node."""

    def betweenness(self, sources: Sequence[int] | None) -> list[float]:
        """Per node the shortest paths over it that begin in `sources`, each pair of ends counted once."""

    def nearness(self, sources: Sequence[int] | None) -> list[float]:
        """Per node the sum of 1/distance to `sources`, itself and the unreachable aside."""

    def blocks(self) -> list[list[int]]:
        """The largest pieces that stay whole without any one node; each sorted, in no order."""


def engine_for(count: int, pairs: Sequence[tuple[int, int]]) -> Engine:
    """What computes on `count` nodes and these edges. Raises InputError where that takes igraph and it is missing."""
    if find_spec("igraph") is not None:
        return WithIgraph(count, pairs)
    if count > SMALL:
        raise InputError(
            f"a network of {count:,} entities needs igraph (networkx is for up to {SMALL:,}); "
            "pip install 'newspaper-kg[analysis]', or choose --predicate, --from, --to"
        )
    return WithNetworkx(count, pairs)


class WithIgraph:
    """igraph's algorithms, in C."""

    def __init__(self, count: int, pairs: Sequence[tuple[int, int]]) -> None:
        import igraph

        self._graph = igraph.Graph(count, list(pairs))

    def betweenness(self, sources: Sequence[int] | None) -> list[float]:
        """See Engine."""
        return list(self._graph.betweenness(directed=False, sources=sources))

    def nearness(self, sources: Sequence[int] | None) -> list[float]:
        """See Engine."""
        count = self._graph.vcount()
        if sources is None:
            return [each * (count - 1) if count > 1 else 0.0 for each in self._graph.harmonic_centrality()]
        return _summed(count, (self._graph.distances(source=[source])[0] for source in sources))

    def blocks(self) -> list[list[int]]:
        """See Engine."""
        return [sorted(block) for block in self._graph.biconnected_components()]


class WithNetworkx:
    """The same by networkx, in Python."""

    def __init__(self, count: int, pairs: Sequence[tuple[int, int]]) -> None:
        self._graph: nx.Graph[int] = nx.Graph()
        self._graph.add_nodes_from(range(count))
        self._graph.add_edges_from(pairs)

    @cached_property
    def _everyone(self) -> list[int]:
        return list(self._graph)

    def betweenness(self, sources: Sequence[int] | None) -> list[float]:
        """See Engine."""
        if sources is None:
            found = nx.betweenness_centrality(self._graph, normalized=False)
        else:
            found = nx.betweenness_centrality_subset(self._graph, sources, self._everyone, normalized=False)
        return [found[node] for node in self._everyone]

    def nearness(self, sources: Sequence[int] | None) -> list[float]:
        """See Engine."""
        near = (nx.single_source_shortest_path_length(self._graph, source) for source in sources or self._everyone)
        return _summed(len(self._graph), ([each.get(node, 0) for node in self._everyone] for each in near))

    def blocks(self) -> list[list[int]]:
        """See Engine."""
        found = cast("Iterable[set[int]]", nx.biconnected_components(self._graph))  # as it is, not as its stub says
        return [sorted(block) for block in found]


def _summed(count: int, distances: Iterable[Sequence[float]]) -> list[float]:
    """The sum of 1/distance per node."""
    sums = [0.0] * count
    for row in distances:
        for node, distance in enumerate(row):
            if 0 < distance < count:  # igraph has infinity for what cannot be reached
                sums[node] += 1 / distance
    return sums
