"""A page's text → its printed lines, with what typography tells of each."""

from __future__ import annotations

from typing import NamedTuple

from kg.articles.wording import HINT, ends_closed


class Line(NamedTuple):
    """One non-blank line of a page, without the spaces around it."""

    rank: int  # 0-based, among the non-blank lines
    number: int  # 1-based, of the page file, blank lines counted
    start: int  # page offsets of `text`
    end: int
    text: str
    width: int  # in half-width columns: an ideograph takes two
    indent: int  # half-width columns of space before `text`
    after_blank: bool  # a blank line or the page's edge stands before it
    closed: bool  # ends a sentence
    hint: bool  # has a word, a digit or a colon that bylines, datelines or date lines are made with

    @property
    def span(self) -> tuple[int, int]:
        """Page offsets of the words."""
        return self.start, self.end


def width_of(text: str) -> int:
    """Half-width columns `text` takes in print: GBK spends two bytes on just the full-width characters."""
    return len(text.encode("gbk", "replace"))


def split_lines(text: str) -> list[Line]:
    """The non-blank lines of `text`. Lines end in a line feed and nothing else; a carriage return is space."""
    lines: list[Line] = []
    start, after_blank = 0, True
    hints = (match.start() for match in HINT.finditer(text))
    hint = next(hints, len(text))
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.strip()
        if words:
            lead = raw.find(words)
            at = start + lead
            indent = width_of(raw[:lead]) if lead else 0
            end = at + len(words)
            while hint < at:
                hint = next(hints, len(text))
            width, closed = width_of(words), ends_closed(words)
            lines.append(Line(len(lines), number, at, end, words, width, indent, after_blank, closed, hint < end))
        after_blank = not words
        start += len(raw) + 1
    return lines
