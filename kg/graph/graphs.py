"""Readings and their resolution → the named graphs of the store, as sorted N-Triples.

One graph per page holds what that page prints; one shared graph holds what comes from all pages together. The
bytes of a graph depend on nothing but its readings and their resolution: not on the order of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from kg.graph import iris
from kg.graph.actors import POST_FACTS, post_of, subject_of
from kg.graph.events import happenings
from kg.graph.participations import Names, add_happening, printed_posts
from kg.graph.printed import add_article, add_evidence, add_page
from kg.graph.shared import add_case, add_entity, add_event_dates
from kg.graph.statements import add_fact
from kg.graph.tenures import add_tenures, tenures
from kg.graph.triples import Triples, node
from kg.ontology import KG
from kg.records import Fact, PageReading, Resolution


def graphs(readings: Mapping[str, PageReading], resolution: Resolution) -> Iterator[tuple[str, bytes]]:
    """(graph id, sorted N-Triples) of every page, by Page.id, then of what they share."""
    names = {entity.id: entity.label for entity in resolution.entities}
    ordered = [readings[page] for page in sorted(readings)]
    for reading in ordered:
        yield iris.page_graph(reading.page.id), page_graph(reading, resolution, names)
    yield iris.SHARED, shared_graph(ordered, resolution)


def page_graph(reading: PageReading, resolution: Resolution, names: Names) -> bytes:
    """What one page prints. `names`: Entity.id → label. Raises StoreError for a fact without its entities."""
    triples = Triples()
    add_page(triples, reading.page, reading.dating)
    dates = reading.article_dates or (None,) * len(reading.articles)
    for number, (article, when) in enumerate(zip(reading.articles, dates, strict=True), 1):
        add_article(triples, article, number, when)
    for number, fact in enumerate(reading.facts, 1):
        add_fact(triples, fact, number, resolution.of)
        _add_attestation(triples, fact, resolution)
    by_article = sorted(reading.facts, key=lambda fact: fact.article)  # stable: reading order within an article
    for _, facts in groupby(by_article, key=lambda fact: fact.article):
        _add_events(triples, list(facts), resolution, names)
    return triples.content()


def _add_events(triples: Triples, facts: list[Fact], resolution: Resolution, names: Names) -> None:
    posts = printed_posts(facts, resolution.of)
    for event in happenings(facts, resolution.of):
        add_happening(triples, event, names, posts)


def _add_attestation(triples: Triples, fact: Fact, resolution: Resolution) -> None:
    """Tie a tenure to the words that attest it; the tenure itself stands in the shared graph."""
    if fact.predicate in POST_FACTS:
        tenure = iris.tenure(subject_of(fact, resolution.of), post_of(fact, resolution.of))
        triples.add(tenure, KG.attestedBy, node(iris.fact(fact.id)))
        add_evidence(triples, tenure, fact.evidence)


def shared_graph(readings: Iterable[PageReading], resolution: Resolution) -> bytes:
    """What all pages together say: entities, posts, tenures, dates of named events, open cases."""
    triples, pages = Triples(), list(readings)
    for entity in resolution.entities:
        add_entity(triples, entity)
    events = [entity for entity in resolution.entities if entity.kind == "Event"]
    add_event_dates(triples, pages, resolution.of, events)
    add_tenures(triples, tenures(pages, resolution.of))
    for case in resolution.cases:
        add_case(triples, case)
    return triples.content()
