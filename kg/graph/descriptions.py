"""Reads the nodes of a class with all that is said of them: the raw material of the read side's records."""

from __future__ import annotations

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.source import Source
from kg.ontology import KG


class Node:
    """One node with its properties; `id` is its whole IRI."""

    __slots__ = ("id", "values")

    def __init__(self, id: str) -> None:
        self.id = id
        self.values: dict[str, list[str]] = {}

    def all(self, predicate: str) -> list[str]:
        """All values of a property, sorted."""
        return sorted(self.values.get(str(predicate), ()))

    def get(self, predicate: str) -> str | None:
        """The value of a property, the first in order where there are several, or None."""
        found = self.values.get(str(predicate))  # a URIRef never equals a str
        return min(found) if found else None

    def need(self, predicate: str) -> str:
        """The value of a property that every node of its class has. Raises StoreError when it is missing."""
        found = self.get(predicate)
        if found is None:
            name = predicate.rpartition("#")[2].rpartition("/")[2]
            raise StoreError(f"{self.id}: has no {name}; build the store again")
        return found

    def number(self, predicate: str) -> int:
        """The value of an integer property. Raises StoreError when it is missing."""
        return int(self.need(predicate))

    def parts(self, predicate: str) -> tuple[str, ...]:
        """The lines of a property that holds an ordered list; () where it is missing."""
        found = self.get(predicate)
        return tuple(found.split("\n")) if found else ()


def nodes(source: Source, class_name: str, about: str | None = None) -> dict[str, Node]:
    """Every node of a class of ours by IRI, sorted. `about`: only those that have this IRI as a value."""
    only = f"; ?link <{about}> " if about else ""
    return selected(source, f"?s a <{KG[class_name]}> {only}")


def selected(source: Source, pattern: str) -> dict[str, Node]:
    """Every node that `pattern` binds to ?s, by IRI, sorted, with all that is said of it."""
    found: dict[str, Node] = {}
    answer = source.answer(f"SELECT DISTINCT ?s ?p ?o WHERE {{ {pattern} . ?s ?p ?o }}")
    assert isinstance(answer, ox.QuerySolutions)
    for row in answer:
        subject, predicate, value = row[0].value, row[1].value, row[2].value
        node = found.get(subject) or found.setdefault(subject, Node(subject))
        node.values.setdefault(predicate, []).append(value)
    return {key: found[key] for key in sorted(found)}


def pairs(source: Source, pattern: str) -> dict[str, list[str]]:
    """?a → all ?b that `pattern` binds, sorted: a relation without its nodes."""
    answer = source.answer(f"SELECT DISTINCT ?a ?b WHERE {{ {pattern} }}")
    assert isinstance(answer, ox.QuerySolutions)
    found: dict[str, list[str]] = {}
    for row in answer:
        found.setdefault(row[0].value, []).append(row[1].value)
    return {key: sorted(found[key]) for key in sorted(found)}
