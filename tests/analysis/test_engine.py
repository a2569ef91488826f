"""igraph and networkx are two ways to the same numbers; without igraph large networks are refused in one line."""

from __future__ import annotations

import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis import engine
from kg.analysis.engine import WithIgraph, WithNetworkx
from kg.errors import InputError

NETWORKS = st.integers(1, 12).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.sets(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[0] < pair[1])),
    )
)


def same(count: int, pairs: list[tuple[int, int]]) -> None:
    ours, theirs = WithIgraph(count, pairs), WithNetworkx(count, pairs)
    for sources in (None, list(range(0, count, 2))):
        assert ours.betweenness(sources) == pytest.approx(theirs.betweenness(sources), abs=1e-9)
        assert ours.nearness(sources) == pytest.approx(theirs.nearness(sources), abs=1e-9)
    assert sorted(ours.blocks()) == sorted(theirs.blocks())


@settings(deadline=None)
@given(NETWORKS)
def test_both_engines_agree_on_any_small_network(network: tuple[int, set[tuple[int, int]]]) -> None:
    count, pairs = network
    same(count, sorted(pairs))


def test_both_engines_agree_on_a_larger_one() -> None:
    found = nx.barabasi_albert_graph(300, 3, seed=4)
    same(300, sorted(found.edges))


def test_sources_that_are_all_nodes_give_the_exact_figures() -> None:
    pairs = sorted({tuple(sorted(random.Random(at).sample(range(40), 2))) for at in range(90)})
    one = WithIgraph(40, pairs)
    assert one.betweenness(list(range(40))) == pytest.approx(one.betweenness(None))
    assert one.nearness(list(range(40))) == pytest.approx(one.nearness(None))


def test_without_igraph_networkx_computes_what_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda name: None)
    assert isinstance(engine.engine_for(3, [(0, 1)]), WithNetworkx)
    with pytest.raises(InputError, match=r"2,001 entities needs igraph .* pip install 'newspaper-kg\[analysis\]'"):
        engine.engine_for(engine.SMALL + 1, [])
