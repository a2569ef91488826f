"""How two are connected: the fewest steps from one to the other, each a printed sentence."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import ClassVar

import networkx as nx

from kg.analysis.finding import Finding, Printed, Row, first_printed, printed
from kg.analysis.ties import Choice, choice_of, tied
from kg.errors import InputError, QueryError
from kg.graph import GraphView
from kg.graph.naming import the_one_called
from kg.records import Entity
from kg.report import counted


@dataclass(frozen=True, slots=True)
class Step(Row):
    """One step of a path, as the fact has it: `subject` did `predicate` to `object`, whichever way the path goes."""

    SHOWN: ClassVar = ("path", "step", "subject", "predicate", "object", "facts")
    path: int  # from 1
    step: int  # from 1
    subject: str
    subject_id: str
    predicate: str
    object: str
    object_id: str
    facts: int  # how many join the two; `printed` is the first of them
    printed: Printed


def path(
    view: GraphView,
    one: str,
    other: str,
    *,
    through: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    top: int = 1,
) -> Finding[Step]:
    """The shortest paths between two names, at most `top` of them, over facts of the predicates `through`.

    Of paths of one length those come first that follow more facts from the first step on, then by name. Raises
    InputError for an unknown name, for one that several bear, and where no path leads, QueryError for twice the same,
    and for an unknown predicate or date.
    """
    ends = [the_one_called(view.entities(), name) for name in (one, other)]
    if ends[0] == ends[1]:
        raise QueryError(f"{one} and {other} are the same: {ends[0].id}; name two")
    choice = choice_of(through, since, until)
    graph = tied(view, choice)
    steps = _distances(graph, ends[1].id)
    if ends[0].id not in steps:
        raise InputError(_no_path(ends, choice))
    paths = list(islice(shortest(graph, ends[0].id, steps), min(top, sys.maxsize)))
    rows = [
        _step(graph, number, at, pair)
        for number, nodes in enumerate(paths, 1)
        for at, pair in enumerate(pairwise(nodes), 1)
    ]
    said = f"{ends[0].label} to {ends[1].label} takes at least {counted(steps[ends[0].id], 'step')}"
    return Finding(Step, tuple(rows), f"{said}; of each step the first of its facts is shown")


def _no_path(ends: Sequence[Entity], choice: Choice) -> str:
    which = f" through {', '.join(choice.predicates)}" if choice.predicates else ""
    when = f" from {choice.since or '…'} to {choice.until or '…'}" if choice.dated else ""
    hint = "; try all predicates and dates" if which or when else ": no chain of printed facts joins them"
    return f"no path leads from {ends[0].label} to {ends[1].label}{which}{when}{hint}"


def _distances(graph: nx.Graph[str], start: str) -> dict[str, int]:
    """Steps from `start` to everyone it is connected with."""
    steps = {start: 0}
    waiting = deque([start] if start in graph else [])
    while waiting:
        here = waiting.popleft()
        for node in graph[here]:
            if node not in steps:
                steps[node] = steps[here] + 1
                waiting.append(node)
    return steps


def shortest(graph: nx.Graph[str], start: str, steps: dict[str, int]) -> Iterator[list[str]]:
    """Every shortest path from `start` to where `steps` is 0, the best first."""
    if steps[start] == 0:
        yield [start]
        return
    nearer = [node for node in graph[start] if steps.get(node) == steps[start] - 1]
    nearer.sort(key=lambda node: (-graph[start][node]["weight"], graph.nodes[node]["label"], node))
    for node in nearer:
        yield from ([start, *rest] for rest in shortest(graph, node, steps))


def _step(graph: nx.Graph[str], number: int, at: int, pair: tuple[str, str]) -> Step:
    rows = graph.edges[pair]["facts"]
    row = first_printed(rows)
    assert row.object is not None
    return Step(
        path=number,
        step=at,
        subject=row.subject_label,
        subject_id=row.subject,
        predicate=row.fact.predicate,
        object=row.object_label,
        object_id=row.object,
        facts=len(rows),
        printed=printed(row),
    )
