"""curation.yml: read, replayed, contradicted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.errors import CurationError
from kg.records import PageReading, Resolution
from kg.resolution import Decision, read_decisions, resolve
from kg.resolution.decisions import Reference, entry_text
from tests.resolution.factory import met, page, post, visit

TEXT = "岭川市南浦区委召开会议。南浦区委书记到会。南浦区政府负责人汇报。"


def heads(*names: str) -> list[PageReading]:
    """A page for each name, all printed as head of one congress, a day apart."""
    return [
        page(
            TEXT, [post(name, "区人大常委会", "主任", "LegislativeBody", date=f"2021-08-{day:02d}")], file=f"{day}.txt"
        )
        for day, name in enumerate(names, 1)
    ]


def decided(tmp_path: Path, yaml: str) -> tuple[Decision, ...]:
    file = tmp_path / "curation.yml"
    file.write_text(yaml, encoding="utf-8")
    return read_decisions(file)


def of_page(resolution: Resolution, reading: PageReading, side: str = "subject") -> str:
    return resolution.of[(reading.facts[0].id, side)]


def test_no_file_holds_no_decision(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "curation.yml") == ()


def test_same_joins_and_says_who_decided(tmp_path: Path) -> None:
    readings = heads("黎英才", "黎英木")
    decisions = decided(
        tmp_path, "- verdict: same\n  what: 黎英木\n  as: {name: 黎英才, kind: Person}\n  who: 编辑部\n  why: 误排\n"
    )
    open_cases, resolution = resolve(readings).cases, resolve(readings, decisions)
    assert len(open_cases) == 1
    assert resolution.cases == ()
    assert of_page(resolution, readings[0]) == of_page(resolution, readings[1])
    (person,) = [one for one in resolution.entities if one.kind == "Person"]
    assert any("decided by 编辑部 (curation.yml:1): 误排" in reason for reason in person.reasons)
    assert len(person.replaces) == 1


@pytest.mark.parametrize("verdict", ["unsure", "different"])
def test_a_judged_case_is_closed_and_nothing_joined(tmp_path: Path, verdict: str) -> None:
    readings = heads("黎英才", "黎英木")
    resolution = resolve(readings, decided(tmp_path, f"- verdict: {verdict}\n  what: 黎英木\n  as: 黎英才\n"))
    assert resolution.cases == ()
    assert of_page(resolution, readings[0]) != of_page(resolution, readings[1])


def test_different_parts_what_resolution_joined(tmp_path: Path) -> None:
    readings = [page(TEXT, [post("王磊", "区政府", "副区长")], file="1.txt")]
    readings.append(page(TEXT, [post("王磊", "区教育局", "局长")], file="2.txt"))
    assert of_page(resolve(readings), readings[0]) == of_page(resolve(readings), readings[1])
    yaml = "- verdict: different\n  what: {name: 王磊, where: 南浦区政府}\n  as: {name: 王磊, where: [教育局]}\n"
    resolution = resolve(readings, decided(tmp_path, yaml))
    assert of_page(resolution, readings[0]) != of_page(resolution, readings[1])


def test_rename_and_drop(tmp_path: Path) -> None:
    readings = heads("黎英才")
    readings.append(page(TEXT, [met("田水生", "和安委")], file="2.txt"))
    yaml = "- {verdict: rename, what: 黎英才, to: 黎英材}\n- {verdict: drop, what: 和安委, why: 不是人名}\n"
    resolution = resolve(readings, decided(tmp_path, yaml))
    labels = {one.id: one for one in resolution.entities}
    renamed = labels[of_page(resolution, readings[0])]
    assert (renamed.label, renamed.alt_labels) == ("黎英材", ("黎英才",))
    assert (readings[1].facts[0].id, "object") not in resolution.of
    assert "和安委" not in {one.label for one in resolution.entities}


def test_decisions_hold_when_pages_are_added(tmp_path: Path) -> None:
    yaml = "- {verdict: same, what: 黎英木, as: 黎英才}\n"
    decisions = decided(tmp_path, yaml)
    readings = [*heads("黎英才", "黎英木", "黎英木", "黎英才"), page(TEXT, [visit("黎英木", "云帆机械")], file="9.txt")]
    for size in range(2, len(readings) + 1):
        resolution = resolve(readings[:size], decisions)
        assert len({of_page(resolution, reading) for reading in readings[:size]}) == 1


def test_the_order_of_decisions_changes_nothing(tmp_path: Path) -> None:
    readings = heads("黎英才", "黎英木", "黎英村")
    yaml = "- {verdict: same, what: 黎英木, as: 黎英才}\n- {verdict: different, what: 黎英村, as: 黎英才}\n"
    decisions = decided(tmp_path, yaml)
    assert resolve(readings, decisions) == resolve(readings, decisions[::-1])


@pytest.mark.parametrize(
    ("yaml", "lines"),
    [
        ("- {verdict: same, what: 黎英木, as: 黎英才}\n- {verdict: different, what: 黎英才, as: 黎英木}\n", (1, 2)),
        ("- {verdict: same, what: 黎英木, as: 黎英才}\n- {verdict: unsure, what: 黎英才, as: 黎英木}\n", (1, 2)),
        ("- {verdict: rename, what: 黎英才, to: 甲}\n\n- {verdict: rename, what: 黎英才, to: 乙}\n", (1, 3)),
        ("- {verdict: rename, what: 黎英才, to: 甲}\n- {verdict: drop, what: 黎英才}\n", (1, 2)),
        (
            "- {verdict: same, what: 黎英木, as: 黎英才}\n- {verdict: same, what: 黎英木, as: 黎英村}\n"
            "- {verdict: different, what: 黎英才, as: 黎英村}\n",
            (1, 3),
        ),
    ],
)
def test_contradictions_stop_the_build_with_both_lines(tmp_path: Path, yaml: str, lines: Sequence[int]) -> None:
    with pytest.raises(CurationError) as caught:
        resolve(heads("黎英才", "黎英木", "黎英村"), decided(tmp_path, yaml))
    assert all(f"curation.yml:{line} says" in str(caught.value) for line in lines)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("- {verdict: drop, what: 无此人}\n", "no page names 无此人"),
        ("- {verdict: drop, what: {name: 黎英才, where: 东陵县}}\n", "where may be:"),
        ("- {verdict: drop, what: {name: 黎英才, kind: Place}}\n", "no page names 黎英才"),
        ("- {verdict: drop, what: 王磊}\n", "fits several entities"),
        ("- {verdict: same, what: 黎英才, as: 黎英才}\n", "both sides name one thing"),
    ],
)
def test_a_decision_must_name_one_entity(tmp_path: Path, yaml: str, said: str) -> None:
    readings = heads("黎英才")
    readings += [page(TEXT, [post("王磊", body, "局长")], file=body) for body in ("区教育局", "区水利局")]
    with pytest.raises(CurationError, match=said) as caught:
        resolve(readings, decided(tmp_path, yaml))
    assert str(caught.value).startswith("curation.yml:1 says")


@pytest.mark.parametrize(
    "yaml",
    [
        "verdict: same\n",
        "- verdict: perhaps\n",
        "- {verdict: same, what: 黎英才}\n",
        "- {verdict: drop, what: 黎英才, as: 黎英木}\n",
        "- {verdict: rename, what: 黎英才}\n",
        "- {verdict: drop, what: {name: 黎英才, kind: Alien}}\n",
        "- {verdict: drop, what: {title: 黎英才}}\n",
        "- {verdict: drop, what: 黎英才, reason: x}\n",
        "- [\n",
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, yaml: str) -> None:
    with pytest.raises(CurationError, match=r"curation\.yml") as caught:
        decided(tmp_path, yaml)
    assert "\n" not in str(caught.value)


def test_an_entry_written_is_the_entry_read(tmp_path: Path) -> None:
    written = Decision(
        "same",
        Reference("黎英才", "Person", ("南浦区人大常委会",)),
        Reference("黎英木"),
        who="编辑部",
        why="误排: 见更正",
    )
    (read,) = decided(tmp_path, "# kept\n" + entry_text(written))
    assert read == Decision(
        written.verdict, written.what, written.other, "", written.who, written.why, "curation.yml:2"
    )
