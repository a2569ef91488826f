"""Who joins communities that have little else to do with each other, and by which sentence.

A row is a pair of entities of two communities with a fact between them. The **broker** is the end that reaches more
other communities. **only** is true where without this pair the network falls apart: a bridge of graph theory.
**cuts off** counts the entities that would lose the rest without the broker (0 where there are other ways).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import networkx as nx

from kg.analysis.communities import grouped
from kg.analysis.engine import engine_for
from kg.analysis.finding import Finding, Printed, Row, first_printed, printed
from kg.analysis.ties import choice_of, described, kind_called, of_kind, tied
from kg.graph import GraphView


@dataclass(frozen=True, slots=True)
class Bridge(Row):
    """One pair that joins two communities; `community` and `other_community` bear the names of their centres."""

    SHOWN: ClassVar = ("broker", "reaches", "cuts_off", "community", "other", "other_community", "facts", "only")
    broker: str
    broker_id: str
    reaches: int  # other communities the broker has facts with
    cuts_off: int
    community: str
    other: str
    other_id: str
    other_community: str
    facts: int  # between the two; `printed` is the first of them
    only: bool
    printed: Printed


def bridges(
    view: GraphView,
    *,
    kind: str | None = None,
    predicates: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    top: int | None = None,
) -> Finding[Bridge]:
    """The pairs between communities: by how many a broker reaches and cuts off, then by facts.

    `kind`: of which kind a broker is. Raises QueryError for an unknown kind, predicate or date.
    """
    kind = None if kind is None else kind_called(kind)
    choice = choice_of(predicates, since, until)
    graph = tied(view, choice)
    groups = grouped(graph)
    rows = [row for row in _rows(graph, groups) if of_kind(graph.nodes[row.broker_id]["type"], kind)]
    rows.sort(key=lambda r: (-r.reaches, -r.cuts_off, r.broker, r.broker_id, -r.facts, r.other, r.other_id))
    said = f"{described(graph, choice)}; {len(groups)} communities, {len(rows)} pairs between two of them"
    return Finding(Bridge, tuple(rows[:top]), said)


def _rows(graph: nx.Graph[str], groups: Sequence[Sequence[str]]) -> list[Bridge]:
    of = {node: at for at, group in enumerate(groups) for node in group}
    centre = [graph.nodes[group[0]]["label"] for group in groups]
    reached = {node: len({of[other] for other in graph[node]} - {of[node]}) for node in graph}
    cuts, only = weak_points(graph)
    rows = []
    for one, other in graph.edges:
        if of[one] != of[other]:
            broker, end = sorted((one, other), key=lambda node: (-reached[node], -graph.degree(node), node))
            facts = graph.edges[one, other]["facts"]
            rows.append(
                Bridge(
                    broker=graph.nodes[broker]["label"],
                    broker_id=broker,
                    reaches=reached[broker],
                    cuts_off=cuts.get(broker, 0),
                    community=centre[of[broker]],
                    other=graph.nodes[end]["label"],
                    other_id=end,
                    other_community=centre[of[end]],
                    facts=len(facts),
                    only=frozenset((one, other)) in only,
                    printed=printed(first_printed(facts)),
                )
            )
    return rows


def weak_points(graph: nx.Graph[str]) -> tuple[dict[str, int], set[frozenset[str]]]:
    """Per articulation point how many nodes it cuts off from the largest rest, and the pairs that are bridges.

    Blocks and the points they share are a forest: one walk over it counts what hangs below each.
    """
    nodes = sorted(graph)
    number = {node: at for at, node in enumerate(nodes)}
    engine = engine_for(len(nodes), sorted((number[one], number[other]) for one, other in graph.edges))
    blocks = sorted(engine.blocks())
    blocks_of: dict[int, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        for node in block:
            blocks_of[node].append(at)
    points = {node for node, around in blocks_of.items() if len(around) > 1}
    cuts = {nodes[point]: lost for point, lost in _lost(blocks, blocks_of, points).items()}
    return cuts, {frozenset(nodes[node] for node in block) for block in blocks if len(block) == 2}


def _lost(blocks: Sequence[Sequence[int]], blocks_of: dict[int, list[int]], points: set[int]) -> dict[int, int]:
    """Per point: all nodes connected to it, less itself and the largest piece that remains without it."""
    lost: dict[int, int] = {}
    for walk in _walks(blocks, blocks_of, points):
        below: dict[int, int] = {}  # per block the nodes in it and below it, without the point above it
        parts: dict[int, list[int]] = defaultdict(list)  # per point the sizes of the blocks below it
        for block, above in reversed(walk):
            under = [point for point in blocks[block] if point in points and point != above]
            below[block] = len(blocks[block]) - (above is not None) + sum(sum(parts[point]) for point in under)
            if above is not None:
                parts[above].append(below[block])
        whole = below[walk[0][0]]
        for point, sizes in parts.items():
            lost[point] = whole - 1 - max(*sizes, whole - 1 - sum(sizes))
    return lost


def _walks(
    blocks: Sequence[Sequence[int]], blocks_of: dict[int, list[int]], points: set[int]
) -> list[list[tuple[int, int | None]]]:
    """Per connected part its blocks, each after the one above it, with the point by which it hangs there."""
    seen: set[int] = set()
    walks = []
    for root in range(len(blocks)):
        if root in seen:
            continue
        seen.add(root)
        walk: list[tuple[int, int | None]] = [(root, None)]
        for block, above in walk:
            for point in blocks[block]:
                if point in points and point != above:
                    fresh = [each for each in blocks_of[point] if each not in seen]
                    seen.update(fresh)
                    walk.extend((each, point) for each in fresh)
        walks.append(walk)
    return walks
