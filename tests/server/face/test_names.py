"""Search by name: what fits, and in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pages import Actor
from kg.server.face.names import BEGINS, CONTAINS, EXACT, READ, Names, normalised

ACTORS = [
    Actor("person/1", "林云杉", "Person", ("林主任",)),
    Actor("person/2", "单于秋", "Person"),
    Actor("body/1", "云杉街道办事处", "GovernmentBody"),
    Actor("body/2", "长风LED照明公司", "Enterprise"),
    Actor("article/1", "林云杉到长风公司调研", "Article"),
    Actor("body/3", "云杉", "Organisation"),
]
FACTS = {"person/1": 5, "body/1": 9, "article/1": 40, "body/3": 1}


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(ACTORS, FACTS)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("林云杉", "person/1"),
        ("林主任", "person/1"),  # another name
        ("linyunshan", "person/1"),
        ("Lín Yúnshān", "person/1"),
        ("lys", "person/1"),
        ("林yuns", "person/1"),  # mixed
        ("lyunsh", "person/1"),
        ("shanyuqiu", "person/2"),  # the surname's rare reading
        ("danyq", "person/2"),
        ("changfeng", "body/2"),
        ("zhangfeng", "body/2"),  # 长 is read both ways
        ("led", "body/2"),
        ("cfled", "body/2"),
        ("街道", "body/1"),
        ("dycgs", None),
        ("  ", None),
        ("🦊", None),
    ],
)
def test_the_best_hit(names: Names, query: str, first: str | None) -> None:
    hits = names.find(query, 10)
    assert (hits[0].id if hits else None) == first


def test_the_better_fit_comes_first_then_whoever_has_more_facts(names: Names) -> None:
    hits = names.find("云杉", 10)
    assert [(hit.id, hit.grade) for hit in hits] == [
        ("body/3", EXACT),
        ("body/1", BEGINS),
        ("article/1", CONTAINS),
        ("person/1", CONTAINS),
    ]
    assert names.find("yunshan", 10)[0].id == "body/3"
    assert names.find("yunshan", 10)[0].grade == READ


def test_no_more_than_asked_for_and_each_once(names: Names) -> None:
    hits = names.find("l", 2)
    assert len(hits) == 2
    assert len({hit.id for hit in names.find("l", 50)}) == len(names.find("l", 50))


@given(st.text(alphabet="lysnugchanfd林云杉长风l ", min_size=2, max_size=7))
def test_the_index_hides_nothing(query: str) -> None:
    """The same hits as a look at every place of every name, for all but one single letter."""
    names = Names(ACTORS, FACTS)
    wanted = normalised(query)
    if len(wanted) < 2:
        return
    everywhere = {
        names._ids[names._owners[number]]
        for number, letters in enumerate(names._letters)
        for place in range(len(letters))
        if names._reach(wanted, 0, letters, place) >= 0
    }
    assert {hit.id for hit in names.find(query, 50)} == everywhere


def test_long_queries_and_long_names_are_cut() -> None:
    long = Names([Actor("person/1", "长" * 10_000, "Person")], {})
    assert [hit.id for hit in long.find("长" * 50, 5)] == ["person/1"]
    assert len(normalised("长" * 10_000)) < 100
    assert long.find("z" * 10_000, 5) == long.find("z" * 64, 5)
