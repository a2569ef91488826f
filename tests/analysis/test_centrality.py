from __future__ import annotations

from importlib import import_module
from pathlib import Path

import networkx as nx
import pytest

from kg.analysis import centrality
from kg.analysis.centrality import measured
from kg.errors import QueryError
from kg.graph import GraphView
from tests.analysis.factory import page, plain, view_of
from tests.graph.factory import day

MODULE = import_module("kg.analysis.centrality")  # the package offers the function under this name


@pytest.mark.parametrize(
    ("network", "node", "neighbours", "facts", "betweenness", "closeness"),
    [
        # a – b – c: the one pair of others passes over b; a is at 1 from b and at 2 from c
        (plain("ab", "bc"), "b", 2, 2, 1.0, 1.0),
        (plain("ab", "bc"), "a", 1, 1, 0.0, 0.75),
        # a square: of the pair opposite, every second path; 1 + 1 + 1/2 over 3
        (plain("ab", "bc", "cd", "da"), "a", 2, 2, round(0.5 / 3, 6), round(2.5 / 3, 6)),
        # a star of four rays: all six pairs pass over the middle
        (plain("ma", "mb", "mc", "md"), "m", 4, 4, 1.0, 1.0),
        # three facts of one pair are one neighbour
        (plain(("a", "b", 3)), "a", 1, 3, 0.0, 1.0),
        # in two pieces: one of three others within reach
        (plain("ab", "cd"), "a", 1, 1, 0.0, round(1 / 3, 6)),
    ],
)
def test_by_hand(
    network: nx.Graph[str], node: str, neighbours: int, facts: int, betweenness: float, closeness: float
) -> None:
    (row,) = (row for row in measured(network) if row.name_id == node)
    found = (row.neighbours, row.facts, row.betweenness, row.closeness)
    assert found == (neighbours, facts, betweenness, closeness)


def test_an_empty_network_has_no_rows() -> None:
    assert measured(nx.Graph()) == []


def test_estimated_figures_are_near_the_exact_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    found = nx.karate_club_graph()
    network = plain(*((f"n{a:02}", f"n{b:02}", 1) for a, b in found.edges))
    exact = {row.name_id: row for row in measured(network)}
    monkeypatch.setattr(MODULE, "EXACT", 10)
    monkeypatch.setattr(MODULE, "SOURCES", 17)
    estimated = measured(network)
    assert estimated != list(exact.values())
    top = max(estimated, key=lambda row: row.betweenness)
    assert top.name_id == max(exact.values(), key=lambda row: row.betweenness).name_id
    assert top.betweenness == pytest.approx(exact[top.name_id].betweenness, rel=0.25)
    assert all(row.closeness == pytest.approx(exact[row.name_id].closeness, abs=0.1) for row in estimated)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> GraphView:
    first = page(
        "a.txt",
        [
            ("visited", "赵一", "甲公司", {}),
            ("visited", "赵一", "乙公司", {}),
            ("visited", "钱二", "甲公司", {}),
            ("stated", "赵一", "要抓好落实", {}),
        ],
        day("2021-03-05"),
    )
    second = page("b.txt", [("visited", "赵一", "甲公司", {}), ("met", "赵一", "孙三", {})], day("2022-01"))
    third = page("c.txt", [("visited", "孙三", "甲公司", {})])
    return view_of(tmp_path_factory.mktemp("centrality"), first, second, third)


def counted(view: GraphView, **options: object) -> list[tuple[str, int, int]]:
    return [(row.name, row.neighbours, row.facts) for row in centrality(view, **options).rows]  # type: ignore[arg-type]


def test_facts_with_one_end_join_nothing(view: GraphView) -> None:
    assert counted(view) == [("甲公司", 3, 4), ("赵一", 3, 4), ("孙三", 2, 2), ("乙公司", 1, 1), ("钱二", 1, 1)]
    assert centrality(view).counted == "6 facts join 5 entities in 5 pairs"


def test_a_kind_chooses_rows_not_paths(view: GraphView) -> None:
    assert counted(view, kind="Person") == [("赵一", 3, 4), ("孙三", 2, 2), ("钱二", 1, 1)]
    assert (
        counted(view, kind="Enterprise") == counted(view, kind="Organisation") == [("甲公司", 3, 4), ("乙公司", 1, 1)]
    )
    everyone = {row.name: row.betweenness for row in centrality(view).rows}
    assert all(row.betweenness == everyone[row.name] for row in centrality(view, kind="Person").rows)


def test_predicates_and_periods_choose_facts(view: GraphView) -> None:
    assert counted(view, predicates=["met"]) == [("孙三", 1, 1), ("赵一", 1, 1)]
    assert counted(view, since="2022") == [("赵一", 2, 2), ("孙三", 1, 1), ("甲公司", 1, 1)]
    assert counted(view, until="2021-03-04") == []
    assert "what has no date is left out" in centrality(view, until="2021").counted


def test_an_estimate_is_said_to_be_one(view: GraphView, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = centrality(view)
    monkeypatch.setattr(MODULE, "EXACT", 4)
    monkeypatch.setattr(MODULE, "SOURCES", 2)
    estimated = centrality(view)
    assert estimated.counted == f"{exact.counted}; betweenness and closeness are estimated from 2 of them"
    assert estimated.rows != exact.rows
    assert estimated == centrality(view)


def test_order_and_length(view: GraphView) -> None:
    assert [row.name for row in centrality(view, by="betweenness", top=2).rows] == ["甲公司", "赵一"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"kind": "Martian"}, "Martian is no kind of entity; choose one of .*Enterprise.*Person"),
        ({"kind": "visited"}, "visited is no kind"),
        ({"predicates": ["flew"]}, "no fact joins two by flew; the store has met, visited"),
        ({"since": "gestern"}, "gestern is no date"),
        ({"until": "2021-13"}, "2021-13 is no date"),
        ({"by": "charm"}, "charm is no measure; choose one of neighbours"),
    ],
)
def test_what_is_unknown_is_told(view: GraphView, options: dict[str, object], says: str) -> None:
    with pytest.raises(QueryError, match=says):
        centrality(view, **options)  # type: ignore[arg-type]


def test_namesakes_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    from dataclasses import replace

    from tests.graph.factory import resolved

    reading = page("a.txt", [("met", "赵一", "钱二", {}), ("met", "孙三", "钱二", {})])
    found = resolved([reading])
    entities = tuple(replace(one, label="赵一") if one.label == "孙三" else one for one in found.entities)
    finding = centrality(view_of(tmp_path, reading, resolution=replace(found, entities=entities)))
    names = [row[0] for row in finding.shown()[1]]
    assert names[0] == "钱二"
    assert names[1:] == [f"赵一 ({row.name_id})" for row in finding.rows[1:]]
