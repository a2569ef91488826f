"""What the short lines are on a page where a line is a paragraph: headlines, or items of a list, facts, a signature."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from kg.articles.columns import NO_COLUMN
from kg.articles.heads import NUMBERED
from kg.articles.pieces import Piece
from kg.articles.sources import source_date

_KEYED = re.compile(r"(?:^|[\s\u3000])[^：:，。\s]{1,8}(?:\s+[\u4e00-\u9fff])?[：:]\s*[^\s：:]")
"""时间：…, 主持人：…: one of them may be a headline, several are what is known of a meeting."""

_ITEM = re.compile(rf"{NUMBERED.pattern}|{_KEYED.pattern}|\S[\u3000 ]{{2,}}\S|\S\u3000\S")
"""What lines of a list have and headlines have not: a number, a key, columns."""


def settle_short_lines(pieces: list[Piece]) -> None:
    """Makes text of the lines that `pieces`, in page order, take for headlines and that stand over no report."""
    _free_keyed(pieces)
    last = max((at for at, piece in enumerate(pieces) if piece.role == "text"), default=len(pieces))
    reports = sum(piece.dateline or piece.byline_at > 0 for piece in pieces)
    for role, numbers in groupby(range(len(pieces)), key=lambda at: pieces[at].role):
        group = list(numbers)
        if role != "head":
            continue
        if group[0] > last:
            # Below the last paragraph of the one report is its signature; of several it may be another's headline.
            heads = 0 if reports <= 1 or not pieces[group[0]].after_blank else len(group)
        else:
            above = [piece.role for piece in pieces[max(0, group[0] - 2) : group[0]]]
            following = pieces[group[-1] + 1] if group[-1] + 1 < len(pieces) else None
            heads = _heads_of([pieces[at] for at in group], above, following)
        for at in group[heads:]:
            pieces[at].role, pieces[at].column = "text", NO_COLUMN
            pieces[at].settle()
            pieces[at].closed = True  # a line is a paragraph, stop or not


def _free_keyed(pieces: list[Piece]) -> None:
    """A line like 发布人：某某 among others of its kind is no date line of the page."""
    for one, other in pairwise(pieces):
        if other.role == "source" and one.role == "head" and _KEYED.match(one.text) and not source_date(other.text):
            other.role = "head"


def _heads_of(group: list[Piece], above: list[str], after: Piece | None) -> int:
    """How many lines of a group, from its first, are headlines; `above` are the roles of the two pieces before."""
    opens = above[-1:] != ["text"] or group[0].after_blank
    reports = after is not None and (after.role == "source" or after.dateline or after.timed)
    listed = len(group) > 1 and any(_ITEM.search(piece.text) for piece in group)
    if (not opens and not reports and listed) or above == ["head", "source"]:
        return 0
    keyed = [len(_KEYED.findall(piece.text)) for piece in group]
    for at, (one, other) in enumerate(pairwise([*keyed, 0])):
        if one > 1 or (one and other):
            return at
    numbered = (at for at, piece in enumerate(group) if at and NUMBERED.match(piece.text))
    return next(numbered, len(group))
