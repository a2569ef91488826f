"""What texts of one page have in common: character pairs, weighted by how few of the texts have them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
REACH = 1200
"""Characters of a text that are looked at: what an article is about is said by then."""
_FAINT = 8000
"""Added to the weight two texts could share, so that two short texts with one pair in common are not alike."""
_MUCH = 12_000
"""A shared weight that leaves no doubt, however long the texts are: five or six names that no other text has."""
_MUCH_WORTH = 0.35


@lru_cache(maxsize=4096)
def pairs_of(text: str) -> frozenset[str]:
    """The character pairs inside the runs of ideographs of `text`."""
    runs = _HAN_RUN.findall(text[:REACH])
    return frozenset(chain.from_iterable(map(str.__add__, run, run[1:]) for run in runs))


def spread_of(texts: Iterable[frozenset[str]], words: frozenset[str] | None = None) -> Counter[str]:
    """In how many of `texts` each pair is; of `words` alone, where no others will be asked for."""
    return Counter(chain.from_iterable(texts if words is None else map(words.__and__, texts)))


class Topics:
    """Weights of character pairs over the texts of one page."""

    def __init__(self, pairs: Sequence[frozenset[str]]) -> None:
        """Learns from the pairs of each text which are everywhere on this page and so tell nothing."""
        self._texts, self._spread = pairs, spread_of(pairs)
        count = len(pairs) + 1
        # Whole numbers, because a sum of floats depends on its order, and a set's order on the hash seed.
        by_spread = [0, *(round(1000 * math.log(count / seen)) for seen in range(1, count))]
        self._weight = {pair: by_spread[seen] for pair, seen in self._spread.items() if seen > 1}
        self._alike: dict[tuple[int, int], float] = {}
        self._alone = by_spread[1] if count > 1 else 0
        known = self._weight.keys()
        # A pair that one text alone has adds to its weight but is shared with none: it need not be kept.
        self.pairs = [text & known for text in pairs]
        self.weights = [
            self.weight_of(shared) + self._alone * (len(text) - len(shared))
            for text, shared in zip(pairs, self.pairs, strict=True)
        ]

    def headings(self) -> Headings:
        """How well headlines fit the same texts."""
        return Headings(self._texts, self._spread)

    def weight_of(self, shared: Iterable[str]) -> int:
        """The summed weight, in thousandths, of pairs that several texts have."""
        return sum(map(self._weight.__getitem__, shared))

    def alike(self, one: int, other: int) -> float:
        """The overlap of two of the page's texts, by number: asked both ways, and again for each solution."""
        both = (one, other) if one < other else (other, one)
        if both not in self._alike:
            least = min(self.weights[one], self.weights[other])
            self._alike[both] = self.overlap(self.pairs[one], self.pairs[other], least)
        return self._alike[both]

    def overlap(self, one: frozenset[str], other: frozenset[str], least: int) -> float:
        """How alike two texts are, from 0 to about 1: by the share of the lighter one (its whole weight is `least`)

        that the other one has too, and by how much that is.
        """
        both = one & other
        if not both:
            return 0.0
        shared = sum(map(self._weight.__getitem__, both))
        return shared / (least + _FAINT) + _MUCH_WORTH * min(shared, _MUCH) / _MUCH


class Headings:
    """How well headlines fit texts: how much of a headline's words, by weight, a text has."""

    def __init__(self, texts: Sequence[frozenset[str]], spread: Counter[str]) -> None:
        """Learns which pairs are everywhere; `spread`: in how many of `texts` each pair of the headlines is."""
        self._texts = texts
        self._spread = spread
        self._by_spread = [round(1000 * math.log((len(texts) + 1) / max(1, seen))) for seen in range(len(texts) + 1)]

    def cover(self, head: frozenset[str], texts: range) -> list[float]:
        """For each of `texts`, by number, the share of the pairs of `head`, by weight, that it has."""
        weights = self._weights(head)
        total = sum(weights.values()) or 1
        return [sum(map(weights.__getitem__, head & self._texts[number])) / total for number in texts]

    def covers(self, head: frozenset[str]) -> dict[int, float]:
        """The same for all texts, but those of which it is 0."""
        weights = self._weights(head)
        total = sum(weights.values()) or 1
        shared: Counter[int] = Counter()
        for pair, weight in weights.items():
            for number in self._where.get(pair, ()):
                shared[number] += weight
        return {number: weight / total for number, weight in shared.items()}

    def _weights(self, head: frozenset[str]) -> dict[str, int]:
        return {pair: self._by_spread[self._spread[pair]] for pair in head}

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        """The texts, by number, that have each pair."""
        where: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            for pair in text:
                where[pair].append(number)
        return where
