"""What a page is made of: actors, claims, stories and sheets, free of RDF, so that layout and packing stay simple.

`Contents` is the hand-over between reading the graph (`kg.pages.source`) and writing the file. Everything is
sorted by identity here, once, so that nothing after this point depends on the order of a query's answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A node: an entity or a named event."""

    id: str
    label: str
    type: str  # class of the ontology: Person Enterprise …
    alt_labels: tuple[str, ...] = ()
    parent: str | None = None  # Actor.id of the body this one is a part of


@dataclass(frozen=True, slots=True)
class Place:
    """A printed stretch: code points `start`..`end` (half-open) of the text of sheet `page`."""

    page: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact. `object` is None where the object is a literal (`literal`) or the article itself."""

    id: str
    predicate: str
    subject: str
    object: str | None
    evidence: tuple[Place, ...]
    literal: str = ""
    article: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
    surfaces: tuple[str, str] = ("", "")  # subject and object as printed
    start: str | None = None  # YYYY, YYYY-MM or YYYY-MM-DD
    end: str | None = None
    printed: str = ""
    basis: str = "none"
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Story:
    """An article: its head, its page lines and who signed it."""

    id: str
    page: str
    headline: tuple[str, ...]
    lines: tuple[tuple[int, int], ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page file with its whole text; `date` may be a year alone, `basis` says how it is known."""

    id: str
    file: str
    text: str
    paper: str = ""
    number: str = ""
    date: str = ""
    basis: str = "none"


@dataclass(frozen=True, slots=True)
class Contents:
    """All that goes into one file, each tuple sorted by id."""

    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    stories: tuple[Story, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    focus: str | None = None  # Actor.id the page opens on


def gathered(
    actors: Iterable[Actor], claims: Iterable[Claim], stories: Iterable[Story], sheets: Iterable[Sheet]
) -> Contents:
    """`Contents` in canonical order, with only the stories and sheets that a claim quotes."""
    kept = tuple(sorted(claims, key=lambda claim: claim.id))
    pages = {place.page for claim in kept for place in claim.evidence}
    articles = {claim.article for claim in kept}
    told = tuple(sorted((story for story in stories if story.id in articles), key=lambda story: story.id))
    pages |= {story.page for story in told}
    return Contents(
        actors=tuple(sorted(actors, key=lambda actor: actor.id)),
        claims=kept,
        stories=told,
        sheets=tuple(sorted((sheet for sheet in sheets if sheet.id in pages), key=lambda sheet: sheet.id)),
    )
