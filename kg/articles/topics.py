"""What texts of one page have in common: character pairs, weighted by how few of the texts have them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_REACH = 1200
"""Characters of a text that are looked at: what an article is about is said by then."""


def pairs_of(text: str) -> frozenset[str]:
    """The character pairs inside the runs of ideographs of `text`."""
    return frozenset(
        run[at : at + 2] for run in _HAN_RUN.findall(text[:_REACH]) for at in range(len(run) - 1)
    )


class Topics:
    """Weights of character pairs over the texts of one page."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Learns from `texts` which pairs are everywhere on this page and so tell nothing."""
        self._pairs = [pairs_of(text) for text in texts]
        spread = Counter(pair for pairs in self._pairs for pair in pairs)
        count = len(texts) + 1
        self._weight = {pair: math.log(count / seen) for pair, seen in spread.items() if seen < count}
        self._unknown = math.log(count)
        self._norms = [math.sqrt(sum(self._weight[pair] ** 2 for pair in pairs)) or 1.0 for pairs in self._pairs]

    def likeness(self, one: int, other: int) -> float:
        """Cosine of two of the texts by position: 0 where they share nothing."""
        shared = self._pairs[one] & self._pairs[other]
        return self._sum_of_squares(shared) / (self._norms[one] * self._norms[other])

    def cover(self, head: frozenset[str], text: int) -> float:
        """The share of a headline's pairs, by weight, that text number `text` has."""
        total = sum(self._weight.get(pair, self._unknown) for pair in head)
        return sum(self._weight[pair] for pair in sorted(head & self._pairs[text])) / total if total else 0.0

    def _sum_of_squares(self, pairs: Iterable[str]) -> float:
        # Sorted, because a sum of floats depends on its order, and a set's order on the hash seed.
        return sum(self._weight[pair] ** 2 for pair in sorted(pairs))
