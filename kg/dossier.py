"""All that the pages say of one person, body, place or project, in the order a reader asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import Final, NamedTuple

from rdflib import URIRef

from kg.graph import GraphView
from kg.graph.iris import iri, node_id
from kg.graph.rows import FactRow, TenureRow
from kg.records import Entity


class Head(NamedTuple):
    """What a section of a dossier is called."""

    zh: str
    en: str


HEADS: Final[Mapping[str, tuple[Head, Head]]] = {
    # predicate: (head where the entity is the subject, head where it is the object)
    "holdsPost": (Head("见报职务", "Posts as printed"), Head("见报任职者", "Holders of posts here, as printed")),
    "appointed": (Head("任命", "Appointed to"), Head("本单位任命", "Appointments here")),
    "removed": (Head("免职", "Removed from"), Head("本单位免职", "Removals here")),
    "visited": (Head("走访调研", "Visits"), Head("来访", "Visited by")),
    "met": (Head("会见", "Meetings"), Head("由其会见", "Met by")),
    "accompanied": (Head("陪同", "Accompanied"), Head("陪同者", "Accompanied by")),
    "attended": (Head("参加", "Attended"), Head("参加者", "Attended by")),
    "presided": (Head("主持", "Presided over"), Head("主持者", "Presided over by")),
    "organised": (Head("举办", "Organised"), Head("举办者", "Organised by")),
    "stated": (Head("讲话", "Said"), Head("相关讲话", "Said of it")),
    "plans": (Head("计划", "Plans"), Head("计划者", "Planned by")),
    "invests": (Head("金额", "Sums"), Head("金额", "Sums")),
    "locatedIn": (Head("所在地", "Located in"), Head("位于此地", "Located here")),
    "wrote": (Head("署名报道", "Wrote"), Head("作者", "Written by")),
}
"""The sections of a dossier, in the order in which they are shown."""

_TOGETHER: Final = """\
SELECT ?other (COUNT(DISTINCT ?event) AS ?events)
WHERE { ?event schema:attendee $entity . ?event schema:attendee ?other }
GROUP BY ?other
"""


@dataclass(frozen=True, slots=True)
class Companion:
    """Someone or something that takes part in the same events."""

    entity: str  # Entity.id
    label: str
    events: int


@dataclass(frozen=True, slots=True, repr=False)
class Dossier:
    """One entity and what is printed of it; facts are sorted by date, then page and place."""

    entity: Entity
    tenures: tuple[TenureRow, ...]  # of the person, or in the body
    doing: dict[str, tuple[FactRow, ...]]  # predicate → facts of which it is the subject
    done: dict[str, tuple[FactRow, ...]]  # predicate → facts of which it is the object
    companions: tuple[Companion, ...]  # most frequent first
    labels: dict[str, str]  # of the persons and bodies that the tenures name, by id

    def __repr__(self) -> str:
        count = sum(map(len, (*self.doing.values(), *self.done.values())))
        return f"Dossier({self.entity.label}, {self.entity.type}, {self.entity.id}: {count} facts)"

    def _repr_html_(self) -> str:
        """How a notebook shows it: a table of facts by date, each with its quote, file and lines."""
        rows = sorted((row for rows in (*self.doing.values(), *self.done.values()) for row in rows), key=_place_in_time)
        entity = self.entity
        head = f"<p><b>{escape(entity.label)}</b> {escape(entity.type)} {escape('、'.join(entity.alt_labels))}</p>"
        return f"{head}<table>{''.join(map(_html_row, rows))}</table>"


def dossiers(view: GraphView, name: str) -> tuple[Dossier, ...]:
    """The dossier of every entity called `name`: by its id, its label, else another printed name.

    Two people of one name are two dossiers. Raises InputError, with the nearest names, when there is none.
    """
    return tuple(dossier_of(view, entity) for entity in view.called(name))


def dossier_of(view: GraphView, entity: Entity) -> Dossier:
    """The dossier of an entity of this store. Nothing is read but what concerns it."""
    own = sorted(view.tenures(entity.id), key=lambda row: (row.first_attested or "9999", row.title, row.id))
    rows = view.facts(entity.id)
    labels = view.labels_of({id for row in own for id in (row.person, row.organisation)})
    return Dossier(
        entity,
        tuple(own),
        _by_predicate(row for row in rows if row.subject == entity.id),
        _by_predicate(row for row in rows if row.object == entity.id),
        _companions(view, entity.id),
        {id: labels[id] for row in own for id in sorted((row.person, row.organisation))},
    )


def _by_predicate(rows: Iterable[FactRow]) -> dict[str, tuple[FactRow, ...]]:
    out: dict[str, list[FactRow]] = {}
    for row in sorted(rows, key=_place_in_time):
        out.setdefault(row.fact.predicate, []).append(row)
    return {predicate: tuple(out[predicate]) for predicate in sorted(out)}


def _place_in_time(row: FactRow) -> tuple[str, str, int, str]:
    date = row.fact.date
    return (date and (date.start or date.not_after)) or "9999", row.file, row.fact.evidence[0].start, row.id


def _html_row(row: FactRow) -> str:
    date = row.fact.date
    when = (date.start or (date.not_after and f"≤{date.not_after}")) if date else None
    quotes = "<br>".join(
        f"「{escape(one.quote)}」 <small>{escape(row.file)}:{one.lines[0]}–{one.lines[1]}</small>"
        for one in row.fact.evidence
    )
    cells = (escape(when or ""), *map(escape, (row.subject_label, row.fact.predicate, row.object_label)), quotes)
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _companions(view: GraphView, entity: str) -> tuple[Companion, ...]:
    rows = view.select(_TOGETHER, {"entity": URIRef(iri(entity))}).texts()
    counts = {node_id(other): int(events) for other, events in rows if other != iri(entity)}
    labels = view.labels_of(counts)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], labels[item[0]], item[0]))
    return tuple(Companion(id, labels[id], count) for id, count in ordered)


def as_row(dossier: Dossier) -> dict[str, object]:
    """The dossier for a program: plain dicts and lists."""
    return asdict(dossier)
