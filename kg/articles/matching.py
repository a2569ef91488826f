"""Maximum-weight assignment on a sparse bipartite graph: the solver under the page's one global decision.

Shortest augmenting paths with prices (Jonker and Volgenant's method, kept sparse): every left node takes exactly
one slot, no slot is taken twice, and the sum of weights is the greatest there is. Paths stay short where most
nodes get their favourite, so the time is near-linear in the number of options.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from math import inf
from operator import itemgetter

Option = tuple[int, float]  # slot, weight
_COST = itemgetter(1)


def assign(options: Sequence[Mapping[int, float]]) -> list[int]:
    """The slot each left node takes, by its position in `options`, which has the slots it may take with their weights.

    Each node needs one slot of its own (that no other may take), so that there always is an assignment;
    ValueError where there is none. Ties fall to the lower slot: no chance in it.
    """
    if not all(options):
        raise ValueError("a node without a slot cannot be assigned")
    state = _State(options)
    for node in range(len(options)):
        state.augment(node)
    return state.slots


class _State:
    """A part-built assignment: who holds which slot, and what each slot costs by now."""

    def __init__(self, options: Sequence[Mapping[int, float]]) -> None:
        self._options = options
        self._costs: dict[int, dict[int, float]] = {}
        self._holder: dict[int, int] = {}
        self._price: dict[int, float] = {}  # never above 0, so that a slot costs what its options say or more
        self.slots = [-1] * len(options)

    def _costs_of(self, node: int) -> dict[int, float]:
        """What each slot of a node is worse than its best one, the cheapest first; most nodes are never asked."""
        if node not in self._costs:
            slots = self._options[node]
            best = max(slots.values())
            self._costs[node] = dict(sorted([(slot, best - weight) for slot, weight in slots.items()], key=_COST))
        return self._costs[node]

    def augment(self, root: int) -> None:
        """Gives `root` a slot along the cheapest path of reassignments, and sets the prices of the slots on the way."""
        if self._take_free(root):
            return
        price, holder = self._price, self._holder
        came_from: dict[int, int] = {}
        done: dict[int, float] = {}
        heap: list[tuple[float, int, int]] = []
        node, base, bound = root, 0.0, inf
        while True:
            for slot, cost in self._costs_of(node).items():
                if base + cost > bound:
                    break  # a free slot is nearer than this and all that follow
                reach = base + cost - price.get(slot, 0.0)
                if reach <= bound and slot not in done:
                    heappush(heap, (reach, slot, node))
                    if slot not in holder:
                        bound = reach
            while heap and heap[0][1] in done:
                heappop(heap)
            if not heap:
                raise ValueError("no assignment: some nodes share all their slots")
            reach, slot, origin = heappop(heap)
            came_from[slot] = origin
            if slot not in holder:
                break
            done[slot] = reach
            node = holder[slot]
            base = reach - self._costs_of(node)[slot] + price.get(slot, 0.0)
        for seen, at in done.items():
            price[seen] = price.get(seen, 0.0) + at - reach
        self._take(slot, root, came_from)

    def _take_free(self, root: int) -> bool:
        """Gives `root` its cheapest slot if nobody holds that: the shortest path there is, and no price changes."""
        slot = self._favourite(root)
        if slot in self._holder:
            return False
        self._holder[slot] = root
        self.slots[root] = slot
        return True

    def _favourite(self, node: int) -> int:
        """The cheapest slot of a node: one of those with the greatest weight, if its price has not changed."""
        slots, price = self._options[node], self._price
        most = max(slots.values())
        best = [slot for slot, weight in slots.items() if weight == most and not price.get(slot)]
        if best:
            return min(best)
        return min((cost - price.get(slot, 0.0), slot) for slot, cost in self._costs_of(node).items())[1]

    def _take(self, slot: int, root: int, came_from: dict[int, int]) -> None:
        while slot >= 0:
            node = came_from[slot]
            freed = self.slots[node]
            self._holder[slot] = node
            self.slots[node] = slot
            slot = freed if node != root else -1
