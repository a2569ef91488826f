"""Triples as the lines of an N-Triples file: what is hashed, compared, sorted and bulk-loaded is the same bytes.

Terms are made here in the spelling that Oxigraph writes back, so that a graph that was stored and one that is
about to be stored can be compared line by line.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from kg.graph.iris import iri
from kg.ontology import RDF, XSD

_DATE_TYPES = {10: XSD.date, 7: XSD.gYearMonth, 4: XSD.gYear}


@lru_cache(maxsize=65536)
def named(full: str) -> str:
    """A term from a whole IRI (of a vocabulary)."""
    return f"<{full}>"


@lru_cache(maxsize=65536)
def node(node_id: str) -> str:
    """A term from a node id."""
    return f"<{iri(node_id)}>"


def text(words: str) -> str:
    """A plain literal."""
    if "\\" in words or '"' in words or "\n" in words or "\r" in words:
        words = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{words}"'


def zh(words: str) -> str:
    """A literal in Chinese: names and titles."""
    return f"{text(words)}@zh"


def whole(number: int) -> str:
    """An xsd:integer."""
    return f'"{number}"^^<{XSD.integer}>'


def decimal(number: float | Decimal) -> str:
    """An xsd:decimal in its canonical spelling: 1 and 0.95."""
    words = format(number if isinstance(number, Decimal) else Decimal(repr(number)), "f")
    return f'"{words.rstrip("0").rstrip(".") if "." in words else words}"^^<{XSD.decimal}>'


def truth(value: bool) -> str:
    """An xsd:boolean."""
    return f'"{str(value).lower()}"^^<{XSD.boolean}>'


def date(iso: str) -> str:
    """A date as exact as it is known: xsd:date, xsd:gYearMonth or xsd:gYear by the length of `iso`."""
    return f'"{iso}"^^<{_DATE_TYPES[len(iso)]}>'


class Triples:
    """Collects the triples of one graph; the same triple twice is one."""

    def __init__(self) -> None:
        self._lines: set[str] = set()

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Add one triple: `subject` a node id, `predicate` a whole IRI, `value` a term."""
        self._lines.add(f"{node(subject)} <{predicate}> {value} .")

    def each(self, subject: str, predicate: str, values: Iterable[str]) -> None:
        """Add one triple per value."""
        for value in values:
            self.add(subject, predicate, value)

    def maybe(self, subject: str, predicate: str, words: str | None) -> None:
        """Add a plain literal unless there is none."""
        if words:
            self.add(subject, predicate, text(words))

    def type(self, subject: str, *classes: str) -> None:
        """Say of what classes (whole IRIs) a node is."""
        self.each(subject, RDF.type, (named(each) for each in classes))

    def content(self) -> bytes:
        """The graph as sorted N-Triples."""
        return "".join(f"{line}\n" for line in sorted(self._lines)).encode()
