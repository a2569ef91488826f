"""The frozen records that stages hand to each other. No stage imports another: they meet here.

Two coordinate systems, never mixed:

* **page offsets** count Unicode code points of `Page.text`, the decoded page file with nothing normalised
  (a byte-order mark is an encoding signature, not text, and is not counted; `\\r\\n` stays two characters).
* **article offsets** count code points of `Article.text`, the article in reading order. Line breaks that the
  page's columns forced are gone from it, paragraphs end in a line feed.

`Article.evidence(start, end)` is the only door from the second to the first. All spans are half-open:
start inclusive, end exclusive. Line numbers are 1-based and inclusive, as people print them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points: `start` inclusive, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A printed stretch: `quote == page.text[start:end]`; `lines` are the page lines it stands on."""

    page: str  # Page.id
    start: int  # page offsets
    end: int
    lines: tuple[int, int]
    quote: str


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What is known of a page beside its text (from `pages.toml`); None where nothing is known."""

    date: str | None = None  # ISO, YYYY-MM-DD
    paper: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page file, decoded. `id` is the first 16 hex digits of `sha256`, so content decides identity."""

    id: str
    file: str  # file name without folder, as the user knows it
    text: str  # decoded, nothing normalised
    encoding: str
    sha256: str  # of the file's bytes
    meta: PageMeta = PageMeta()

    def quote(self, span: Span) -> Evidence:
        """The page's own words at `span` (page offsets), trimmed of spaces, as evidence."""
        words = self.text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        breaks = _breaks(self.text)
        lines = bisect_left(breaks, start) + 1, bisect_left(breaks, end) + 1
        return Evidence(self.id, start, end, lines, self.text[start:end])


@lru_cache(maxsize=4)
def _breaks(text: str) -> tuple[int, ...]:
    """The offsets of the line feeds: counted once a page, asked for each quote."""
    return tuple(found.start() for found in re.finditer("\n", text))


class Run(NamedTuple):
    """`length` characters of `Article.text` from `start` that stand in one piece on the page from `page_start`."""

    start: int
    page_start: int
    length: int


class Block(NamedTuple):
    """A typed stretch of `Article.text`. role: head, subhead, lead, body, caption, byline, source."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """One name of a byline. role: 记者 通讯员 摄影 编辑; `printed_role` is False where the page prints none."""

    name: str
    role: str
    start: int  # article offsets of the name
    end: int
    employer: str | None = None
    printed_role: bool = True


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page in reading order."""

    id: str  # f"{page.id}-{n}", n counts from 1 down the page
    page: str  # Page.id
    file: str  # Page.file
    headline: tuple[str, ...]  # one string per printed head, its lines joined
    lines: tuple[tuple[int, int], ...]  # page line ranges in reading order
    text: str  # paragraphs end in "\n"
    runs: tuple[Run, ...]  # sorted by start; characters of `text` outside every run were not printed ("\n")
    blocks: tuple[Block, ...]  # cover `text`, sorted
    credits: tuple[Credit, ...] = ()
    source_date: str | None = None  # ISO date of a web page's own date line, where printed
    source_name: str | None = None  # 来源 as printed

    def evidence(self, page: Page, start: int, end: int) -> tuple[Evidence, ...]:
        """What the page prints at article offsets `start`..`end`, in reading order, as exact quotes.

        Runs are joined into one quote while the page has at most one line break between them, so a
        stretch that goes over a column break or around another article yields several pieces.
        Spaces at either end are left out; a stretch with nothing printed yields an empty tuple.
        """
        spans: list[Span] = []
        first = max(0, bisect_right(self.runs, start, key=itemgetter(0)) - 1)
        for at in range(first, len(self.runs)):
            run = self.runs[at]
            if run.start >= end:
                break
            low, high = max(start, run.start), min(end, run.start + run.length)
            if low >= high:
                continue
            here = Span(run.page_start + low - run.start, run.page_start + high - run.start)
            gap = page.text[spans[-1].end : here.start] if spans and spans[-1].end <= here.start else None
            if gap is not None and not gap.strip() and gap.count("\n") <= 1:
                spans[-1] = Span(spans[-1].start, here.end)
            else:
                spans.append(here)
        return tuple(page.quote(span) for span in spans if page.text[span.start : span.end].strip())


