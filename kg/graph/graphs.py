"""Readings and their resolution → the named graphs of the store, as sorted N-Triples.

One graph per page holds what that page prints; one shared graph holds what comes from all pages together. The
bytes of a graph depend on nothing but its readings and their resolution: not on the order of pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from kg.graph import iris
from kg.graph.actors import POST_FACTS, Actors
from kg.graph.events import happenings
from kg.graph.participations import Names, add_happening, printed_posts
from kg.graph.posts import add_posts, add_successions, add_tenure
from kg.graph.printed import add_article, add_evidence, add_page
from kg.graph.shared import add_case, add_entity, add_event_dates
from kg.graph.statements import add_fact
from kg.graph.triples import Triples, node
from kg.ontology import KG
from kg.records import Fact, PageReading, Resolution


def graphs(readings: Mapping[str, PageReading], resolution: Resolution) -> Iterator[tuple[str, bytes]]:
    """(graph id, sorted N-Triples) of every page, by Page.id, then of what they share."""
    names = {entity.id: entity.label for entity in resolution.entities}
    actors = Actors(resolution)
    ordered = [readings[page] for page in sorted(readings)]
    for reading in ordered:
        yield iris.page_graph(reading.page.id), page_graph(reading, actors, names)
    yield iris.SHARED, shared_graph(ordered, resolution, actors)


def page_graph(reading: PageReading, actors: Actors, names: Names) -> bytes:
    """What one page prints. `names`: Entity.id → label.

    A fact with a name that a person decided to drop is left out: it speaks of nothing.
    """
    triples = Triples()
    add_page(triples, reading.page, reading.dating)
    dates = reading.article_dates or (None,) * len(reading.articles)
    for number, (article, when) in enumerate(zip(reading.articles, dates, strict=True), 1):
        add_article(triples, article, number, when)
    facts = [fact for fact in reading.facts if actors.knows(fact)]
    for number, fact in enumerate(facts, 1):
        add_fact(triples, fact, number, actors)
        _add_attestation(triples, fact, actors)
    by_article = sorted(facts, key=lambda fact: fact.article)  # stable: reading order within an article
    for _, of_article in groupby(by_article, key=lambda fact: fact.article):
        _add_events(triples, list(of_article), actors, names)
    return triples.content()


def _add_events(triples: Triples, facts: list[Fact], actors: Actors, names: Names) -> None:
    posts = printed_posts(facts, actors)
    for event in happenings(facts, actors):
        add_happening(triples, event, names, posts)


def _add_attestation(triples: Triples, fact: Fact, actors: Actors) -> None:
    """Tie a tenure to the words that attest it; the tenure itself stands in the shared graph."""
    tenure = actors.tenure(fact) if fact.predicate in POST_FACTS else None
    if tenure:
        triples.add(tenure.id, KG.attestedBy, node(iris.fact(fact.id)))
        add_evidence(triples, tenure.id, fact.evidence)


def shared_graph(readings: Sequence[PageReading], resolution: Resolution, actors: Actors) -> bytes:
    """What all pages together say: entities, posts, tenures, dates of named events, open cases."""
    triples = Triples()
    facts = {fact.id: fact for reading in readings for fact in reading.facts if actors.knows(fact)}
    for entity in resolution.entities:
        add_entity(triples, entity)
    events = [entity for entity in resolution.entities if entity.kind == "Event"]
    add_event_dates(triples, facts.values(), actors, events)
    add_posts(triples, facts.values(), actors)
    for tenure in resolution.tenures:
        add_tenure(triples, tenure, facts)
    add_successions(triples, resolution.tenures)
    for case in resolution.cases:
        add_case(triples, case)
    return triples.content()
