"""Who has more to do with each other than with the rest: communities, each named by its best connected member.

Louvain's method in whole numbers, the one that draws the network page (`kg.drawing`): it needs no seed and no library,
and gives the same groups on every machine. A community that it leaves in two pieces is cut into them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import networkx as nx

from kg.analysis.finding import DIGITS, Finding, Row
from kg.analysis.ties import choice_of, described, tied, weighed
from kg.drawing import communities as joined_by_louvain
from kg.errors import InputError
from kg.graph import GraphView
from kg.graph.naming import called


@dataclass(frozen=True, slots=True)
class Community(Row):
    """One community. `inside` counts facts between its members, `outside` facts that join one to another community."""

    SHOWN: ClassVar = ("number", "name", "size", "persons", "inside", "outside", "members")
    number: int  # from 1, the largest first
    name: str  # of the member with most neighbours within it
    name_id: str
    size: int
    persons: int
    inside: int
    outside: int
    members: tuple[str, ...]  # labels, best connected first
    member_ids: tuple[str, ...]  # in the same order


def communities(
    view: GraphView,
    *,
    predicates: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    member: str | None = None,
    top: int | None = None,
) -> Finding[Community]:
    """The communities of the network of the chosen facts, the largest first.

    `member`: only those of the entities so called. Raises InputError for an unknown name, QueryError for an
    unknown predicate or date.
    """
    choice = choice_of(predicates, since, until)
    graph = tied(view, choice)
    groups = grouped(graph)
    rows = [_row(graph, members, number) for number, members in enumerate(groups, 1)]
    if member is not None:
        wanted = {entity.id for entity in called(view.entities(), member)}
        rows = [row for row in rows if wanted.intersection(row.member_ids)]
        if not rows:
            raise InputError(f"{member} is joined to nobody by the chosen facts; choose other predicates or dates")
    said = f"{described(graph, choice)}; {len(groups)} communities, modularity {modularity(graph, groups):.4f}"
    return Finding(Community, tuple(rows[:top]), said)


def grouped(graph: nx.Graph[str]) -> list[list[str]]:
    """The members of every community, best connected within it first; communities by size, then by their first.

    Only ids and weights decide, not the order in which nodes or edges came.
    """
    nodes = sorted(graph)
    number = {node: at for at, node in enumerate(nodes)}
    weights = [{number[other]: graph[node][other]["weight"] for other in sorted(graph[node])} for node in nodes]
    found: dict[int, list[str]] = {}
    for node, community in zip(nodes, joined_by_louvain(weights), strict=True):
        found.setdefault(community, []).append(node)
    whole = [piece for members in found.values() for piece in nx.connected_components(graph.subgraph(members))]
    groups = [_ranked(graph, piece) for piece in whole]
    return sorted(groups, key=lambda group: (-len(group), graph.nodes[group[0]]["label"], group[0]))


def _ranked(graph: nx.Graph[str], members: set[str]) -> list[str]:
    """By neighbours within the group, then all neighbours, then name."""
    near = {node: sum(other in members for other in graph[node]) for node in members}
    return sorted(members, key=lambda node: (-near[node], -graph.degree(node), graph.nodes[node]["label"], node))


def modularity(graph: nx.Graph[str], groups: Sequence[Sequence[str]]) -> float:
    """How much more facts stay within the groups than by chance (Newman), weighted by facts; from whole numbers."""
    of = {node: at for at, group in enumerate(groups) for node in group}
    inside: Counter[int] = Counter()
    touching: Counter[int] = Counter()
    total = 0
    for one, other, weight in weighed(graph):
        total += weight
        touching[of[one]] += weight
        touching[of[other]] += weight
        if of[one] == of[other]:
            inside[of[one]] += weight
    if not total:
        return 0.0
    return round(
        (4 * total * sum(inside.values()) - sum(t * t for t in touching.values())) / (4 * total * total), DIGITS
    )


def _row(graph: nx.Graph[str], members: Sequence[str], number: int) -> Community:
    within = set(members)
    touching = [(other in within, about["weight"]) for node in members for other, about in graph[node].items()]
    inside = sum(weight for both, weight in touching if both) // 2  # seen from either end
    return Community(
        number=number,
        name=graph.nodes[members[0]]["label"],
        name_id=members[0],
        size=len(members),
        persons=sum(graph.nodes[node]["kind"] == "Person" for node in members),
        inside=inside,
        outside=sum(weight for both, weight in touching if not both),
        members=tuple(graph.nodes[node]["label"] for node in members),
        member_ids=tuple(members),
    )
