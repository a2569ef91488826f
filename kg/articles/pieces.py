"""The stretches of a page that stand or move as one: heads, text up to a break, bylines, captions, furniture."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.articles.continuity import balance
from kg.articles.counting import Count, opening_count
from kg.articles.lines import Line
from kg.articles.wording import (
    CREDIT,
    carries_on,
    dateline_end,
    ends_closed,
    opening_day,
    opening_speaker,
    opens_clause,
    starts_with_time,
)


@dataclass(slots=True, eq=False)
class Piece:
    """Some adjacent lines of one role. role: head, text, byline, source, caption, none."""

    role: str
    lines: list[Line]
    breaks: list[int] = field(default_factory=list)  # positions in `lines` behind which a paragraph ends
    byline_at: int = -1  # offset in `text` of the byline that ends it, -1 without one
    column: int = 0  # half-width columns of its full lines, 0 where unknown
    index: int = 0  # place on the page among all pieces
    inner: bool = False  # a headline set in the middle of its column, as those between the parts of an article are
    after_blank: bool = True
    text: str = ""  # its lines joined
    closed: bool = False  # ends a sentence
    dateline: bool = False
    credited: bool = False  # its dateline names who wrote it, so that no byline need close the article
    timed: bool = False
    carries: bool = False
    clause: bool = False  # opens with where or when, as a paragraph inside a report does
    speaker: str = ""  # who says something where it opens so, as a paragraph does and half a sentence does not
    day: int = 0  # the day of the month it opens with (11日下午), 0 without one
    count: Count | None = None  # the number that it opens with (二、…)
    counted: Count | None = None  # the last number that one of its paragraphs opens with
    closers: str = ""
    openers: str = ""

    def settle(self) -> Piece:
        """Fills what follows from the lines, once they are final."""
        self.text = "".join(line.text for line in self.lines)
        body = self.text if self.byline_at < 0 else self.text[: self.byline_at]
        self.closed = ends_closed(body) or self.byline_at >= 0
        dateline = dateline_end(self.text[:80]) if self.role == "text" else 0
        self.dateline = dateline > 0
        self.credited = bool(dateline and CREDIT.search(self.text, 0, dateline))
        self.timed = starts_with_time(self.text)
        self.carries = carries_on(self.text)
        self.clause = opens_clause(self.text)
        self.day = opening_day(self.text)
        counts = [opening_count(self.lines[at].text) for at in (0, *(end + 1 for end in self.breaks))]
        self.count, self.counted = counts[0], next(filter(None, reversed(counts)), None)
        self.speaker = opening_speaker(self.text)
        self.closers, self.openers = balance(body)
        self.after_blank = self.lines[0].after_blank
        return self

    @property
    def ended(self) -> bool:
        """Whether a byline ends it, so that nothing of the article follows."""
        return self.byline_at >= 0

    @property
    def indent(self) -> int:
        """How much narrower than its column the first line is: about four where a paragraph's indent was lost."""
        return self.column - self.lines[0].width - self.lines[0].indent if self.column and len(self.lines) > 1 else 0
