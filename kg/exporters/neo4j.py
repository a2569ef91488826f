"""`neo4j`: the network as two CSV files with the heads that `neo4j-admin database import` demands.

neo4j-admin database import full --nodes=graph.nodes.csv --relationships=graph.edges.csv
"""

from __future__ import annotations

from typing import BinaryIO

from kg.exporters.connecting import network_of
from kg.exporters.exporter import Exporter
from kg.exporters.network import EDGE_COLUMNS, Column, Edge, Network, Node
from kg.exporters.tables import PARTS, cells, write_rows
from kg.graph import GraphView

_EDGES: tuple[Column[Edge], ...] = tuple(column for column in EDGE_COLUMNS if column.name != "predicate")


def write(view: GraphView, nodes: BinaryIO, edges: BinaryIO) -> None:
    """Write the network of a view."""
    write_network(network_of(view), nodes, edges)


def write_network(network: Network, nodes: BinaryIO, edges: BinaryIO) -> None:
    """Write a network: labels of a node are its class and its kind, the type of an edge is its predicate."""
    columns = [column for column in network.node_columns if column.name not in ("type", "kind_of_thing")]
    node_head = ["id:ID", "label", ":LABEL", *(f"{column.name}:{column.kind}" for column in columns)]
    write_rows(nodes, node_head, ([n.id, n.about["label"], _labels(n), *cells(columns, n)] for n in network.nodes))
    edge_head = ["id", ":START_ID", ":END_ID", ":TYPE", "weight:double"]
    write_rows(
        edges,
        [*edge_head, *(f"{column.name}:{column.kind}" for column in _EDGES)],
        ([e.id, e.source, e.target, e.about["predicate"], e.weight, *cells(_EDGES, e)] for e in network.edges),
    )


def _labels(node: Node) -> str:
    return ";".join(dict.fromkeys((node.about["type"], node.about["kind"])))


NEO4J = Exporter(
    "neo4j",
    ".csv",
    "two tables for neo4j-admin import (PATH.nodes.csv, PATH.edges.csv)",
    write,
    PARTS,
    network=write_network,
)
