"""Who held a post on a day, how surely, and in whose words.

**certain**: printed in the post within the time asked for, or attested on both sides of it, or appointed before and
not yet removed where both are printed. **likely**: attested before, and neither a removal nor a successor printed
until then. **unknown**: everything else, also where pages contradict each other. Silence ends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kg.graph import GraphView
from kg.graph.when import check_date
from kg.records import Entity
from kg.resolution.tenures import first_day, last_day
from kg.seats import Claim, Seat, find_seats

CERTAIN: Final = "certain"
LIKELY: Final = "likely"
UNKNOWN: Final = "unknown"
_BETWEEN: Final = "attested before and after, but another is printed in between"


@dataclass(frozen=True, slots=True)
class Holder:
    """One person who may have held the post, with the claims the judgement rests on."""

    person: Entity
    certainty: str
    why: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who held one post within a time."""

    seat: Seat
    on: str
    certainty: str
    holders: tuple[Holder, ...] = ()
    note: str = ""
    nearest: tuple[Claim, ...] = field(default=())  # where nobody is known: the claims before and after


def who(view: GraphView, post: str, on: str, org: str | None = None) -> tuple[Answer, ...]:
    """Who held the post on a day, in a month or in a year (`on`: ISO date), for every body it fits.

    Raises QueryError where `on` is no date, and InputError where no page prints the post.
    """
    check_date(on)
    found = find_seats(view, post, org)
    people = {entity.id: entity for entity in view.entities({person for seat in found for person in seat.claims})}
    return tuple(answer(seat, on, people) for seat in found)


def answer(seat: Seat, on: str, people: Mapping[str, Entity]) -> Answer:
    """Who held one post within `on`."""
    start, end = first_day(on), last_day(on)
    holders = [holder for person in seat.claims if (holder := _judge(seat, people[person], start, end))]
    certain = [holder for holder in holders if holder.certainty == CERTAIN]
    rivals = [holder for holder in holders if holder in certain or holder.why == _BETWEEN]
    if seat.single and certain and len(rivals) > 1 and start == end:
        note = "pages contradict each other: more than one is printed in a post that one holds at a time; see kg review"
        return Answer(seat, on, UNKNOWN, tuple(rivals), note)
    chosen = certain if seat.single and certain else holders
    if not chosen:
        return Answer(seat, on, UNKNOWN, nearest=_nearest(seat, start, end))
    level = CERTAIN if certain else LIKELY
    if seat.single and level == LIKELY and len(chosen) > 1:
        return Answer(seat, on, UNKNOWN, tuple(chosen), "several are attested before, and no page says who followed")
    return Answer(seat, on, level, tuple(sorted(chosen, key=lambda one: (one.certainty, one.person.label))))


def _judge(seat: Seat, person: Entity, start: str, end: str) -> Holder | None:
    claims = seat.claims[person.id]
    within = [one for one in claims if one.kind in ("holds", "appointed") and start <= one.first and one.last <= end]
    if within:
        return Holder(person, CERTAIN, "printed in the post at that time", tuple(within[:2]))
    spans = sorted(_spans(claims, start, end), key=_width)
    for before, after in spans:
        rival = _between(seat, person.id, before.last, after.first)
        if rival is None:
            return Holder(person, CERTAIN, "attested before and after", (before, after))
    if spans:
        before, after = spans[0]
        return Holder(person, LIKELY, _BETWEEN, (before, after))
    return _likely(seat, person, end)


def _width(span: tuple[Claim, Claim]) -> tuple[int, str, str]:
    """The narrowest span first."""
    before, after = span
    days = date.fromisoformat(_real(after.first)) - date.fromisoformat(_real(before.last))
    return (days.days, before.row.id, after.row.id)


def _real(day: str) -> str:
    """A day that the calendar has: `last_day` writes 31 for every month."""
    month = int(day[5:7])
    longest = 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return f"{day[:8]}{min(int(day[8:]), longest):02d}"


def _spans(claims: Sequence[Claim], start: str, end: str) -> Iterator[tuple[Claim, Claim]]:
    """Neighbouring claims that the person held the post, on both sides of the time asked for."""
    for number, before in enumerate(claims):
        if before.kind not in ("holds", "appointed"):
            continue
        for after in claims[number + 1 :]:
            if after.kind == "former":
                break
            if after.last > before.last and max(before.last, start) <= min(after.first, end):
                yield before, after
            if after.kind == "removed":
                break


def _likely(seat: Seat, person: Entity, end: str) -> Holder | None:
    claims = seat.claims[person.id]
    held = [one for one in claims if one.kind in ("holds", "appointed") and one.last <= end]
    if not held:
        return None
    last = held[-1]
    if any(one.kind in ("removed", "former") and last.first <= one.first <= end for one in claims):
        return None
    if seat.single and _between(seat, person.id, last.last, end, closed=True) is not None:
        return None
    return Holder(person, LIKELY, "attested before, no successor and no removal printed until then", (last,))


def _between(seat: Seat, person: str, start: str, end: str, *, closed: bool = False) -> Claim | None:
    """Somebody else's claim to a post for one, after `start` and before `end` (with `closed`: or on it)."""
    if not seat.single:
        return None
    rivals = [one for other, claims in seat.claims.items() if other != person for one in claims]
    for one in rivals:
        until = one.first <= end if closed else one.last < end
        if one.kind in ("holds", "appointed") and start < one.first and until:
            return one
    return None


def _nearest(seat: Seat, start: str, end: str) -> tuple[Claim, ...]:
    claims = [one for found in seat.claims.values() for one in found]
    before = [one for one in claims if one.last < start]
    after = [one for one in claims if one.first > end]
    last = [max(before, key=lambda one: (one.last, one.row.id))] if before else []
    return (*last, *([min(after, key=lambda one: (one.first, one.row.id))] if after else []))
