"""What the read side hands out: the frozen records of `kg.records` as they stand in the store, with their places.

Ids are paths below `settings.BASE_IRI`: `person/1f0c…`, `article/…-2`, `visit/…`. ASCII, safe in XML and in URLs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rdflib.term import Identifier

from kg.records import Article, Case, DateValue, Entity, Fact, Page, PageDating
from kg.report import counted

__all__ = ["ArticleRow", "Case", "Entity", "EventRow", "FactRow", "HeadingRow", "PageRow", "ParticipationRow", "Table"]
__all__ += ["TenureRow"]


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page as stored, with what is known of its printing date."""

    id: str  # page/<Page.id>
    page: Page
    dating: PageDating | None = None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as stored, with the date of its main event."""

    id: str  # article/<Article.id>
    article: Article
    date: DateValue | None = None


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """Where an article stands and what it is called: an ArticleRow without its text."""

    id: str  # Article.id
    page: str  # Page.id
    file: str  # Page.file
    headline: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as stored (equal to what the extractor yielded) and the entities it connects after resolution."""

    id: str  # fact/<Fact.id>
    fact: Fact
    file: str  # Page.file
    subject: str  # Entity.id
    object: str | None  # Entity.id (of the body for holdsPost appointed removed); None for a literal or an article
    subject_label: str
    object_label: str  # the entity's label, else the printed literal, else the article id
    post: str | None = None  # post/… for holdsPost appointed removed


@dataclass(frozen=True, slots=True)
class ParticipationRow:
    """One actor of an event in one article."""

    actor: str  # Entity.id
    role: str  # lead accompanying host chair attendee counterpart speaker appointee
    order: int  # 1-based, by the place where the article first prints the actor
    article: str  # Article.id
    post_as_printed: str | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event: a named one (its id is an Entity.id) or one that facts describe (visit/… talks/… …)."""

    id: str
    type: str  # Visit Meeting Talks Ceremony Appointment Removal Event
    label: str
    date: DateValue | None
    participations: tuple[ParticipationRow, ...]  # by article and order
    destinations: tuple[str, ...]  # Entity.ids of what was visited, sorted
    facts: tuple[str, ...]  # Fact.ids it was read from, sorted


@dataclass(frozen=True, slots=True)
class TenureRow:
    """A person in a post of a body, as far as print attests it. Dates are YYYY[-MM[-DD]] or None."""

    id: str  # Tenure.id
    person: str  # Entity.id
    post: str  # post/…
    title: str  # as printed, the fullest form
    organisation: str  # Entity.id
    status: tuple[str, ...]  # of: attested acting former appointed removed
    first_attested: str | None
    last_attested: str | None
    beginning: str | None  # only where an appointment is printed
    end: str | None  # only where a removal is printed
    facts: tuple[str, ...]  # Fact.ids, sorted


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT, in the order the query asks for. A cell is an rdflib term, or None where unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Identifier | None, ...], ...] = field(default=())

    def __repr__(self) -> str:
        return f"Table({', '.join(self.variables)}: {counted(len(self.rows), 'row')})"

    def texts(self) -> list[list[str]]:
        """Every cell as plain text, "" where unbound."""
        return [["" if cell is None else str(cell) for cell in row] for row in self.rows]
