"""Which events a page's facts describe, and who took part in them: facts in, `Happening` records out.

A named event (what was attended, presided, organised) is an entity; a visit, talks, an appointment and a removal
have no name, so their id comes from who, where and when. The same visit on two dates is two events; the same
visit, to the day, in two articles is one event with the evidence of both. Precision first: people who went to
different places, or on different days, are never put into one visit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.graph import iris
from kg.graph.actors import Actors
from kg.graph.when import occurrence
from kg.ontology import terms
from kg.records import DateValue, Fact

_NAMED = {"attended": "attendee", "presided": "chair", "organised": "host"}
_DECISIONS = {"appointed": "Appointment", "removed": "Removal"}
_NOWHERE = 1 << 60  # sorts actors that the article only implies behind those it prints


@dataclass(slots=True)
class Part:
    """One actor of a happening: `at` is where the article first prints it, `facts` say that it took part."""

    actor: str
    role: str
    at: int
    facts: list[Fact] = field(default_factory=list)


@dataclass(slots=True)
class Happening:
    """An event as one article reports it. `named` events are entities and described with those."""

    id: str
    type: str
    article: str
    when: DateValue | None
    named: bool
    facts: dict[str, Fact] = field(default_factory=dict)  # by Fact.id
    parts: dict[tuple[str, str], Part] = field(default_factory=dict)  # by actor and role
    destinations: set[str] = field(default_factory=set)
    post: str | None = None

    def join(self, actor: str, role: str, at: int, fact: Fact) -> None:
        """Note that `fact` says that `actor` took part."""
        part = self.parts.setdefault((actor, role), Part(actor, role, _NOWHERE))
        part.at = min(part.at, at if at >= 0 else _NOWHERE)
        part.facts.append(fact)
        self.facts[fact.id] = fact

    def ranked(self) -> list[Part]:
        """The parts in the order in which the article prints the actors."""
        return sorted(self.parts.values(), key=lambda part: (part.at, part.role, part.actor))

    def leads(self) -> list[str]:
        """Who leads, in printed order."""
        return [part.actor for part in self.ranked() if part.role == "lead"]


def happenings(facts: Sequence[Fact], actors: Actors) -> list[Happening]:
    """The events of one article's facts, sorted by id. Raises StoreError for a fact without its entities."""
    named = _named_events(facts, actors)
    led = [*_visits(facts, actors), *_talks(facts, actors)]
    _let_followers_join(facts, actors, led, named)
    return sorted([*named, *led, *_decisions(facts, actors)], key=lambda event: event.id)


def _named_events(facts: Sequence[Fact], actors: Actors) -> list[Happening]:
    events: dict[str, Happening] = {}
    for fact in facts:
        target = actors.object(fact) if fact.predicate in _NAMED else None
        if target is None:
            continue
        event = events.setdefault(target, Happening(target, "Event", fact.article, fact.date, named=True))
        role = "speaker" if _speaks(fact) else _NAMED[fact.predicate]
        event.join(actors.subject(fact), role, fact.subject.start, fact)
    return list(events.values())


def _speaks(fact: Fact) -> bool:
    return fact.qualifier("role") in {"speaker", *(words for _, words in terms()["speaker"].labels)}


def _visits(facts: Sequence[Fact], actors: Actors) -> list[Happening]:
    """One visit per day and set of leaders: whoever was at other places, or another day, made another visit."""
    stops: dict[tuple[DateValue | None, str], list[Fact]] = {}
    for fact in _of(facts, "visited"):
        stops.setdefault((_day(fact.date), actors.object(fact) or fact.object.name), []).append(fact)
    trips: dict[tuple[DateValue | None, frozenset[str]], list[Fact]] = {}
    for (day, _), there in stops.items():
        trips.setdefault((day, frozenset(actors.subject(fact) for fact in there)), []).extend(there)
    return [_visit(trip, leaders, actors) for (_, leaders), trip in trips.items()]


