"""What network formats say of nodes and edges: the rows and their columns, the same in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar

from kg.exporters.spells import Spell
from kg.graph.iris import iri
from kg.graph.rows import FactRow
from kg.ontology import label

Value = str | int | float | bool | None
Row = TypeVar("Row")
Figures = Mapping[str, Mapping[str, int | float]]  # column name -> node id -> figure


@dataclass(frozen=True, slots=True)
class Node:
    """A node of `kg.graph.network`, its attributes `about`, when it is spoken of and where it stands."""

    id: str
    about: Mapping[str, Any]
    spells: tuple[Spell, ...]  # empty: no date
    x: int  # to the right
    y: int  # upwards


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of `kg.graph.network`, its attributes `about`, and the facts it stands for."""

    id: str
    source: str
    target: str
    about: Mapping[str, Any]
    facts: tuple[FactRow, ...]  # never empty, in reading order
    spells: tuple[Spell, ...]  # empty: no date

    @property
    def weight(self) -> float:
        """The number of facts."""
        return float(len(self.facts))


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One attribute of nodes or edges. `kind` is string, long, double or boolean, as GraphML and GEXF spell them."""

    name: str
    kind: str
    of: Callable[[Row], Value]


in_chinese = cache(label)


def _each_once(words: Iterable[str | None]) -> str | None:
    return "；".join(dict.fromkeys(word for word in words if word)) or None


def _place(edge: Edge) -> str:
    """File and lines of the first quote: 000_x.txt:12-14."""
    first, last = edge.facts[0].fact.evidence[0].lines
    return f"{edge.facts[0].file}:{first}" if first == last else f"{edge.facts[0].file}:{first}-{last}"


def _quote(edge: Edge) -> str:
    """The first fact's quote for reading: the line breaks of the column are gone, pieces are joined by " … "."""
    pieces = (piece.quote.splitlines() for piece in edge.facts[0].fact.evidence)
    return " … ".join("".join(line.strip() for line in lines) for lines in pieces)


NODE_COLUMNS: tuple[Column[Node], ...] = (
    Column("type", "string", lambda node: node.about["type"]),
    Column("type_zh", "string", lambda node: in_chinese(node.about["type"])),
    Column("kind_of_thing", "string", lambda node: node.about["kind"]),
    Column("other_names", "string", lambda node: node.about.get("alt_labels")),
    Column("part_of", "string", lambda node: node.about.get("parent")),
    Column("facts", "long", lambda node: node.about.get("facts", 0)),
    Column("first_date", "string", lambda node: node.about.get("start")),
    Column("last_date", "string", lambda node: node.about.get("end")),
    Column("date_basis", "string", lambda node: node.about.get("date_basis")),
    Column("iri", "string", lambda node: iri(node.id)),
)
"""What every network format says of a node, beside its id and label."""


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes sorted by id, edges by their ends. `figures`: further columns of nodes, by name and node id."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    figures: Figures = field(default_factory=dict)

    @property
    def node_columns(self) -> tuple[Column[Node], ...]:
        """What is said of a node in this network, beside its id and label."""
        return (*NODE_COLUMNS, *(_of_figures(name, values) for name, values in self.figures.items()))


def _of_figures(name: str, values: Mapping[str, int | float]) -> Column[Node]:
    whole = bool(values) and all(isinstance(value, int) for value in values.values())
    return Column(name, "long" if whole else "double", lambda node: values.get(node.id))


EDGE_COLUMNS: tuple[Column[Edge], ...] = (
    Column("predicate", "string", lambda edge: edge.about["predicate"]),
    Column("predicate_zh", "string", lambda edge: edge.about["label"]),
    Column("post", "string", lambda edge: edge.about.get("post")),
    Column("role_as_printed", "string", lambda edge: _each_once(row.fact.qualifier("role") for row in edge.facts)),
    Column("first_date", "string", lambda edge: edge.about.get("start")),
    Column("last_date", "string", lambda edge: edge.about.get("end")),
    Column(
        "date_as_printed", "string", lambda edge: _each_once(r.fact.date.printed for r in edge.facts if r.fact.date)
    ),
    Column("confidence", "double", lambda edge: edge.about["confidence"]),
    Column("quote", "string", _quote),
    Column("printed_at", "string", _place),
    Column("fact_ids", "string", lambda edge: edge.about["facts"]),
)
"""What every network format says of an edge, beside its id, ends and weight."""
