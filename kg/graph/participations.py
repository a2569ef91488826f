"""Events as triples: what happened, who took part in which role and order, and on which words that rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.graph import iris
from kg.graph.actors import Actors
from kg.graph.events import Happening, Part
from kg.graph.printed import add_evidence
from kg.graph.triples import Triples, decimal, named, node, text, whole, zh
from kg.graph.when import add_date
from kg.ontology import KG, RDF, SDO, SEM, SKOS, concept, label
from kg.records import Fact

Names = Mapping[str, str]  # Entity.id -> label


def add_happening(triples: Triples, event: Happening, names: Names, posts: Mapping[str, str]) -> None:
    """One event as its article reports it. `posts`: what posts the article prints per actor (Entity.id)."""
    if not event.named:
        triples.type(event.id, KG[event.type], KG.Event)
        triples.add(event.id, SKOS.prefLabel, zh(_name(event, names)))
        add_date(triples, event.id, event.when)
    triples.add(event.id, KG.reportedIn, node(iris.article(event.article)))
    triples.each(event.id, KG.destination, (node(place) for place in event.destinations))
    if event.post:
        triples.add(event.id, KG.post, node(event.post))
    triples.each(event.id, KG.attestedBy, (node(iris.fact(fact.id)) for fact in event.facts.values()))
    _add_ground(triples, event.id, list(event.facts.values()))
    for order, part in enumerate(event.ranked(), 1):
        _add_part(triples, event, part, order, posts.get(part.actor))


def _add_part(triples: Triples, event: Happening, part: Part, order: int, post: str | None) -> None:
    at = iris.participation(event.id, event.article, part.actor, part.role)
    triples.add(event.id, SEM.hasActor, node(at))
    triples.add(event.id, SDO.attendee, node(part.actor))
    triples.type(at, KG.Participation)
    triples.add(at, RDF.value, node(part.actor))
    triples.add(at, KG.role, named(concept("ActorRole", part.role)))
    triples.add(at, KG.listOrder, whole(order))
    triples.add(at, KG.reportedIn, node(iris.article(event.article)))
    triples.maybe(at, KG.postAsPrinted, post)
    _add_ground(triples, at, part.facts)


def _add_ground(triples: Triples, at: str, facts: Sequence[Fact]) -> None:
    """Several facts: every rule is named, the confidence is that of the least sure of them."""
    triples.each(at, KG.rule, (text(fact.rule) for fact in facts))
    triples.add(at, KG.confidence, decimal(min(fact.confidence for fact in facts)))
    for fact in facts:
        add_evidence(triples, at, fact.evidence)


def _name(event: Happening, names: Names) -> str:
    """A name for what has none: 甲、乙走访丙等3处. In the order of ids: another article may print another order."""
    actors = {part.actor for part in event.parts.values()}
    who = "、".join(names[actor] for actor in sorted(event.leads()) or sorted(actors))
    others = sorted(event.destinations or {part.actor for part in event.parts.values() if part.role == "counterpart"})
    more = f"等{len(others)}{'处' if event.destinations else '方'}" if len(others) > 1 else ""
    return f"{who}{label(event.type)}{names[others[0]] if others else ''}{more}"


def printed_posts(facts: Sequence[Fact], actors: Actors) -> dict[str, str]:
    """What posts one article prints with each person, in printed order: 党工委副书记、管委会主任."""
    found: dict[str, list[str]] = {}
    for fact in facts:
        if fact.predicate == "holdsPost":
            titles, title = found.setdefault(actors.subject(fact), []), fact.qualifier("post") or ""
            if title and title not in titles:
                titles.append(title)
    return {person: "、".join(titles) for person, titles in found.items()}
