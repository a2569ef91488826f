"""Who held a post on a day, from stores of small invented pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.errors import InputError
from kg.graph import GraphView, StoreWriter, open_store
from kg.holders import who
from kg.records import PageReading
from kg.resolution import resolve
from kg.timeline import columns, page, svg, timeline
from tests.conftest import Run
from tests.resolution.factory import Said, change, post
from tests.resolution.factory import page as page_of

TEXT = "岭川市南浦区委召开会议。南浦区委书记到会。南浦区政府负责人汇报。"
Shelve = Callable[[Sequence[PageReading]], Path]


@pytest.fixture
def shelve(tmp_path: Path) -> Shelve:
    """Writes readings into a store."""

    def write(readings: Sequence[PageReading]) -> Path:
        with StoreWriter(tmp_path / "store", "test") as writer:
            writer.commit(readings, resolve(readings), {one.page.id: tmp_path / one.page.file for one in readings})
        return tmp_path / "store"

    return write


@pytest.fixture
def asked(shelve: Shelve) -> Callable[..., GraphView]:
    """A view of a store with one page for each statement."""

    def ask(*said: Said) -> GraphView:
        return open_store(shelve([page_of(TEXT, [one], file=f"{n}.txt") for n, one in enumerate(said)]))

    return ask


def head(name: str, date: str, title: str = "局长") -> Said:
    return post(name, "区教育局", title, date=date)


def answers(view: GraphView, on: str, title: str = "局长") -> tuple[str, list[tuple[str, str]]]:
    (one,) = who(view, title, on, "南浦区教育局")
    return one.certainty, sorted((holder.person.label, holder.certainty) for holder in one.holders)


CAREER = (head("鲁远山", "2021-03-04"), head("鲁远山", "2021-09-10"), head("田水生", "2022-11-28"))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2021-03-04", ("certain", [("鲁远山", "certain")])),
        ("2021-06-01", ("certain", [("鲁远山", "certain")])),
        ("2021", ("certain", [("鲁远山", "certain")])),
        ("2021-12-31", ("likely", [("鲁远山", "likely")])),
        ("2022-11-27", ("likely", [("鲁远山", "likely")])),
        ("2022-11-28", ("certain", [("田水生", "certain")])),
        ("2023-05", ("likely", [("田水生", "likely")])),
        ("2020-01-01", ("unknown", [])),
        ("2021-03-03", ("unknown", [])),
    ],
)
def test_a_succession(asked: Callable[..., GraphView], on: str, expected: object) -> None:
    assert answers(asked(*CAREER), on) == expected


def test_nobody_known_names_the_nearest_claims(asked: Callable[..., GraphView]) -> None:
    (one,) = who(asked(*CAREER), "局长", "2020-01-01", "南浦区教育局")
    assert [claim.row.subject_label for claim in one.nearest] == ["鲁远山"]


def test_an_appointment_and_a_removal_are_printed_bounds(asked: Callable[..., GraphView]) -> None:
    view = asked(
        change("appointed", "鲁远山", "区教育局", "局长", "2020-02-01"),
        change("removed", "鲁远山", "区教育局", "局长", "2022-06-30"),
        change("appointed", "田水生", "区教育局", "局长", "2022-06-30"),
    )
    assert answers(view, "2021-01-01") == ("certain", [("鲁远山", "certain")])
    assert answers(view, "2020-01-31") == ("unknown", [])
    assert answers(view, "2022-07-15") == ("likely", [("田水生", "likely")])


def test_a_removal_ends_what_is_likely(asked: Callable[..., GraphView]) -> None:
    view = asked(head("鲁远山", "2021-03-04"), change("removed", "鲁远山", "区教育局", "局长", "2022-06-30"))
    assert answers(view, "2022-06-01") == ("certain", [("鲁远山", "certain")])
    assert answers(view, "2022-07-01") == ("unknown", [])


def test_a_former_holder_is_none(asked: Callable[..., GraphView]) -> None:
    view = asked(head("鲁远山", "2021-03-04"), head("鲁远山", "2022-06-30", "原局长"))
    assert answers(view, "2022-05-01") == ("likely", [("鲁远山", "likely")])
    assert answers(view, "2022-07-01") == ("unknown", [])


def test_silence_ends_nothing(asked: Callable[..., GraphView]) -> None:
    assert answers(asked(head("鲁远山", "2001-03-04")), "2024-01-01") == ("likely", [("鲁远山", "likely")])


def test_two_printed_in_a_post_for_one_is_unknown(asked: Callable[..., GraphView]) -> None:
    view = asked(head("鲁远山", "2021-03-04"), head("鲁远出", "2021-05-04"), head("鲁远山", "2021-09-10"))
    assert answers(view, "2021-05-04") == ("unknown", [("鲁远出", "certain"), ("鲁远山", "likely")])
    assert answers(view, "2021-04-01") == ("likely", [("鲁远山", "likely")])
    assert answers(view, "2021-07-01")[0] == "unknown"


def test_a_post_that_several_hold(asked: Callable[..., GraphView]) -> None:
    view = asked(head("鲁远山", "2021-03-04", "副局长"), head("田水生", "2021-03-04", "副局长"))
    assert answers(view, "2021-03-04", "副局长") == ("certain", [("田水生", "certain"), ("鲁远山", "certain")])


def test_a_year_alone_says_nothing_of_its_days(asked: Callable[..., GraphView]) -> None:
    view = asked(head("鲁远山", "2021"))
    assert answers(view, "2021") == ("certain", [("鲁远山", "certain")])
    assert answers(view, "2021-05-04") == ("unknown", [])


@pytest.mark.parametrize("words", ["局长", "教育局局长", "区教育局局长", "南浦区教育局局长"])
def test_how_a_post_may_be_named(asked: Callable[..., GraphView], words: str) -> None:
    view = asked(*CAREER, head("田水生", "2021-03-04", "副局长"))
    assert [one.seat.role for one in who(view, words, "2021-03-04")] == ["局长"]


def test_a_government_seat_is_named_by_its_place(asked: Callable[..., GraphView]) -> None:
    view = asked(
        post("鲁远山", "南浦区政府", "区长", date="2021-03-04"), post("鲁远山", "南浦区", "区长", "Place", "2021-05-04")
    )
    (one,) = who(view, "南浦区区长", "2021-04-01")
    assert (one.certainty, one.seat.body.kind) == ("certain", "Organisation")


def test_an_unknown_post_says_what_there_is(asked: Callable[..., GraphView]) -> None:
    with pytest.raises(InputError, match=r"no page prints the post 水利局局长; there are: .*教育局局长"):
        who(asked(*CAREER), "水利局局长", "2021")


def test_the_command(kg: Run, shelve: Shelve) -> None:
    store = shelve([page_of(TEXT, [head("鲁远山", "2021-03-04")])])
    said = kg("who", "教育局局长", "--on", "2021-03-04", "--store", store)
    assert said.exit_code == 0
    assert "鲁远山 (certain)" in said.stdout
    assert "「" in said.stdout
    (row,) = json.loads(kg("who", "局长", "--org", "南浦区", "--on", "2021", "--json", "--store", store).stdout)
    assert (row["certainty"], row["holders"][0]["person"]) == ("certain", "鲁远山")
    assert row["holders"][0]["evidence"][0]["quotes"][0]["quote"]
    assert kg("who", "局长", "--on", "tomorrow", "--store", store).exit_code == 2


# timelines


def test_a_timeline_by_person_body_and_post(asked: Callable[..., GraphView]) -> None:
    view = asked(*CAREER)
    assert [columns(line)[:1] for line in timeline(view, "南浦区教育局")] == [("鲁远山",), ("田水生",)]
    (line,) = timeline(view, "鲁远山")
    assert columns(line)[3:7] == ("2021-03-04", "2021-09-10", "", "")
    assert len(timeline(view, "教育局局长")) == 2
    with pytest.raises(InputError):
        timeline(view, "无此职务")
    with pytest.raises(InputError, match="no page prints a post of 鲁远山 at 北京; see all of it with: kg show 鲁远山"):
        timeline(view, "鲁远山", "北京")
    assert timeline(view, "鲁远山", "南浦区") == (line,)


def test_a_drawing_is_well_formed_and_marks_printed_bounds_only(asked: Callable[..., GraphView]) -> None:
    view = asked(*CAREER, change("removed", "鲁远山", "区教育局", "局长", "2022-06-30"))
    drawn = svg(timeline(view, "南浦区教育局"), "<b>&")
    root = ElementTree.fromstring(drawn)
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "<b>&"
    assert drawn.count('stroke="#b3261e"') == 1
    placed = [each.get("x") or "" for each in root.iter("{http://www.w3.org/2000/svg}rect")][1:]
    assert placed
    assert all(re.fullmatch(r"\d+\.\d\d%", x) and 0 < float(x[:-1]) < 100 for x in placed)  # at any width
    assert "<script" not in page(timeline(view, "南浦区教育局"), "<script>")


def test_the_timeline_command_draws_files(kg: Run, shelve: Shelve, tmp_path: Path) -> None:
    store = shelve([page_of(TEXT, [head("鲁远山", "2021-03-04")])])
    assert "鲁远山" in kg("timeline", "局长", "--store", store).stdout
    for name, opening in (("t.svg", "<svg"), ("t.html", "<!doctype html>")):
        assert kg("timeline", "局长", "-o", tmp_path / name, "--store", store).exit_code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(opening)
    assert kg("timeline", "局长", "-o", tmp_path / "t.pdf", "--store", store).exit_code == 2
    assert json.loads(kg("timeline", "局长", "--json", "--store", store).stdout)[0]["person"] == "鲁远山"
