"""`Page` → `Article`s in reading order.

lines → pieces (where does something end, and what is it) → units → one assignment of units to chains and one of
headlines to chains → articles with their text, their way back to the page, and their credits.
"""

from __future__ import annotations

from kg.articles.bylines import names_desk
from kg.articles.captions import place_captions
from kg.articles.chains import link_units
from kg.articles.continuity import Collocations
from kg.articles.drafts import Draft
from kg.articles.flow import write_article
from kg.articles.headlines import place_heads
from kg.articles.lines import split_lines
from kg.articles.pictures import picture_units
from kg.articles.pieces import Piece
from kg.articles.seams import is_glued, part_lines
from kg.articles.splitting import split_pieces
from kg.articles.units import Unit, build_units
from kg.records import Article, Page

__all__ = ["read_articles"]


def read_articles(page: Page) -> tuple[Article, ...]:
    """The articles of `page`, numbered down the page by where their text begins; empty where it has none."""
    lines = split_lines(page.text)
    grams = Collocations(line.text for line in lines)
    lines = part_lines(lines, grams)
    glued = is_glued(lines)
    pieces = split_pieces(lines, grams, glued)
    units = build_units(pieces)
    heads = [piece for piece in pieces if piece.role == "head"]
    chains = link_units(units, heads, grams, glued)
    captions = _free_captions(pieces, units)
    drafts = place_heads(heads, chains + picture_units(captions, heads, chains), grams)
    drafts = [draft for draft in drafts if draft.heads or draft.units[0].first.role != "caption"]
    place_captions(_free_captions(pieces, [unit for draft in drafts for unit in draft.units]), drafts)
    _leave_desk(drafts, pieces)
    drafts.sort(key=lambda draft: min(unit.first.index for unit in draft.units))
    return tuple(write_article(draft, page, number) for number, draft in enumerate(drafts, 1))


def _leave_desk(drafts: list[Draft], pieces: list[Piece]) -> None:
    """Takes the last piece from its article where it names the desk of a page of several: 责编：甲某."""
    said = [piece for piece in pieces if piece.role != "none"]
    for foot in said[-1:] if len(drafts) > 1 else ():
        if foot.role == "byline" and names_desk(foot.text):
            for draft in drafts:
                draft.units = [unit for unit in draft.units if unit.pieces != [foot]] or draft.units
                for unit in draft.units:
                    unit.pieces[1:] = [piece for piece in unit.pieces[1:] if piece is not foot]


def _free_captions(pieces: list[Piece], units: list[Unit]) -> list[Piece]:
    """The captions among `pieces` that stand in none of `units`."""
    placed = {piece.index for unit in units for piece in unit.pieces}
    return [piece for piece in pieces if piece.role == "caption" and piece.index not in placed]
