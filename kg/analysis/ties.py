"""The network that is analysed: who and what is joined by facts, each pair once, with the facts that join it.

Facts with one end only (what was said, sums, bylines) join nothing. A visit or talks is not a node: it is there as the
facts it was read from, so that no sentence counts twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from kg.errors import QueryError
from kg.graph import GraphView
from kg.graph.rows import FactRow
from kg.graph.when import bounds, check_period, first_day, last_day
from kg.ontology import direct_edges, is_a, meant, subclasses
from kg.records import DateValue


@dataclass(frozen=True, slots=True)
class Choice:
    """Which facts: of some predicates (empty: of all), in a period (YYYY[-MM[-DD]], both ends within it)."""

    predicates: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    @property
    def dated(self) -> bool:
        """Whether only a period is asked for: what has no date is then left out."""
        return bool(self.since or self.until)

    def holds(self, when: DateValue | None) -> bool:
        """Whether something of that date may have been in the period."""
        if not self.dated:
            return True
        low, high = bounds(when) if when else (None, None)
        if low is None and high is None:
            return False
        begins_in_time = self.until is None or (low or str(high)) <= last_day(self.until)
        return begins_in_time and (self.since is None or (high or str(low)) >= first_day(self.since))


ALL = Choice()


def choice_of(predicates: Iterable[str], since: str | None, until: str | None) -> Choice:
    """What a user chooses. Raises QueryError for no date, and for a period that ends before it begins."""
    check_period(since, until)
    return Choice(tuple(meant(each, direct_edges()) or each for each in predicates), since, until)


def tied(view: GraphView, choice: Choice = ALL) -> nx.Graph[str]:
    """The undirected network of the chosen facts: nodes by id, each with `label`, `type`, `kind`.

    An edge has `facts` (FactRows in reading order) and `weight`, their number. What no chosen fact joins to anything
    is not in it. Raises QueryError for a predicate that no fact of the store has.
    """
    entities = {entity.id: entity for entity in view.entities()}
    pairs: dict[tuple[str, str], list[FactRow]] = {}
    for row in _chosen(view.facts(), choice):
        if row.object is not None and row.object != row.subject:
            pairs.setdefault((min(row.subject, row.object), max(row.subject, row.object)), []).append(row)
    graph: nx.Graph[str] = nx.Graph()
    for node in sorted({end for pair in pairs for end in pair}):
        about = entities[node]
        graph.add_node(node, label=about.label, type=about.type, kind=about.kind)
    for (one, other), rows in sorted(pairs.items()):
        graph.add_edge(one, other, facts=tuple(rows), weight=len(rows))
    return graph


def _chosen(rows: Collection[FactRow], choice: Choice) -> Iterable[FactRow]:
    known = sorted({row.fact.predicate for row in rows if row.object is not None})
    for predicate in choice.predicates:
        if predicate not in known:
            raise QueryError(f"no fact joins two by {predicate}; the store has {', '.join(known)}")
    return (
        row
        for row in rows
        if (not choice.predicates or row.fact.predicate in choice.predicates) and choice.holds(row.fact.date)
    )


def weighed(graph: nx.Graph[str]) -> Iterator[tuple[str, str, int]]:
    """Every pair with the number of its facts."""
    for one, other, about in graph.edges(data=True):
        yield one, other, about["weight"]


def described(graph: nx.Graph[str], choice: Choice = ALL) -> str:
    """What a network is made of, in words."""
    facts = sum(weight for _, _, weight in weighed(graph))
    which = f" of {', '.join(choice.predicates)}" if choice.predicates else ""
    said = f"{facts} facts{which} join {len(graph)} entities in {graph.number_of_edges()} pairs"
    return f"{said}; what has no date is left out" if choice.dated else said


def of_kind(type_: str, kind: str | None) -> bool:
    """Whether a class of the ontology is the class `kind` or one of its kind; None: any."""
    return kind is None or is_a(type_, kind)


def kind_called(words: str) -> str:
    """The class of entities that a user means. Raises QueryError for what is none."""
    known = subclasses("Entity")
    kind = meant(words, known)
    if kind is None:
        raise QueryError(f"{words} is no kind of entity; choose one of {', '.join(known)}")
    return kind
