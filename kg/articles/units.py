"""Pieces → the units of the page's assignment: text with the byline that closes it and the date line above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.articles.pieces import Piece


@dataclass(slots=True, eq=False)
class Unit:
    """A text piece with what is bound to it: source and byline lines above, byline lines below."""

    prefix: list[Piece]
    pieces: list[Piece]
    order: int  # among the units of the page
    heads: list[Piece] = field(default_factory=list)  # headlines that stand right above it on the page

    @property
    def first(self) -> Piece:
        """The piece it begins with."""
        return self.pieces[0]

    @property
    def last(self) -> Piece:
        """The piece it ends with; a caption set into it does not count."""
        return next(piece for piece in reversed(self.pieces) if piece.role != "caption")

    @property
    def ended(self) -> bool:
        """Whether a byline closes it."""
        return self.last.ended

    @property
    def text(self) -> str:
        """Its words, byline and all."""
        return "".join(piece.text for piece in self.pieces)

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
    pieces = [piece for piece in pieces if piece.role != "none"]
    for at, piece in enumerate(pieces):
        role = piece.role
        if role == "text":
            units.append(Unit(prefix, [piece], len(units), heads))
            prefix, heads = [], []
        elif role == "head":
            heads.append(piece)
        elif role == "caption":
            if units and before in ("text", "byline") and not piece.after_blank:
                units[-1].pieces.append(piece)
            continue
        elif before in ("", "head", "top") and at + 1 < len(pieces) and pieces[at + 1].role in _UNDER_HEAD:
            prefix.append(piece)
            role = "top"
        elif role == "byline":
            _close(units, piece, before)
        before = role
    return units


_UNDER_HEAD = ("text", "byline", "source")


def _close(units: list[Unit], byline: Piece, before: str) -> None:
    """Puts a byline under the text it follows; one that follows none becomes a unit that must be led up to."""
    if units and before in ("text", "byline") and (units[-1].last.closed or before == "byline"):
        units[-1].pieces.append(byline)
    else:
        units.append(Unit([], [byline], len(units)))
