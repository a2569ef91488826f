"""Open cases for a person to decide, and decisions written to `curation.yml` so that every later build replays them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import CurationError, InputError
from kg.graph import GraphView
from kg.graph.manifest import read_manifest
from kg.graph.rows import FactRow
from kg.records import Case, Entity
from kg.resolution import Decision, read_decisions
from kg.resolution.decisions import Reference, entry_text
from kg.resolution.names import normal

PAIR_VERDICTS: Final = ("same", "different", "unsure")
_FILE: Final = "curation.yml"
_HEAD: Final = "# Who is who, as people decided: one entry per decision, replayed on every build. See docs/decisions.\n"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two entities of a case, with all that is printed of it."""

    entity: Entity
    facts: tuple[FactRow, ...]  # by date
    reference: Reference  # how a decision will name it


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case with both sides."""

    case: Case
    left: Side
    right: Side


def open_cases(view: GraphView) -> tuple[OpenCase, ...]:
    """All open cases, the most valuable first."""
    entities = {entity.id: entity for entity in view.entities()}
    return tuple(
        OpenCase(case, _side(view, entities[case.left]), _side(view, entities[case.right])) for case in view.cases()
    )


def find_case(view: GraphView, id: str) -> OpenCase:
    """The open case with this id. Raises InputError where there is none."""
    for one in open_cases(view):
        if id.removeprefix("case/") == one.case.id:
            return one
    raise InputError(f"no open case is called {id}; kg review lists the open ones")


def _side(view: GraphView, entity: Entity) -> Side:
    facts = sorted(view.facts(entity.id), key=lambda row: (_day(row), row.id))
    return Side(entity, tuple(facts), refer(view, entity))


def _day(row: FactRow) -> str:
    when = row.fact.date
    return (when.start or when.not_after or "9999") if when else "9999"


def refer(view: GraphView, entity: Entity) -> Reference:
    """A name and, where others bear it too, words of the entity's company that no other of the name has."""
    printed = {normal(name) for name in _names(view, entity)}
    name = next((one for one in (entity.label, *entity.alt_labels) if normal(one) in printed), entity.label)
    rivals = [
        other
        for other in view.entities()
        if other.id != entity.id and other.kind == entity.kind and normal(name) in map(normal, _forms(other))
    ]
    if not rivals:
        return Reference(name, entity.kind)
    taken = {normal(word) for rival in rivals for word in _company(view, rival)}
    for word in _company(view, entity):
        if not any(normal(word) in other for other in taken):
            return Reference(name, entity.kind, (word,))
    return Reference(name, entity.kind, tuple(_company(view, entity)[:1]))


def _forms(entity: Entity) -> tuple[str, ...]:
    return (entity.label, *entity.alt_labels)


def _names(view: GraphView, entity: Entity) -> Iterator[str]:
    for row in view.facts(entity.id):
        if row.subject == entity.id:
            yield from (row.fact.subject.name, row.fact.subject.surface)
        if row.object == entity.id:
            yield from (row.fact.object.name, row.fact.object.surface)


def _company(view: GraphView, entity: Entity) -> list[str]:
    """Words that may tell an entity from its namesakes: bodies of its posts, then page files, then articles."""
    rows = view.facts(entity.id)
    posts = [row for row in rows if row.post is not None and row.subject == entity.id]
    bodies = [[row.object_label for row in posts], [row.fact.object.name for row in posts]]
    words = [*bodies, [row.file for row in rows], [row.fact.article for row in rows]]
    return list(dict.fromkeys(word for group in words for word in sorted(set(group))))


def curation_file(store: Path) -> Path:
    """Where the decisions about a store stand: beside its pages. Raises InputError where these lie in two folders."""
    folders = sorted({Path(page.path).parent for page in read_manifest(store).pages.values()})
    if len(folders) != 1:
        raise InputError(f"{store}: its pages come from {len(folders)} folders; name the file with --curation FILE")
    return folders[0] / _FILE


def write_decision(file: Path, decision: Decision) -> str:
    """Append a decision to `file`, or put it in the place of an `unsure` about the same pair; the text it wrote.

    Raises CurationError where the file already says something else of the pair, and InputError where it cannot
    be written. Comments and all other entries stay as they are.
    """
    known = read_decisions(file)
    text = file.read_text(encoding="utf-8") if file.exists() else _HEAD
    entry = entry_text(decision)
    for number, old in enumerate(known):
        if _about(old) != _about(decision) or old.verdict in ("rename", "drop"):
            continue
        if old.verdict == decision.verdict:
            return entry
        if old.verdict != "unsure":
            raise CurationError(f"{old} already; correct or delete that entry before deciding {decision.verdict}")
        text = _without(text, known, number)
    text = text if text.endswith("\n") or not text else text + "\n"
    try:
        file.write_text(text + entry, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{file}: cannot be written ({error.strerror}); name another with --curation FILE") from error
    return entry


def _about(decision: Decision) -> frozenset[Reference]:
    return frozenset(filter(None, (decision.what, decision.other)))


def _without(text: str, known: Sequence[Decision], number: int) -> str:
    """The file's text without the lines of one entry."""
    starts = [int(one.source.rpartition(":")[2]) - 1 for one in known]
    lines = text.splitlines(keepends=True)
    end = starts[number + 1] if number + 1 < len(starts) else len(lines)
    return "".join(lines[: starts[number]] + lines[end:])
