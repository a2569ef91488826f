from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.analysis import path
from kg.errors import InputError, KgError
from kg.graph import GraphView
from tests.analysis.factory import page, view_of
from tests.graph.factory import day, resolved


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> GraphView:
    first = page(
        "a.txt",
        [
            ("visited", "赵一", "甲公司", {}),
            ("visited", "钱二", "甲公司", {}),
            ("visited", "赵一", "乙公司", {}),
            ("visited", "钱二", "乙公司", {}),
        ],
        day("2021-03-05"),
    )
    second = page(
        "b.txt",
        [("visited", "赵一", "乙公司", {}), ("met", "钱二", "孙三", {}), ("met", "周五", "吴六", {})],
        day("2020-01-01"),
    )
    return view_of(tmp_path_factory.mktemp("path"), first, second)


def steps(view: GraphView, *names: str, **options: object) -> list[tuple[int, str, str, str, int]]:
    rows = path(view, *names, **options).rows  # type: ignore[arg-type]
    return [(row.path, row.subject, row.predicate, row.object, row.facts) for row in rows]


def test_more_facts_come_first_then_names(view: GraphView) -> None:
    assert steps(view, "赵一", "孙三", top=5) == [
        (1, "赵一", "visited", "乙公司", 2),
        (1, "钱二", "visited", "乙公司", 1),
        (1, "钱二", "met", "孙三", 1),
        (2, "赵一", "visited", "甲公司", 1),
        (2, "钱二", "visited", "甲公司", 1),
        (2, "钱二", "met", "孙三", 1),
    ]
    assert steps(view, "赵一", "孙三") == steps(view, "赵一", "孙三", top=5)[:3]


def test_a_step_shows_the_earliest_of_its_sentences(view: GraphView) -> None:
    first = path(view, "赵一", "孙三").rows[0].printed
    assert (first.date, first.quote, first.place) == ("2020-01-01", "赵一visited乙公司。", "b.txt:2")


def test_every_step_is_at_its_place_on_the_page(view: GraphView) -> None:
    texts = {row.page.file: row.page.text.split("\n") for row in view.pages()}
    for row in path(view, "孙三", "甲公司", top=9).rows:
        file, line = row.printed.place.split(":")
        assert texts[file][int(line) - 1] == row.printed.quote


def test_the_way_back_is_as_long(view: GraphView) -> None:
    assert len(path(view, "孙三", "赵一").rows) == len(path(view, "赵一", "孙三").rows) == 3


def test_any_number_of_paths_may_be_asked_for(view: GraphView) -> None:
    assert path(view, "孙三", "赵一", top=10**30) == path(view, "孙三", "赵一", top=1000)


@pytest.mark.parametrize(
    ("names", "options", "says"),
    [
        (("赵", "孙三"), {}, "nobody and nothing is called 赵 in this store; did you mean 赵一"),
        (("赵一", "赵一"), {}, "赵一 and 赵一 are the same"),
        (("赵一", "周五"), {}, "no path leads from 赵一 to 周五: no chain of printed facts joins them"),
        (("赵一", "孙三"), {"through": ["visited"]}, "from 赵一 to 孙三 through visited; try all predicates and dates"),
        (("赵一", "孙三"), {"since": "2021"}, "from 赵一 to 孙三 from 2021 to …; try all"),
        (("赵一", "孙三"), {"through": ["flew"]}, "no fact joins two by flew"),
    ],
)
def test_where_no_path_leads(view: GraphView, names: tuple[str, str], options: dict[str, object], says: str) -> None:
    with pytest.raises(KgError, match=says):
        path(view, *names, **options)  # type: ignore[arg-type]


def test_a_name_that_two_bear_is_asked_by_id(tmp_path: Path) -> None:
    reading = page("a.txt", [("met", "赵一", "钱二", {}), ("met", "孙三", "钱二", {})])
    found = resolved([reading])
    entities = tuple(replace(one, label="赵一") if one.label == "孙三" else one for one in found.entities)
    view = view_of(tmp_path, reading, resolution=replace(found, entities=entities))
    with pytest.raises(InputError, match=r"2 are called 赵一; name one by its id: person/\w+ \(Person\), person/"):
        path(view, "赵一", "钱二")
    ids = [one.id for one in entities if one.label == "赵一"]
    assert len(path(view, *ids).rows) == 2
