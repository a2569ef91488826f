"""All that the pages say of one person, body, place or project, in the order a reader asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from html import escape

from kg.errors import InputError
from kg.graph import GraphView
from kg.graph.rows import FactRow, TenureRow
from kg.records import Entity

NEAR = 5
"""How many names to offer when none fits."""


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
    entities = view.entities()
    found = _called(entities, name)
    if not found:
        near = _near(entities, name)
        hint = f"did you mean {', '.join(near)}?" if near else "try a part of the name"
        raise InputError(f"nobody and nothing is called {name} in this store; {hint}")
    return tuple(_dossier(view, entity) for entity in found)


def _called(entities: Iterable[Entity], name: str) -> list[Entity]:
    known = sorted(entities, key=lambda entity: entity.id)
    return (
        [one for one in known if name == one.id or name in one.replaces]
        or [one for one in known if name == one.label]
        or [one for one in known if name in one.alt_labels]
    )


def _near(entities: Iterable[Entity], name: str) -> list[str]:
    """Labels that hold the name, or share most of its characters."""

    def likeness(label: str) -> float:
        return (name in label) + len(set(name) & set(label)) / len(set(name) | set(label))

    labels = sorted({entity.label for entity in entities}, key=lambda label: (-likeness(label), label))
    return [label for label in labels[:NEAR] if likeness(label) >= 0.4]


def _dossier(view: GraphView, entity: Entity) -> Dossier:
    facts = view.facts(about=entity.id)
    tenures = tuple(row for row in view.tenures() if entity.id in (row.person, row.organisation))
    return Dossier(
        entity,
        tuple(sorted(tenures, key=lambda row: (row.first_attested or "9999", row.title, row.id))),
        _by_predicate(row for row in facts if row.subject == entity.id),
        _by_predicate(row for row in facts if row.object == entity.id),
        _companions(view, entity.id),
        {id: view.labels[id] for row in tenures for id in sorted((row.person, row.organisation))},
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
    counts: Counter[str] = Counter()
    for event in view.events():
        actors = {one.actor for one in event.participations}
        if entity in actors:
            counts.update(actors - {entity})
    ordered = sorted(counts.items(), key=lambda item: (-item[1], view.labels[item[0]], item[0]))
    return tuple(Companion(id, view.labels[id], count) for id, count in ordered)


def as_row(dossier: Dossier) -> dict[str, object]:
    """The dossier for a program: plain dicts and lists."""
    return asdict(dossier)
