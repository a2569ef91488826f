"""Every place where a fact names somebody or something: what resolution sorts into entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.records import Argument, Fact, PageReading

SORTS: Final = {"Person": "person", "Organisation": "body", "Place": "place", "Project": "project", "Event": "event"}
"""Kinds of argument that become entities, with the first part of their ids. Literals and articles do not."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One side of one fact. `key` is what `Resolution.of` is asked with."""

    key: tuple[str, str]  # Fact.id, "subject" or "object"
    sort: str  # one of SORTS' values
    name: str
    fact: Fact
    argument: Argument

    @property
    def surface(self) -> str:
        """The words as printed, or the spelled-out name where nothing is printed."""
        return self.argument.surface or self.name


def _sides(fact: Fact) -> Iterator[Occurrence]:
    for side, argument in (("subject", fact.subject), ("object", fact.object)):
        sort = SORTS.get(argument.kind)
        if sort is not None:
            yield Occurrence((fact.id, side), sort, argument.name, fact, argument)


def occurrences(reading: PageReading) -> tuple[Occurrence, ...]:
    """The occurrences of one page in reading order."""
    return tuple(one for fact in reading.facts for one in _sides(fact))


def in_page_order(readings: Sequence[PageReading]) -> tuple[PageReading, ...]:
    """The readings sorted by page id, one per page, so that the order of files decides nothing."""
    return tuple(reading for _, reading in sorted({r.page.id: r for r in readings}.items()))
