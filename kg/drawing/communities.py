"""Groups of actors that have more to do with each other than with the rest, as a tree of bounded fan-out.

Louvain's method (Blondel et al. 2008) in whole numbers: gains are compared as integers, nodes are visited in
index order and ties go to the lower community, so the result is the same on every machine and needs no seed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

Weights = list[dict[int, int]]
"""Weights[i][j] = Weights[j][i] = number of claims between i and j."""

ALONE = -1

MOST_MEMBERS = 160
"""A group with more members than this is cut into smaller ones: an opened group must stay readable."""

MOST_TOPS = 240
"""With more outermost groups than this the smallest are bundled: a newspaper has many people met only once."""

MOST_PASSES = 12


@dataclass(frozen=True, slots=True)
class Group:
    """`members` are indices of actors for a leaf, of other groups (`children`) otherwise; `size` counts actors."""

    members: tuple[int, ...]
    children: tuple[int, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Grouping:
    """All groups, parents after children; `tops` are the outermost.

    `leaf_of[i]` is the group of actor i, ALONE for an actor without any neighbour.
    """

    groups: tuple[Group, ...]
    tops: tuple[int, ...]
    leaf_of: tuple[int, ...]


def weights_between(count: int, pairs: Sequence[tuple[int, int]]) -> Weights:
    """The symmetric weights of `count` actors from pairs of indices; a pair with itself does not count."""
    weights: Weights = [{} for _ in range(count)]
    for left, right in pairs:
        if left != right:
            weights[left][right] = weights[left].get(right, 0) + 1
            weights[right][left] = weights[right].get(left, 0) + 1
    return weights


def communities(weights: Weights) -> list[int]:
    """The community of every actor at Louvain's last level, numbered by their first actor; alone without neighbours."""
    return _levels(weights)[-1]


def group_actors(weights: Weights, most_members: int = MOST_MEMBERS) -> Grouping:
    """The tree of groups: Louvain's levels, then cuts where a group is still larger than `most_members`."""
    levels = _levels(weights)
    joined = [members for members in _members(levels[0]) if weights[members[0]]]
    finest = _cut(joined, weights, most_members)
    groups = [Group(tuple(members), (), len(members)) for members in finest]
    leaf_of = [ALONE] * len(weights)
    for index, members in enumerate(finest):
        for member in members:
            leaf_of[member] = index
    current = list(range(len(groups)))
    for level in levels[1:]:
        current = _joined(groups, current, level, most_members)
    tops = _bundled(groups, current, most_members)  # appends to `groups`
    return Grouping(tuple(groups), tuple(tops), tuple(leaf_of))


def _bundled(groups: list[Group], tops: list[int], most: int) -> list[int]:
    """`tops` with the smallest bundled, `most` at a time, until MOST_TOPS are left. Appends to `groups`."""
    while len(tops) > MOST_TOPS:
        ranked = sorted(tops, key=lambda index: (-groups[index].size, index))
        large, small = ranked[: MOST_TOPS // 2], ranked[MOST_TOPS // 2 :]
        tops = large
        for at in range(0, len(small), most):
            part = tuple(small[at : at + most])
            groups.append(Group((), part, sum(groups[child].size for child in part)))
            tops.append(len(groups) - 1)
    return tops


def _levels(weights: Weights) -> list[list[int]]:
    """For each level of Louvain, the community of every actor; communities are numbered by their first actor."""
    community = list(range(len(weights)))
    loops = [0] * len(weights)
    levels: list[list[int]] = []
    while True:
        moved = _moved(weights, loops)
        if len(set(moved)) == len(moved) and levels:
            return levels
        moved = _renumbered(moved)
        community = [moved[at] for at in community]
        levels.append(community)
        if len(set(moved)) == len(moved):
            return levels
        weights, loops = _condensed(weights, loops, moved)


def _moved(weights: Weights, loops: list[int]) -> list[int]:
    """Louvain's local moving: every node to the neighbouring community of largest gain until none moves."""
    degree = [sum(row.values()) + loop for row, loop in zip(weights, loops, strict=True)]
    doubled = sum(degree)
    community = list(range(len(weights)))
    total = degree.copy()
    for _ in range(MOST_PASSES):
        moves = 0
        for node, row in enumerate(weights):
            if not row:
                continue
            here = community[node]
            links: dict[int, int] = {here: 0}
            for other, weight in row.items():
                at = community[other]
                links[at] = links.get(at, 0) + weight
            own = degree[node]
            total[here] -= own
            best, gain = here, links[here] * doubled - total[here] * own
            for at, weight in links.items():
                worth = weight * doubled - total[at] * own
                if worth > gain or (worth == gain and at < best):
                    best, gain = at, worth
            total[best] += own
            if best != here:
                community[node] = best
                moves += 1
        if moves == 0:
            break
    return community


def _renumbered(community: list[int]) -> list[int]:
    numbers: dict[int, int] = {}
    return [numbers.setdefault(at, len(numbers)) for at in community]


def _condensed(weights: Weights, loops: list[int], community: list[int]) -> tuple[Weights, list[int]]:
    """The graph of communities; what stays inside one becomes its loop."""
    count = max(community) + 1
    outer: Weights = [{} for _ in range(count)]
    inner = [0] * count
    for node, row in enumerate(weights):
        here = community[node]
        inner[here] += loops[node]
        for other, weight in row.items():
            at = community[other]
            if at == here:
                inner[here] += weight
            else:
                outer[here][at] = outer[here].get(at, 0) + weight
    return outer, inner


def _members(community: list[int]) -> list[list[int]]:
    members: dict[int, list[int]] = defaultdict(list)
    for node, at in enumerate(community):
        members[at].append(node)
    return [members[at] for at in sorted(members)]


def _cut(groups: list[list[int]], weights: Weights, most: int) -> list[list[int]]:
    """Groups of at most `most` members; the best connected stay together in the first piece."""
    pieces: list[list[int]] = []
    for members in groups:
        if len(members) <= most:
            pieces.append(members)
            continue
        ranked = sorted(members, key=lambda node: (-len(weights[node]), node))
        pieces += [ranked[at : at + most] for at in range(0, len(ranked), most)]
    return pieces


def _joined(groups: list[Group], current: list[int], level: list[int], most: int) -> list[int]:
    """The groups of the next level over `current`; a group with one child is that child. Appends to `groups`."""
    children: dict[int, list[int]] = defaultdict(list)
    for index in current:
        children[level[_first_actor(groups, index)]].append(index)
    result: list[int] = []
    for at in sorted(children):
        family = children[at]
        if len(family) == 1:
            result.append(family[0])
            continue
        for start in range(0, len(family), most):
            part = tuple(family[start : start + most])
            groups.append(Group((), part, sum(groups[child].size for child in part)))
            result.append(len(groups) - 1)
    return result


def _first_actor(groups: list[Group], index: int) -> int:
    while not groups[index].members:
        index = groups[index].children[0]
    return groups[index].members[0]
