"""The graph as networkx knows it: entities and events as nodes, facts about two of them as edges.

Names of attributes, for exporters and pages. Lists are joined with "|" so that every value is a plain type that
GraphML and GEXF can hold; absent values are absent keys.

Node (key: the entity's or event's id, ASCII, `person/1f0c…`):
    label       str    the preferred name
    type        str    class of the ontology: Person Enterprise Visit …
    kind        str    Person Organisation Place Project Event
    alt_labels  str    other names, joined with "|"
    parent      str    id of the body it is a part of
    start, end  str    YYYY[-MM[-DD]]: of an event its date, of others the first and last date of their facts
    date_basis  str    of an event: printed relative page none
    facts       int    number of facts in which it takes part

Edge (key: predicate, with the post's id for holdsPost appointed removed; direction: subject → object):
    predicate   str    visited met … of a fact, or of an event: its role (lead accompanying …) and `destination`
    label       str    what the ontology calls the predicate in Chinese
    post        str    titles as printed, joined with "|" (holdsPost appointed removed)
    weight      int    number of facts
    start, end  str    first and last date of the facts, where known
    dates       str    all their dates, joined with "|"
    facts       str    Fact.ids, joined with "|"
    confidence  float  of the surest of them

Literals (`stated`, `invests`, most `plans`) and bylines (`wrote`) are no edges: a network is about actors.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.graph.rows import EventRow, FactRow
from kg.graph.view import GraphView
from kg.graph.when import first_day, last_day
from kg.ontology import kind_of, label, terms
from kg.records import DateValue, Entity

if TYPE_CHECKING:
    import networkx as nx


def network(view: GraphView, unnamed_events: bool = True) -> nx.MultiDiGraph[str]:
    """The network of a store, nodes and edges in order of their ids: the same store gives the same network.

    `unnamed_events`: visits, talks, appointments and removals as nodes too, with their participants; without them
    the network holds the entities (with named events) and the direct edges alone.
    """
    import networkx as nx  # a third of a second, for those alone who draw and count

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    entities, events = view.entities(), {event.id: event for event in view.events()}
    for entity in entities:
        graph.add_node(entity.id, **_of_entity(entity, events.get(entity.id)))
    edges: dict[tuple[str, str, str], list[FactRow]] = {}
    for row in view.facts():
        if row.object is not None:
            edges.setdefault((row.subject, row.object, _key(row)), []).append(row)
    for (subject, target, key), rows in sorted(edges.items()):
        graph.add_edge(subject, target, key=key, **_of_facts(rows))
    if unnamed_events:
        known = {row.fact.id: row for row in view.facts()}
        for event in events.values():
            if event.id not in graph:
                _add_event(graph, event, known)
    _count(graph, view.facts())
    return graph


def _key(row: FactRow) -> str:
    post = row.fact.qualifier("post") if row.fact.predicate in {"holdsPost", "appointed", "removed"} else None
    return f"{row.fact.predicate} {row.post}" if post and row.post else row.fact.predicate


def _of_entity(entity: Entity, event: EventRow | None) -> dict[str, Any]:
    about: dict[str, Any] = {"label": entity.label, "type": entity.type, "kind": entity.kind}
    if entity.alt_labels:
        about["alt_labels"] = "|".join(entity.alt_labels)
    if entity.parent:
        about["parent"] = entity.parent
    return about | (_of_date(event.date) if event else {})


def _of_date(when: DateValue | None) -> dict[str, str]:
    if when is None:
        return {}
    days = {"start": when.start, "end": when.end or when.start, "date_basis": when.basis}
    return {name: value for name, value in days.items() if value}


def _of_facts(rows: Iterable[FactRow]) -> dict[str, Any]:
    """What an edge says of the facts it stands for."""
    facts = [row.fact for row in rows]
    predicate = facts[0].predicate
    about: dict[str, Any] = {"predicate": predicate, "label": label(predicate), "weight": len(facts)}
    posts = sorted({post for fact in facts if (post := fact.qualifier("post"))})
    if posts:
        about["post"] = "|".join(posts)
    about |= _span(fact.date for fact in facts)
    return about | {"facts": "|".join(fact.id for fact in facts), "confidence": max(fact.confidence for fact in facts)}


def _span(dates: Iterable[DateValue | None]) -> dict[str, str]:
    """The first and the last of some dates, as exact as they are known, and all of them."""
    known = sorted({(each.start, each.end or each.start) for each in dates if each is not None and each.start})
    starts = sorted((start for start, _ in known if start), key=lambda when: (first_day(when), -len(when)))
    ends = sorted((end for _, end in known if end), key=lambda when: (last_day(when), len(when)))
    return {"start": starts[0], "end": ends[-1], "dates": "|".join(sorted(set(starts)))} if starts and ends else {}


def _add_event(graph: nx.MultiDiGraph[str], event: EventRow, known: dict[str, FactRow]) -> None:
    about = {"label": event.label, "type": event.type, "kind": kind_of(event.type)} | _of_date(event.date)
    graph.add_node(event.id, **about)
    roles: dict[tuple[str, str], None] = {(part.actor, part.role): None for part in event.participations}
    rows = [known[fact] for fact in event.facts]
    for actor, role in sorted(roles):
        mine = [row for row in rows if actor in (row.subject, row.object)] or rows
        graph.add_edge(actor, event.id, key=role, **(_of_facts(mine) | _named(role)))
    for place in event.destinations:
        mine = [row for row in rows if row.object == place] or rows
        graph.add_edge(event.id, place, key="destination", **(_of_facts(mine) | _named("destination")))


def _named(name: str) -> dict[str, str]:
    return {"predicate": name, "label": dict(terms()[name].labels)["zh"]}


def _count(graph: nx.MultiDiGraph[str], rows: Iterable[FactRow]) -> None:
    """How many facts speak of each node, and when."""
    mine: dict[str, list[FactRow]] = {}
    for row in rows:
        for node in {row.subject, row.object} - {None}:
            if node is not None:
                mine.setdefault(node, []).append(row)
    for node, facts in mine.items():
        graph.nodes[node]["facts"] = len(facts)
        if graph.nodes[node]["kind"] != "Event":
            span = _span(row.fact.date for row in facts)
            graph.nodes[node].update({name: span[name] for name in ("start", "end") if name in span})
