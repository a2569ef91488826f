"""tables and neo4j: two files that belong together."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx
import pandas
import pytest

from kg.errors import QueryError
from kg.exporters import export
from kg.graph import GraphView, network


def test_pandas_and_networkx_read_the_tables(view: GraphView, tmp_path: Path) -> None:
    nodes_file, edges_file = export(view, "tables", tmp_path / "graph.csv")
    assert (nodes_file.name, edges_file.name) == ("graph.nodes.csv", "graph.edges.csv")
    nodes, edges = pandas.read_csv(nodes_file), pandas.read_csv(edges_file)
    ours = network(view)
    assert list(nodes["Id"]) == list(ours)
    assert nodes["facts"].dtype.kind == "i"
    read = networkx.from_pandas_edgelist(edges, "Source", "Target", True, networkx.MultiDiGraph)
    assert sorted((a, b, d["predicate"], d["Weight"]) for a, b, d in read.edges(data=True)) == sorted(
        (a, b, d["predicate"], d["weight"]) for a, b, d in ours.edges(data=True)
    )


def test_quotes_in_tables_stand_on_one_line(view: GraphView, tmp_path: Path) -> None:
    _, edges_file = export(view, "tables", tmp_path / "graph.csv")
    lines = edges_file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + network(view).number_of_edges()


def test_neo4j_heads(view: GraphView, tmp_path: Path) -> None:
    """Each column is `name`, `name:type` or one of Neo4j's own; ends of edges are ids of nodes."""
    nodes_file, edges_file = export(view, "neo4j", tmp_path / "graph")
    assert (nodes_file.name, edges_file.name) == ("graph.nodes.csv", "graph.edges.csv")
    nodes, edges = (list(csv.DictReader(file.open(encoding="utf-8", newline=""))) for file in (nodes_file, edges_file))
    special = {"id:ID", ":LABEL", ":START_ID", ":END_ID", ":TYPE"}
    for column in {*nodes[0], *edges[0]} - special:
        name, _, kind = column.partition(":")
        assert name.isidentifier()
        assert kind in ("", "string", "long", "double", "boolean")
    known = {node["id:ID"] for node in nodes}
    assert {edge[end] for edge in edges for end in (":START_ID", ":END_ID")} <= known
    assert {"Person", "Enterprise;Organisation", "Visit;Event"} <= {node[":LABEL"] for node in nodes}
    assert all(edge[":TYPE"].isalpha() for edge in edges)


def test_two_files_do_not_go_to_standard_output(view: GraphView) -> None:
    with pytest.raises(QueryError, match="tables is 2 files"):
        export(view, "tables", Path("-"))
