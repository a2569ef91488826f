"""From the networkx view to the rows of the network formats: adds quotes, spells of time and positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from kg.drawing import group_actors, place, weights_between
from kg.exporters.network import Edge, Figures, Network, Node
from kg.exporters.spells import Spell, joined, spell_of, spell_of_tenure, whole_span
from kg.graph import GraphView, network
from kg.graph.iris import digest
from kg.graph.rows import FactRow
from kg.records import DateValue

Tenures = Mapping[tuple[str, str], Spell | None]  # by person and post


def network_of(view: GraphView, figures: Figures | None = None) -> Network:
    """The network of everything in a view. Facts with one end only (a sum, a speech, a byline) are not in it."""
    graph = network(view)
    facts = {row.fact.id: row for row in view.facts()}
    tenures = {(tenure.person, tenure.post): spell_of_tenure(tenure) for tenure in view.tenures()}
    dates = {event.id: event.date for event in view.events()}
    edges = tuple(
        _edge((source, key, target), about, facts, tenures, dates)
        for source, target, key, about in graph.edges(keys=True, data=True)
    )
    return Network(_nodes(graph.nodes, edges, dates), edges, figures or {})


def _edge(
    ends: tuple[str, str, str],
    about: Mapping[str, Any],
    facts: Mapping[str, FactRow],
    tenures: Tenures,
    dates: Mapping[str, DateValue | None],
) -> Edge:
    source, key, target = ends
    rows = tuple(facts[fact] for fact in about["facts"].split("|"))
    event = dates.get(source) or dates.get(target)
    spells = [spell_of(row.fact.date or event) for row in rows]
    spells += [tenures.get((source, row.post)) for row in rows if row.post]
    return Edge(digest(source, key, target), source, target, about, rows, joined(spells))


def _nodes(
    nodes: Mapping[str, Mapping[str, Any]], edges: Sequence[Edge], dates: Mapping[str, DateValue | None]
) -> tuple[Node, ...]:
    """A node is there from the first to the last day of its edges, so that an edge never plays without its ends."""
    spans: dict[str, list[Spell]] = defaultdict(list)
    told: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        for end in (edge.source, edge.target):
            spans[end] += edge.spells
            told[end].update(row.id for row in edge.facts)
    for event, date in dates.items():
        spell = spell_of(date)
        spans[event] += [spell] if spell else []
    spots = _spots(list(nodes), edges)
    return tuple(
        Node(node, {**about, "facts": about.get("facts") or len(told[node])}, whole_span(spans[node]), x, -y)
        for (node, about), (x, y) in zip(nodes.items(), spots, strict=True)
    )


def _spots(nodes: Sequence[str], edges: Sequence[Edge]) -> Sequence[tuple[int, int]]:
    """Where each node stands, drawn as on the network page; y downwards, as pages count."""
    at = {node: number for number, node in enumerate(nodes)}
    pairs = [(at[edge.source], at[edge.target]) for edge in edges for _ in edge.facts]
    weights = weights_between(len(nodes), pairs)
    return place(weights, group_actors(weights)).actors
