from __future__ import annotations

from math import log2

import pytest

from kg.analysis import coattendance
from kg.errors import KgError
from kg.graph import GraphView
from kg.records import PageReading
from tests.analysis.factory import page, view_of
from tests.graph.factory import day


def meetings(file: str, *events: tuple[str, str, str]) -> list[PageReading]:
    """One page per event: name of the event, day, one letter per person present."""
    return [
        page(f"{file}{number}.txt", [("attended", f"人{who}", name, {}) for who in present], day(when))
        for number, (name, when, present) in enumerate(events)
    ]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> GraphView:
    named = meetings(
        "m",
        ("甲会议", "2021-01-05", "abc"),
        ("乙会议", "2021-02-05", "ab"),
        ("丙会议", "2021-03-05", "ad"),
        ("丁会议", "2022-04-05", "e"),
    )
    again = page("again.txt", [("attended", "人a", "甲会议", {}), ("attended", "人b", "甲会议", {})], day("2021-01-05"))
    talks = page("talks.txt", [("met", "人a", "客一", {}), ("met", "人a", "客二", {})], day("2022-05-05"))
    return view_of(tmp_path_factory.mktemp("coattendance"), *named, again, talks)


def test_different_events_beside_what_chance_would_give(view: GraphView) -> None:
    rows = {(row.one, row.other): row for row in coattendance(view).rows}
    # five events with a person; a is at 甲 乙 丙 and the talks, b at 甲 乙; two pages of one event are one event
    both = rows["人a", "人b"]
    assert (both.events, both.of_one, both.of_other) == (2, 4, 2)
    assert both.jaccard == pytest.approx(2 / 4)
    assert both.pmi == pytest.approx(log2(2 * 5 / (4 * 2)), abs=1e-6)
    assert (both.first, both.last) == ("2021-01-05", "2021-02-05")
    assert len(both.event_ids) == 2
    once = rows["人b", "人c"]
    assert (once.events, once.jaccard, once.pmi) == (1, 0.5, pytest.approx(log2(5 / 2), abs=1e-6))
    assert ("人a", "人e") not in rows


def test_a_hub_does_not_win_by_pmi(view: GraphView) -> None:
    assert [(row.one, row.other) for row in coattendance(view, top=1).rows] == [("人a", "人b")]
    assert "人a" not in {name for row in coattendance(view, by="pmi", top=1).rows for name in (row.one, row.other)}


def test_both_are_quoted(view: GraphView) -> None:
    row = coattendance(view).rows[0]
    assert row.one_printed.quote == "人aattended甲会议。"
    assert row.other_printed.quote == "人battended甲会议。"


def test_two_that_were_met_one_after_the_other_were_not_together(view: GraphView) -> None:
    pairs = {(row.one, row.other) for row in coattendance(view).rows}
    assert {("人a", "客一"), ("人a", "客二")} <= pairs
    assert not {("客一", "客二"), ("客二", "客一")} & pairs


def test_choices(view: GraphView) -> None:
    assert {row.one for row in coattendance(view, member="人d").rows} == {"人d"}
    assert [(row.one, row.other) for row in coattendance(view, least=2).rows] == [("人a", "人b")]
    later = coattendance(view, since="2022")
    assert {(row.one, row.other) for row in later.rows} == {("人a", "客一"), ("人a", "客二")}
    assert (
        later.counted
        == "2 different events with a Person in them; 2 pairs share 1 or more; what has no date is left out"
    )
    assert coattendance(view, kind="Enterprise").rows == ()


@pytest.mark.parametrize(
    ("options", "says"),
    [({"member": "人"}, "did you mean"), ({"by": "taste"}, "no measure"), ({"kind": "Cat"}, "no kind")],
)
def test_what_is_unknown_is_told(view: GraphView, options: dict[str, str], says: str) -> None:
    with pytest.raises(KgError, match=says):
        coattendance(view, **options)  # type: ignore[arg-type]
