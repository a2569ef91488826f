"""Whether `confidence` means what it says: precision of produced facts by band of confidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.scoring.judging import Score

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Lower bounds of the bands, rising; the last one ends at 1 inclusive."""


class Band(NamedTuple):
    """Facts with `low` ≤ confidence < `high` (the last band includes 1) and how many of them are right."""

    low: float
    high: float
    produced: int
    right: int

    @property
    def precision(self) -> float | None:
        """None for a band without facts."""
        return self.right / self.produced if self.produced else None


def confidence_bands(score: Score, bounds: Sequence[float] = BANDS) -> tuple[Band, ...]:
    """Sort the judged facts of a score into bands of their confidence, lowest first."""
    edges = (*bounds, 1.0)
    rights: list[list[bool]] = [[] for _ in bounds]
    for row, right in score.verdicts:
        rights[max(0, bisect_right(bounds, row["confidence"]) - 1)].append(right)
    return tuple(Band(low, high, len(one), sum(one)) for (low, high), one in zip(pairwise(edges), rights, strict=True))


def confidence_table(score: Score, bounds: Sequence[float] = BANDS) -> str:
    """The bands as a Markdown table for docs/quality.md; empty bands are left out."""
    lines = ["| confidence | facts | right | precision |", "|---|---|---|---|"]
    for band in confidence_bands(score, bounds):
        if band.precision is not None:
            lines.append(f"| {band.low:.2f}–{band.high:.2f} | {band.produced} | {band.right} | {band.precision:.3f} |")
    return "\n".join(lines)
