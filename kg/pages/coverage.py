"""What was understood of a page and what was not: every sentence with its marked spans and the facts it gave.

    coverage = coverage_of(reading)
    coverage.share          # Share(read=31, of=74): sentences that gave a fact
    coverage.articles[0].sentences[2].facts

Sentences are those of the extractor itself (`kg.facts.scene`). Heads and bylines are shown and do not count: the
extractor reads the one for next to nothing and the other as a list, so that counting them would flatter or belittle.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.facts.scene import Scene, build_scene
from kg.records import Article, Fact, Mention, Page, PageDating, PageReading

_NOT_COUNTED = frozenset({"head", "subhead", "byline", "source"})
_MARKED = frozenset({"Person", "Organisation", "Place", "Project", "Event", "Post", "Date", "Amount"})


class Share(NamedTuple):
    """How many sentences gave a fact, of how many."""

    read: int
    of: int

    @property
    def percent(self) -> int:
        """Whole per cent, 0 for a text without sentences."""
        return round(100 * self.read / self.of) if self.of else 0

    def __str__(self) -> str:
        return f"{self.read} of {self.of} sentences ({self.percent} %)"


class Mark(NamedTuple):
    """A recognised span. `used`: it is an argument of a fact, or holds one."""

    start: int  # article offsets
    end: int
    kind: str
    type: str  # class of the ontology where it is known, else `kind`
    used: bool


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence with its marks, sorted and never overlapping, and the facts that were read from it."""

    start: int  # article offsets
    end: int
    role: str  # of its block: head subhead lead body caption byline source
    marks: tuple[Mark, ...]
    facts: tuple[Fact, ...]

    @property
    def counts(self) -> bool:
        """Is it a sentence of the running text?"""
        return self.role not in _NOT_COUNTED


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article in reading order."""

    article: Article
    sentences: tuple[SentenceView, ...]

    @property
    def share(self) -> Share:
        """Sentences of the running text that gave a fact."""
        return _share(self.sentences)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A page as it was understood."""

    page: Page
    dating: PageDating | None
    articles: tuple[ArticleView, ...]

    @property
    def share(self) -> Share:
        """The same over all articles."""
        return _share([sentence for each in self.articles for sentence in each.sentences])


def coverage_of(reading: PageReading) -> Coverage:
    """Every article of a page with its sentences, marks and facts, in reading order."""
    facts: dict[str, list[Fact]] = {article.id: [] for article in reading.articles}
    for fact in reading.facts:
        facts[fact.article].append(fact)
    views = [
        ArticleView(article, tuple(sentences_of(reading.page, article, own, facts[article.id])))
        for article, own in zip(reading.articles, reading.mentions, strict=True)
    ]
    return Coverage(reading.page, reading.dating, tuple(views))


def sentences_of(
    page: Page, article: Article, mentions: Sequence[Mention], facts: Sequence[Fact]
) -> Iterator[SentenceView]:
    """The sentences of one article, bylines and source lines among them, from its start to its end."""
    stretches = _stretches(build_scene(page, article, mentions))
    marks = marks_of(mentions, facts)
    given: dict[int, list[Fact]] = {}
    starts = [start for start, _, _ in stretches]
    for fact in facts:
        first = max(0, bisect_right(starts, fact.sentence.start) - 1)
        for at in range(first, bisect_left(starts, fact.sentence.end)):
            if fact.sentence.start < stretches[at][1]:
                given.setdefault(at, []).append(fact)
    for at, (start, end, role) in enumerate(stretches):
        low, high = (bisect_left(marks, edge, key=lambda mark: mark.start) for edge in (start, end))
        own = (mark._replace(end=min(mark.end, end)) for mark in marks[low:high])
        yield SentenceView(start, end, role, tuple(own), tuple(given.get(at, ())))


def marks_of(mentions: Iterable[Mention], facts: Sequence[Fact]) -> tuple[Mark, ...]:
    """Mentions and the arguments of facts as marks, sorted. Where two overlap: titles and persons before arguments
    (a title holds the body of its post), arguments before the rest (they are the better cut), the longer first.

    What is said (a whole clause) is no mark: it would hide the names in it.
    """
    sides = [each for fact in facts for each in (fact.subject, fact.object) if each.start >= 0 and each.kind in _MARKED]
    inside = {at for each in sides for at in range(each.start, each.end)}
    candidates = {Mark(each.start, each.end, each.kind, each.type, True) for each in sides}
    candidates |= {Mark(each.start, each.end, each.kind, each.type, False) for each in mentions if each.kind in _MARKED}
    taken: set[int] = set()
    out: list[Mark] = []
    for mark in sorted(candidates, key=_precedence):
        span = range(mark.start, mark.end)
        if span and taken.isdisjoint(span):
            taken.update(span)
            out.append(mark._replace(used=not inside.isdisjoint(span)))
    return tuple(sorted(out))


def _precedence(mark: Mark) -> tuple[int, int, Mark]:
    rank = 0 if mark.kind in ("Post", "Person") and not mark.used else 1 if mark.used else 2
    return rank, mark.start - mark.end, mark


def _stretches(scene: Scene) -> list[tuple[int, int, str]]:
    """The sentences of the scene, and the blocks that it leaves out, as (start, end, role)."""
    read = [(sentence.start, sentence.end, sentence.role) for sentence in scene.sentences]
    starts = sorted(start for start, _, _ in read)
    rest = [
        (block.start, block.end, block.role)
        for block in scene.article.blocks
        if bisect_left(starts, block.start) == bisect_left(starts, block.end)
    ]
    return sorted(read + [each for each in rest if scene.text[each[0] : each[1]].strip()])


def _share(sentences: Iterable[SentenceView]) -> Share:
    counted = [sentence for sentence in sentences if sentence.counts]
    return Share(sum(1 for sentence in counted if sentence.facts), len(counted))
