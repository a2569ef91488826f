"""What the page shows first: all actors, or above the limit the landmarks and the groups of the rest.

The page's script draws every later scene by the same rule (scene.js); this one is in the file ready-made so that
it paints before the data is unpacked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kg.drawing.communities import ALONE, Grouping, Weights
from kg.drawing.placement import Placement
from kg.pages.contents import Contents

LANDMARKS = 40
"""So many of the best connected actors stand for themselves among the groups."""

LABEL_CHARACTERS = 22
MOST_GROUP_EDGES = 400

Item = dict[str, Any]


def group_labels(
    contents: Contents, grouping: Grouping, weights: Weights, standing: Sequence[int] | None = None
) -> list[str]:
    """Each group is called after its two best connected actors that do not stand for themselves.

    Bodies come before people at equal weight.
    """
    apart = frozenset(standing or ())
    best: list[list[int]] = []
    for group in grouping.groups:
        pool = list(group.members) or [actor for child in group.children for actor in best[child]]
        pool = [actor for actor in pool if actor not in apart] or pool
        best.append(sorted(pool, key=lambda at: (-len(weights[at]), contents.actors[at].type == "Person", at))[:2])
    return [" · ".join(shortened(contents.actors[at].label) for at in pair) for pair in best]


def landmarks(weights: Weights, count: int = LANDMARKS) -> list[int]:
    """Indices of the actors with most neighbours, in index order."""
    ranked = sorted(range(len(weights)), key=lambda at: (-len(weights[at]), at))
    return sorted(at for at in ranked[:count] if weights[at])


def first_scene(
    contents: Contents,
    grouping: Grouping,
    placement: Placement,
    labels: Sequence[str],
    standing: Sequence[int] | None,
) -> tuple[list[Item], list[Item]]:
    """Nodes and edges as vis-network takes them. `standing`: actors shown as themselves; None for all.

    Actors without any neighbour are not drawn; the page's search, table and panel have them.
    A node's id is the actor's index, or -1 - index of the group it belongs to.
    """
    joined = [at for at, leaf in enumerate(grouping.leaf_of) if leaf != ALONE]
    shown = joined if standing is None else standing
    place_of = _places(grouping, len(contents.actors), standing)
    weight = _facts_of(contents)
    actors = list(shown)
    hidden = Counter(node for node in place_of if node < 0)
    for at, node in enumerate(place_of):
        if node < 0 and hidden[node] == 1:  # a group of one is that one
            place_of[at] = at
            actors.append(at)
    nodes = [
        _group_node(node, count, placement, labels) for node, count in sorted(hidden.items(), reverse=True) if count > 1
    ]
    nodes += [_actor_node(contents, at, placement.actors[at], weight[at]) for at in sorted(actors)]
    return nodes, _edges(contents, place_of)


def shortened(name: str) -> str:
    """A label short enough to be drawn: whole names up to LABEL_CHARACTERS, control characters left out."""
    clean = "".join(character for character in name[: LABEL_CHARACTERS * 4] if character.isprintable())
    return clean if len(clean) <= LABEL_CHARACTERS else clean[: LABEL_CHARACTERS - 1] + "…"


def _places(grouping: Grouping, count: int, standing: Sequence[int] | None) -> list[int]:
    """For every actor the node that stands for it."""
    if standing is None:
        return list(range(count))
    parent = {child: index for index, group in enumerate(grouping.groups) for child in group.children}
    top = list(range(len(grouping.groups)))
    for index in reversed(range(len(grouping.groups))):
        top[index] = top[parent[index]] if index in parent else index
    places = [at if leaf == ALONE else -1 - top[leaf] for at, leaf in enumerate(grouping.leaf_of)]
    for at in standing:
        places[at] = at
    return places


def _group_node(node: int, count: int, placement: Placement, labels: Sequence[str]) -> Item:
    group = -1 - node
    x, y = placement.groups[group]
    return {
        "id": node,
        "x": x,
        "y": y,
        "label": labels[group],
        "group": "Group",
        "count": count,
        "radius": placement.radii[group],
    }


def _facts_of(contents: Contents) -> list[int]:
    """How many claims every actor has part in."""
    index = {actor.id: at for at, actor in enumerate(contents.actors)}
    counted = [0] * len(contents.actors)
    for claim in contents.claims:
        for end in {claim.subject, claim.object}:
            if end is not None:
                counted[index[end]] += 1
    return counted


def _actor_node(contents: Contents, at: int, spot: tuple[int, int], weight: int) -> Item:
    actor = contents.actors[at]
    return {
        "id": at,
        "x": spot[0],
        "y": spot[1],
        "label": shortened(actor.label),
        "group": actor.type,
        "weight": weight,
    }


def _edges(contents: Contents, place_of: Sequence[int]) -> list[Item]:
    """One edge per pair of nodes and predicate, `value` counts its claims; inside a group there is none to draw."""
    index = {actor.id: at for at, actor in enumerate(contents.actors)}
    counted: Counter[tuple[int, int, str]] = Counter()
    for claim in contents.claims:
        if claim.object is None:
            continue
        source, target = place_of[index[claim.subject]], place_of[index[claim.object]]
        if source == target:
            continue
        grouped = source < 0 or target < 0
        if grouped and source > target:
            source, target = target, source
        counted[source, target, "" if grouped else claim.predicate] += 1
    edges = [
        {"from": source, "to": target, "predicate": predicate, "value": value}
        for (source, target, predicate), value in sorted(counted.items())
    ]
    return _strongest(edges)


def _strongest(edges: list[Item]) -> list[Item]:
    """All edges between actors; of those of groups the strongest, so that the drawing stays readable."""
    own = [edge for edge in edges if edge["predicate"]]
    grouped = sorted((edge for edge in edges if not edge["predicate"]), key=lambda edge: -int(edge["value"]))
    return own + grouped[:MOST_GROUP_EDGES]
