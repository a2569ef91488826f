from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis import bridges
from kg.analysis.bridges import weak_points
from kg.graph import GraphView
from tests.analysis.factory import page, plain, view_of
from tests.graph.factory import day


@pytest.mark.parametrize(
    ("network", "cuts", "only"),
    [
        (plain("ab", "bc", "ca"), {}, []),  # a ring has no weak point
        (plain("ab", "bc"), {"b": 1}, ["ab", "bc"]),
        (plain("ab", "bc", "ca", "cd", "de", "ec"), {"c": 2}, []),  # two rings share a node
        (plain("ab", "bc", "ca", "cd", "de", "ef", "fd"), {"c": 3, "d": 2} | {"c": 2}, ["cd"]),
        (plain("ab", "bc", "cd", "xy"), {"b": 1, "c": 1}, ["ab", "bc", "cd", "xy"]),  # two parts
        (plain("ma", "mb", "mc"), {"m": 2}, ["am", "bm", "cm"]),
    ],
)
def test_weak_points_by_hand(network: nx.Graph[str], cuts: dict[str, int], only: list[str]) -> None:
    found, pairs = weak_points(network)
    assert found == cuts
    assert sorted("".join(sorted(pair)) for pair in pairs) == only


@settings(deadline=None)
@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), min_size=1))
def test_what_is_cut_off_is_what_falls_off(pairs: set[tuple[int, int]]) -> None:
    network = plain(*(f"{a}{b}" for a, b in sorted(pairs)))
    found, only = weak_points(network)
    for node in network:
        part = set(nx.node_connected_component(network, node)) - {node}
        rest = [len(piece) for piece in nx.connected_components(network.subgraph(part))]
        assert found.get(node, 0) == len(part) - max(rest)
        assert (node in found) == (len(rest) > 1)
    assert only == {frozenset(pair) for pair in nx.bridges(network)}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> GraphView:
    west = [("met", "赵一", "钱二", {}), ("met", "钱二", "孙三", {}), ("met", "孙三", "赵一", {})]
    east = [("visited", "周五", "甲公司", {}), ("visited", "周五", "乙公司", {}), ("met", "赵一", "周五", {})]
    return view_of(tmp_path_factory.mktemp("bridges"), page("a.txt", west), page("b.txt", east, day("2021-05-06")))


def test_the_pair_between_two_communities_with_its_sentence(view: GraphView) -> None:
    (row,) = bridges(view).rows
    # each reaches one other community; 周五 and 赵一 have three neighbours each: the smaller id is called the broker
    assert {row.broker, row.other} == {row.community, row.other_community} == {"周五", "赵一"}
    assert row.broker_id < row.other_id
    assert (row.reaches, row.facts, row.only) == (1, 1, True)
    assert row.cuts_off == 2  # either end leaves three together and two apart from them
    assert (row.printed.date, row.printed.quote, row.printed.place) == ("2021-05-06", "赵一met周五。", "b.txt:4")


def test_a_kind_of_broker(view: GraphView) -> None:
    assert len(bridges(view, kind="Person").rows) == 1
    assert bridges(view, kind="Enterprise").rows == ()
