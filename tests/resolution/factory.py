"""Small invented readings: `page("某某市委书记王某出席", [post("王某", "某某市委", "书记")])`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from kg.records import (
    Argument,
    Article,
    Block,
    Credit,
    DateValue,
    Fact,
    Page,
    PageMeta,
    PageReading,
    Run,
    Span,
)

KINDS = {"Enterprise": "Organisation", "PartyBody": "Organisation", "GovernmentBody": "Organisation"}
KINDS |= {"LegislativeBody": "Organisation", "Other": "Organisation", "Park": "Organisation", "Media": "Organisation"}
KINDS |= {"ResearchInstitute": "Organisation"}


@dataclass(frozen=True)
class Said:
    """A fact to be: names with their types, and what qualifies it."""

    predicate: str
    subject: tuple[str, str]
    object: tuple[str, str]
    qualifiers: tuple[tuple[str, str], ...] = ()
    date: str | None = None


def post(
    person: str, body: str, title: str, type: str = "GovernmentBody", date: str | None = None, **more: str
) -> Said:
    """`person` holds `title` at `body`; `more` are further qualifiers."""
    qualifiers = tuple(sorted({"post": title, **more}.items()))
    return Said("holdsPost", (person, "Person"), (body, type), qualifiers, date)


def change(predicate: str, person: str, body: str, title: str, date: str, type: str = "GovernmentBody") -> Said:
    """`person` is appointed or removed."""
    return Said(predicate, (person, "Person"), (body, type), (("post", title),), date)


def visit(person: str, thing: str, type: str = "Enterprise", date: str | None = None) -> Said:
    """`person` visited `thing`."""
    return Said("visited", (person, "Person"), (thing, type), (), date)


def met(person: str, other: str, date: str | None = None) -> Said:
    """Two persons met."""
    return Said("met", (person, "Person"), (other, "Person"), (), date)


def byline(person: str, role: str = "记者") -> Said:
    """`person` signs the article."""
    return Said("wrote", (person, "Person"), ("", "Article"), (("role", role),))


def page(
    text: str, said: Sequence[Said], *, file: str = "p.txt", paper: str | None = None, date: str | None = None
) -> PageReading:
    """A page of one article. `date`: of every fact that has none of its own (YYYY, YYYY-MM, YYYY-MM-DD)."""
    names = [name for one in said for name, _ in (one.subject, one.object) if name and name not in text]
    text = text + "\n" + "".join(f"{name}。" for name in names) + "\n" + f"日期{date}\n"
    digest = sha256(f"{file}{text}{said}".encode()).hexdigest()
    own = Page(digest[:16], file, text, "utf-8", digest, PageMeta(paper=paper))
    article = _article(own, tuple(Credit(one.subject[0], "记者", 0, 1) for one in said if one.predicate == "wrote"))
    facts = tuple(_fact(own, article, number, one, date) for number, one in enumerate(said))
    return PageReading(own, (article,), ((),), facts)


def _article(own: Page, credits: tuple[Credit, ...]) -> Article:
    size = len(own.text)
    runs, blocks = (Run(0, 0, size),), (Block("body", 0, size),)
    lines = ((1, own.text.count("\n")),)
    return Article(f"{own.id}-1", own.id, own.file, (), lines, own.text, runs, blocks, credits)


def _fact(own: Page, article: Article, number: int, said: Said, date: str | None) -> Fact:
    day = said.date or date
    when = DateValue(day, day, day, "printed") if day else None
    subject, target = (_argument(article, *side) for side in (said.subject, said.object))
    if target.kind == "Article":
        target = replace(target, name=article.id, surface=article.id)
    id = sha256(f"{own.id}{number}{said}".encode()).hexdigest()[:16]
    evidence = article.evidence(own, 0, len(own.text) - 1)
    return Fact(
        id,
        own.id,
        article.id,
        said.predicate,
        subject,
        target,
        said.qualifiers,
        evidence,
        Span(number, number + 1),
        "test",
        1.0,
        (),
        when,
    )


def _argument(article: Article, name: str, type: str) -> Argument:
    at = article.text.find(name) if name else -1
    return Argument(name, KINDS.get(type, type), type, name, at, at + len(name) if at >= 0 else -1)
