"""The posts that pages print, and what is claimed of whoever held them.

A post is first seen in outline, one short row for each printed form, and read with its facts only when it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from kg.errors import InputError
from kg.graph import GraphView, iris
from kg.graph.iris import node_id
from kg.graph.rows import FactRow, TenureRow
from kg.records import Entity
from kg.resolution.names import normal
from kg.resolution.posts import read_role
from kg.resolution.tenures import attested_on, days_of_pages, first_day, last_day, role_of

_TO_PRINT: Final = timedelta(days=31)
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


@dataclass(slots=True)
class _Outline:
    """What a seat is called and who attests it, before its facts are read."""

    body: str  # Entity.id
    role: str
    titles: set[str] = field(default_factory=set)
    tenures: set[str] = field(default_factory=set)

    @property
    def title(self) -> str:
        """The fullest form."""
        return min(self.titles, key=lambda title: (-len(title), title))


_PRINTED: Final = """\
SELECT DISTINCT ?tenure ?body ?title ?post ?at
WHERE {
  ?tenure a kg:Tenure ; org:organization ?body ; kg:postAsPrinted ?title ; kg:attestedBy ?fact .
  ?fact kg:postAsPrinted ?post ; kg:objectName ?at .
}
"""


def _outlines(view: GraphView) -> list[_Outline]:
    """Every seat of the store in outline, by body and role: one short row for each printed post."""
    roles: dict[tuple[str, str, str], set[str]] = defaultdict(set)  # by tenure, body and title
    for tenure, body, title, post, at in view.select(_PRINTED).texts():
        roles[node_id(tenure), node_id(body), title].add(read_role(normal(post), normal(at)).name)
    found: dict[tuple[str, str], _Outline] = {}
    for (tenure, body, title), names in roles.items():
        seat = found.setdefault((body, min(names)), _Outline(body, min(names)))
        seat.titles.add(title)
        seat.tenures.add(tenure)
    return [found[key] for key in sorted(found)]


def _read(view: GraphView, outlines: Sequence[_Outline]) -> tuple[Seat, ...]:
    """The seats with their claims. Read are their tenures, and what their pages print besides where that dates them."""
    about = sorted({tenure for one in outlines for tenure in one.tenures})
    tenures = {tenure.id: tenure for tenure in view.tenures(about)}
    rows = {row.fact.id: row for row in view.facts(about)}
    vague = {row.fact.page for row in rows.values() if row.fact.date and row.fact.date.basis == "page"}
    printed_with = days_of_pages(row.fact for row in view.facts([iris.page(page) for page in sorted(vague)]))
    bodies = {entity.id: entity for entity in view.entities({one.body for one in outlines})}
    return tuple(
        _seat(bodies[one.body], one.role, [tenures[id] for id in sorted(one.tenures)], rows, printed_with)
        for one in outlines
    )


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
    everything = _outlines(view)
    ending = [seat for seat in everything if post.endswith((seat.title, seat.role))]
    bodies = {entity.id: entity for entity in view.entities({seat.body for seat in ending})}
    fitting = [(fit, seat) for seat in ending if (fit := _fit(seat, bodies[seat.body], post, org))]
    if not fitting:
        where = f" at {org}" if org else ""
        raise InputError(f"no page prints the post {post}{where}; {_near(view, everything, post)}")
    best = min(fit for fit, _ in fitting)
    return _read(view, [seat for fit, seat in fitting if fit == best])


def _near(view: GraphView, everything: Sequence[_Outline], post: str) -> str:
    """What to say of other posts where none fits."""
    alike = [seat for seat in everything if seat.role == post[-len(seat.role) :]]
    labels = view.labels_of({seat.body for seat in alike})
    near = sorted({f"{labels[seat.body]}{seat.role}" for seat in alike})
    return (
        f"there are: {'、'.join(near[:8])}" if near else "kg query who-holds -p organisation=NAME lists those of a body"
    )


def _forms(body: Entity) -> set[str]:
    forms = {body.label, *body.alt_labels}
    return forms | {form.removesuffix(end) for form in forms for end in _GOVERNMENT if form.endswith(end)}


def _fit(seat: _Outline, body: Entity, post: str, org: str | None) -> int:
    """0 where the post is another, else how far the words leave the body open: 1 named in full, 2 its end, 3 not."""
    forms = _forms(body)
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
