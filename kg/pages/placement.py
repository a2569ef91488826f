"""Where every actor stands, computed beforehand so that the page opens at rest.

Only additions, multiplications, divisions and square roots are used (IEEE 754 rounds these the same on every
machine) and positions end as whole numbers, so the same graph gives the same bytes everywhere. Inside a group, members
push each other apart and claims pull them together (Fruchterman and Reingold 1991); all groups of like size are
moved in one array. Groups are then placed the same way, from the inside out, as discs that may not overlap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from kg.pages.communities import Grouping, Weights

Floats = npt.NDArray[np.float64]

SPACING = 90.0
"""Wanted distance of neighbours in the units of the drawing (pixels at zoom 1)."""

ROUNDS = 60
SMOOTH_UP_TO = 700
"""Up to this many actors the whole drawing is relaxed once more at the end."""


def place(weights: Weights, grouping: Grouping) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Positions of all actors and of all groups (their middle), in whole drawing units, y downwards."""
    inner, radius = _leaves(weights, grouping)
    between = _between_groups(weights, grouping)
    for index, group in enumerate(grouping.groups):
        if group.children:
            inner[index], radius[index] = _discs(group.children, radius, between[index])
    outermost, _ = _discs(grouping.tops, radius, between[-1])
    centre: dict[int, tuple[float, float]] = {}
    _descend(grouping, grouping.tops, outermost, (0.0, 0.0), inner, centre)
    points = np.zeros((len(weights), 2))
    for index, group in enumerate(grouping.groups):
        if group.members:
            points[list(group.members)] = inner[index] + np.array(centre[index])
    if 2 < len(weights) <= SMOOTH_UP_TO:
        points = _relaxed(points, weights)
    groups = [(round(centre[at][0]), round(centre[at][1])) for at in range(len(grouping.groups))]
    return [(round(float(x)), round(float(y))) for x, y in points], groups


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


def _forces(points: Floats, links: Floats, alive: Floats, rounds: int = ROUNDS, reach: float = 2.0) -> Floats:
    """`points` (batch, member, 2) after `rounds` of repulsion between all and attraction along links."""
    both = alive[:, :, None] * alive[:, None, :]
    for step in range(rounds):
        heat = SPACING * reach * (1.0 - step / rounds)
        apart_x = points[:, :, None, 0] - points[:, None, :, 0]
        apart_y = points[:, :, None, 1] - points[:, None, :, 1]
        squared = apart_x * apart_x + apart_y * apart_y + 1.0
        pull = both * (SPACING * SPACING) / squared - links * (np.sqrt(squared) / SPACING) * 0.5
        shift = np.stack(((apart_x * pull).sum(axis=2), (apart_y * pull).sum(axis=2)), axis=2)
        shift -= points * 0.04  # a weak pull to the middle keeps unconnected members near
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


def _discs(
    children: Sequence[int], radius: dict[int, float], joined: dict[tuple[int, int], int]
) -> tuple[Floats, float]:
    """Positions of `children` as discs that do not overlap, joined ones near each other, and the radius of all."""
    count = len(children)
    if count == 0:
        return np.zeros((0, 2)), 0.0
    sizes = np.array([radius[child] for child in children])
    where = {child: at for at, child in enumerate(children)}
    links = np.zeros((1, count, count))
    for (left, right), weight in joined.items():
        links[0, where[left], where[right]] = links[0, where[right], where[left]] = min(weight, 6)
    ranked = sorted(range(count), key=lambda at: (-sizes[at], children[at]))
    start = np.zeros((1, count, 2))
    start[0, ranked] = _spiral(count) * SPACING
    rounds = max(8, min(ROUNDS, 6_000_000 // (count * count)))
    points = _forces(start, links, np.ones((1, count)), rounds)[0]
    points = _parted(points * (float(sizes.sum()) / count / SPACING), sizes)
    points -= points.sum(axis=0) / count
    return points, float((np.sqrt((points**2).sum(axis=1)) + sizes).max())


def _parted(points: Floats, sizes: Floats) -> Floats:
    """Discs pushed along their connecting line until none overlaps (at most 120 rounds), then drawn together."""
    need = sizes[:, None] + sizes[None, :]
    np.fill_diagonal(need, 0.0)
    for _ in range(max(10, min(120, 40_000_000 // (len(points) ** 2)))):
        apart = points[:, None, :] - points[None, :, :]
        length = np.sqrt((apart**2).sum(axis=2)) + 1e-9
        excess = np.maximum(need - length, 0.0)
        if float(excess.max()) < 1.0:
            points = points * 0.985
            continue
        points = points + (apart / length[:, :, None] * (excess * 0.5)[:, :, None]).sum(axis=1) * 0.6
    return points


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


def _relaxed(points: Floats, weights: Weights) -> Floats:
    """The whole drawing after a few cool rounds, so that claims between groups shorten and nobody stands on another."""
    links = np.zeros((1, len(weights), len(weights)))
    for node, row in enumerate(weights):
        for other, weight in row.items():
            links[0, node, other] = min(weight, 3) * 0.5
    rounds = max(6, min(40, 8_000_000 // len(weights) ** 2))
    moved = _forces(points[None], links, np.ones((1, len(weights))), rounds, reach=0.5)[0]
    return _parted(moved, np.full(len(weights), SPACING * 0.36))
