"""The data inside the page: columns of JSON, deflated, in base64. Each page text stands in it once.

Facts are offsets (code points, half-open) into the page texts; the page's own script cuts the quotes out. Texts are
packed in chunks that the browser unpacks only when a quote of theirs is asked for.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from pypinyin import Style, pinyin

from kg.drawing.communities import Grouping
from kg.drawing.placement import Placement
from kg.pages.contents import Actor, Claim, Contents, Sheet

CHUNK_CHARACTERS = 400_000

Columns = dict[str, Any]


def packed(value: object) -> str:
    """`value` as JSON, deflated (zlib), in base64: what `unpacked` of store.js reads."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 6)).decode()


def columns(
    contents: Contents,
    grouping: Grouping,
    placement: Placement,
    group_labels: Sequence[str],
) -> Columns:
    """All but the texts, as columns; sparse values as {index: value}."""
    index = {actor.id: at for at, actor in enumerate(contents.actors)}
    sheets = {sheet.id: at for at, sheet in enumerate(contents.sheets)}
    stories = {story.id: at for at, story in enumerate(contents.stories)}
    return {
        "entities": _entities(contents.actors, index, grouping, placement),
        "facts": _facts(contents.claims, index, sheets, stories),
        "articles": {
            "page": [sheets[story.page] for story in contents.stories],
            "headline": ["　".join(story.headline) for story in contents.stories],
            "lines": [story.lines for story in contents.stories],
            "authors": [story.authors for story in contents.stories],
        },
        "pages": _pages(contents.sheets),
        "groups": _groups(grouping, placement, group_labels),
        "readings": readings(contents.actors),
        "focus": index.get(contents.focus) if contents.focus else None,
    }


def text_chunks(sheets: Sequence[Sheet]) -> list[str]:
    """Packed lists of page texts in the order of `sheets`; `pages.chunk` says which list holds which."""
    chunks: list[list[str]] = []
    for sheet, at in zip(sheets, _chunk_of(sheets), strict=True):
        if at == len(chunks):
            chunks.append([])
        chunks[at].append(sheet.text)
    return [packed(chunk) for chunk in chunks]


def readings(actors: Sequence[Actor]) -> dict[str, list[str]]:
    """For every Chinese character of the actors' names its usual pinyin readings without tones, the commonest first.

    Two readings are kept (长: zhang, chang); of a character that begins a person's name all of them, because
    surnames keep rare ones (单: dan, chan, shan).
    """
    surnames = {actor.label[0] for actor in actors if actor.type == "Person" and actor.label}
    names = (name for actor in actors for name in (actor.label, *actor.alt_labels))
    characters = sorted({character for name in names for character in name if character >= "\u2e80"})
    found: dict[str, list[str]] = {}
    for character in characters:
        syllables = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
        if syllables:
            usual = syllables[0] if character in surnames else syllables[0][:2]
            found[character] = [reading.replace("ü", "v") for reading in usual if reading]
    return found


def _entities(actors: Sequence[Actor], index: dict[str, int], grouping: Grouping, placement: Placement) -> Columns:
    types = sorted({actor.type for actor in actors})
    number = {name: at for at, name in enumerate(types)}
    return {
        "types": types,
        "id": [actor.id for actor in actors],
        "label": [actor.label for actor in actors],
        "type": [number[actor.type] for actor in actors],
        "alt": {at: actor.alt_labels for at, actor in enumerate(actors) if actor.alt_labels},
        "parent": {at: index[actor.parent] for at, actor in enumerate(actors) if actor.parent in index},
        "x": [x for x, _ in placement.actors],
        "y": [y for _, y in placement.actors],
        "group": list(grouping.leaf_of),
    }


def _facts(claims: Sequence[Claim], index: dict[str, int], sheets: dict[str, int], stories: dict[str, int]) -> Columns:
    predicates = sorted({claim.predicate for claim in claims})
    bases = sorted({claim.basis for claim in claims})
    rules = sorted({claim.rule for claim in claims})
    return {
        "predicates": predicates,
        "bases": bases,
        "rules": rules,
        "id": [claim.id for claim in claims],
        "predicate": _numbers((claim.predicate for claim in claims), predicates),
        "subject": [index[claim.subject] for claim in claims],
        "object": [-1 if claim.object is None else index[claim.object] for claim in claims],
        "article": [stories.get(claim.article, -1) for claim in claims],
        "start": [claim.start for claim in claims],
        "end": {at: claim.end for at, claim in enumerate(claims) if claim.end != claim.start},
        "basis": _numbers((claim.basis for claim in claims), bases),
        "rule": _numbers((claim.rule for claim in claims), rules),
        "confidence": [round(claim.confidence, 3) for claim in claims],
        "printed": {at: claim.printed for at, claim in enumerate(claims) if claim.printed},
        "literal": {at: claim.literal for at, claim in enumerate(claims) if claim.literal},
        "qualifiers": {at: dict(claim.qualifiers) for at, claim in enumerate(claims) if claim.qualifiers},
        "surfaces": {at: claim.surfaces for at, claim in enumerate(claims) if any(claim.surfaces)},
        "evidence": [
            [number for place in claim.evidence for number in (sheets[place.page], place.start, place.end)]
            for claim in claims
        ],
    }


def _numbers(values: Iterable[str], names: Sequence[str]) -> list[int]:
    number = {name: at for at, name in enumerate(names)}
    return [number[value] for value in values]


def _pages(sheets: Sequence[Sheet]) -> Columns:
    return {
        "file": [sheet.file for sheet in sheets],
        "paper": [sheet.paper for sheet in sheets],
        "number": [sheet.number for sheet in sheets],
        "date": [sheet.date for sheet in sheets],
        "basis": [sheet.basis for sheet in sheets],
        "chunk": _chunk_of(sheets),
    }


def _chunk_of(sheets: Sequence[Sheet]) -> list[int]:
    result, filled, chunk = [], 0, 0
    for sheet in sheets:
        if filled and filled + len(sheet.text) > CHUNK_CHARACTERS:
            chunk, filled = chunk + 1, 0
        result.append(chunk)
        filled += len(sheet.text)
    return result


def _groups(grouping: Grouping, placement: Placement, labels: Sequence[str]) -> Columns:
    parent = {child: index for index, group in enumerate(grouping.groups) for child in group.children}
    return {
        "parent": [parent.get(index, -1) for index in range(len(grouping.groups))],
        "x": [x for x, _ in placement.groups],
        "y": [y for _, y in placement.groups],
        "radius": list(placement.radii),
        "size": [group.size for group in grouping.groups],
        "label": list(labels),
    }
