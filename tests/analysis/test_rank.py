from __future__ import annotations

from pathlib import Path

import pytest

from kg.analysis import rank
from kg.analysis.rank import MOVED, STEADY, VARIES, sights
from kg.errors import InputError
from tests.analysis.factory import Listed, lists, view_of
from tests.graph.factory import day

OLD, MID, NEW = day("2021-01-05"), day("2021-06-01"), day("2022-03-07")


def found(folder: Path, *listed: Listed, **options: object) -> list[tuple[str, str, int, int, str]]:
    view = view_of(folder, *(lists(f"{number}.txt", one) for number, one in enumerate(listed)))
    rows = rank(view, **options).rows  # type: ignore[arg-type]
    return [(row.ahead, row.behind, row.lists, row.against, row.change) for row in rows]


@pytest.mark.parametrize(
    ("listed", "wanted"),
    [
        ([Listed("甲乙", OLD), Listed("甲乙", NEW)], ("甲", "乙", 2, 0, STEADY)),
        ([Listed("甲乙", OLD), Listed("乙甲", NEW)], ("乙", "甲", 1, 1, MOVED)),
        ([Listed("甲乙", OLD), Listed("甲乙", MID), Listed("乙甲", NEW)], ("乙", "甲", 1, 2, MOVED)),
        ([Listed("甲乙", OLD), Listed("乙甲", MID), Listed("甲乙", NEW)], ("甲", "乙", 2, 1, VARIES)),
        ([Listed("甲乙", OLD), Listed("乙甲", OLD)], ("乙", "甲", 1, 1, VARIES)),  # the same day
        ([Listed("甲乙", day("2022")), Listed("乙甲", NEW)], ("甲", "乙", 1, 1, VARIES)),  # that year, before or after
        ([Listed("甲乙", None), Listed("乙甲", NEW)], ("乙", "甲", 1, 1, VARIES)),  # no date proves no change
    ],
)
def test_one_pair_through_time(tmp_path: Path, listed: list[Listed], wanted: tuple[str, str, int, int, str]) -> None:
    assert found(tmp_path, *listed) == [wanted]


def test_every_pair_of_a_list(tmp_path: Path) -> None:
    assert found(tmp_path, Listed("甲乙丙", OLD)) == [
        ("乙", "丙", 1, 0, STEADY),
        ("甲", "丙", 1, 0, STEADY),
        ("甲", "乙", 1, 0, STEADY),
    ]


@pytest.mark.parametrize(
    "listed",
    [
        Listed("甲乙", OLD, more="（按姓氏笔画为序）"),
        Listed("甲乙", OLD, more="（排名不分先后）"),
        Listed("甲乙", OLD, counts=(1, 1)),  # 甲陪同，乙陪同: two lists
        Listed("甲", OLD),
        Listed("甲甲", OLD),
    ],
)
def test_what_is_no_order_of_standing(tmp_path: Path, listed: Listed) -> None:
    assert found(tmp_path, listed) == []


def test_names_of_two_sentences_or_two_reasons_are_no_list(tmp_path: Path) -> None:
    other = Listed("乙", OLD, predicate="accompanied", target="丁")
    assert found(tmp_path, Listed("甲", OLD), other, Listed("丙", OLD)) == []


def test_a_list_that_two_facts_read_counts_once(tmp_path: Path) -> None:
    from dataclasses import replace

    reading = lists("a.txt", Listed("甲乙", OLD, predicate="visited", target="子公司"))
    twice = [replace(fact, id=fact.id[::-1], object=replace(fact.object, name="丑公司")) for fact in reading.facts]
    view = view_of(tmp_path, replace(reading, facts=(*reading.facts, *twice)))
    assert len(view.facts()) == 4
    assert len(sights(view)) == 1


def test_both_orders_are_quoted(tmp_path: Path) -> None:
    readings = [lists("old.txt", Listed("甲乙", OLD)), lists("new.txt", Listed("乙甲", NEW))]
    (row,) = rank(view_of(tmp_path, *readings)).rows
    assert (row.printed.quote, row.printed.place, row.printed.date) == (
        "乙、甲attended植树会议。",
        "new.txt:2",
        "2022-03-07",
    )
    assert row.against_printed is not None
    assert (row.against_printed.quote, row.against_printed.place) == ("甲、乙attended植树会议。", "old.txt:2")


def test_choices(tmp_path: Path) -> None:
    readings = [lists("old.txt", Listed("甲乙丙", OLD)), lists("new.txt", Listed("乙甲", NEW))]
    view = view_of(tmp_path, *readings)
    assert [(r.ahead, r.behind) for r in rank(view, changes=True).rows] == [("乙", "甲")]
    assert [(r.ahead, r.behind) for r in rank(view, member="丙").rows] == [("乙", "丙"), ("甲", "丙")]
    assert [(r.ahead, r.change) for r in rank(view, until="2021").rows if {r.ahead, r.behind} == {"甲", "乙"}] == [
        ("甲", STEADY)
    ]
    assert rank(view).counted == "4 times one Person is printed before another in one list, 3 pairs, 1 in both orders"
    with pytest.raises(InputError, match="nobody and nothing is called 壬"):
        rank(view, member="壬")


@pytest.mark.parametrize("kind", ["Enterprise", "Event"])
def test_persons_are_not_enterprises(tmp_path: Path, kind: str) -> None:
    assert found(tmp_path, Listed("甲乙", OLD), kind=kind) == []
