"""Who is meant by a name that a user types: an id, a label, else another printed name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kg.errors import InputError, KgError, QueryError
from kg.records import Entity

NEAR: Final = 5
"""How many names to offer when none fits."""


def bearers(entities: Iterable[Entity], name: str) -> tuple[Entity, ...]:
    """Every entity called `name`, by id; () for none."""
    known = sorted(entities, key=lambda entity: entity.id)
    return tuple(
        [one for one in known if name == one.id or name in one.replaces]
        or [one for one in known if name == one.label]
        or [one for one in known if name in one.alt_labels]
    )


def nobody(name: str, labels: Iterable[str]) -> KgError:
    """What to say where nobody is called `name`, with the nearest of the `labels`."""
    if not name.strip():
        return QueryError("the name is empty; give one as printed, or a part of it")
    near = near_names(labels, name)
    hint = f"did you mean {', '.join(near)}?" if near else "try a part of the name"
    return InputError(f"nobody and nothing is called {name} in this store; {hint}")


def called(entities: Iterable[Entity], name: str) -> tuple[Entity, ...]:
    """Every entity called `name`, by id. Raises InputError, with the nearest names, when there is none."""
    known = tuple(entities)
    found = bearers(known, name)
    if not found:
        raise nobody(name, (entity.label for entity in known))
    return found


def the_one_called(entities: Iterable[Entity], name: str) -> Entity:
    """The one entity called `name`. Raises InputError when there is none, and, with their ids, when there are more."""
    found = called(entities, name)
    if len(found) > 1:
        ids = ", ".join(f"{one.id} ({one.type})" for one in found)
        raise InputError(f"{len(found)} are called {name}; name one by its id: {ids}")
    return found[0]


def near_names(known: Iterable[str], name: str) -> list[str]:
    """Of the `known` names those that hold the name, or share most of its characters: at most NEAR, best first."""

    def likeness(label: str) -> float:
        return (name in label) + len(set(name) & set(label)) / len(set(name) | set(label))

    alike = {label: likeness(label) for label in known if label}
    best = sorted(alike, key=lambda label: (-alike[label], label))
    return [label for label in best[:NEAR] if alike[label] >= 0.4]
