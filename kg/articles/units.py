"""Pieces → the units of the page's assignment: text with the byline that closes it and the date line above it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.articles.columns import LONG
from kg.articles.heads import NUMBERED
from kg.articles.pieces import Piece
from kg.articles.topics import pairs_of
from kg.articles.wording import GOES_ON, ends_document

_LABEL = re.compile(r"^(?:【[^】]{2,16}】|[●■◆▲★].*)$")
"""A headline in heavy brackets or behind a mark, as over the items of a bulletin: it is no sub-head."""


@dataclass(slots=True, eq=False)
class Unit:
    """A text piece with what is bound to it: source and byline lines above, byline lines and captions below."""

    prefix: list[Piece]
    pieces: list[Piece]
    order: int  # among the units of the page
    heads: list[Piece] = field(default_factory=list)  # headlines that stand right above it on the page
    parted: bool = False  # furniture stands between it and the unit before
    signed: bool = False  # a date line stands below it, as under a notice
    first: Piece = field(init=False)  # the piece it begins with
    last: Piece = field(init=False)  # the piece it ends with; a caption set into it does not count
    headed: float = field(init=False)  # how much headline is above: 1 for a line, which may be a sub-head, 2.5 for more
    pairs: frozenset[str] = frozenset()  # of its first piece's text
    numbered: bool = field(init=False)  # under a headline with a number, which is a sub-head mostly
    opens_report: bool = field(init=False)  # under a headline of some size, and with a time

    def __post_init__(self) -> None:
        """Fills what follows from the pieces."""
        self.first = self.last = self.pieces[0]
        self.pairs = pairs_of(self.first.text)
        lines = sum(len(head.lines) for head in self.heads)
        self.headed = 0.0 if not lines else 1.0 if lines == 1 else 2.5
        self.numbered = bool(self.heads) and NUMBERED.match(self.heads[-1].text) is not None
        labelled = any(_LABEL.match(head.text) for head in self.heads)
        # Where a line is a paragraph, sub-heads are rare, and none stands over a paragraph that opens with a time.
        loose = self.first.column > LONG and not any(NUMBERED.match(head.text) for head in self.heads)
        self.opens_report = labelled or (self.first.timed and lines > (0 if loose else 1))

    @property
    def timed(self) -> bool:
        """Whether it opens with a time as reports do; so do the sections of a chronicle, under their numbers."""
        return self.first.timed and not self.numbered

    @property
    def closed(self) -> bool:
        """Whether it ends with a sentence or a byline."""
        return self.last.closed

    @property
    def ended(self) -> bool:
        """Whether a byline or the date of a signature closes it."""
        return self.last.byline_at >= 0 or self.signed

    @property
    def final(self) -> bool:
        """Whether the words of a notice end with it, so that no further sentence follows."""
        return ends_document(self.last.text)

    def add(self, piece: Piece) -> None:
        """Puts a byline or a caption below."""
        self.pieces.append(piece)
        self.signed = self.signed or piece.role == "source"
        if piece.role not in ("caption", "source"):
            self.last = piece

    def all_pieces(self) -> Iterator[Piece]:
        """Prefix and pieces in reading order."""
        yield from self.prefix
        yield from self.pieces


def build_units(pieces: Sequence[Piece]) -> list[Unit]:
    """The units of a page in page order. Heads, captions and furniture are in none, but heads are noted by theirs."""
    units: list[Unit] = []
    prefix: list[Piece] = []
    heads: list[Piece] = []
    before = ""
    furniture = [piece.index for piece in pieces if piece.role == "none"]
    pieces = [piece for piece in pieces if piece.role != "none"]
    bylines_above = _stand_above(pieces)
    for at, piece in enumerate(pieces):
        role = piece.role
        if role == "text":
            units.append(Unit(prefix, [piece], len(units), heads))
            prefix, heads = [], []
        elif role == "head":
            heads += [] if piece.inner else [piece]
        elif role == "caption":
            # Below the words of a picture that stands by itself, those of another one do so too.
            in_text = bool(units) and (pieces[at - 1].role != "caption" or pieces[at - 1] is units[-1].pieces[-1])
            if in_text and before in ("text", "byline") and not piece.after_blank:
                units[-1].add(piece)
            continue
        elif at + 1 < len(pieces) and (
            (before in ("", "head", "top") and _next_role(pieces, at) in _ABOVE[role])
            or (role == "byline" and bylines_above and pieces[at + 1].dateline)
        ):
            prefix.append(piece)
            role = "top"
        elif role == "byline":
            _close(units, piece, before)
        elif units and before in ("text", "byline", "source"):
            units[-1].add(piece)
        before = role
    for piece in prefix if units else []:
        units[-1].add(piece)
    for one, other in pairwise(units):
        at = bisect_left(furniture, one.last.index)
        other.parted = at < len(furniture) and furniture[at] < other.first.index
    return units


# What may follow a date line, or a byline, at the top of an article.
_ABOVE = {"source": ("text", "byline", "source", "head"), "byline": ("text", "source")}


def _next_role(pieces: Sequence[Piece], at: int) -> str:
    """What stands behind piece `at`, pictures left out."""
    return next((piece.role for piece in pieces[at + 1 :] if piece.role != "caption"), "")


def _stand_above(pieces: Sequence[Piece]) -> bool:
    """Whether the bylines of a page stand above their texts: more do for certain than stand below one for certain."""
    above, below = 0, sum(piece.ended for piece in pieces if piece.role == "text")
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        if piece.role == "byline" and not GOES_ON.match(piece.text):
            opens = after is not None and after.dateline
            above += opens and (before is None or before.role == "head")
            below += not opens and before is not None and before.role == "text" and before.closed
    return above > below


def _close(units: list[Unit], byline: Piece, before: str) -> None:
    """Puts a byline under the text it follows; one that follows none becomes a unit that must be led up to."""
    goes_on = GOES_ON.match(byline.text) and not byline.after_blank  # a text that goes on elsewhere breaks off
    if units and before in ("text", "byline") and (units[-1].last.closed or before == "byline" or goes_on):
        units[-1].add(byline)
    else:
        units.append(Unit([], [byline], len(units)))
