"""Where every actor stands, computed beforehand so that the page opens at rest.

Only additions, multiplications, divisions and square roots are used (IEEE 754 rounds these the same on every
machine) and positions end as whole numbers, so the same graph gives the same bytes everywhere. Inside a group, members
push each other apart and claims pull them together (Fruchterman and Reingold 1991); all groups of like size are
moved in one array. Groups are then placed the same way, from the inside out, as discs that may not overlap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.drawing.communities import Grouping, Weights
from kg.drawing.packing import Floats, discs, parted

SPACING = 90.0
"""Wanted distance of neighbours in the units of the drawing (pixels at zoom 1)."""

ROUNDS = 60
SMOOTH_UP_TO = 700
"""Up to this many actors the whole drawing is relaxed once more at the end."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where everything stands, in whole drawing units, y downwards."""

    actors: tuple[tuple[int, int], ...]
    groups: tuple[tuple[int, int], ...]  # the middle of each group
    radii: tuple[int, ...]  # of each group: its members lie within


def place(weights: Weights, grouping: Grouping) -> Placement:
    """Positions of all actors and groups."""
    inner, radius = _leaves(weights, grouping)
    between = _between_groups(weights, grouping)
    for index, group in enumerate(grouping.groups):
        if group.children:
            inner[index], radius[index] = discs(group.children, radius, between[index])
    outermost, _ = discs(grouping.tops, radius, between[-1])
    centre: dict[int, tuple[float, float]] = {}
    _descend(grouping, grouping.tops, outermost, (0.0, 0.0), inner, centre)
    points = np.zeros((len(weights), 2))
    for index, group in enumerate(grouping.groups):
        if group.members:
            points[list(group.members)] = inner[index] + np.array(centre[index])
    joined = [at for at, row in enumerate(weights) if row]
    if 2 < len(joined) <= SMOOTH_UP_TO:
        points[joined] = _relaxed(points[joined], _links(weights, joined), _families(grouping, joined))
    _set_aside(points, joined)
    every = range(len(grouping.groups))
    return Placement(
        tuple((round(float(x)), round(float(y))) for x, y in points),
        tuple((round(centre[at][0]), round(centre[at][1])) for at in every),
        tuple(round(radius[at]) for at in every),
    )


