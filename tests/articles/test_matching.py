"""The solver under the reading order, against networkx's matching, and the evidence of words over a break."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.continuity import Collocations, balance, closes
from kg.articles.matching import assign

WEIGHTS = st.integers(-50, 50)
NODES = st.lists(st.tuples(st.dictionaries(st.integers(0, 7), WEIGHTS, max_size=6), WEIGHTS), min_size=1, max_size=9)


@given(NODES)
def test_no_assignment_is_worth_more(nodes: list[tuple[dict[int, int], int]]) -> None:
    options = [{**shared, 100 + at: own} for at, (shared, own) in enumerate(nodes)]
    slots = assign(options)
    assert len(set(slots)) == len(slots)
    worth = sum(choices[slot] for choices, slot in zip(options, slots, strict=True))
    graph = nx.Graph()
    for at, choices in enumerate(options):
        for slot, weight in choices.items():
            graph.add_edge(("node", at), ("slot", slot), weight=weight + 1000)
    best = nx.max_weight_matching(graph, maxcardinality=True)
    assert worth == sum(graph[one][other]["weight"] - 1000 for one, other in best)


def test_ties_do_not_depend_on_chance() -> None:
    options = [{0: 1.0, 1: 1.0, 10: 0.0}, {1: 1.0, 0: 1.0, 11: 0.0}]
    assert assign(options) == assign([dict(reversed(slots.items())) for slots in options])


def test_nodes_that_share_all_their_slots_cannot_be_assigned() -> None:
    with pytest.raises(ValueError, match="share all their slots"):
        assign([{0: 1.0}, {0: 2.0}])
    with pytest.raises(ValueError, match="without a slot"):
        assign([{}])


GRAMS = Collocations(["乔木林到柳荫镇调研", "青禾大桥合龙"])


JOINED = [
    ("县委常委、副书", "记乔木林"),
    ("企业研", "发中心"),
    ("到柳荫", "镇调研"),
    ("乔木", "林到"),
    ("投资30", "亿元"),
    ("Net", "work"),
]


@pytest.mark.parametrize(("left", "right"), JOINED)
def test_halves_of_a_word_belong_together(left: str, right: str) -> None:
    assert GRAMS.bridge(left, right) > 2


MET = [
    ("抓好落实", "石敢当指出"),
    ("合作。", "会上"),
    ("", "会上"),
    ("会上", ""),
    ("仓库，", "他说"),
]


@pytest.mark.parametrize(("left", "right"), MET)
def test_words_that_only_meet_do_not(left: str, right: str) -> None:
    assert GRAMS.bridge(left, right) < 1


def test_a_long_page_is_indexed_and_says_the_same() -> None:
    long = Collocations(["乔木林到柳荫镇调研", "青禾大桥合龙", "好" * 30_000])
    for left, right in [("到柳荫", "镇调研"), ("乔木", "林到"), ("合龙", "青禾")]:
        assert long.bridge(left, right) == GRAMS.bridge(left, right)


BALANCES = [
    ("“好”", "", ""),
    ("说：“好", "", "“"),
    ("好”说", "”", ""),
    ("《甲（乙", "", "《（"),
    ("甲）》", "）》", ""),
    ("“甲《乙”", "”", "“《"),
]


@pytest.mark.parametrize(("text", "strange", "opened"), BALANCES)
def test_balance(text: str, strange: str, opened: str) -> None:
    assert balance(text) == (strange, opened)


def test_a_closer_closes_the_last_opener() -> None:
    assert closes("“《", "》")
    assert not closes("《“", "》")
    assert not closes("", "》")
