"""One article prepared for the frames: sentences, clauses, typed mentions and trigger words in reading order.

A `Scene` is read-only. All offsets are article offsets. Quoted speech (a quotation that holds a whole clause)
is opaque: triggers inside it do not exist for the frames.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from kg.facts.triggers import Trigger, find_triggers
from kg.records import Article, Mention, Page, Span

_SENTENCE_END = re.compile(r"[。！？!?；;]+[”\"’』」]?|\n")
_CLAUSE_END = re.compile(r"[，,：:。！？!?；;\n]")
_QUOTE = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|「[^「」\n]*」|《[^《》\n]*》")
_SPEECH_IN_QUOTE = re.compile(r"[，。！？；,!?;]")
_SKIPPED_ROLES = frozenset({"byline", "source"})

_START, _END = attrgetter("start"), attrgetter("end")
_T = TypeVar("_T", "Trigger", Mention)


class Clause(NamedTuple):
    """A stretch of a sentence between clause marks; `end` is the mark's offset."""

    start: int
    end: int
    triggers: tuple[Trigger, ...]
    persons: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, paragraph number and clauses."""

    start: int
    end: int
    paragraph: int
    role: str
    clauses: tuple[Clause, ...]

    @property
    def span(self) -> Span:
        """Article offsets of the sentence."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Scene:
    """An article with its mentions, sorted, and its sentences."""

    page: Page
    article: Article
    text: str
    mentions: tuple[Mention, ...]
    persons: tuple[Mention, ...]
    posts: tuple[Mention, ...]
    bodies: tuple[Mention, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Span, ...]

    def within(self, mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
        """The mentions that lie inside `start`..`end`."""
        index = bisect_left(mentions, start, key=_START)
        out = []
        while index < len(mentions) and mentions[index].start < end:
            if mentions[index].end <= end:
                out.append(mentions[index])
            index += 1
        return out

    def persons_back(self, start: int, end: int) -> Iterator[Mention]:
        """The persons that lie inside `start`..`end`, the last one first."""
        for at in range(bisect_left(self.persons, end, key=_START) - 1, -1, -1):
            person = self.persons[at]
            if person.start < start:
                return
            if person.end <= end:
                yield person


def build_scene(page: Page, article: Article, mentions: Sequence[Mention]) -> Scene:
    """Prepares one article; `mentions` are those of `kg.mentions.find_mentions`."""
    text = article.text
    ordered = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
    bylines = {(credit.start, credit.end) for credit in article.credits}
    authors = {m.end for m in ordered if m.kind == "Post" and m.type == "media"}
    persons = tuple(
        m
        for m in ordered
        if m.kind == "Person" and (m.start, m.end) not in bylines and not authors & {m.start, m.start - 1}
    )
    quotes = _speech_quotes(text)
    triggers = find_triggers(text, persons, quotes)
    return Scene(
        page=page,
        article=article,
        text=text,
        mentions=ordered,
        persons=persons,
        posts=tuple(m for m in ordered if m.kind == "Post"),
        bodies=tuple(m for m in ordered if m.kind in ("Organisation", "Place", "Project", "Event")),
        sentences=tuple(_sentences(article, _Row(triggers), _Row(persons), quotes)),
        quotes=quotes,
    )


def _speech_quotes(text: str) -> tuple[Span, ...]:
    """Quotations that hold speech: a mark of a clause inside, or more than 20 characters."""
    out = []
    for found in _QUOTE.finditer(text):
        inner = found[0][1:-1]
        if found[0][0] != "《" and (_SPEECH_IN_QUOTE.search(inner) or len(inner) > 20):
            out.append(Span(found.start(), found.end()))
    return tuple(out)


def _sentences(
    article: Article, triggers: _Row[Trigger], persons: _Row[Mention], quotes: Sequence[Span]
) -> list[Sentence]:
    out: list[Sentence] = []
    text = article.text
    paragraph = 0
    for block in article.blocks:
        if block.role in _SKIPPED_ROLES:
            continue
        start = block.start
        for end in _ends(text, block.start, block.end, quotes):
            if text[start:end].strip():
                out.append(
                    Sentence(start, end, paragraph, block.role, _clauses(text, start, end, triggers, persons, quotes))
                )
            if end > 0 and text[end - 1] == "\n":
                paragraph += 1
            start = end
        paragraph += 1
    return out


def _ends(text: str, start: int, end: int, quotes: Sequence[Span]) -> list[int]:
    """Sentence ends within a block; marks inside quoted speech do not count."""
    index = bisect_left(quotes, start, key=_END)
    ends = []
    for found in _SENTENCE_END.finditer(text, start, end):
        while index < len(quotes) and quotes[index].end <= found.start():
            index += 1
        if index < len(quotes) and quotes[index].start < found.start() and found.end() < quotes[index].end:
            continue
        ends.append(found.end())
    if not ends or ends[-1] < end:
        ends.append(end)
    return ends


def _clauses(
    text: str, start: int, end: int, triggers: _Row[Trigger], persons: _Row[Mention], quotes: Sequence[Span]
) -> tuple[Clause, ...]:
    out = []
    here = start
    cuts = [m.start() for m in _CLAUSE_END.finditer(text, start, end)]
    if _next_quote(quotes, start) < end:
        cuts = [cut for cut in cuts if not _inside(quotes, cut)]
    for cut in [*cuts, end]:
        if cut > here:
            out.append(Clause(here, cut, triggers.between(here, cut), persons.between(here, cut)))
        here = cut + 1
    return tuple(out)


def _next_quote(quotes: Sequence[Span], offset: int) -> int:
    """Where the first quotation begins that ends behind `offset`; past any text where there is none."""
    index = bisect_left(quotes, offset, key=_END)
    return quotes[index].start if index < len(quotes) else sys.maxsize


def _inside(quotes: Sequence[Span], offset: int) -> bool:
    index = bisect_left(quotes, offset, key=_END)
    return index < len(quotes) and quotes[index].start <= offset < quotes[index].end


class _Row(Generic[_T]):
    """Triggers or mentions in order, cut into clauses."""

    def __init__(self, items: Sequence[_T]) -> None:
        self._items: tuple[_T, ...] = tuple(items)
        self._starts = [item.start for item in items]

    def between(self, start: int, end: int) -> tuple[_T, ...]:
        """Those that begin in `start`..`end`."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
