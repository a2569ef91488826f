"""Who appears together: two are joined by the different events in which both take part, in any role.

Talks are with one side after the other: those who were met are together only where one sentence says so.

A name that is at every event is at every event with everyone, so two figures stand beside the count. **jaccard** is the
share of the events of either that are events of both. **pmi** is log₂ of how many times more often they meet than if
each came to that many events by chance: 0 is chance, 1 is twice as often.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import log2
from typing import ClassVar, Final

from kg.analysis.finding import DIGITS, Finding, Printed, Row, first_printed, printed
from kg.analysis.ties import choice_of, kind_called, of_kind
from kg.errors import QueryError
from kg.graph import GraphView
from kg.graph.naming import called
from kg.graph.rows import EventRow, FactRow
from kg.graph.when import bounds, date_label
from kg.records import Entity, Span

MEASURES: Final = ("events", "jaccard", "pmi")


@dataclass(frozen=True, slots=True)
class Pair(Row):
    """Two who take part in the same events."""

    SHOWN: ClassVar = ("one", "other", "events", "of_one", "of_other", "jaccard", "pmi", "first", "last")
    one: str
    one_id: str
    other: str
    other_id: str
    events: int  # both
    of_one: int
    of_other: int
    jaccard: float
    pmi: float
    first: str  # dates of the first and the last event that both are at
    last: str
    event_ids: tuple[str, ...]  # by date
    one_printed: Printed  # that `one` took part in the first event
    other_printed: Printed


def coattendance(
    view: GraphView,
    *,
    kind: str = "Person",
    member: str | None = None,
    since: str | None = None,
    until: str | None = None,
    least: int = 1,
    by: str = "events",
    top: int | None = None,
) -> Finding[Pair]:
    """Pairs of a kind that share at least `least` events, the closest first. `member`: only pairs with that name.

    Raises InputError for an unknown name, QueryError for an unknown kind, measure or date.
    """
    kind = kind_called(kind)
    if by not in MEASURES:
        raise QueryError(f"{by} is no measure; choose one of {', '.join(MEASURES)}")
    wanted = {entity.id for entity in called(view.entities(), member)} if member is not None else None
    actors = {entity.id: entity for entity in view.entities() if of_kind(entity.type, kind)}
    choice = choice_of((), since, until)
    events = [event for event in view.events() if choice.holds(event.date)]
    rows = [row for row in _pairs(events, actors, view.facts(), wanted) if row.events >= least]
    rows.sort(key=lambda r: (-getattr(r, by), -r.events, -r.jaccard, r.one, r.one_id, r.other, r.other_id))
    article = "an" if kind[0] in "AEIO" else "a"
    said = f"{sum(bool(_present(event, actors)) for event in events)} different events with {article} {kind} in them"
    said += f"; {len(rows)} pairs share {least} or more"
    return Finding(Pair, tuple(rows[:top]), f"{said}; what has no date is left out" if choice.dated else said)


def _present(event: EventRow, actors: Mapping[str, Entity]) -> list[str]:
    return sorted({part.actor for part in event.participations} & actors.keys())


def _pairs(
    events: Iterable[EventRow], actors: Mapping[str, Entity], facts: Iterable[FactRow], wanted: set[str] | None
) -> list[Pair]:
    """Every pair that shares an event; `wanted`: one of these is in it, and stands first."""
    attended: dict[str, int] = defaultdict(int)
    shared: dict[tuple[str, str], list[EventRow]] = defaultdict(list)
    known = {row.fact.id: row for row in facts}
    total = 0
    for event in sorted(events, key=_when):
        present = _present(event, actors)
        total += bool(present)
        for actor in present:
            attended[actor] += 1
        for pair in combinations(present, 2):
            if (wanted is None or wanted.intersection(pair)) and _together(event, pair, known):
                shared[pair].append(event)
    return [
        _pair(_in_order(pair, actors, wanted), found, attended, total, (actors, known))
        for pair, found in shared.items()
    ]


def _together(event: EventRow, pair: tuple[str, str], known: Mapping[str, FactRow]) -> bool:
    """Whether both were there at once, which talks do not say of two that were met."""
    roles = {part.role for part in event.participations if part.actor in pair}
    if roles != {"counterpart"}:
        return True
    one, other = ({_sentence(row) for row in _facts_of(event, actor, known)} for actor in pair)
    return bool(one & other)


def _sentence(row: FactRow) -> tuple[str, Span]:
    return row.fact.article, row.fact.sentence


def _when(event: EventRow) -> tuple[str, str]:
    low, high = bounds(event.date) if event.date else (None, None)
    return low or high or "9999", event.id


def _in_order(pair: tuple[str, str], actors: Mapping[str, Entity], wanted: set[str] | None) -> tuple[str, str]:
    """The one asked for first, else by name."""
    first, second = sorted(pair, key=lambda id: (wanted is not None and id not in wanted, actors[id].label, id))
    return first, second


def _pair(
    ids: tuple[str, str],
    events: list[EventRow],
    attended: Mapping[str, int],
    total: int,
    known: tuple[Mapping[str, Entity], Mapping[str, FactRow]],
) -> Pair:
    actors, facts = known
    one, other = ids
    both, mine, theirs = len(events), attended[one], attended[other]
    words = [printed(first_printed(_facts_of(events[0], actor, facts))) for actor in ids]
    return Pair(
        one=actors[one].label,
        one_id=one,
        other=actors[other].label,
        other_id=other,
        events=both,
        of_one=mine,
        of_other=theirs,
        jaccard=round(both / (mine + theirs - both), DIGITS),
        pmi=round(log2(both * total / (mine * theirs)), DIGITS),
        first=date_label(events[0].date),
        last=date_label(events[-1].date),
        event_ids=tuple(event.id for event in events),
        one_printed=words[0],
        other_printed=words[1],
    )


def _facts_of(event: EventRow, actor: str, known: Mapping[str, FactRow]) -> list[FactRow]:
    rows = [known[fact] for fact in event.facts]
    return [row for row in rows if actor in (row.subject, row.object)] or rows
