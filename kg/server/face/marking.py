"""Text cut where quotes begin and end, so that a template can mark them without touching a character."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from kg.records import Span

_BREAK = re.compile(r"[ \t\u3000]*\r?\n[ \t\u3000]*")
_WORD_BREAK = re.compile(r"(?<=[A-Za-z0-9,.])[ \t\u3000]*\r?\n[ \t\u3000]*(?=[A-Za-z])")
_LONGEST: Final = 200
"""Names are looked for by so many characters of theirs."""


class Piece(NamedTuple):
    """A stretch of text. `light`: in some quote; `strong`: in one that was asked for; `start`: its offset."""

    text: str
    start: int
    light: bool
    strong: bool


def lines_of(text: str, light: Iterable[Span], strong: Iterable[Span]) -> list[list[Piece]]:
    """The lines of `text` in pieces that lie wholly inside or outside every span; line feeds are left out."""
    pale, dark = sorted(light), sorted(strong)
    edges = sorted({edge for span in (*pale, *dark) for edge in span})
    pale, dark = _union(pale), _union(dark)
    lines, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        stops = [start, *edges[bisect_right(edges, start) : bisect_left(edges, end)], end]
        cuts = [(a, b) for a, b in pairwise(stops) if a < b]
        lines.append([Piece(text[a:b], a, _inside(pale, a), _inside(dark, a)) for a, b in cuts])
        start = end + 1
    return lines


def _union(spans: Iterable[Span]) -> list[Span]:
    """Sorted spans as spans that do not touch."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _inside(spans: Sequence[Span], at: int) -> bool:
    before = bisect_right(spans, at, key=lambda span: span.start) - 1
    return before >= 0 and at < spans[before].end


def one_line(quote: str) -> str:
    """A quote without the line breaks that the column forced; Latin words keep a space between them."""
    return _BREAK.sub("", _WORD_BREAK.sub(" ", quote))


def marked(quote: str, names: Iterable[str]) -> list[Piece]:
    """A quote on one line, in pieces, the `names` in it strong; spaces inside printed names do not matter."""
    words = one_line(quote)
    patterns = [r"\s*".join(map(re.escape, "".join(name.split())[:_LONGEST])) for name in names if name.strip()]
    found = [Span(*hit.span()) for pattern in patterns for hit in re.finditer(pattern, words)]
    (line,) = lines_of(words.replace("\n", " "), (), found)
    return line
