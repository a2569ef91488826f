"""`graphml`: the network with typed attributes, for Gephi, networkx, igraph, Cytoscape and yEd.

Written line by line, so that a network of half a million edges takes seconds and little memory. Ids are XML name
tokens as the schema of GraphML demands: person:1f0c for the entity person/1f0c.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.exporters.connecting import network_of
from kg.exporters.exporter import Exporter
from kg.exporters.network import EDGE_COLUMNS, Column, Edge, Network, Node, Row
from kg.exporters.xml_text import Slot, escaped, filled
from kg.graph import GraphView

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""

_LABEL: Column[Node] = Column("label", "string", lambda node: node.about["label"])
_SPOT: tuple[Column[Node], ...] = (
    Column("x", "double", lambda node: float(node.x)),
    Column("y", "double", lambda node: float(node.y)),
)
_EDGES: tuple[Column[Edge], ...] = (Column("weight", "double", lambda edge: edge.weight), *EDGE_COLUMNS)


def write(view: GraphView, out: BinaryIO) -> None:
    """Write the network of a view."""
    write_network(network_of(view), out)


def write_network(network: Network, out: BinaryIO) -> None:
    """Write a network."""
    for text in _lines(network):
        out.write(text.encode("utf-8"))


def _lines(network: Network) -> Iterator[str]:
    yield _HEAD
    columns = (_LABEL, *network.node_columns, *_SPOT)
    yield from _keys("node", "n", columns)
    yield from _keys("edge", "e", _EDGES)
    yield '<graph id="newspapers" edgedefault="directed">\n'
    slots = _slots("n", columns)
    for node in network.nodes:
        yield f'<node id="{token(node.id)}">{filled(slots, "</data>", node)}</node>\n'
    edge_slots = _slots("e", _EDGES)
    for edge in network.edges:
        ends = f'source="{token(edge.source)}" target="{token(edge.target)}"'
        yield f'<edge id="e{edge.id}" {ends}>{filled(edge_slots, "</data>", edge)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(of: str, letter: str, columns: tuple[Column[Row], ...]) -> Iterator[str]:
    for number, column in enumerate(columns):
        yield f'<key id="{letter}{number}" for="{of}" attr.name="{column.name}" attr.type="{column.kind}"/>\n'


def _slots(letter: str, columns: tuple[Column[Row], ...]) -> list[Slot[Row]]:
    return [(f'<data key="{letter}{number}">', column.of) for number, column in enumerate(columns)]


def token(node_id: str) -> str:
    """An entity id as an XML name token."""
    return escaped(node_id.replace("/", ":"))


GRAPHML = Exporter(
    "graphml",
    ".graphml",
    "the network with typed attributes, for Gephi, networkx, igraph",
    write,
    network=write_network,
)
