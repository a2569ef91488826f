"""All pages' facts sorted into entities."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from kg.records import Entity, PageReading, Resolution
from kg.resolution.cases import find_cases
from kg.resolution.corpus import Corpus, gather
from kg.resolution.decisions import Decision
from kg.resolution.entities import build_entity, parents
from kg.resolution.replaying import Replay, replay
from kg.resolution.settling import Forced, Settled, groups, settle
from kg.resolution.tenures import find_tenures


def resolve(readings: Sequence[PageReading], decisions: Sequence[Decision] = ()) -> Resolution:
    """Who is who over all pages; the order of `readings` and `decisions` changes nothing.

    Raises CurationError where decisions contradict each other or name nothing in these pages.
    """
    with _uncollected():
        corpus = gather(readings)
        settled = settle(corpus, Forced())
        decided = Replay()
        if decisions:
            decided = replay(corpus, settled, decisions)
            settled = settle(corpus, decided.forced)
        return _resolution(corpus, settled, decided)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cycle collector: nothing here makes cycles, and it would walk the growing heap again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _resolution(corpus: Corpus, settled: Settled, decided: Replay) -> Resolution:
    made = [(build_entity(corpus, clusters, ids), ids) for clusters, ids in groups(settled)]
    kept = [(entity, ids) for entity, ids in made if not decided.dropped.intersection(ids)]
    entity_of = {id: entity.id for entity, ids in kept for id in ids}
    above = parents(corpus, settled.things, entity_of)
    entities = [_named(replace(entity, parent=above.get(entity.id)), ids, decided) for entity, ids in kept]
    of = {key: entity_of[atom] for key, atom in corpus.atom_of.items() if atom in entity_of}
    cases = find_cases(corpus, settled, entity_of, _closed(decided, entity_of))
    tenures = find_tenures(corpus.readings, of, {entity.id: entity for entity in entities})
    return Resolution(tuple(sorted(entities, key=_by_id)), of, tuple(cases), tenures)


def _named(entity: Entity, ids: Sequence[str], decided: Replay) -> Entity:
    label = next((decided.labels[id] for id in ids if id in decided.labels), entity.label)
    if label == entity.label:
        return entity
    return replace(entity, label=label, alt_labels=tuple(sorted({*entity.alt_labels, entity.label} - {label})))


def _closed(decided: Replay, entity_of: dict[str, str]) -> set[frozenset[str]]:
    """Pairs of Entity.ids that a person judged: they are no open cases."""
    pairs = (*decided.unsure, *decided.forced.apart)
    known = [pair for pair in pairs if pair[0] in entity_of and pair[1] in entity_of]
    return {frozenset((entity_of[left], entity_of[right])) for left, right in known}


def _by_id(entity: Entity) -> str:
    return entity.id
