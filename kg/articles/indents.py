"""What the first line of a text tells by its width: paragraphs open with an indent, halves of paragraphs do not."""

from __future__ import annotations

from itertools import pairwise

from kg.articles.units import Unit

# By how many half-width columns the first line falls short of the others → whether it goes on from elsewhere (1)
# or opens a paragraph (-1): an indent takes four, and a line may miss its column by a character.
_BY_SHORTFALL = {1: 0.7, 2: 0.0, 3: -0.6, 4: -1.0, 5: -1.0, 6: -1.0, 7: -1.0, 8: -0.8}
_WIDEST_COLUMN = 100
_INDENT = 2  # half-width columns that a paragraph is set in by at least


def goes_on_by_indent(units: list[Unit]) -> list[float]:
    """For each unit from 1 (its first line goes on from elsewhere) to -1 (it opens a paragraph); 0 where unknown.

    On pages whose paragraphs are set without an indent the first line is as full as the others and tells nothing.
    Which way a page is set shows where one paragraph ends and the next follows.
    """
    if is_indented(units):
        least = _least_indent(units)
        return [_by_indent(unit, least) for unit in units]
    known = [unit for before, unit in pairwise(units) if before.closed and not unit.first.dateline]
    if 2 * sum(_by_shortfall(unit) < 0 for unit in known) < len(known):
        return [0.0] * len(units)
    return [_by_shortfall(unit) for unit in units]


def is_indented(units: list[Unit]) -> bool:
    """Whether the paragraphs of a page open with an indent, as most of those do that begin for certain."""
    least = _least_indent(units)
    indented = sum(unit.first.lines[0].indent >= least for unit in units)
    sure = [unit for before, unit in pairwise(units) if before.closed or unit.first.dateline]
    shown = sum(unit.first.lines[0].indent >= least for unit in sure)
    return 2 * indented >= len(units) or (shown > 2 and 3 * shown >= 2 * len(sure))


def _least_indent(units: list[Unit]) -> int:
    """From how much indent on a line opens a paragraph: from any, where those with a dateline have a little."""
    indents = [unit.first.lines[0].indent for unit in units if unit.first.dateline]
    return min(indents) if len(indents) > 1 and 0 < min(indents) < _INDENT else _INDENT


def _by_indent(unit: Unit, least: int) -> float:
    lines, breaks = unit.first.lines, unit.first.breaks
    if lines[0].indent >= least:
        return -1.0
    # One article of the page may be set without: then its other paragraphs show it.
    return 1.0 if not breaks or any(lines[at + 1].indent >= least for at in breaks) else 0.0


def _by_shortfall(unit: Unit) -> float:
    piece = unit.first
    if len(piece.lines) < 2 or not 0 < piece.column <= _WIDEST_COLUMN:
        return 0.0
    return 1.0 if piece.indent < 1 else _BY_SHORTFALL.get(piece.indent, 0.0)
