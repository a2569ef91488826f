"""The one decision of the page: which unit of text follows which, weighed all together and solved for the best sum.

Every unit either begins an article or follows one other unit; every unit is followed by one at most. What speaks
for a link and what for a beginning is in `kg.articles.weighing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from kg.articles.continuity import Collocations
from kg.articles.matching import assign
from kg.articles.pieces import Piece
from kg.articles.units import Unit
from kg.articles.weighing import Weigher

ROUNDS = 3
"""How often a page is looked at again at most."""
CLEAR = 1.5
"""Where every unit prefers its place by so much to its next best one, the page is not looked at twice."""
DOUBTFUL = 5.0
"""Only units whose margin is less than this are weighed again."""
_BEARING = 200
"""Units further apart than this do not bear on each other's places: five times as far as a link may go."""


def link_units(units: list[Unit], heads: list[Piece], grams: Collocations, glued: bool) -> list[list[Unit]]:
    """The articles' texts: chains of units in reading order, sorted by the place of their first unit on the page.

    `heads` are the headlines of the page: what they name is told where an article begins. `glued` says whether it
    prints column on column without blank lines.
    """
    if not units:
        return []
    weigher = Weigher(units, heads, grams, glued)
    before, margins = _solve(weigher)
    for _ in range(ROUNDS):
        if min(margins) >= CLEAR:
            break
        # What a unit is about shows in the article it stands in, so the first solution informs the second.
        weigher.learn(_chains(units, before), {at for at, margin in enumerate(margins) if margin < DOUBTFUL})
        again, margins = _solve(weigher)
        if again == before:
            break
        before = again
    return _chains(units, before)


def _solve(weigher: Weigher) -> tuple[list[int | None], list[float]]:
    """For each unit the position of the unit before it, None where it begins an article: the best there is.

    With it the margins by which the units prefer their places to their next best ones.
    """
    options = [dict(slots) for slots in weigher.options()]
    while True:
        slots = assign(options)
        before = [None if slot % 2 else slot // 2 for slot in slots]
        rings = list(_far_apart(_rings(before)))
        if not rings:
            return before, [_regret(choices, slot) for choices, slot in zip(options, slots, strict=True)]
        for ring in rings:
            weakest = min(ring, key=lambda at: (_regret(options[at], slots[at]), at))
            del options[weakest][slots[weakest]]


def _regret(choices: dict[int, float], taken: int) -> float:
    """What it costs a unit to do without the slot it took: the distance to its next best."""
    return choices[taken] - max([weight for slot, weight in choices.items() if slot != taken], default=-inf)


def _rings(before: list[int | None]) -> Iterator[list[int]]:
    """The units that follow each other in a circle, which the assignment alone cannot forbid, circle by circle."""
    seen_from: list[int | None] = [None] * len(before)
    for start in range(len(before)):
        path, at = [], start
        while at is not None and seen_from[at] is None:
            seen_from[at] = start
            path.append(at)
            at = before[at]  # type: ignore[assignment]
        if at is not None and seen_from[at] == start:
            yield path[path.index(at) :]


def _far_apart(rings: Iterable[list[int]]) -> Iterator[list[int]]:
    """Of `rings` the first, and those so far down the page that it bears on none of them when it is broken."""
    reached = -inf
    for ring in rings:
        if min(ring) > reached:
            yield ring
            reached = max(ring) + _BEARING


def _chains(units: list[Unit], before: list[int | None]) -> list[list[Unit]]:
    after = {left: right for right, left in enumerate(before) if left is not None}
    chains = []
    for start, left in enumerate(before):
        if left is None:
            chain, at = [units[start]], start
            while at in after:
                at = after[at]
                chain.append(units[at])
            chains.append(chain)
    return chains