class Mention(NamedTuple):
    """A typed stretch of an article. kind: Person Organisation Place Project Event Post Date Amount."""

    kind: str
    start: int  # article offsets
    end: int
    name: str  # the words with inner spaces gone: 缑　磊 -> 缑磊
    type: str  # class of the ontology (kg:Enterprise …) where it is known, else `kind`
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class DateValue:
    """When something happened. `start`/`end` are YYYY-MM-DD, YYYY-MM or YYYY, or None where unknown.

    basis: `printed` (8月26日), `relative` (昨日, 国庆期间), `page` (近日: not after the page), `none`.
    """

    start: str | None
    end: str | None
    printed: str
    basis: str
    not_after: str | None = None  # for basis `page`: the page's own date


@dataclass(frozen=True, slots=True)
class Argument:
    """Subject or object of a fact."""

    name: str  # spelled out where the page elides: 高新区管委会 for 管委会
    kind: str  # Person Organisation Place Project Event Literal Article
    type: str  # class of the ontology: Person PartyBody GovernmentBody Enterprise … , or `kind`
    surface: str  # as printed, line breaks gone
    start: int = -1  # article offsets of the surface; -1 where only implied (an article id)
    end: int = -1


@dataclass(frozen=True, slots=True)
class Fact:
    """One printed statement. Its meaning per predicate is written in tests/gold/GUIDELINES.md."""

    id: str  # 16 hex digits, from page, article, predicate, arguments and qualifiers
    page: str  # Page.id
    article: str  # Article.id
    predicate: str  # local name of a direct edge of the ontology: holdsPost visited met …
    subject: Argument
    object: Argument
    qualifiers: tuple[tuple[str, str], ...]  # sorted pairs: post, role, verb, order, status, employer …
    evidence: tuple[Evidence, ...]  # never empty
    sentence: Span  # article offsets of the sentence(s) the fact was read from
    rule: str  # which frame made it
    confidence: float
    trace: tuple[str, ...] = ()  # what the reader did, for `kg explain`: frame, spans, what carried over
    date: DateValue | None = None  # filled by the dating stage

    def qualifier(self, name: str) -> str | None:
        """The value of a qualifier, or None."""
        return dict(self.qualifiers).get(name)


@dataclass(frozen=True, slots=True)
class PageDating:
    """When a page was printed, as far as that is known, and why.

    basis: `given` (pages.toml), `masthead` (printed on the page), `inferred` (year from what is printed), `none`.
    """

    date: str | None  # YYYY-MM-DD of the issue
    year: int | None
    basis: str
    confidence: float
    reasons: tuple[str, ...] = ()  # one readable line per clue
    evidence: tuple[Evidence, ...] = ()  # the printed clues


@dataclass(frozen=True, slots=True)
class PageReading:
    """All that was read from one page: what a build keeps per page, so that unchanged pages are not read again."""

    page: Page
    articles: tuple[Article, ...]
    mentions: tuple[tuple[Mention, ...], ...]  # one tuple per article, same order
    facts: tuple[Fact, ...]  # of all articles, in reading order
    dating: PageDating | None = None
    article_dates: tuple[DateValue | None, ...] = ()  # of each article's main event, same order as `articles`


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, place, project or event that facts speak of, after resolution."""

    id: str  # path under the data IRI prefix, ASCII: person/1f0c…
    kind: str
    type: str  # class of the ontology
    label: str
    alt_labels: tuple[str, ...] = ()  # other printed or spelled-out forms, sorted
    replaces: tuple[str, ...] = ()  # ids that now mean this entity, sorted
    parent: str | None = None  # Entity.id of the body this one is a part of
    reasons: tuple[str, ...] = ()  # why its mentions are held for one, for `kg explain`


@dataclass(frozen=True, slots=True)
class Case:
    """Two entities that a person should compare: never merged silently."""

    id: str
    left: str  # Entity.id
    right: str
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]
    value: float  # how much a decision would change; cases are listed in falling order


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one post, as far as it is printed. Dates are YYYY-MM-DD, YYYY-MM or YYYY.

    `beginning` and `end` come from printed words only (任命 当选 免去 辞去 不再担任 原 时任), never from silence.
    """

    id: str  # path under the data IRI prefix: tenure/1f0c…
    person: str  # Entity.id
    body: str  # Entity.id
    post: str  # as printed, the fullest form: 管委会主任
    role: str  # the post within its body: 主任
    first_attested: str | None
    last_attested: str | None
    beginning: str | None = None
    end: str | None = None
    status: tuple[str, ...] = ()  # sorted, of: attested appointed acting former removed
    facts: tuple[str, ...] = ()  # Fact.ids it was read from, sorted


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who over all pages. `of` maps (Fact.id, "subject" | "object") to Entity.id."""

    entities: tuple[Entity, ...]  # sorted by id
    of: dict[tuple[str, str], str] = field(default_factory=dict)
    cases: tuple[Case, ...] = ()
    tenures: tuple[Tenure, ...] = ()  # sorted by id
