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
from functools import cache
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import lexicon
from kg.records import Article, Mention, Page, Span

_SENTENCE_END = re.compile(r"[。！？!?；;]+[”\"’』」]?|\n")
_CLAUSE_END = re.compile(r"[，,：:。！？!?；;\n]")
_QUOTE = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|「[^「」\n]*」|《[^《》\n]*》")
_SPEECH_IN_QUOTE = re.compile(r"[，。！？；,!?;]")
_QUOTES_NEXT = re.compile(r"[：:，,]?[“\"]|[：:]")
_ADDRESS = re.compile(
    r"(?<![工合制动操写当看称叫])作(?:了|出)?(?:[㐀-鿿“”]{2,8}(?:发言|汇报|报告|说明|通报|点评|讲话|推介|解读|辅导|讲座|演讲)|点评|推介|"
    r"部署|动员)(?=[，。；：\n]|$)"
)
_ANSWERS = frozenset({"答复", "回应", "回答", "表态"})  # 当面答复，…: what follows the comma is the answer
_OF_OFFICE = re.compile(r"[室科处办]|服务[点站]|大队|支队|中心(?=[、，主副负等])")
_TELLING = frozenset({"告诉", "告知", "答复"})
_TOLD = re.compile(r"[^，。；：、\n]{0,10}[，：]")
_ATTRIBUTION = 60  # characters between a quotation and the verb that says whose it is
_ATTRIBUTION_ENDS = re.compile(r"[。；\n]")
_BLANK = "\0"
_SKIPPED_ROLES = frozenset({"byline", "source"})

_START, _END = attrgetter("start"), attrgetter("end")
_T = TypeVar("_T", "Trigger", Mention)


class Trigger(NamedTuple):
    """A word that opens a frame; `kind` is its class in triggers.txt, or `speak`."""

    start: int
    end: int
    word: str
    kind: str


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


@cache
def _trigger_rows() -> tuple[tuple[str, str], ...]:
    rows = {row[0]: row[1] for row in lexicon.rows("triggers", 2)}
    for row in lexicon.rows("reporting_verbs", 3):
        rows.setdefault(row[0], f"speak:{row[1]}")
    return tuple(rows.items())


@cache
def _plain_verbs() -> frozenset[str]:
    """Reporting verbs that need no colon or quotation mark behind them."""
    return frozenset(lexicon.words("plain_reporting"))


@cache
def _trigger_automaton() -> AhoCorasick:
    return AhoCorasick([word for word, _ in _trigger_rows()], matchkind=MatchKind.LeftmostLongest)


@cache
def _head_automaton() -> AhoCorasick:
    return AhoCorasick(list(lexicon.words("event_heads")), matchkind=MatchKind.LeftmostLongest)


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
    triggers = _triggers(text, persons, quotes)
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


def _triggers(text: str, persons: Sequence[Mention], quotes: Sequence[Span]) -> list[Trigger]:
    rows = _trigger_rows()
    open_text = _masked(text, [(m.start, m.end) for m in persons] + [(q.start, q.end) for q in quotes])
    person_ends = {m.end for m in persons}
    heads = {start: stop for _, start, stop in _head_automaton().find_matches_as_indexes(text)}
    out = []
    for row, start, end in _trigger_automaton().find_matches_as_indexes(open_text):
        word, kind = rows[row]
        if word == "参加座谈" and text[end : end + 1] == "会":
            end, word, kind = start + 2, "参加", "attend"  # a meeting by name, not talks between two sides
        named = start in person_ends and text[end : end + 1] in ("，", "：")  # 甲反映，…
        if kind.startswith("speak") and not named and not _may_report(text, word, start, end):
            continue
        if kind in ("see", "meet") and heads.get(end) is not None:
            continue  # the first half of an event's name: 观摩推进会, 调研座谈会
        if (kind == "see" and _OF_OFFICE.match(text, end)) or (
            kind == "address" and text[end : end + 1] in ("会", "人")
        ):
            continue  # 市政府督查室, 质量检查科; 推介会, 新闻发言人
        if kind != "none":
            out.append(Trigger(start, end, word, kind))
    return _with_addresses(open_text, out)


def _with_addresses(text: str, triggers: list[Trigger]) -> list[Trigger]:
    """Adds 作检讨发言, 作书面汇报 and the like, which no list can hold, and drops what stands inside them."""
    found = [Trigger(m.start(), m.end(), m[0], "address") for m in _ADDRESS.finditer(text)]
    if not found:
        return triggers
    free = [t for t in triggers if not any(a.start < t.end and t.start < a.end for a in found)]
    return sorted([*free, *found])


def _may_report(text: str, word: str, start: int, end: int) -> bool:
    """Plain verbs report always; others before a quotation, right behind one (`“…。”甲感叹。`), or with who is told."""
    if word in _plain_verbs() or _QUOTES_NEXT.match(text, end):
        return True
    if word in _TELLING and _TOLD.match(text, end):
        return True
    if word in _ANSWERS and text[end : end + 1] == "，":
        return True
    closed = text.rfind("”", max(0, start - _ATTRIBUTION), start)
    return text[end : end + 1] in ("。", "，") and closed >= 0 and not _ATTRIBUTION_ENDS.search(text, closed, start)


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with the spans blanked out, so that no word is found inside one or across its edge: 买买提|到."""
    pieces, here = [], 0
    for start, end in sorted(spans):
        if end > here:
            pieces += [text[here : max(here, start)], _BLANK * (end - max(here, start))]
            here = end
    return "".join([*pieces, text[here:]])


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
