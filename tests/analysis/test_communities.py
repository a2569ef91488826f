from __future__ import annotations

import networkx as nx
import pytest

from kg.analysis import communities
from kg.analysis.communities import grouped, modularity
from kg.errors import InputError
from kg.graph import GraphView
from tests.analysis.factory import page, plain, view_of

TWO_TRIANGLES = plain("ab", "bc", "ca", "de", "ef", "fd", "cd")


def test_two_triangles_and_the_pair_between_them() -> None:
    groups = grouped(TWO_TRIANGLES)
    assert groups == [["c", "a", "b"], ["d", "e", "f"]]
    # 7 facts: 3 inside each, 7 ends each; 6/7 – 2·(7/14)²
    assert modularity(TWO_TRIANGLES, groups) == pytest.approx(6 / 7 - 1 / 2, abs=1e-6)


def test_modularity_is_what_networkx_says() -> None:
    network = nx.karate_club_graph()
    graph = plain(*((f"n{a:02}", f"n{b:02}", int(w)) for a, b, w in network.edges(data="weight")))
    groups = grouped(graph)
    assert modularity(graph, groups) == pytest.approx(nx.community.modularity(graph, groups), abs=1e-6)
    assert modularity(graph, groups) > 0.40  # the best known partition of it has 0.4449


def test_a_community_is_never_in_two_pieces() -> None:
    for seed in range(20):
        graph = nx.gnm_random_graph(60, 75, seed=seed)
        network = plain(*((f"n{a:02}", f"n{b:02}", 1) for a, b in graph.edges))
        groups = grouped(network)
        assert sorted(node for group in groups for node in group) == sorted(network)
        assert all(nx.is_connected(network.subgraph(group)) for group in groups)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> GraphView:
    west = [("met", "赵一", "钱二", {}), ("met", "钱二", "孙三", {}), ("met", "孙三", "赵一", {})]
    east = [("visited", "周五", "甲公司", {}), ("visited", "周五", "乙公司", {}), ("met", "赵一", "周五", {})]
    return view_of(tmp_path_factory.mktemp("communities"), page("a.txt", west), page("b.txt", east))


def test_rows_count_facts_inside_and_outside(view: GraphView) -> None:
    finding = communities(view)
    assert [(r.number, r.name, r.size, r.persons, r.inside, r.outside) for r in finding.rows] == [
        (1, "周五", 3, 1, 2, 1),
        (2, "赵一", 3, 3, 3, 1),
    ]
    assert finding.rows[0].members == ("周五", "乙公司", "甲公司")
    # 6 facts, 5 inside; ends 5 and 7: 5/6 – (25 + 49)/144
    assert finding.counted == f"6 facts join 6 entities in 6 pairs; 2 communities, modularity {5 / 6 - 74 / 144:.4f}"


def test_the_community_of_one_name(view: GraphView) -> None:
    assert [row.number for row in communities(view, member="乙公司").rows] == [1]
    with pytest.raises(InputError, match="did you mean"):
        communities(view, member="丙公司")
    with pytest.raises(InputError, match="孙三 is joined to nobody"):
        communities(view, member="孙三", predicates=["visited"])
