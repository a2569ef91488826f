"""`tables`: the network as two CSV files, graph.nodes.csv and graph.edges.csv for `-o graph.csv`.

The heads Id, Label, Source, Target, Type and Weight are those that Gephi's spreadsheet import looks for; pandas reads
them with `read_csv` as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from kg.exporters.connecting import network_of
from kg.exporters.exporter import Exporter
from kg.exporters.network import EDGE_COLUMNS, Column, Network, Row, Value
from kg.exporters.printable import printable
from kg.graph import GraphView

PARTS = ("nodes", "edges")


def write(view: GraphView, nodes: BinaryIO, edges: BinaryIO) -> None:
    """Write the network of a view."""
    write_network(network_of(view), nodes, edges)


def write_network(network: Network, nodes: BinaryIO, edges: BinaryIO) -> None:
    """Write a network."""
    columns = network.node_columns
    node_head = ["Id", "Label", *_names(columns), "x", "y"]
    write_rows(
        nodes,
        node_head,
        ([node.id, node.about["label"], *cells(columns, node), node.x, node.y] for node in network.nodes),
    )
    edge_head = ["Id", "Source", "Target", "Type", "Weight", *_names(EDGE_COLUMNS)]
    write_rows(
        edges,
        edge_head,
        ([e.id, e.source, e.target, "Directed", e.weight, *cells(EDGE_COLUMNS, e)] for e in network.edges),
    )


def _names(columns: Iterable[Column[Row]]) -> list[str]:
    return [column.name for column in columns]


def cells(columns: Iterable[Column[Row]], row: Row) -> list[Value]:
    """The values of a row in the order of its columns."""
    return [column.of(row) for column in columns]


def write_rows(out: BinaryIO, head: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """One CSV file: UTF-8, lines end in a line feed, "" for what is not known, no control character."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow(["" if value is None else printable(str(value)) for value in row])
    text.detach()


TABLES = Exporter(
    "tables", ".csv", "the network as two tables (PATH.nodes.csv, PATH.edges.csv)", write, PARTS, network=write_network
)