def _visit(facts: list[Fact], leaders: Iterable[str], actors: Actors) -> Happening:
    places = {place for fact in facts if (place := actors.object(fact)) is not None}
    article, when = facts[0].article, facts[0].date
    key = (occurrence(when, article), *sorted(leaders), "at", *sorted(places))
    event = Happening(iris.happening("Visit", *key), "Visit", article, when, named=False, destinations=places)
    for fact in facts:
        event.join(actors.subject(fact), "lead", fact.subject.start, fact)
    return event


def _talks(facts: Sequence[Fact], actors: Actors) -> list[Happening]:
    """One meeting of two sides per day and side the article is about."""
    sides: dict[tuple[DateValue | None, str], list[Fact]] = {}
    for fact in _of(facts, "met"):
        sides.setdefault((_day(fact.date), actors.subject(fact)), []).append(fact)
    return [_talk(side, actors) for side in sides.values()]


def _talk(facts: list[Fact], actors: Actors) -> Happening:
    others = sorted({other for fact in facts if (other := actors.object(fact)) is not None})
    article, when, side = facts[0].article, facts[0].date, actors.subject(facts[0])
    event_id = iris.happening("Talks", occurrence(when, article), side, "with", *others)
    event = Happening(event_id, "Talks", article, when, named=False)
    for fact in facts:
        event.join(side, "lead", fact.subject.start, fact)
        if (other := actors.object(fact)) is not None:
            event.join(other, "counterpart", fact.object.start, fact)
    return event


def _decisions(facts: Sequence[Fact], actors: Actors) -> list[Happening]:
    """One appointment or removal per person and post."""
    events: dict[str, Happening] = {}
    for fact in facts:
        sort = _DECISIONS.get(fact.predicate)
        if sort is None:
            continue
        person, post = actors.subject(fact), actors.post(fact)
        event_id = iris.happening(sort, occurrence(fact.date, fact.article), person, post)
        event = events.setdefault(event_id, Happening(event_id, sort, fact.article, fact.date, named=False, post=post))
        event.join(person, "appointee", fact.subject.start, fact)
    return list(events.values())


def _let_followers_join(
    facts: Sequence[Fact], actors: Actors, led: Sequence[Happening], named: Sequence[Happening]
) -> None:
    """Who accompanied a leader took part in the leader's visit or talks nearest in the text, else in the event."""
    by_leader = _by_actor(led, {"lead"})
    by_actor = _by_actor(named, set(_NAMED.values()) | {"speaker"})
    for fact in _of(facts, "accompanied"):
        leader = actors.object(fact) or fact.object.name
        chosen = by_leader.get(leader) or by_actor.get(leader)
        if chosen:
            nearest = min(chosen, key=lambda event: (_apart(fact, event), event[0].id))[0]
            nearest.join(actors.subject(fact), "accompanying", fact.subject.start, fact)


_Placed = tuple[Happening, frozenset[int]]  # an event and where its sentences start


def _by_actor(events: Sequence[Happening], roles: set[str]) -> dict[str, list[_Placed]]:
    """Per actor in one of the roles its events. Taken before followers join, so that a long list stays linear."""
    found: dict[str, list[_Placed]] = {}
    for event in events:
        placed = event, frozenset(fact.sentence.start for fact in event.facts.values())
        for actor in sorted({part.actor for part in event.parts.values() if part.role in roles}):
            found.setdefault(actor, []).append(placed)
    return found


def _apart(fact: Fact, placed: _Placed) -> tuple[bool, int]:
    """How far a follower's sentence is from an event: another day is farther than any sentence."""
    event, starts = placed
    days = {_day(fact.date), _day(event.when)} - {None}
    return len(days) > 1, min(abs(fact.sentence.start - start) for start in starts)


def _of(facts: Iterable[Fact], predicate: str) -> list[Fact]:
    return [fact for fact in facts if fact.predicate == predicate]


def _day(when: DateValue | None) -> DateValue | None:
    """The date without its words: 8月26日 and 26日 of one month are one day."""
    return None if when is None or when.start is None else DateValue(when.start, when.end or when.start, "", "")
