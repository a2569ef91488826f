"""Posts through time: who is printed in which post, from when to when, and no further than print goes.

First and last attestation come from dated mentions of the post. A beginning or an end stands only where an
appointment or a removal is printed with its date; silence ends nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kg.records import DateValue, Entity, Fact, PageReading, Tenure
from kg.resolution.identifiers import identifier
from kg.resolution.names import normal
from kg.resolution.posts import Role, is_government_seat, read_role

POST_FACTS: Final = ("holdsPost", "appointed", "removed")
_DAY: Final = 10  # characters of an ISO date with a day
_MONTH: Final = 7
_Key = tuple[str, str, str]  # person, body (Entity.ids), role


def first_day(date: str) -> str:
    """The first day that an ISO date of any precision may mean."""
    return date + {4: "-01-01", 7: "-01"}.get(len(date), "")


def last_day(date: str) -> str:
    """The last day that an ISO date of any precision may mean (31 for every month: days are compared as text)."""
    return date + {4: "-12-31", 7: "-31"}.get(len(date), "")


def attested_on(date: DateValue | None) -> tuple[str, str] | None:
    """From when to when a printed post is attested: the event's days, else the page that prints it."""
    if date is None:
        return None
    start = date.start or date.not_after
    return (start, date.end or start) if start else None


def days_of_pages(facts: Iterable[Fact]) -> dict[str, str]:
    """Page.id -> the last day of a dated event on that page: the page was printed after it."""
    days: dict[str, str] = {}
    for fact in facts:
        when = fact.date
        if when is not None and when.basis in ("printed", "relative") and when.start and len(when.start) == _DAY:
            days[fact.page] = max(days.get(fact.page, ""), when.start)
    return days


def attested_in(fact: Fact, days: Mapping[str, str]) -> tuple[str, str] | None:
    """`attested_on`, where a page tells no more than its year narrowed to the month of its last dated event."""
    span = attested_on(fact.date)
    after = days.get(fact.page, "")
    if span is None or fact.date is None or fact.date.basis != "page":
        return span
    narrow = len(span[0]) < _MONTH and first_day(span[0]) < after <= last_day(span[1])
    return (after[:_MONTH], after[:_MONTH]) if narrow else span


def role_of(fact: Fact) -> Role:
    """The role that a fact of POST_FACTS speaks of; 原 in the post or in its qualifier makes it a former one."""
    role = read_role(normal(fact.qualifier("post") or ""), normal(fact.object.name))
    status = fact.qualifier("status")
    marks = {*role.marks, *((status,) if status in ("acting", "former") else ())}
    return Role(role.name, role.office, role.single, tuple(sorted(marks)))


def find_tenures(
    readings: Sequence[PageReading], of: Mapping[tuple[str, str], str], entities: Mapping[str, Entity]
) -> tuple[Tenure, ...]:
    """All tenures over all pages, sorted by id. `of` as in `Resolution.of`, `entities` by id."""
    groups: dict[_Key, list[Fact]] = defaultdict(list)
    seats = _government_seats(readings, of, entities)
    for reading in readings:
        for fact in reading.facts:
            person, body = of.get((fact.id, "subject")), of.get((fact.id, "object"))
            if fact.predicate in POST_FACTS and person is not None and body is not None:
                role = role_of(fact).name
                seat = seats.get(body, body) if is_government_seat(role) else body
                groups[(person, seat, role)].append(fact)
    days = days_of_pages(fact for reading in readings for fact in reading.facts)
    found = (tenure for key, facts in sorted(groups.items()) for tenure in _terms(key, facts, days))
    return tuple(sorted(found, key=lambda tenure: tenure.id))


def _government_seats(
    readings: Sequence[PageReading], of: Mapping[tuple[str, str], str], entities: Mapping[str, Entity]
) -> dict[str, str]:
    """A place -> its government, where both bear posts: 某县副县长 sits in 某县人民政府."""
    names: dict[str, str] = {}
    for id in sorted({of[key] for key in of if key[1] == "object"}):
        if entities[id].kind == "Organisation":
            for form in (entities[id].label, *entities[id].alt_labels):
                if normal(form).endswith("政府"):
                    names.setdefault(normal(form).removesuffix("政府").removesuffix("人民"), id)
    places = {id: entities[id] for id in entities if entities[id].kind == "Place"}
    return {id: names[normal(place.label)] for id, place in places.items() if normal(place.label) in names}


def _sort_key(fact: Fact) -> tuple[str, str]:
    span = attested_on(fact.date)
    return (first_day(span[0]) if span else "9999", fact.id)


def _terms(key: _Key, facts: Sequence[Fact], days: Mapping[str, str]) -> Iterator[Tenure]:
    """One tenure, or several where print says that the person left and came back."""
    term: list[Fact] = []
    number = 0
    ended = False
    for fact in sorted(facts, key=_sort_key):
        starts_over = ended and (fact.predicate == "appointed" or _holds(fact))
        if term and starts_over:
            number += 1
            yield _tenure(key, term, number, days)
            term, ended = [], False
        term.append(fact)
        ended = ended or (fact.predicate == "removed" and fact.date is not None and fact.date.start is not None)
    yield _tenure(key, term, number + 1, days)


def _holds(fact: Fact) -> bool:
    return fact.predicate == "holdsPost" and "former" not in role_of(fact).marks and fact.date is not None


def _tenure(key: _Key, facts: Sequence[Fact], number: int, days: Mapping[str, str]) -> Tenure:
    person, body, role = key
    spans = [span for fact in facts if _holds(fact) and (span := attested_in(fact, days))]
    posts = sorted({fact.qualifier("post") or role for fact in facts}, key=lambda post: (-len(post), post))
    plain = [post for post in posts if not read_role(post, facts[0].object.name).marks] or posts
    return Tenure(
        id=identifier("tenure", person, body, role, str(number)),
        person=person,
        body=body,
        post=plain[0],
        role=role,
        first_attested=min((start for start, _ in spans), key=last_day, default=None),
        last_attested=max((end for _, end in spans), key=first_day, default=None),
        beginning=_printed(facts, "appointed", first=True),
        end=_printed(facts, "removed", first=False),
        status=tuple(sorted({status for fact in facts for status in _statuses(fact)})),
        facts=tuple(sorted(fact.id for fact in facts)),
    )


def _printed(facts: Sequence[Fact], predicate: str, *, first: bool) -> str | None:
    dates = sorted(f.date.start for f in facts if f.predicate == predicate and f.date and f.date.start)
    return (dates[0] if first else dates[-1]) if dates else None


def _statuses(fact: Fact) -> tuple[str, ...]:
    if fact.predicate != "holdsPost":
        return (fact.predicate,)
    return role_of(fact).marks or ("attested",)