def _set_aside(points: Floats, joined: Sequence[int]) -> None:
    """Actors without neighbours stand in rows under the others."""
    alone = np.setdiff1d(np.arange(len(points)), np.array(joined, dtype=np.int64))
    below = float(points[joined][:, 1].max()) + 3 * SPACING if len(joined) else 0.0
    across = max(1, round(len(alone) ** 0.5) * 2)
    order = np.arange(len(alone))
    points[alone, 0] = (order % across - across / 2) * SPACING
    points[alone, 1] = below + (order // across) * SPACING


def _spiral(count: int) -> Floats:
    """`count` points one unit apart on the square spiral 0,0 · 1,0 · 1,1 · 0,1 · …: an even start without angles."""
    points = np.zeros((count, 2))
    x = y = 0
    dx, dy, run, left, turns = 1, 0, 1, 1, 0
    for index in range(1, count):
        x, y, left = x + dx, y + dy, left - 1
        points[index] = (x, y)
        if left == 0:
            dx, dy, turns = -dy, dx, turns + 1
            run += turns % 2 == 0
            left = run
    points[:, 0] += points[:, 1] * 0.37  # a slant, so that no two members stand in one line
    return points


def _leaves(weights: Weights, grouping: Grouping) -> tuple[dict[int, Floats], dict[int, float]]:
    """Positions inside every leaf group around its middle, and the radius it needs."""
    by_size: dict[int, list[int]] = defaultdict(list)
    inner: dict[int, Floats] = {}
    for index, group in enumerate(grouping.groups):
        if group.members:
            by_size[_rounded_up(len(group.members))].append(index)
    for size, indices in sorted(by_size.items()):
        batch = max(1, 2_000_000 // (size * size))
        for at in range(0, len(indices), batch):
            part = indices[at : at + batch]
            inner |= _simulated(weights, [grouping.groups[index].members for index in part], part, size)
    return inner, {index: _extent(points) for index, points in inner.items()}


def _rounded_up(count: int) -> int:
    size = 4
    while size < count:
        size += max(4, size // 2)
    return size


def _extent(points: Floats) -> float:
    return float(np.sqrt((points**2).sum(axis=1)).max()) + SPACING * 0.62


def _simulated(
    weights: Weights, families: Sequence[Sequence[int]], names: Sequence[int], size: int
) -> dict[int, Floats]:
    """Force-directed positions of many families at once, each padded to `size` members."""
    links = np.zeros((len(families), size, size))
    alive = np.zeros((len(families), size))
    start = np.zeros((len(families), size, 2))
    spiral = _spiral(size) * SPACING
    for row, family in enumerate(families):
        ranked = sorted(range(len(family)), key=lambda at: (-len(weights[family[at]]), family[at]))
        where = {member: at for at, member in enumerate(family)}
        alive[row, : len(family)] = 1.0
        start[row, ranked] = spiral[: len(family)]
        for at, member in enumerate(family):
            for other, weight in weights[member].items():
                if other in where:
                    links[row, at, where[other]] = min(weight, 4)
    points = _forces(start, links, alive)
    result = {}
    for row, family in enumerate(families):
        own = points[row, : len(family)]
        result[names[row]] = own - own.sum(axis=0) / len(family)
    return result


def _forces(
    points: Floats,
    links: Floats,
    alive: Floats,
    *,
    rounds: int = ROUNDS,
    step: float = 2.0,
    middle: float = 0.35,
    sight: float = 1000.0,
) -> Floats:
    """`points` (batch, member, 2) after `rounds` of repulsion between all and attraction along links.

    In units of SPACING: `step` is the longest first step, `sight` the distance beyond which nobody pushes. `middle`
    is how strongly the middle draws, so that unconnected members stay near.
    """
    both = alive[:, :, None] * alive[:, None, :]
    far = (SPACING * sight) * (SPACING * sight)
    for done in range(rounds):
        heat = SPACING * step * (1.0 - done / rounds)
        apart_x = points[:, :, None, 0] - points[:, None, :, 0]
        apart_y = points[:, :, None, 1] - points[:, None, :, 1]
        squared = apart_x * apart_x + apart_y * apart_y + 1.0
        fading = np.maximum(1.0 - squared / far, 0.0)
        pull = both * fading * (SPACING * SPACING) / squared - links * (np.sqrt(squared) / SPACING) * 0.5
        shift = np.stack(((apart_x * pull).sum(axis=2), (apart_y * pull).sum(axis=2)), axis=2)
        shift -= points * middle
        length = np.sqrt((shift * shift).sum(axis=2)) + 1e-9
        points = points + shift * (np.minimum(length, heat) / length * alive)[:, :, None]
    return points


def _between_groups(weights: Weights, grouping: Grouping) -> dict[int, dict[tuple[int, int], int]]:
    """For each parent group (-1: the whole), how many claims join each pair of its children."""
    parent = {child: index for index, group in enumerate(grouping.groups) for child in group.children}
    chains = [_chain(index, parent) for index in range(len(grouping.groups))]
    joined: dict[int, dict[tuple[int, int], int]] = defaultdict(lambda: defaultdict(int))
    for node, row in enumerate(weights):
        left = grouping.leaf_of[node]
        for other, weight in row.items():
            right = grouping.leaf_of[other]
            if node < other and left != right:
                family, pair = _meeting(chains[left], chains[right])
                joined[family][pair] += weight
    return joined


def _chain(index: int, parent: dict[int, int]) -> list[int]:
    chain = [index]
    while chain[-1] in parent:
        chain.append(parent[chain[-1]])
    return chain


def _meeting(left: list[int], right: list[int]) -> tuple[int, tuple[int, int]]:
    """The innermost common group of two chains (-1: none) and the two children of it that they pass."""
    depth = 1
    while left[-depth] == right[-depth]:
        depth += 1
    family = left[-depth + 1] if depth > 1 else -1
    return family, (min(left[-depth], right[-depth]), max(left[-depth], right[-depth]))


def _descend(
    grouping: Grouping,
    family: Sequence[int],
    points: Floats,
    middle: tuple[float, float],
    inner: dict[int, Floats],
    centre: dict[int, tuple[float, float]],
) -> None:
    """Fill `centre` with the absolute middle of every group below `family`."""
    for index, point in zip(family, points, strict=True):
        centre[index] = (middle[0] + float(point[0]), middle[1] + float(point[1]))
        children = grouping.groups[index].children
        if children:
            _descend(grouping, children, inner[index], centre[index], inner, centre)


def _links(weights: Weights, actors: Sequence[int]) -> Floats:
    """The weights among `actors` as a matrix, one claim counted fully and many at most threefold."""
    where = {actor: at for at, actor in enumerate(actors)}
    links = np.zeros((len(actors), len(actors)))
    for at, actor in enumerate(actors):
        for other, weight in weights[actor].items():
            links[at, where[other]] = min(weight, 3)
    return links


def _families(grouping: Grouping, actors: Sequence[int]) -> Floats:
    """1 where two of `actors` belong to the same outermost group."""
    parent = {child: index for index, group in enumerate(grouping.groups) for child in group.children}
    tops = np.array([_chain(grouping.leaf_of[actor], parent)[-1] for actor in actors])
    return np.asarray(tops[:, None] == tops[None, :], dtype=np.float64)


def _relaxed(points: Floats, links: Floats, same: Floats) -> Floats:
    """The whole drawing moved once more: claims between groups shorten, groups stay together, nobody stands on another.

    Members of one group are held by a faint link; claims that lead out of a group count half.
    """
    degree = links.sum(axis=1)
    eased = links / np.sqrt(np.minimum(degree[:, None], degree[None, :]))  # a hub's many leaves do not crush into it
    pull = eased * (0.5 + 0.5 * same) + same * 0.02
    rounds = max(8, min(120, 12_000_000 // len(points) ** 2))
    alive = np.ones((1, len(points)))
    moved = _forces(points[None], pull[None], alive, rounds=rounds, step=0.7, middle=0.12, sight=7.0)[0]
    return parted(moved, SPACING * 0.3 + np.sqrt(degree) * 4.0)
