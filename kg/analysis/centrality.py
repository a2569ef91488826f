"""Who stands in the middle: neighbours, facts, shortest paths.

**neighbours** counts the different entities a node is joined to, **facts** the facts that join it. **betweenness** is
the share of all pairs of other nodes whose shortest paths go over it (0 to 1), **closeness** the mean of 1/distance to
all others (harmonic, so that a network in pieces has one too). Above EXACT nodes the two are estimated from SOURCES
nodes, which are drawn by the digest of their ids: the same in every run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, Final

import networkx as nx

from kg.analysis.engine import engine_for
from kg.analysis.finding import DIGITS, Finding, Row
from kg.analysis.ties import choice_of, described, kind_called, of_kind, tied
from kg.errors import QueryError
from kg.graph import GraphView

MEASURES: Final = ("neighbours", "facts", "betweenness", "closeness")
EXACT: Final = 5_000
SOURCES: Final = 100


@dataclass(frozen=True, slots=True)
class Central(Row):
    """How much one entity is in the middle."""

    SHOWN: ClassVar = ("name", "type", "neighbours", "facts", "betweenness", "closeness")
    name: str
    name_id: str
    type: str
    neighbours: int
    facts: int
    betweenness: float
    closeness: float


def centrality(
    view: GraphView,
    *,
    kind: str | None = None,
    predicates: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    by: str = "neighbours",
    top: int | None = None,
) -> Finding[Central]:
    """The entities of a kind in the network of the chosen facts, the most central first.

    `kind` (Person, Enterprise …) chooses who is listed; the paths go over everyone. Raises QueryError for an unknown
    kind, predicate, measure or date.
    """
    kind = None if kind is None else kind_called(kind)
    if by not in MEASURES:
        raise QueryError(f"{by} is no measure; choose one of {', '.join(MEASURES)}")
    choice = choice_of(predicates, since, until)
    graph = tied(view, choice)
    rows = [row for row in measured(graph) if of_kind(row.type, kind)]
    rows.sort(key=lambda row: (-getattr(row, by), -row.neighbours, -row.facts, row.name, row.name_id))
    return Finding(Central, tuple(rows[:top]), f"{described(graph, choice)}{_how(len(graph))}")


def _how(count: int) -> str:
    return f"; betweenness and closeness are estimated from {SOURCES} of them" if count > EXACT else ""


def measured(graph: nx.Graph[str]) -> list[Central]:
    """All measures of every node of an undirected network whose edges have `weight`, by id."""
    nodes = sorted(graph)
    number = {node: at for at, node in enumerate(nodes)}
    engine = engine_for(len(nodes), sorted(_pair(number[one], number[other]) for one, other in graph.edges))
    drawn = _drawn(nodes, SOURCES) if len(nodes) > EXACT else None
    paths, near = engine.betweenness(drawn), engine.nearness(drawn)
    others = max(1, len(nodes) - 1)
    scale = len(nodes) / len(drawn) if drawn else 1.0
    pairs = max(1.0, others * (len(nodes) - 2) / 2)
    return [
        Central(
            name=graph.nodes[node]["label"],
            name_id=node,
            type=graph.nodes[node]["type"],
            neighbours=graph.degree(node),
            facts=sum(about["weight"] for about in graph[node].values()),
            betweenness=round(paths[at] * scale / pairs, DIGITS),
            closeness=round(near[at] * scale / others, DIGITS),
        )
        for at, node in enumerate(nodes)
    ]


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _drawn(nodes: Sequence[str], count: int) -> list[int]:
    """The numbers of `count` nodes: a draw that depends on their ids alone."""
    ranked = sorted(range(len(nodes)), key=lambda at: sha256(nodes[at].encode()).digest())
    return sorted(ranked[:count])
