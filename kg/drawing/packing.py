"""Discs laid out so that none covers another: the groups of a drawing, and actors pushed off each other.

Like the placement that uses it, only exactly rounded arithmetic (IEEE 754), so that the same discs give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def discs(
    children: Sequence[int], radius: dict[int, float], joined: dict[tuple[int, int], int]
) -> tuple[Floats, float]:
    """Positions of `children` as discs that do not overlap, joined ones near each other, and the radius of all."""
    count = len(children)
    if count == 0:
        return np.zeros((0, 2)), 0.0
    where = {child: at for at, child in enumerate(children)}
    links: list[dict[int, int]] = [{} for _ in children]
    for (left, right), weight in joined.items():
        links[where[left]][where[right]] = links[where[right]][where[left]] = weight
    sizes = np.array([radius[child] for child in children])
    points = _packed(sizes, links)
    points -= points.sum(axis=0) / count
    return points, float((np.sqrt((points**2).sum(axis=1)) + sizes).max())


_QUARTER = ((1, 0), (0.8, 0.6), (0.6, 0.8))
_AROUND = np.array([turn for x, y in _QUARTER for turn in ((x, y), (-y, x), (-x, -y), (y, -x))])
"""Directions of length one in exact decimals."""


def _packed(sizes: Floats, links: Sequence[dict[int, int]]) -> Floats:
    """Middles of discs laid one after another, each touching one that lies already, near the middle and its kin.

    The largest comes first, then whichever has most claims with those that lie; no two discs overlap.
    """
    points = np.zeros((len(sizes), 2))
    laid: list[int] = []
    for at in _packing_order(sizes, links):
        if laid:
            reach = sizes[laid] + sizes[at]
            spots = (points[laid][:, None, :] + _AROUND[None] * reach[:, None, None]).reshape(-1, 2)
            apart = ((spots[:, None, :] - points[laid][None]) ** 2).sum(axis=2)
            free = (apart >= (reach * reach * 0.999)[None, :]).all(axis=1)
            kin = [(other, min(weight, 20)) for other, weight in sorted(links[at].items()) if other in laid]
            cost = (spots**2).sum(axis=1)
            for other, weight in kin:
                cost = cost + ((spots - points[other]) ** 2).sum(axis=1) * weight
            points[at] = spots[int(np.where(free, cost, np.inf).argmin())]
        laid.append(at)
    return points


def _packing_order(sizes: Floats, links: Sequence[dict[int, int]]) -> list[int]:
    """Discs in the order they are laid: most claims with those laid, then largest, then first."""
    drawn = [0] * len(sizes)
    left = set(range(len(sizes)))
    order = []
    while left:
        best = min(left, key=lambda at: (-drawn[at], -sizes[at], at))
        left.remove(best)
        order.append(best)
        for other, weight in links[best].items():
            drawn[other] += weight
    return order


def parted(points: Floats, sizes: Floats) -> Floats:
    """Discs pushed along their connecting line until none overlaps, at most 120 rounds."""
    need = sizes[:, None] + sizes[None, :]
    np.fill_diagonal(need, 0.0)
    x, y = points[:, 0], points[:, 1]
    for _ in range(max(10, min(120, 40_000_000 // (len(points) ** 2)))):
        across, down = x[:, None] - x[None, :], y[:, None] - y[None, :]
        length = np.sqrt(across * across + down * down) + 1e-9
        excess = np.maximum(need - length, 0.0)
        if float(excess.max()) < 1.0:
            break
        share = excess / length * 0.3
        x, y = x + (across * share).sum(axis=1), y + (down * share).sum(axis=1)
    return np.stack((x, y), axis=1)
