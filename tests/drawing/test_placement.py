from random import Random

import pytest

from kg.drawing.communities import group_actors, weights_between
from kg.drawing.placement import SPACING, Placement, place


def placed(count: int, pairs: list[tuple[int, int]]) -> Placement:
    weights = weights_between(count, pairs)
    return place(weights, group_actors(weights))


def some_pairs(count: int, seed: int = 1) -> list[tuple[int, int]]:
    random = Random(seed)
    return [(random.randrange(count), random.randrange(count)) for _ in range(count * 2)]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 40, 400, 900, 2500])
def test_everybody_has_a_place_of_their_own(count: int) -> None:
    placement = placed(count, some_pairs(count) if count else [])
    assert len(placement.actors) == count
    assert len(set(placement.actors)) == count


def test_the_same_graph_has_the_same_places() -> None:
    assert placed(300, some_pairs(300)) == placed(300, list(reversed(some_pairs(300))))


def test_neighbours_stand_nearer_than_strangers() -> None:
    pairs = [(c * 8 + a, c * 8 + b) for c in range(12) for a in range(8) for b in range(a)]
    spots = placed(96, pairs).actors

    def distance(left: int, right: int) -> float:
        return float(sum((a - b) ** 2 for a, b in zip(spots[left], spots[right], strict=True)) ** 0.5)

    near = [distance(left, right) for left, right in pairs]
    far = [distance(left, right) for left in range(96) for right in range(left) if left // 8 != right // 8]
    assert max(near) < 8 * SPACING
    assert sum(near) / len(near) * 2 < sum(far) / len(far)


def test_discs_of_outermost_groups_do_not_overlap() -> None:
    weights = weights_between(3000, some_pairs(3000, seed=4))
    grouping = group_actors(weights)
    placement = place(weights, grouping)
    for at, left in enumerate(grouping.tops):
        for right in grouping.tops[:at]:
            (x, y), (u, v) = placement.groups[left], placement.groups[right]
            assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 >= (placement.radii[left] + placement.radii[right]) * 0.99


def test_actors_without_neighbours_stand_below() -> None:
    spots = placed(9, [(0, 1), (1, 2), (2, 0)]).actors
    assert max(y for _, y in spots[:3]) < min(y for _, y in spots[3:])
