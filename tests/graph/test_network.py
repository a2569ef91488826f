"""The networkx view: nodes, edges and the attributes that exporters and pages rely on."""

from __future__ import annotations

from io import BytesIO

import networkx as nx
import pytest

from kg.graph import GraphView, network
from tests.graph.factory import entity_id

CHAIR, FIRM = entity_id("赵一", "Person"), entity_id("甲公司", "Organisation")


def test_nodes_are_entities_and_events(view: GraphView):
    graph = network(view)
    assert {entity.id for entity in view.entities()} <= set(graph)
    assert {event.id for event in view.events()} <= set(graph)
    assert graph.nodes[FIRM] == {
        "label": "甲公司", "type": "Enterprise", "kind": "Organisation", "facts": 4,
        "start": "2021-08-26", "end": "2022-10-03",
    }  # fmt: skip
    meeting = graph.nodes[entity_id("安委会会议", "Event")]
    assert (meeting["kind"], meeting["start"], meeting["end"], meeting["date_basis"]) == (
        "Event", "2022-10-03", "2022-10-03", "printed",
    )  # fmt: skip


def test_an_edge_counts_and_dates_its_facts(view: GraphView):
    edge = network(view).edges[CHAIR, FIRM, "visited"]
    assert (edge["predicate"], edge["label"], edge["weight"]) == ("visited", "走访", 3)
    assert (edge["start"], edge["end"], edge["dates"]) == ("2021-08-26", "2022-10-03", "2021-08-26|2022-10-03")
    assert set(edge["facts"].split("|")) == {
        row.fact.id for row in view.facts() if row.fact.predicate == "visited" and row.object == FIRM
    }


def test_posts_are_edges_of_their_own(view: GraphView):
    body = entity_id("东湖区管委会", "Organisation")
    edges = network(view).get_edge_data(CHAIR, body)
    assert {(edge["predicate"], edge["post"]) for edge in edges.values()} == {
        ("holdsPost", "管委会主任"), ("removed", "管委会主任"),
    }  # fmt: skip


def test_without_unnamed_events_there_are_entities_alone(view: GraphView):
    graph = network(view, unnamed_events=False)
    assert set(graph) == {entity.id for entity in view.entities()}
    assert sum(edge["weight"] for _, _, edge in graph.edges(data=True)) == sum(
        row.object is not None for row in view.facts()
    )


def test_a_visit_connects_who_was_there_with_where(view: GraphView):
    graph = network(view)
    visits = [node for node, about in graph.nodes(data=True) if about["type"] == "Visit"]
    tour = next(node for node in visits if graph.nodes[node].get("start") == "2021-08-26")
    assert graph.nodes[tour]["label"].startswith("赵一走访")
    assert {key for _, _, key in graph.in_edges(tour, keys=True)} == {"lead", "accompanying"}
    assert {key for _, _, key in graph.out_edges(tour, keys=True)} == {"destination"}


def test_the_network_is_in_a_fixed_order(view: GraphView):
    first, second = network(view), network(view)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_attributes_are_plain_enough_for_files(view: GraphView, name: str):
    graph, file = network(view), BytesIO()
    getattr(nx, f"write_{name}")(graph, file)
    file.seek(0)
    assert set(getattr(nx, f"read_{name}")(file)) == set(graph)
