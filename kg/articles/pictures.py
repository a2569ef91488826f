"""Pictures that are news by themselves: words under a picture with a headline of their own and no report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.articles.pieces import Piece
from kg.articles.topics import Headings, pairs_of, spread_of
from kg.articles.units import Unit

_TOLD = 0.12  # the least share of a headline's words that the words under a picture have
_MUCH = 1.5  # times as much of it they have as any report
_STRANGE = 0.3  # the largest share of their own words that a report may have


def picture_units(captions: Sequence[Piece], heads: Sequence[Piece], chains: Sequence[list[Unit]]) -> list[list[Unit]]:
    """A chain for each of `captions` that tells what a headline says much better than any report of the page.

    A headline may still go elsewhere; what then stands without one is no article.
    """
    if not captions or not heads:
        return []
    reports = [frozenset().union(*(unit.pairs for unit in chain)) for chain in chains]
    words = [pairs_of(caption.text) for caption in captions]
    named = [pairs_of(head.text) for head in heads]
    texts = words + reports
    headings = Headings(texts, spread_of(texts, frozenset().union(*words, *named)))
    strange = {at for at, own in enumerate(words) if _best(headings.covers(own), len(words)) <= _STRANGE}
    told: set[int] = set()
    for name in named if strange else ():
        covers = headings.covers(name)
        best = max(sorted(strange & covers.keys()), key=covers.__getitem__, default=None)
        if best is not None and covers[best] > max(_TOLD, _MUCH * _best(covers, len(words))):
            told.add(best)
    first = sum(len(chain) for chain in chains)
    return [[Unit([], [captions[at]], first + number)] for number, at in enumerate(sorted(told))]


def _best(covers: Mapping[int, float], first: int) -> float:
    """The most of what is covered by a text whose number is `first` or higher."""
    return max((cover for number, cover in covers.items() if number >= first), default=0.0)
