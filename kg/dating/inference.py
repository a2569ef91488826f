"""Clues → the year of a page, or none.

Every year of a fixed range is weighed: a clue that fits a year multiplies its weight by confidence ÷ (number of
years that fit), one that does not by (1 − confidence) ÷ (number of the others). A year is named when its share of
the weight reaches `accept`. Equal clues count once, so a page that repeats itself is not surer for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import prod
from typing import NamedTuple

from kg.dating.calendar import Stretch
from kg.dating.public_events import Clue, settings


class Inference(NamedTuple):
    """The year, its share of the weight, and the clues that speak for it."""

    year: int
    share: float
    clues: tuple[Clue, ...]


def infer_year(clues: Sequence[Clue], news_of: Callable[[int], Sequence[date]]) -> Inference | None:
    """The year a page is from, None where no year stands out.

    `news_of` gives the days of the page's news if it were from a year: they say when in that year it was printed.
    """
    distinct = list({(clue.what, clue.stretches): clue for clue in reversed(clues)}.values())
    if not distinct:
        return None
    first, last = settings()["years"]
    times = {year: _times(year, news_of(year)) for year in range(first, last + 1)}
    fits = {
        clue: frozenset(year for year, time in times.items() if _meets(clue, time[clue.of_news])) for clue in distinct
    }
    useful = [clue for clue in distinct if 0 < len(fits[clue]) < len(times)]
    if not useful:
        return None
    factors = [(fits[clue], *_factors(clue, len(fits[clue]), len(times))) for clue in useful]
    weights = {year: prod([fit if year in years else other for years, fit, other in factors]) for year in times}
    best = max(weights, key=lambda year: weights[year])
    share = weights[best] / sum(weights.values())
    if share < settings()["accept"]:
        return None
    speaking = sorted(
        (clue for clue in useful if best in fits[clue]), key=lambda clue: (len(fits[clue]), clue.article, clue.start)
    )
    return Inference(best, round(min(share, settings()["highest"]), 2), tuple(speaking))


def _factors(clue: Clue, fitting: int, years: int) -> tuple[float, float]:
    """What a clue multiplies the weight of a year by: of one that fits, and of one that does not."""
    return clue.confidence / fitting, (1 - clue.confidence) / (years - fitting)


def _meets(clue: Clue, time: Stretch) -> bool:
    if len(clue.stretches) == 1:
        first, last = clue.stretches[0]
        return first <= time.last and time.first <= last
    return any(first <= time.last and time.first <= last for first, last in clue.stretches)


def _times(year: int, news: Sequence[date]) -> tuple[Stretch, Stretch]:
    """When in `year` the page may have been printed (after its last news, and not long after), and that last news."""
    if not news:
        whole_year = Stretch(date(year, 1, 1), date(year, 12, 31))
        return whole_year, whole_year
    last = max(news)
    return Stretch(last, last + timedelta(days=settings()["delay_days"])), Stretch(last, last)
