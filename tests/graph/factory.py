"""Invented readings for the tests of the graph room: a page says what happened in sentences of its own making.

page = PageMaker("a.txt"); page.article("标题", [("visited", "赵一", "甲公司", {}), …]); page.reading()
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from kg.records import (
    Argument,
    Article,
    Block,
    Case,
    Credit,
    DateValue,
    Entity,
    Fact,
    Page,
    PageDating,
    PageMeta,
    PageReading,
    Resolution,
    Run,
    Span,
    Tenure,
)

Said = tuple[str, str, str, Mapping[str, str]]  # predicate, subject, object, qualifiers

KINDS = {
    "met": ("Person", "Person"),
    "accompanied": ("Person", "Person"),
    "attended": ("Person", "Event"),
    "presided": ("Person", "Event"),
    "organised": ("Organisation", "Event"),
    "stated": ("Person", "Literal"),
    "invests": ("Project", "Literal"),
    "wrote": ("Person", "Article"),
    "plans": ("Organisation", "Project"),
    "locatedIn": ("Organisation", "Place"),
}
TYPES = {"公司": "Enterprise", "管委会": "GovernmentBody", "党工委": "PartyBody", "人大": "LegislativeBody"}


def day(iso: str, printed: str = "", basis: str = "printed") -> DateValue:
    """A date as exact as `iso`."""
    return DateValue(iso, iso, printed or iso, basis)


def type_of(name: str, kind: str) -> str:
    """The class of an invented name, by its ending."""
    return next((found for end, found in TYPES.items() if name.endswith(end)), kind) if kind == "Organisation" else kind


@dataclass
class PageMaker:
    """Collects articles, each a headline and one line per fact, and makes their page and its reading."""

    file: str
    meta: PageMeta = field(default_factory=PageMeta)
    lines: list[str] = field(default_factory=list)
    articles: list[tuple[str, Sequence[Said], DateValue | None, str | None]] = field(default_factory=list)

    def article(
        self, headline: str, said: Sequence[Said], when: DateValue | None = None, author: str | None = None
    ) -> PageMaker:
        """Add an article whose facts all happened `when`."""
        self.articles.append((headline, said, when, author))
        return self

    def reading(self, dating: PageDating | None = None) -> PageReading:
        """The page and what was read from it."""
        text = "\n".join(
            "\n".join([head, *(_sentence(one) for one in said), *([f"记者 {author}"] if author else [])])
            for head, said, _, author in self.articles
        )
        digest = sha256(text.encode()).hexdigest()
        page = Page(digest[:16], self.file, text, "utf-8", digest, self.meta)
        made = [self._article(page, number) for number in range(1, len(self.articles) + 1)]
        facts = tuple(fact for _, facts in made for fact in facts)
        dates = tuple(when for _, _, when, _ in self.articles)
        return PageReading(page, tuple(one for one, _ in made), tuple(() for _ in made), facts, dating, dates)

    def _article(self, page: Page, number: int) -> tuple[Article, list[Fact]]:
        head, said, when, author = self.articles[number - 1]
        first = sum(1 + len(each) + bool(who) for _, each, _, who in self.articles[: number - 1]) + 1
        last = first + len(said) + bool(author)
        starts = [0]
        for line in page.text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        offset = starts[first - 1]
        text = page.text[offset : starts[last] - 1] + "\n"
        runs = (Run(0, offset, len(text) - 1),)
        credit = (Credit(author, "记者", text.index(author), text.index(author) + len(author)),) if author else ()
        blocks = (Block("head", 0, len(head) + 1), Block("body", len(head) + 1, len(text)))
        article = Article(
            f"{page.id}-{number}", page.id, self.file, (head,), ((first, last),), text, runs, blocks, credit
        )
        at = len(head) + 1
        facts = []
        for one in said:
            facts.append(_fact(page, article, one, at, when))
            at += len(_sentence(one)) + 1
        if author:
            facts.append(_fact(page, article, ("wrote", author, article.id, {"role": "记者"}), at, when))
        return article, facts


def _sentence(said: Said) -> str:
    predicate, subject, target, qualifiers = said
    return f"{qualifiers.get('post', '')}{subject}{predicate}{target}。"


def _fact(page: Page, article: Article, said: Said, at: int, when: DateValue | None) -> Fact:
    predicate, subject, target, qualifiers = said
    kinds = KINDS.get(predicate, ("Person", "Organisation"))
    end = article.text.index("\n", at)
    arguments = []
    for name, kind in zip((subject, target), kinds, strict=True):
        start = article.text.find(name, at, end)
        arguments.append(
            Argument(name, kind, type_of(name, kind), name, start, start + len(name) if start >= 0 else -1)
        )
    pairs = tuple(sorted(qualifiers.items()))
    key = sha256(repr((page.id, article.id, at, said[:3], pairs)).encode()).hexdigest()[:16]
    quotes = article.evidence(page, at, end)
    subject_, object_ = arguments
    return Fact(
        key,
        page.id,
        article.id,
        predicate,
        subject_,
        object_,
        pairs,
        quotes,
        Span(at, end),
        "test",
        0.9,
        ("frame",),
        when,
    )


def entity_id(name: str, kind: str) -> str:
    """The id that `resolved` gives a name."""
    return f"{kind.lower()}/{sha256(name.encode()).hexdigest()[:16]}"


def resolved(readings: Sequence[PageReading], cases: Sequence[Case] = ()) -> Resolution:
    """Who is who by name alone, with a tenure per person, body and post: a stand-in for the resolution room."""
    entities: dict[str, Entity] = {}
    of: dict[tuple[str, str], str] = {}
    tenures: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in sorted((fact for reading in readings for fact in reading.facts), key=lambda fact: fact.id):
        for side, argument in (("subject", fact.subject), ("object", fact.object)):
            if argument.kind in {"Literal", "Article"}:
                continue
            found = entity_id(argument.name, argument.kind)
            of[fact.id, side] = found
            entities[found] = Entity(found, argument.kind, argument.type, argument.name)
        post = fact.qualifier("post")
        if post and fact.predicate in {"holdsPost", "appointed", "removed"}:
            tenures.setdefault((of[fact.id, "subject"], of[fact.id, "object"], post), []).append(fact)
    made = [_tenure(*key, facts) for key, facts in tenures.items()]
    ordered = tuple(entities[key] for key in sorted(entities))
    return Resolution(ordered, of, tuple(cases), tuple(sorted(made, key=lambda tenure: tenure.id)))


def _tenure(person: str, body: str, post: str, facts: list[Fact]) -> Tenure:
    def dates(predicate: str) -> list[str]:
        return sorted(
            fact.date.start for fact in facts if fact.predicate == predicate and fact.date and fact.date.start
        )

    held, begun, ended = dates("holdsPost"), dates("appointed"), dates("removed")
    status = tuple(sorted({"attested" if fact.predicate == "holdsPost" else fact.predicate for fact in facts}))
    key = sha256(f"{person}{body}{post}".encode()).hexdigest()[:16]
    first, last = (held[0], held[-1]) if held else (None, None)
    beginning, end = (begun or [None])[0], (ended or [None])[-1]
    ids = tuple(sorted(fact.id for fact in facts))
    return Tenure(f"tenure/{key}", person, body, post, post, first, last, beginning, end, status, ids)
