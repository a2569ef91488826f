"""`gexf`: the network as Gephi's own format, GEXF 1.3, with time, colours, sizes and positions.

networkx can write GEXF, but not these bytes twice: it stamps the day into the file. This writer goes line by line and
uses what version 1.3 is for: the kind of parallel edges, spells on nodes and edges, and whole intervals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import sqrt
from typing import BinaryIO

from kg.drawing import edge_colour, node_colour
from kg.exporters.connecting import network_of
from kg.exporters.exporter import Exporter
from kg.exporters.network import EDGE_COLUMNS, Column, Edge, Network, Node, Row
from kg.exporters.spells import Spell, whole_span
from kg.exporters.xml_text import Slot, escaped, filled
from kg.graph import GraphView

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta><creator>newspaper-kg</creator><description>Every edge is a printed sentence</description></meta>
"""

SMALLEST, LARGEST = 6.0, 60.0
"""Diameters of nodes in Gephi's units; the area grows with the number of facts."""


def _slots(columns: Iterable[Column[Row]]) -> list[Slot[Row]]:
    return [(f'<attvalue for="{column.name}" value="', column.of) for column in columns]


_CLOSE = '"/>'
_EDGES: list[Slot[Edge]] = _slots(EDGE_COLUMNS)


def write(view: GraphView, out: BinaryIO) -> None:
    """Write the network of a view."""
    write_network(network_of(view), out)


def write_network(network: Network, out: BinaryIO) -> None:
    """Write a network. With a date anywhere the graph is dynamic and Gephi shows its timeline."""
    for text in _lines(network):
        out.write(text.encode("utf-8"))


def _lines(network: Network) -> Iterator[str]:
    span = whole_span(spell for node in network.nodes for spell in node.spells)
    time = f' mode="dynamic" timeformat="date" timerepresentation="interval"{_ends(span)}' if span else ' mode="static"'
    yield f'{_HEAD}<graph defaultedgetype="directed" idtype="string"{time}>\n'
    yield from _declared("node", network.node_columns)
    yield from _declared("edge", EDGE_COLUMNS)
    yield f'<nodes count="{len(network.nodes)}">\n'
    slots = _slots(network.node_columns)
    yield from (_node(node, slots) for node in network.nodes)
    yield f'</nodes>\n<edges count="{len(network.edges)}">\n'
    yield from map(_edge, network.edges)
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(of: str, columns: Iterable[Column[Row]]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="static">\n'
    for column in columns:
        yield f'<attribute id="{column.name}" title="{column.name}" type="{column.kind}"/>\n'
    yield "</attributes>\n"


def _node(node: Node, slots: list[Slot[Node]]) -> str:
    red, green, blue = node_colour(node.about["type"])
    size = min(LARGEST, round(SMALLEST * sqrt(max(1, node.about.get("facts", 0))), 2))
    return (
        f'<node id="{escaped(node.id)}" label="{escaped(node.about["label"])}"{_ends(node.spells)}>'
        f"<attvalues>{filled(slots, _CLOSE, node)}</attvalues>{_spells(node.spells)}"
        f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:size value="{size}"/>'
        f'<viz:position x="{float(node.x)}" y="{float(node.y)}" z="0.0"/></node>\n'
    )


def _edge(edge: Edge) -> str:
    red, green, blue = edge_colour(edge.about["predicate"])
    return (
        f'<edge id="{edge.id}" source="{escaped(edge.source)}" target="{escaped(edge.target)}" '
        f'kind="{edge.about["predicate"]}" label="{escaped(edge.about["label"])}" weight="{edge.weight}"'
        f"{_ends(edge.spells)}><attvalues>{filled(_EDGES, _CLOSE, edge)}</attvalues>{_spells(edge.spells)}"
        f'<viz:color r="{red}" g="{green}" b="{blue}"/></edge>\n'
    )


def _ends(spells: tuple[Spell, ...]) -> str:
    """One spell is written on the element itself, several go below it."""
    return f' start="{spells[0][0]}" end="{spells[0][1]}"' if len(spells) == 1 else ""


def _spells(spells: tuple[Spell, ...]) -> str:
    if len(spells) < 2:
        return ""
    return "<spells>" + "".join(f'<spell start="{first}" end="{last}"/>' for first, last in spells) + "</spells>"


GEXF = Exporter(
    "gexf",
    ".gexf",
    "the network for Gephi: timeline, colours, sizes, positions (GEXF 1.3)",
    write,
    network=write_network,
)
