"""The analyses by networkx and by igraph on one invented network, in turn in one run; then ten times larger without
networkx.

Circles of about a hundred with a few who know everyone, as officials in a newspaper: betweenness and closeness from
some nodes, blocks, and communities (ours, in whole numbers) beside networkx's Louvain and igraph's Leiden, with the
modularity that each reaches.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from time import perf_counter
from typing import Any

import igraph
import networkx as nx

from bench.pairs import paired
from kg.analysis.engine import WithIgraph, WithNetworkx
from kg.drawing import communities, weights_between

NODES, EDGES = 10_000, 50_000
LARGE_NODES, LARGE_EDGES = 100_000, 500_000
SOURCES = range(0, NODES, NODES // 5)

Pairs = list[tuple[int, int]]


def invented(nodes: int, edges: int) -> Pairs:
    """Pairs, some of them several times."""
    chance, pairs = random.Random(7), []
    while len(pairs) < edges:
        one = chance.randrange(nodes)
        near = int(one // 100 * 100 + chance.expovariate(1 / 25))
        other = min(nodes - 1, near) if chance.random() < 0.8 else int(nodes * chance.random() ** 3)
        if one != other:
            pairs.append((min(one, other), max(one, other)))
    return pairs


def measure() -> Iterator[str]:
    """Lines to print."""
    pairs = invented(NODES, EDGES)
    yield f"{NODES:,} nodes, {EDGES:,} facts"
    edges = sorted(set(pairs))
    slow, fast = WithNetworkx(NODES, edges), WithIgraph(NODES, edges)
    for name in ("betweenness", "nearness"):
        both = paired(lambda name=name: getattr(slow, name)(SOURCES), lambda name=name: getattr(fast, name)(SOURCES), 3)
        yield _line(f"{name} from {len(SOURCES)} nodes", "networkx", both.left, "igraph", both.right)
    both = paired(slow.blocks, fast.blocks, 3)
    yield _line("blocks", "networkx", both.left, "igraph", both.right)
    yield from _communities(NODES, pairs)
    yield f"{LARGE_NODES:,} nodes, {LARGE_EDGES:,} facts"
    yield from _large(invented(LARGE_NODES, LARGE_EDGES))


def _line(name: str, left: str, slow: float, right: str, fast: float) -> str:
    return f"  {name:26} {left} {slow:6.2f} s   {right} {fast:6.2f} s   {slow / fast:5.1f} : 1"


def _communities(nodes: int, pairs: Pairs) -> Iterator[str]:
    weights = weights_between(nodes, pairs)
    graph, weighted = _igraph(nodes, weights), nx.Graph()
    weighted.add_weighted_edges_from((*edge.tuple, edge["weight"]) for edge in graph.es)
    start = perf_counter()
    theirs = nx.community.louvain_communities(weighted, seed=1)
    seconds = perf_counter() - start
    yield f"  {'communities, networkx':26} {seconds:6.2f} s   {nx.community.modularity(weighted, theirs):.4f} (Louvain)"
    yield from _ours_and_leiden(weights, graph)


def _ours_and_leiden(weights: list[dict[int, int]], graph: Any) -> Iterator[str]:  # noqa: ANN401 - igraph has no types
    start = perf_counter()
    ours = graph.modularity(communities(weights), weights="weight")
    yield f"  {'communities, ours':26} {perf_counter() - start:6.2f} s   {ours:.4f}"
    igraph.set_random_number_generator(random.Random(1))
    start = perf_counter()
    leiden = graph.community_leiden(objective_function="modularity", weights="weight", n_iterations=2).modularity
    yield f"  {'communities, igraph':26} {perf_counter() - start:6.2f} s   {leiden:.4f} (Leiden)"


def _large(pairs: Pairs) -> Iterator[str]:
    engine = WithIgraph(LARGE_NODES, sorted(set(pairs)))
    for name in ("betweenness", "nearness"):
        start = perf_counter()
        getattr(engine, name)(range(0, LARGE_NODES, LARGE_NODES // 10))
        yield f"  {name + ' from 10 nodes':26} igraph {perf_counter() - start:6.2f} s"
    start = perf_counter()
    engine.blocks()
    yield f"  {'blocks':26} igraph {perf_counter() - start:6.2f} s"
    weights = weights_between(LARGE_NODES, pairs)
    yield from _ours_and_leiden(weights, _igraph(LARGE_NODES, weights))


def _igraph(nodes: int, weights: list[dict[int, int]]) -> Any:  # noqa: ANN401 - igraph has no types
    edges = [(one, other) for one, row in enumerate(weights) for other in row if one < other]
    graph = igraph.Graph(nodes, edges)
    graph.es["weight"] = [weights[one][other] for one, other in edges]
    return graph
