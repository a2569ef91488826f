"""A draft → `Article`: the running text, its way back to the page, and its typed stretches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from kg.articles.credits import find_credits
from kg.articles.drafts import Draft
from kg.articles.heads import NUMBERED, is_deck
from kg.articles.lines import Line
from kg.articles.pieces import Piece
from kg.articles.sources import read_source
from kg.records import Article, Block, Page, Run

BULLETS = "●■◆▲★◎○□◇△☆•· 　"
"""Marks before a headline that are no part of it."""
_TITLE = 10  # characters


class _Stretch(NamedTuple):
    """Part of a line with the role it plays; `ends` marks the end of a paragraph."""

    role: str
    line: Line
    start: int  # page offsets
    end: int
    ends: bool


def write_article(draft: Draft, page: Page, number: int) -> Article:
    """The article of `draft`, number `number` of its page."""
    stretches = list(_stretches(draft))
    text, runs, blocks = _flow(stretches, page)
    source = read_source(text, blocks)
    return Article(
        id=f"{page.id}-{number}",
        page=page.id,
        file=page.file,
        headline=tuple(title for head in draft.heads for title in _titles(head)),
        lines=_ranges(stretches),
        text=text,
        runs=tuple(runs),
        blocks=tuple(blocks),
        credits=find_credits(text, blocks),
        source_date=source.date,
        source_name=source.name,
    )


def _titles(head: Piece) -> Iterator[str]:
    """The headlines of a piece: lines that break off no word are one each, and so is a deck (——…)."""
    starts = [at for at, line in enumerate(head.lines) if at and (at - 1 in head.breaks or is_deck(line))]
    for start, end in pairwise([0, *starts, len(head.lines)]):
        yield "".join(line.text for line in head.lines[start:end]).lstrip(BULLETS)


def _stretches(draft: Draft) -> Iterator[_Stretch]:
    for piece in _top(draft):
        yield from _of_piece(piece, piece.role, True)
    for at, unit in enumerate(draft.units):
        for subhead in draft.subheads.get(unit.order, []):
            yield from _of_piece(subhead, "subhead", True)
        for piece in unit.all_pieces() if at else unit.pieces:
            goes_on = piece is unit.last and not piece.closed and at + 1 < len(draft.units)
            follower = draft.units[at + 1] if goes_on else None
            breaks = follower is None or follower.order in draft.subheads or stands_alone(piece)
            yield from _of_piece(piece, _role(draft, at, piece), breaks)
    for caption in draft.captions:
        yield from _of_piece(caption, "caption", True)


def stands_alone(piece: Piece) -> bool:
    """Whether a text without a stop is a paragraph for all that: it leads up to a list, or is a title (一、任命)."""
    return piece.text[-1] in "：:；;" or (len(piece.text) <= _TITLE and NUMBERED.match(piece.text) is not None)


def _top(draft: Draft) -> list[Piece]:
    """Headlines, date line and byline above the text: as printed where they stand together, else the heads first."""
    first = draft.units[0]
    together = all(head.index in {piece.index for piece in first.heads} for head in draft.heads)
    pieces = [*draft.heads, *first.prefix]
    return sorted(pieces, key=lambda piece: (piece.index, piece.lines[0].number)) if together else pieces


def _role(draft: Draft, at: int, piece: Piece) -> str:
    if piece.role != "text":
        return piece.role
    led = at == 0 and len(draft.units) > 1 and draft.units[1].order != draft.units[0].order + 1 and piece.closed
    return "lead" if led else "body"


def _of_piece(piece: Piece, role: str, ends: bool) -> Iterator[_Stretch]:
    """The lines of a piece; the line where its byline begins is cut in two."""
    breaks, past, last = set(piece.breaks), 0, len(piece.lines) - 1
    for at, line in enumerate(piece.lines):
        cut = piece.byline_at - past if role == "body" and piece.byline_at >= 0 else len(line.text)
        past += len(line.text)
        stops = at in breaks or (at == last and ends)
        if cut >= len(line.text):
            yield _Stretch(role, line, line.start, line.end, stops or (role == "body" and past == piece.byline_at))
        elif cut <= 0:
            yield _Stretch("byline", line, line.start, line.end, stops)
        else:
            yield _Stretch(role, line, line.start, line.start + cut, True)
            yield _Stretch("byline", line, line.start + cut, line.end, stops)


def _flow(stretches: list[_Stretch], page: Page) -> tuple[str, list[Run], list[Block]]:
    parts: list[str] = []
    runs: list[Run] = []
    blocks: list[Block] = []
    at = 0
    for role, block in groupby(stretches, key=attrgetter("role")):
        begin = at
        for stretch in block:
            words = page.text[stretch.start : stretch.end]
            parts.append(words + "\n" if stretch.ends else words)
            runs.append(Run(at, stretch.start, len(words)))
            at += len(parts[-1])
        blocks.append(Block(role, begin, at))
    return "".join(parts), runs, blocks


def _ranges(stretches: list[_Stretch]) -> tuple[tuple[int, int], ...]:
    """Line ranges in reading order; lines with only blanks between them are one range."""
    ranges: list[tuple[int, int]] = []
    previous: Line | None = None
    for _, line, *_ in stretches:
        if previous is not None and line.rank == previous.rank:
            continue
        if previous is not None and line.rank == previous.rank + 1:
            ranges[-1] = (ranges[-1][0], line.number)
        else:
            ranges.append((line.number, line.number))
        previous = line
    return tuple(ranges)
