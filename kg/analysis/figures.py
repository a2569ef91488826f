"""What the analyses say of each node, as columns for the network formats of `kg export --figures`."""

from __future__ import annotations

from collections import Counter

from kg.analysis.centrality import measured
from kg.analysis.communities import grouped
from kg.analysis.finding import DIGITS
from kg.analysis.rank import sights
from kg.analysis.ties import tied
from kg.graph import GraphView

Figures = dict[str, dict[str, int | float]]


def figures(view: GraphView) -> Figures:
    """Column name → Entity.id → figure; whoever it does not apply to is absent.

    `community` (1 is the largest), `neighbours`, `betweenness`, `closeness` as `kg analyse` gives them, and
    of a person `printed_first`: how often it stands before another person of one printed list, as a share of all
    such comparisons.
    """
    graph = tied(view)
    rows = measured(graph)
    communities = {node: number for number, group in enumerate(grouped(graph), 1) for node in group}
    return {
        "community": dict(communities),
        "neighbours": {row.name_id: row.neighbours for row in rows},
        "betweenness": {row.name_id: row.betweenness for row in rows},
        "closeness": {row.name_id: row.closeness for row in rows},
        "printed_first": _printed_first(view),
    }


def _printed_first(view: GraphView) -> dict[str, int | float]:
    ahead: Counter[str] = Counter()
    either: Counter[str] = Counter()
    persons = {entity.id for entity in view.entities() if entity.kind == "Person"}
    for sight in sights(view):
        if {sight.ahead, sight.behind} <= persons:
            ahead[sight.ahead] += 1
            either.update((sight.ahead, sight.behind))
    return {node: round(ahead[node] / count, DIGITS) for node, count in sorted(either.items())}
