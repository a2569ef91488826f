"""All pages' facts sorted into entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.records import Entity, PageReading, Resolution
from kg.resolution.decisions import Decision
from kg.resolution.identifiers import identifier
from kg.resolution.occurrences import Occurrence, in_page_order, occurrences


def _entity(key: str, members: list[Occurrence]) -> Entity:
    names = Counter(one.name for one in members)
    types = Counter(one.argument.type for one in members)
    label = min(names, key=lambda name: (-names[name], name))
    kind = min(one.argument.kind for one in members)
    others = sorted({form for one in members for form in (one.name, one.surface)} - {label})
    return Entity(key, kind, min(types, key=lambda one: (-types[one], one)), label, tuple(others))


def resolve(readings: Sequence[PageReading], decisions: Sequence[Decision] = ()) -> Resolution:
    """Who is who over all pages; the order of `readings` and `decisions` changes nothing."""
    groups: dict[str, list[Occurrence]] = defaultdict(list)
    for reading in in_page_order(readings):
        for one in occurrences(reading):
            groups[identifier(one.sort, one.name)].append(one)
    entities = tuple(_entity(key, groups[key]) for key in sorted(groups))
    return Resolution(entities, {one.key: key for key in sorted(groups) for one in groups[key]})
