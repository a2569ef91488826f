"""A fact on its way: what a frame found, before ids and evidence are put to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from kg.facts.scene import Scene
from kg.records import Argument, Evidence, Fact, Span

_JSON = json.JSONEncoder(ensure_ascii=False)


class Draft(NamedTuple):
    """What a frame read. `span`: article offsets of the printed words that say it (a whole sentence as a rule)."""

    predicate: str
    subject: Argument
    object: Argument
    span: Span
    rule: str
    confidence: float
    qualifiers: tuple[tuple[str, str], ...] = ()
    trace: tuple[str, ...] = ()


def finish(scene: Scene, drafts: Iterable[Draft]) -> Iterator[Fact]:
    """Facts of one article: evidence put to each draft, repetitions dropped, in reading order of the first."""
    quotes: dict[Span, tuple[Evidence, ...]] = {}
    seen: set[tuple[str, str, str, tuple[tuple[str, str], ...]]] = set()
    for draft in drafts:
        identity = tuple(pair for pair in draft.qualifiers if pair[0] != "order")
        key = (draft.predicate, draft.subject.name, draft.object.name, identity)
        if key in seen or draft.subject.name == draft.object.name:
            continue
        seen.add(key)
        if draft.span not in quotes:
            quotes[draft.span] = scene.article.evidence(scene.page, draft.span.start, draft.span.end)
        evidence = quotes[draft.span]
        if not evidence:
            continue
        yield Fact(
            id=_fact_id(scene, key),
            page=scene.page.id,
            article=scene.article.id,
            predicate=draft.predicate,
            subject=_as_printed(scene, draft.subject),
            object=_as_printed(scene, draft.object),
            qualifiers=tuple(sorted(draft.qualifiers)),
            evidence=evidence,
            sentence=draft.span,
            rule=draft.rule,
            confidence=draft.confidence,
            trace=draft.trace,
        )


def _as_printed(scene: Scene, argument: Argument) -> Argument:
    """A person under the words that stand there: 沈局长, or a name set wide."""
    if argument.kind != "Person" or argument.start < 0:
        return argument
    printed = "".join(scene.text[argument.start : argument.end].split())
    return argument if printed == argument.surface else replace(argument, surface=printed)


def _fact_id(scene: Scene, key: tuple[object, ...]) -> str:
    text = _JSON.encode([scene.article.id, *key])
    return hashlib.sha256(text.encode()).hexdigest()[:16]
