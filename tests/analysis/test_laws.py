"""Laws: neither names, nor the order in which things come, nor the hash seed, nor the run changes an answer."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis import ANALYSES, analyse, engine, figures
from kg.analysis.bridges import weak_points
from kg.analysis.centrality import measured
from kg.analysis.communities import grouped, modularity
from kg.graph import open_store
from tests.analysis.factory import plain
from tests.conftest import ROOT

NAMES = {"path": ("张良才", "王德敏")}
NETWORKS = st.sets(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]), min_size=1, max_size=30
)


def named(pairs: list[tuple[int, int]], names: list[str]) -> nx.Graph[str]:
    return plain(*((names[a], names[b], 1 + (a + b) % 3) for a, b in pairs))


@settings(deadline=None)
@given(NETWORKS, st.randoms(use_true_random=False))
def test_other_names_change_no_figure(pairs: set[tuple[int, int]], chance: random.Random) -> None:
    names = [f"n{at:02}" for at in range(12)]
    shuffled = chance.sample(names, len(names))
    one, other = named(sorted(pairs), names), named(sorted(pairs), shuffled)
    renamed = dict(zip(names, shuffled, strict=True))
    theirs = {row.name_id: row for row in measured(other)}
    for row in measured(one):
        same = theirs[renamed[row.name_id]]
        assert (row.neighbours, row.facts) == (same.neighbours, same.facts)
        assert row.betweenness == pytest.approx(same.betweenness, abs=2e-6)
        assert row.closeness == pytest.approx(same.closeness, abs=2e-6)
    cuts, only = weak_points(one)
    assert weak_points(other) == (
        {renamed[node]: lost for node, lost in cuts.items()},
        {frozenset(renamed[node] for node in pair) for pair in only},
    )


@settings(deadline=None)
@given(NETWORKS, st.randoms(use_true_random=False))
def test_the_order_of_nodes_and_edges_changes_nothing(pairs: set[tuple[int, int]], chance: random.Random) -> None:
    names = [f"n{at:02}" for at in range(12)]
    ordered = sorted(pairs)
    one, other = named(ordered, names), named(chance.sample(ordered, len(ordered)), names)
    assert grouped(one) == grouped(other)
    assert modularity(one, grouped(one)) == modularity(other, grouped(other))
    assert measured(one) == measured(other)


@pytest.mark.parametrize("name", ANALYSES)
def test_networkx_alone_gives_the_same_answer(seeds_store: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    view = open_store(seeds_store)
    with_igraph = analyse(view, name, *NAMES.get(name, ()))
    monkeypatch.setattr(engine, "find_spec", lambda package: None)
    assert analyse(view, name, *NAMES.get(name, ())) == with_igraph
    assert with_igraph.rows


ALL_OF_THEM = """
import json, sys
from pathlib import Path
from kg.analysis import ANALYSES, analyse, figures
from kg.graph import open_store
view = open_store(Path(sys.argv[1]))
for name in ANALYSES:
    names = ("张良才", "王德敏") if name == "path" else ()
    print(json.dumps(analyse(view, name, *names).as_json(), ensure_ascii=False))
print(json.dumps(figures(view)))
"""


def test_neither_the_run_nor_the_hash_seed_changes_a_byte(seeds_store: Path) -> None:
    printed = [
        subprocess.run(
            [sys.executable, "-c", ALL_OF_THEM, str(seeds_store)],
            capture_output=True,
            cwd=ROOT,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1]
    assert printed[0].count(b"\n") == len(ANALYSES) + 1


def test_figures_are_of_entities_of_the_store(seeds_store: Path) -> None:
    view = open_store(seeds_store)
    known = {entity.id for entity in view.entities()}
    columns = figures(view)
    assert list(columns) == ["community", "neighbours", "betweenness", "closeness", "printed_first"]
    assert all(set(values) <= known and values for values in columns.values())
    assert all(
        0 <= value <= 1 for name in ("betweenness", "closeness", "printed_first") for value in columns[name].values()
    )
    assert set(columns["community"].values()) == set(range(1, 1 + max(int(n) for n in columns["community"].values())))
