"""Who held a post on a day, how surely, and in whose words.

**certain**: printed in the post within the time asked for, or attested on both sides of it, or appointed before and
not yet removed where both are printed. **likely**: attested before, and neither a removal nor a successor printed
until then. **unknown**: everything else, also where pages contradict each other. Silence ends nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from kg.errors import InputError
from kg.graph import GraphView
from kg.graph.rows import FactRow, TenureRow
from kg.records import Entity
from kg.resolution.tenures import attested_on, days_of_pages, first_day, last_day, role_of

CERTAIN: Final = "certain"
LIKELY: Final = "likely"
UNKNOWN: Final = "unknown"
_TO_PRINT: Final = timedelta(days=31)
_BETWEEN: Final = "attested before and after, but another is printed in between"
_DAY: Final = 10  # characters of an ISO date with a day
_GOVERNMENT: Final = ("人民政府", "政府")


@dataclass(frozen=True, slots=True)
class Claim:
    """One printed statement about a person in a post. `first` and `last`: the days it may speak of."""

    kind: str  # holds former appointed removed
    first: str  # YYYY-MM-DD
    last: str
    row: FactRow


@dataclass(frozen=True, slots=True)
class Seat:
    """One post of one body with all that is claimed of its holders."""

    body: Entity
    role: str
    title: str  # as printed, the fullest form
    single: bool  # one holder at a time, by custom
    claims: Mapping[str, tuple[Claim, ...]]  # person's Entity.id -> by date


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


def seats(view: GraphView) -> tuple[Seat, ...]:
    """Every post of the store, by body and role."""
    entities = {entity.id: entity for entity in view.entities()}
    rows = {row.fact.id: row for row in view.facts()}
    printed_with = days_of_pages(row.fact for row in rows.values())
    groups: dict[tuple[str, str], list[TenureRow]] = defaultdict(list)
    for tenure in view.tenures():
        groups[(tenure.organisation, _role(tenure, rows))].append(tenure)
    return tuple(
        _seat(entities[body], role, tenures, rows, printed_with) for (body, role), tenures in sorted(groups.items())
    )


def _role(tenure: TenureRow, rows: Mapping[str, FactRow]) -> str:
    return min(role_of(rows[fact].fact).name for fact in tenure.facts)


def _seat(
    body: Entity, role: str, tenures: Sequence[TenureRow], rows: Mapping[str, FactRow], days: Mapping[str, str]
) -> Seat:
    claims: dict[str, list[Claim]] = defaultdict(list)
    for tenure in tenures:
        for fact in tenure.facts:
            claims[tenure.person].extend(_claims(rows[fact], days))
    title = min((tenure.title for tenure in tenures), key=lambda title: (-len(title), title))
    single = all(role_of(rows[fact].fact).single for tenure in tenures for fact in tenure.facts)
    ordered = {
        person: tuple(sorted(found, key=lambda one: (one.first, one.last, one.row.id)))
        for person, found in sorted(claims.items())
    }
    return Seat(body, role, title, single, ordered)


def _claims(row: FactRow, days: Mapping[str, str]) -> Iterator[Claim]:
    """The claims of a fact, none where nothing dates it; a range of printed days is claimed from end to end.

    A page that says 近日 calls people by the posts they bear when it is printed: after its dated events, and, as
    it is a newspaper's, not more than a month after the last of them.
    """
    span = attested_on(row.fact.date)
    if span is None or row.fact.date is None:
        return
    kind = row.fact.predicate
    if kind == "holdsPost":
        kind = "former" if "former" in role_of(row.fact).marks else "holds"
    first, last = first_day(span[0]), last_day(span[1])
    after = days.get(row.fact.page, "")
    if row.fact.date.basis == "page" and first < after <= last:
        first, last = after, min(last, (date.fromisoformat(after) + _TO_PRINT).isoformat())
    exact = row.fact.date.basis in ("printed", "relative") and all(len(day) == _DAY for day in span)
    for start, end in sorted({(first, first), (last, last)} if exact else {(first, last)}):
        yield Claim(kind, start, end, row)


def find_seats(view: GraphView, post: str, org: str | None = None) -> tuple[Seat, ...]:
    """The posts that `post` names: 主任, 管委会主任, 某某区管委会主任; `org`: only at bodies so called.

    Raises InputError, with the nearest posts, where there is none.
    """
    everything = seats(view)
    fitting = [(fit, seat) for seat in everything if (fit := _fit(seat, post, org))]
    if not fitting:
        near = sorted({f"{seat.body.label}{seat.role}" for seat in everything if seat.role == post[-len(seat.role) :]})
        hint = (
            f"there are: {'、'.join(near[:8])}"
            if near
            else "kg query who-holds -p organisation=NAME lists those of a body"
        )
        where = f" at {org}" if org else ""
        raise InputError(f"no page prints the post {post}{where}; {hint}")
    best = min(fit for fit, _ in fitting)
    return tuple(seat for fit, seat in fitting if fit == best)


def _forms(body: Entity) -> set[str]:
    forms = {body.label, *body.alt_labels}
    return forms | {form.removesuffix(end) for form in forms for end in _GOVERNMENT if form.endswith(end)}


def _fit(seat: Seat, post: str, org: str | None) -> int:
    """0 where the post is another, else how far the words leave the body open: 1 named in full, 2 its end, 3 not."""
    forms = _forms(seat.body)
    if org is not None and not any(form == org or form.startswith(org) for form in forms):
        return 0
    titles = [title for title in (seat.title, seat.role) if post.endswith(title)]
    fits = [_fit_body(post.removesuffix(title), forms) for title in titles]
    return min((fit for fit in fits if fit), default=0)


def _fit_body(front: str, forms: set[str]) -> int:
    if not front:
        return 3
    if front in forms:
        return 1
    return 2 if any(form.endswith(front) for form in forms) else 0


def who(view: GraphView, post: str, on: str, org: str | None = None) -> tuple[Answer, ...]:
    """Who held the post on a day, in a month or in a year (`on`: ISO date), for every body it fits."""
    people = {entity.id: entity for entity in view.entities()}
    return tuple(answer(seat, on, people) for seat in find_seats(view, post, org))


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
