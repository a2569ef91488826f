"""Pictures that are news by themselves: words under a picture with a headline of their own and no report."""

from __future__ import annotations

from collections.abc import Sequence

from kg.articles.pieces import Piece
from kg.articles.topics import Headings, pairs_of
from kg.articles.units import Unit

_TOLD = 0.3  # the least share of a headline's words that the words under a picture have
_MUCH = 2.0  # times as much of it they have as any report


def picture_units(captions: Sequence[Piece], heads: Sequence[Piece], chains: Sequence[list[Unit]]) -> list[list[Unit]]:
    """A chain for each of `captions` that tells what a headline says much better than any report of the page.

    A headline may still go elsewhere; what then stands without one is no article.
    """
    reports = [frozenset().union(*(unit.pairs for unit in chain)) for chain in chains]
    headings = Headings([pairs_of(caption.text) for caption in captions] + reports)
    count = len(captions)
    told: set[int] = set()
    for head in heads:
        covers = headings.cover(pairs_of(head.text), range(count + len(reports)))
        best = max(range(count), key=covers.__getitem__, default=0)
        if count and covers[best] > max([_TOLD, *(_MUCH * cover for cover in covers[count:])]):
            told.add(best)
    first = sum(len(chain) for chain in chains)
    return [[Unit([], [captions[at]], first + number)] for number, at in enumerate(sorted(told))]
