"""Which entity a fact's subject or object is, after resolution."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import StoreError
from kg.graph import iris
from kg.records import Fact

Actors = Mapping[tuple[str, str], str]  # (Fact.id, "subject" | "object") -> Entity.id, as in Resolution.of

UNRESOLVED = frozenset({"Literal", "Article"})
"""Kinds of objects that are no entities."""

POST_FACTS = frozenset({"holdsPost", "appointed", "removed"})
"""Predicates whose object is a body in the record and the body's post in the graph."""


def subject_of(fact: Fact, actors: Actors) -> str:
    """The Entity.id of a fact's subject. Raises StoreError when resolution left it out."""
    return _found(fact, "subject", actors)


def object_of(fact: Fact, actors: Actors) -> str | None:
    """The Entity.id of a fact's object, None for a literal or an article. Raises StoreError when it was left out."""
    known = actors.get((fact.id, "object"))
    return known if known is not None or fact.object.kind in UNRESOLVED else _found(fact, "object", actors)


def body_of(fact: Fact, actors: Actors) -> str:
    """The Entity.id of the body whose post a fact speaks of. Raises StoreError when it was left out."""
    return _found(fact, "object", actors)


def _found(fact: Fact, side: str, actors: Actors) -> str:
    try:
        return actors[fact.id, side]
    except KeyError as error:
        name = fact.subject.name if side == "subject" else fact.object.name
        message = f"fact {fact.id}: its {side} {name} has no entity; report it with the page"
        raise StoreError(message) from error


def title_of(fact: Fact) -> str:
    """The post a fact speaks of without the body's name: 主任 for 管委会主任 of 某区管委会.

    Print writes one post now with and now without its body. Raises StoreError for a fact that names no post.
    """
    printed = fact.qualifier("post")
    if not printed:
        raise StoreError(f"fact {fact.id}: {fact.predicate} without a post; report it with the page")
    for length in range(len(printed) - 2, 1, -1):
        if fact.object.name.endswith(printed[:length]) or fact.object.surface.endswith(printed[:length]):
            return printed[length:]
    return printed


def post_of(fact: Fact, actors: Actors) -> str:
    """The node of the post that a fact of POST_FACTS speaks of. Raises StoreError when body or title is missing."""
    return iris.post(body_of(fact, actors), title_of(fact))
