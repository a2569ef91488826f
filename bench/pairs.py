"""Times two ways of doing the same in one run, alternating, so that a busy machine slows both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Pair(NamedTuple):
    """Medians over the rounds: seconds of each side, and of the per-round ratio right / left."""

    left: float
    right: float
    ratio: float


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes by the wall clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def paired(left: Callable[[], object], right: Callable[[], object], rounds: int = 5) -> Pair:
    """Run both once to warm up, then `rounds` times in turn."""
    left(), right()
    runs = [(timed(left), timed(right)) for _ in range(rounds)]
    return Pair(
        statistics.median(run[0] for run in runs),
        statistics.median(run[1] for run in runs),
        statistics.median(run[1] / run[0] for run in runs),
    )
