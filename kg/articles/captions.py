"""Which article each caption belongs to that stands in no text."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.articles.drafts import Draft, place_of, window
from kg.articles.pieces import Piece
from kg.articles.topics import Headings, pairs_of, spread_of

_FAR = 3.0
"""Pieces from its text at which a caption is as good as anywhere on the page: what it shares with a text tells more."""
_NUMBERED = re.compile("^图[①-⑩一二三四五六七八九0-9]")


def place_captions(captions: list[Piece], drafts: list[Draft]) -> None:
    """Puts every caption that is in no text yet to the article it shares most with, the nearest one where that ties.

    Numbered ones (图①, 图②) that stand together are the pictures of one article.
    """
    if not captions or not drafts:
        return
    groups = _numbered_together(captions)
    texts = [draft.pairs for draft in drafts]
    words = frozenset().union(*(_words(group) for group in groups))
    headings = Headings(texts, spread_of(texts, words))
    places = [draft.units[0].first.index for draft in drafts]
    units = sorted((unit for draft in drafts for unit in draft.units), key=place_of)
    for group in groups:
        near = window(places, group[0].index)
        covers = headings.cover(_words(group), near)
        fits = [10.0 * cover - min(_FAR, _gap(drafts[at], group[0])) for at, cover in zip(near, covers, strict=True)]
        draft = drafts[near[fits.index(max(fits))]]
        at = bisect_left(units, group[0].index, key=place_of)
        above = units[at - 1] if at else None
        for caption in group:
            if above in draft.units:
                above.add(caption)
            else:
                draft.captions.append(caption)


def _numbered_together(captions: list[Piece]) -> list[list[Piece]]:
    """The captions, those in one list that follow each other with numbers and nothing between."""
    groups: list[list[Piece]] = []
    for caption in captions:
        before = groups[-1][-1] if groups else None
        follows = before is not None and before.lines[-1].number + 1 == caption.lines[0].number
        if before is not None and follows and _NUMBERED.match(before.text) and _NUMBERED.match(caption.text):
            groups[-1].append(caption)
        else:
            groups.append([caption])
    return groups


def _words(captions: list[Piece]) -> frozenset[str]:
    """The character pairs of the captions, over the ends of their lines too."""
    return pairs_of("".join(caption.text for caption in captions))


def _gap(draft: Draft, caption: Piece) -> int:
    return min(abs(unit.first.index - caption.index) for unit in draft.units)
