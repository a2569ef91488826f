"""`/entity/{id}`: all that is printed about a person, body, place, project or event, each with its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup
from starlette.responses import Response

from kg.dossier import HEADS, Dossier
from kg.graph.rows import FactRow
from kg.queries import catalogue
from kg.records import Entity
from kg.server.face.rendering import Ask, Handler
from kg.timeline import Line, svg

_MOST: Final = 40
"""So many sentences of a section are shown at first."""

_COMPANIONS: Final = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """What one sentence says: facts of the same predicate and the same evidence."""

    rows: tuple[FactRow, ...]
    others: tuple[tuple[str | None, str, str], ...]  # (Entity.id, label, details) of what stands at the other end

    @property
    def names(self) -> set[str]:
        """The printed words that the quote is to show."""
        return {one.surface for row in self.rows for one in (row.fact.subject, row.fact.object)}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a dossier. `key` names it in an address; `hidden` counts the sentences that are left out."""

    key: str
    head: str
    predicate: str
    count: int
    entries: Sequence[Entry]
    hidden: int


def sections(dossier: Dossier, english: bool, whole: str) -> Iterator[Section]:
    """The sections of a dossier that hold anything, in the order of HEADS; the one with key `whole` in full."""
    for predicate, heads in HEADS.items():
        for side, head, found in zip(("object", "subject"), heads, (dossier.doing, dossier.done), strict=True):
            rows = found.get(predicate, ())
            if not rows:
                continue
            key = predicate if side == "object" else f"{predicate}-by"
            entries = [_entry(tuple(group), side) for _, group in groupby(rows, lambda row: row.fact.evidence)]
            shown = entries if key == whole else entries[:_MOST]
            title = head.en if english else head.zh
            yield Section(key, title, predicate, len(rows), shown, len(entries) - len(shown))


def _entry(rows: tuple[FactRow, ...], side: str) -> Entry:
    return Entry(rows, tuple(_other(row, side) for row in rows))


def _other(row: FactRow, side: str) -> tuple[str | None, str, str]:
    qualifiers = ("post", "role", "verb", "employer")
    details = "、".join(value for name, value in row.fact.qualifiers if name in qualifiers)
    if side == "subject":
        return row.subject, row.subject_label, details
    return row.object, row.object_label, details


def entity(ask: Ask) -> Response:
    """The dossier of an id; a name in place of the id leads to whoever bears it."""
    id = ask.path["id"]
    known = ask.holdings.entity(id)
    if known is None:
        called = ask.holdings.called(id)
        if not called:
            return ask.missing(id)
        return ask.moved(f"/entity/{called[0].id}") if len(called) == 1 else ask.moved("/find", q=id)
    if known.id != id:
        return ask.moved(f"/entity/{known.id}")
    dossier, lines = ask.holdings.dossier(known)
    return ask.page(
        "entity.html",
        dossier=dossier,
        entity=known,
        holdings=ask.holdings,
        sections=list(sections(dossier, ask.reader.english, ask.query.get("all", ""))),
        companions=dossier.companions[:_COMPANIONS],
        lines=lines,
        drawn=_drawing(ask, lines),
        namesakes=[one for one in ask.holdings.called(known.label) if one.id != known.id],
        questions=_questions(known),
    )


def _drawing(ask: Ask, lines: Sequence[Line]) -> Markup:
    """Posts through time; `kg.timeline.svg` escapes what is printed."""
    dated = [line for line in lines if line.days[0]]
    return Markup(svg(dated, ask.reader.word("postsThroughTime"))) if dated else Markup()


def _questions(entity: Entity) -> list[tuple[str, Mapping[str, str], str]]:
    """Named queries that need nothing but this name: (name, title, parameter)."""
    fitting = {"Person": ("person", "leader"), "Organisation": ("organisation", "place"), "Place": ("place",)}
    found = []
    for query in catalogue():
        needed = [parameter.name for parameter in query.parameters if parameter.default is None]
        if len(needed) == 1 and needed[0] in ("name", *fitting.get(entity.kind, ())):
            found.append((query.name, query.title, needed[0]))
    return found


ROUTES: Final[Mapping[str, Handler]] = {"/entity/{id:path}": entity}
