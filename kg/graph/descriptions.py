"""Reads the nodes of a class with all that is said of them: the raw material of the read side's records.

Whoever knows which nodes he needs gives them as terms, and no others are read: they stand in front of the query
(VALUES), so that a server goes out from them. They are given in portions: Virtuoso takes no query of any length.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.source import Source
from kg.ontology import KG

_PORTION: Final = 200
"""So many terms stand in one query."""


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


def terms_of(iris: Iterable[str]) -> list[str]:
    """IRIs as terms of SPARQL, sorted; what cannot be an IRI is left out: no node is called so."""
    found = []
    for each in sorted(set(iris)):
        try:
            found.append(str(ox.NamedNode(each)))
        except ValueError:
            continue
    return found


def chinese(words: str) -> list[str]:
    """A name as a term of SPARQL; none where it is no text that a store can hold."""
    try:
        return [str(ox.Literal(words, language="zh"))]
    except ValueError:
        return []


def nodes(
    source: Source, class_name: str, among: Collection[str] | None = None, only: Collection[str] = ()
) -> dict[str, Node]:
    """Every node of a class of ours by IRI, sorted. `among`: only those of these IRIs. `only`: these properties."""
    return selected(source, f"?s a <{KG[class_name]}>", None if among is None else terms_of(among), only)


def selected(
    source: Source, pattern: str, s: Collection[str] | None = None, only: Collection[str] = ()
) -> dict[str, Node]:
    """Every node that `pattern` binds to ?s, by IRI, sorted, with all that is said of it.

    `s`: the terms that ?s may be, None for any. `only`: the IRIs of the properties to read, all where it is empty.
    """
    found: dict[str, Node] = {}
    chosen = f" FILTER(?p IN ({', '.join(terms_of(only))}))" if only else ""
    for row in _rows(source, "?s ?p ?o", f"{pattern} . ?s ?p ?o{chosen}", _portions("?s", s)):
        subject, predicate, value = row[0].value, row[1].value, row[2].value
        node = found.get(subject) or found.setdefault(subject, Node(subject))
        node.values.setdefault(predicate, []).append(value)
    return {key: found[key] for key in sorted(found)}


def pairs(
    source: Source, pattern: str, *, a: Collection[str] | None = None, b: Collection[str] | None = None
) -> dict[str, list[str]]:
    """?a → all ?b that `pattern` binds, sorted: a relation without its nodes. `a`, `b`: the terms that they may be."""
    found: dict[str, list[str]] = {}
    given = _portions("?a", a) if b is None else _portions("?b", b)
    for row in _rows(source, "?a ?b", pattern, given):
        found.setdefault(row[0].value, []).append(row[1].value)
    return {key: sorted(found[key]) for key in sorted(found)}


def _portions(variable: str, terms: Collection[str] | None) -> Iterator[str]:
    """What stands in front of each query, so that `variable` is one of the terms; one query for any term."""
    if terms is None:
        yield ""
        return
    ordered = sorted(set(terms))
    for start in range(0, len(ordered), _PORTION):
        yield f"VALUES {variable} {{ {' '.join(ordered[start : start + _PORTION])} }} "


def _rows(source: Source, variables: str, pattern: str, given: Iterable[str]) -> Iterator[ox.QuerySolution]:
    """The rows of one query for each of `given`; no row twice, as every one holds the term that was given."""
    for values in given:
        answer = source.answer(f"SELECT DISTINCT {variables} WHERE {{ {values}{pattern} }}")
        assert isinstance(answer, ox.QuerySolutions)
        yield from answer
