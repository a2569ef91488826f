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
        self.pairs = [pairs_of(text) for text in texts]
        spread = Counter(pair for pairs in self.pairs for pair in pairs)
        count = len(texts) + 1
        # Whole numbers, because a sum of floats depends on its order, and a set's order on the hash seed.
        by_spread = [0, *(round(1000 * math.log(count / seen)) for seen in range(1, count))]
        self._weight = {pair: by_spread[seen] for pair, seen in spread.items()}
        self._unknown = by_spread[min(1, len(texts))]

    def weight_of(self, pairs: Iterable[str]) -> int:
        """The summed weight of `pairs`, in thousandths."""
        return sum(map(self._weight.__getitem__, pairs))

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much of the smaller of two sets of known pairs the greater has, by weight: 0 to 1."""
        small, great = (one, other) if len(one) <= len(other) else (other, one)
        return self.weight_of(small & great) / (self.weight_of(small) + 8000)

    def cover(self, head: frozenset[str], text: int) -> float:
        """The share of a headline's pairs, by weight, that text number `text` has."""
        total = sum(self._weight.get(pair, self._unknown) for pair in head)
        return self.weight_of(head & self.pairs[text]) / total if total else 0.0
