"""What comes from all pages, as triples: entities with their names and parents, what was merged away, open cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.graph import iris
from kg.graph.actors import Actors
from kg.graph.triples import Triples, decimal, node, text, zh
from kg.graph.when import add_date, summed
from kg.ontology import DCTERMS, KG, ORG, SKOS, kind_of, parent
from kg.records import Case, DateValue, Entity, Fact


def add_entity(triples: Triples, entity: Entity) -> None:
    """An entity under all its names. Raises OntologyError for a type that kg.ttl does not declare."""
    triples.type(entity.id, *_classes(entity.type))
    add_names(triples, entity.id, entity.label, entity.alt_labels)
    if kind_of(entity.type) != entity.kind:
        triples.add(entity.id, KG.kind, text(entity.kind))
    if entity.parent:
        part_of = ORG.subOrganizationOf if entity.kind == "Organisation" else DCTERMS.isPartOf
        triples.add(entity.id, part_of, node(entity.parent))
    triples.maybe(entity.id, KG.reasons, "\n".join(entity.reasons))
    for gone in entity.replaces:
        triples.add(gone, DCTERMS.isReplacedBy, node(entity.id))


def add_names(triples: Triples, of: str, label: str, others: Iterable[str]) -> None:
    """The preferred name, the others, and each of them as a name to look up."""
    triples.add(of, SKOS.prefLabel, zh(label))
    triples.each(of, SKOS.altLabel, map(zh, others))
    triples.each(of, KG.name, map(zh, (label, *others)))


def _classes(name: str) -> list[str]:
    """A class and the classes above it, so that a query for organisations finds enterprises without inference."""
    found: list[str] = []
    at: str | None = name
    while at is not None and at != "Entity":
        found.append(KG[at])
        at = parent(at)
    return found


def add_event_dates(triples: Triples, facts: Iterable[Fact], actors: Actors, events: Sequence[Entity]) -> None:
    """When the named events were, from the dates of all facts about them."""
    dates: dict[str, list[DateValue | None]] = {event.id: [] for event in events}
    for fact in facts:
        target = actors.object(fact)
        if target in dates:
            dates[target].append(fact.date)
    for event, said in dates.items():
        add_date(triples, event, summed(said))


def add_case(triples: Triples, case: Case) -> None:
    """Two entities that a person should compare."""
    at = iris.case(case.id)
    triples.type(at, KG.Case)
    triples.add(at, KG.left, node(case.left))
    triples.add(at, KG.right, node(case.right))
    triples.maybe(at, KG.reasonsFor, "\n".join(case.reasons_for))
    triples.maybe(at, KG.reasonsAgainst, "\n".join(case.reasons_against))
    triples.add(at, KG.value, decimal(case.value))
