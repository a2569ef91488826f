"""Spreads independent work over processes; what comes out does not depend on how many there are."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_A_WORKER = 16
"""A worker needs about a second to load spaCy and jieba; that many pages take longer."""


def workers_for(items: int) -> int:
    """How many processes pay off for `items` pages here: all free cores, but none for fewer pages than it is worth."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, items // WORTH_A_WORKER))


def spread(work: Callable[[Item], Result], items: Sequence[Item], jobs: int | None) -> Iterator[Result]:
    """`work` done on each item, results in the order of `items`, by `jobs` processes (None: as many as pay off).

    `work` must be picklable: a function of a module, or a partial of one. Its errors come out here.
    """
    processes = min(len(items), workers_for(len(items)) if jobs is None else jobs)
    if processes <= 1:
        yield from map(work, items)
        return
    # Not forked: a fork copies the locks of threads that numpy and Oxigraph may hold.
    context = multiprocessing.get_context("spawn")
    chunk = max(1, min(64, len(items) // (processes * 4)))
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_leave_interrupts_to_the_parent)
    try:
        yield from pool.map(work, items, chunksize=chunk)
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches the whole process group; a worker that printed a traceback would be noise."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
