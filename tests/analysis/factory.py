"""Small invented stores for the analyses: facts line by line, or lists of names in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import networkx as nx

from kg.graph import GraphView, StoreWriter, open_store
from kg.records import Argument, DateValue, Fact, PageReading, Resolution
from tests.graph.factory import KINDS, PageMaker, Said, resolved, type_of


def view_of(folder: Path, *readings: PageReading, resolution: Resolution | None = None) -> GraphView:
    """A store of these readings, opened."""
    with StoreWriter(folder / "store", "test") as writer:
        found = resolution or resolved(readings)
        writer.commit(list(readings), found, {one.page.id: one.page.file for one in readings})
    return open_store(folder / "store")


def page(file: str, said: Sequence[Said], when: DateValue | None = None) -> PageReading:
    """A page of one article, one line per fact."""
    return PageMaker(file).article("标题", said, when).reading()


def plain(*pairs: str | tuple[str, str, int]) -> nx.Graph[str]:
    """An undirected network as `kg.analysis.ties` makes it: "ab" joins a and b by one fact, ("a", "b", 3) by three."""
    graph: nx.Graph[str] = nx.Graph()
    for pair in pairs:
        one, other, weight = (*pair, 1) if isinstance(pair, str) else pair
        for node in (one, other):
            graph.add_node(node, label=node.upper(), type="Person", kind="Person")
        graph.add_edge(one, other, weight=weight, facts=())
    return graph


@dataclass(frozen=True)
class Listed:
    """One article with one sentence: `names` one behind the other, all for the same `predicate` and `target`."""

    names: Sequence[str]
    when: DateValue | None = None
    predicate: str = "attended"
    target: str = "植树会议"
    more: str = ""  # further words of the article
    counts: Sequence[int] = ()  # the `order` of each name; () for 1, 2, 3 …


def lists(file: str, *listed: Listed) -> PageReading:
    """A page of such articles."""
    maker = PageMaker(file)
    for one in listed:
        maker.article(
            f"标题{file}{one.more}",
            [(one.predicate, "、".join(one.names), one.target, {})],
            one.when,
        )
    made = maker.reading()
    facts = [part for fact, one in zip(made.facts, listed, strict=True) for part in _parted(fact, one)]
    return replace(made, facts=tuple(facts))


def _parted(fact: Fact, listed: Listed) -> list[Fact]:
    parts, at = [], fact.subject.start
    kind = KINDS.get(listed.predicate, ("Person", ""))[0]
    for number, name in enumerate(listed.names, 1):
        count = listed.counts[number - 1] if listed.counts else number
        subject = Argument(name, kind, type_of(name, kind), name, at, at + len(name))
        qualifiers = (("order", str(count)),)
        parts.append(replace(fact, id=f"{fact.id[:14]}{number:02}", subject=subject, qualifiers=qualifiers))
        at += len(name) + 1
    return parts
