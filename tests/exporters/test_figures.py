"""Further columns of nodes: typed, valid by the schemas, and read back by networkx and pandas."""

from __future__ import annotations

from pathlib import Path

import networkx
import pandas
import pytest
import xmlschema

from kg.errors import QueryError
from kg.exporters import EXPORTERS, export
from kg.graph import GraphView
from tests.exporters.readers import HERE


@pytest.fixture(scope="module")
def figures(view: GraphView) -> dict[str, dict[str, int | float]]:
    people = [entity.id for entity in view.entities() if entity.kind == "Person"]
    return {"community": {node: number for number, node in enumerate(people, 1)}, "betweenness": {people[0]: 0.25}}


def test_gexf(view: GraphView, figures: dict[str, dict[str, int | float]], tmp_path: Path) -> None:
    (file,) = export(view, "gexf", tmp_path / "graph.gexf", figures)
    xmlschema.XMLSchema(HERE / "schemas" / "gexf.xsd").validate(file)
    read = networkx.read_gexf(file, version="1.3")
    assert {node: about["community"] for node, about in read.nodes(data=True) if "community" in about} == figures[
        "community"
    ]
    assert {node: about["betweenness"] for node, about in read.nodes(data=True) if "betweenness" in about} == figures[
        "betweenness"
    ]


def test_graphml(view: GraphView, figures: dict[str, dict[str, int | float]], tmp_path: Path) -> None:
    (file,) = export(view, "graphml", tmp_path / "graph.graphml", figures)
    xmlschema.XMLSchema(HERE / "schemas" / "graphml.xsd").validate(file)
    read = networkx.read_graphml(file)
    found = {node.replace(":", "/"): about.get("community") for node, about in read.nodes(data=True)}
    assert {node: number for node, number in found.items() if number is not None} == figures["community"]


@pytest.mark.parametrize(("format", "column"), [("tables", "community"), ("neo4j", "community:long")])
def test_tables(
    view: GraphView, figures: dict[str, dict[str, int | float]], tmp_path: Path, format: str, column: str
) -> None:
    nodes = pandas.read_csv(export(view, format, tmp_path / "graph.csv", figures)[0], index_col=0)
    assert nodes[column].dropna().astype(int).to_dict() == figures["community"]


def test_without_figures_nothing_is_added(view: GraphView, tmp_path: Path) -> None:
    (plain,) = export(view, "gexf", tmp_path / "plain.gexf")
    (empty,) = export(view, "gexf", tmp_path / "empty.gexf", {})
    assert plain.read_bytes() == empty.read_bytes()
    assert b"betweenness" not in plain.read_bytes()


@pytest.mark.parametrize("format", [name for name, exporter in EXPORTERS.items() if exporter.network is None])
def test_what_has_no_nodes_says_so(view: GraphView, tmp_path: Path, format: str) -> None:
    with pytest.raises(QueryError, match=f"{format} has no nodes to hold figures; choose one of graphml, gexf, tables"):
        export(view, format, tmp_path / "out", {"community": {}})
    assert list(tmp_path.iterdir()) == []
