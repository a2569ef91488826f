from random import Random

import pytest

from kg.drawing.communities import ALONE, MOST_TOPS, Grouping, group_actors, weights_between


def below(grouping: Grouping, index: int) -> set[int]:
    group = grouping.groups[index]
    return set(group.members) | {actor for child in group.children for actor in below(grouping, child)}


def cliques(count: int, size: int) -> list[tuple[int, int]]:
    """`count` cliques of `size` actors, each joined to the next by one pair."""
    inside = [(c * size + a, c * size + b) for c in range(count) for a in range(size) for b in range(a)]
    return inside + [(c * size, (c + 1) * size) for c in range(count - 1)]


def test_cliques_are_found() -> None:
    grouping = group_actors(weights_between(20, cliques(4, 5)))
    families = {frozenset(group.members) for group in grouping.groups if group.members}
    assert families == {frozenset(range(at, at + 5)) for at in range(0, 20, 5)}


@pytest.mark.parametrize("seed", range(6))
def test_every_joined_actor_is_in_exactly_one_group(seed: int) -> None:
    random = Random(seed)
    pairs = [(random.randrange(300), random.randrange(300)) for _ in range(350)]
    weights = weights_between(300, pairs)
    grouping = group_actors(weights, most_members=20)
    joined = {at for at, row in enumerate(weights) if row}
    tops = [below(grouping, top) for top in grouping.tops]
    assert sorted(actor for top in tops for actor in top) == sorted(joined)
    assert {at for at, leaf in enumerate(grouping.leaf_of) if leaf == ALONE} == set(range(300)) - joined
    for index, group in enumerate(grouping.groups):
        assert len(group.members) <= 20
        assert len(group.children) <= 20
        assert group.size == len(below(grouping, index))
        assert all(grouping.leaf_of[actor] == index for actor in group.members)


def test_a_great_many_small_groups_are_bundled() -> None:
    grouping = group_actors(weights_between(4000, [(at, at + 1) for at in range(0, 4000, 2)]))
    assert len(grouping.tops) <= MOST_TOPS
    assert sum(grouping.groups[top].size for top in grouping.tops) == 4000


def test_a_hub_with_more_leaves_than_a_group_may_have() -> None:
    grouping = group_actors(weights_between(1001, [(0, leaf) for leaf in range(1, 1001)]), most_members=100)
    assert max(len(group.members) for group in grouping.groups) <= 100
    assert sum(grouping.groups[top].size for top in grouping.tops) == 1001


def test_nobody_and_somebody_alone() -> None:
    assert group_actors([]).tops == ()
    assert group_actors([{}]) == Grouping((), (), (ALONE,))
