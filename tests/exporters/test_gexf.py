"""gexf: valid by the schema, dated, coloured and placed, and read back by networkx and graphology."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
import xmlschema

from kg.exporters import export
from kg.exporters.gexf import write_network
from kg.exporters.network import Network, Node
from kg.graph import GraphView, network
from tests.exporters.readers import HERE, graphology

G, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"


@pytest.fixture(scope="module")
def path(view: GraphView, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (file,) = export(view, "gexf", tmp_path_factory.mktemp("gexf") / "graph.gexf")
    return file


def valid(source: object) -> None:
    xmlschema.XMLSchema(HERE / "schemas" / "gexf.xsd").validate(source)


def test_valid_by_the_schema(path: Path) -> None:
    valid(path)


def test_networkx_reads_the_same_network(path: Path, view: GraphView) -> None:
    ours, theirs = network(view), networkx.read_gexf(path, version="1.3")
    assert {node: about["label"].replace("\x07", "␇") for node, about in ours.nodes(data=True)} == {
        node: about["label"] for node, about in theirs.nodes(data=True)
    }
    assert sorted((a, b, d["predicate"], d["weight"]) for a, b, d in theirs.edges(data=True)) == sorted(
        (a, b, d["predicate"], d["weight"]) for a, b, d in ours.edges(data=True)
    )
    assert theirs.graph["mode"] == "dynamic"


def test_graphology_reads_the_same_network(path: Path, view: GraphView) -> None:
    ours, theirs = network(view), graphology("gexf", path)
    assert {node["id"]: node["type"] for node in theirs["nodes"]} == dict(ours.nodes(data="type"))
    assert sorted((e["source"], e["target"], e["kind"], e["weight"]) for e in theirs["edges"]) == sorted(
        (a, b, about["predicate"], about["weight"]) for a, b, about in ours.edges(data=True)
    )
    assert all(isinstance(node["x"], int | float) and node["size"] > 0 for node in theirs["nodes"])
    people = {node["color"] for node in theirs["nodes"] if node["type"] == "Person"}
    firms = {node["color"] for node in theirs["nodes"] if node["type"] == "Enterprise"}
    assert len(people) == len(firms) == 1
    assert people != firms


def test_spells_are_the_days_of_the_facts(path: Path) -> None:
    edges = ElementTree.parse(path).iter(f"{G}edge")
    visited = {
        edge.get("weight"): [(spell.get("start"), spell.get("end")) for spell in edge.iter(f"{G}spell")]
        or [(edge.get("start"), edge.get("end"))]
        for edge in edges
        if edge.get("kind") == "visited"
    }
    assert visited["2.0"] == [("2021-03-05", "2021-03-05"), ("2021-04-02", "2021-04-02")]
    assert visited["1.0"] == [("2021-03-05", "2021-03-05")]


def test_an_edge_never_plays_without_its_ends(path: Path) -> None:
    root = ElementTree.parse(path)
    spans = {node.get("id"): (node.get("start"), node.get("end")) for node in root.iter(f"{G}node")}
    graph = next(root.iter(f"{G}graph"))
    checked = 0
    for edge in root.iter(f"{G}edge"):
        spells = [(e.get("start"), e.get("end")) for e in (edge, *edge.iter(f"{G}spell")) if e.get("start")]
        for first, last in spells:
            checked += 1
            assert str(graph.get("start")) <= str(first) <= str(last) <= str(graph.get("end"))
            for end in ("source", "target"):
                start, stop = spans[edge.get(end)]
                assert str(start) <= str(first)
                assert str(last) <= str(stop)
    assert checked > 5


def test_what_is_not_dated_is_always_there(path: Path) -> None:
    nodes = {node.get("label"): node for node in ElementTree.parse(path).iter(f"{G}node")}
    assert nodes["清溪产业园"].get("start") is None
    assert nodes["植树会议"].get("start") == "2022-01-01"  # a year alone spans the year
    assert nodes["植树会议"].get("end") == "2022-12-31"


def test_more_facts_make_a_larger_node(path: Path) -> None:
    nodes = {node.get("label"): node for node in ElementTree.parse(path).iter(f"{G}node")}
    size = {name: float(str(next(node.iter(f"{VIZ}size")).get("value"))) for name, node in nodes.items()}
    assert size["林岚"] > size["云杉科技"] > size["清溪区委"]


def written(net: Network) -> bytes:
    out = io.BytesIO()
    write_network(net, out)
    return out.getvalue()


def test_a_network_without_dates_is_static() -> None:
    node = Node("person/1", {"label": "甲", "type": "Person", "kind": "Person", "facts": 0}, (), 0, 0)
    content = written(Network((node,), ()))
    valid(io.BytesIO(content))
    graph = next(ElementTree.fromstring(content).iter(f"{G}graph"))
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("start")) == ("static", None, None)


def test_edges_of_roles_and_destinations_have_a_colour(path: Path) -> None:
    edges = list(ElementTree.parse(path).iter(f"{G}edge"))
    assert {"lead", "destination", "counterpart"} <= {str(edge.get("kind")) for edge in edges}
    assert all(len(list(edge.iter(f"{VIZ}color"))) == 1 for edge in edges)
