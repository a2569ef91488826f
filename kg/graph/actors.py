"""Which entity, post and tenure a fact speaks of, after resolution."""

from __future__ import annotations

from typing import Final

from kg.errors import StoreError
from kg.graph import iris
from kg.records import Fact, Resolution, Tenure

UNRESOLVED: Final = frozenset({"Literal", "Article"})
"""Kinds of objects that are no entities."""

POST_FACTS: Final = frozenset({"holdsPost", "appointed", "removed"})
"""Predicates whose object is a body in the record and the body's post in the graph."""


class Actors:
    """Looks up what resolution decided. Raises StoreError, naming the fact, where it left something out."""

    def __init__(self, resolution: Resolution) -> None:
        self._of = resolution.of
        self._tenures = {fact: tenure for tenure in resolution.tenures for fact in tenure.facts}

    def subject(self, fact: Fact) -> str:
        """The Entity.id of a fact's subject."""
        return self._found(fact, "subject")

    def object(self, fact: Fact) -> str | None:
        """The Entity.id of a fact's object, None for a literal or an article."""
        known = self._of.get((fact.id, "object"))
        return known if known is not None or fact.object.kind in UNRESOLVED else self._found(fact, "object")

    def body(self, fact: Fact) -> str:
        """The Entity.id of the body whose post a fact of POST_FACTS speaks of."""
        return self._found(fact, "object")

    def tenure(self, fact: Fact) -> Tenure | None:
        """The tenure that a fact of POST_FACTS attests."""
        return self._tenures.get(fact.id)

    def post(self, fact: Fact) -> str:
        """The node of the post that a fact of POST_FACTS speaks of: that of its tenure."""
        return iris.post(self.seat(fact), self.title(fact))

    def seat(self, fact: Fact) -> str:
        """The Entity.id of the body that the post is in: of 某区's 区长 that is its government."""
        tenure = self.tenure(fact)
        return tenure.body if tenure else self.body(fact)

    def title(self, fact: Fact) -> str:
        """The post within its body: 主任 for 管委会主任 of 某区管委会, as print writes it now so, now so."""
        tenure = self.tenure(fact)
        return tenure.role if tenure else _title(fact)

    def knows(self, fact: Fact) -> bool:
        """Is every name of the fact an entity? Not where a person decided to drop one (curation.yml)."""
        sides = (("subject", fact.subject), ("object", fact.object))
        return all((fact.id, side) in self._of or argument.kind in UNRESOLVED for side, argument in sides)

    def _found(self, fact: Fact, side: str) -> str:
        try:
            return self._of[fact.id, side]
        except KeyError as error:
            name = fact.subject.name if side == "subject" else fact.object.name
            message = f"fact {fact.id}: its {side} {name} has no entity; report it with the page"
            raise StoreError(message) from error


def _title(fact: Fact) -> str:
    """The printed post without the part that repeats the end of the body's name."""
    printed = fact.qualifier("post")
    if not printed:
        raise StoreError(f"fact {fact.id}: {fact.predicate} without a post; report it with the page")
    for length in range(len(printed) - 2, 1, -1):
        if fact.object.name.endswith(printed[:length]) or fact.object.surface.endswith(printed[:length]):
            return printed[length:]
    return printed
