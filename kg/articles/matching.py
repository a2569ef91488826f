"""Maximum-weight assignment on a sparse bipartite graph: the solver under the page's one global decision.

Shortest augmenting paths with prices (Jonker and Volgenant's method, kept sparse): every left node takes exactly
one slot, no slot is taken twice, and the sum of weights is the greatest there is. Paths stay short where most
nodes get their favourite, so the time is near-linear in the number of options.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

Option = tuple[int, float]  # slot, weight


def assign(options: Sequence[Sequence[Option]]) -> list[int]:
    """The slot each left node takes, by its position in `options`, which lists the slots it may take.

    Each node needs one slot of its own (that no other may take), so that there always is an assignment;
    ValueError where there is none. Ties fall to the option that is listed first and the lower slot: no chance in it.
    """
    state = _State([_costs(slots) for slots in options])
    for node in range(len(options)):
        state.augment(node)
    return state.slots


def _costs(slots: Sequence[Option]) -> dict[int, float]:
    if not slots:
        raise ValueError("a node without a slot cannot be assigned")
    best = max([weight for _, weight in slots])
    return {slot: best - weight for slot, weight in slots}


class _State:
    """A part-built assignment: who holds which slot, and what each slot costs by now."""

    def __init__(self, costs: list[dict[int, float]]) -> None:
        self._costs = costs
        self._holder: dict[int, int] = {}
        self._price: dict[int, float] = {}
        self.slots = [-1] * len(costs)

    def augment(self, root: int) -> None:
        """Gives `root` a slot along the cheapest path of reassignments, and sets the prices of the slots on the way."""
        if self._take_free(root):
            return
        came_from: dict[int, int] = {}
        done: dict[int, float] = {}
        heap: list[tuple[float, int, int]] = []
        node, base = root, 0.0
        while True:
            for slot, cost in self._costs[node].items():
                if slot not in done:
                    heappush(heap, (base + cost - self._price.get(slot, 0.0), slot, node))
            while heap and heap[0][1] in done:
                heappop(heap)
            if not heap:
                raise ValueError("no assignment: some nodes share all their slots")
            reach, slot, origin = heappop(heap)
            came_from[slot] = origin
            if slot not in self._holder:
                break
            done[slot] = reach
            node = self._holder[slot]
            base = reach - self._costs[node][slot] + self._price.get(slot, 0.0)
        for seen, at in done.items():
            self._price[seen] = self._price.get(seen, 0.0) + at - reach
        self._take(slot, root, came_from)

    def _take_free(self, root: int) -> bool:
        """Gives `root` its cheapest slot if nobody holds that: the shortest path there is, and no price changes."""
        price = self._price
        _, slot = min([(cost - price.get(slot, 0.0), slot) for slot, cost in self._costs[root].items()])
        if slot in self._holder:
            return False
        self._holder[slot] = root
        self.slots[root] = slot
        return True

    def _take(self, slot: int, root: int, came_from: dict[int, int]) -> None:
        while slot >= 0:
            node = came_from[slot]
            freed = self.slots[node]
            self._holder[slot] = node
            self.slots[node] = slot
            slot = freed if node != root else -1
