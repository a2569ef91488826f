"""facts and csv: the keys that programs rely on, and every quote at its place on the page."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from kg.exporters import export, fact_lines
from kg.graph import GraphView
from tests.exporters.factory import OTHER, TEXT

TEXTS = {"visits.txt": TEXT, "meeting.txt": OTHER}


@pytest.fixture(scope="module")
def lines(view: GraphView, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    (path,) = export(view, "facts", tmp_path_factory.mktemp("facts") / "facts.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def only(lines: list[dict[str, Any]], predicate: str) -> dict[str, Any]:
    (line,) = [line for line in lines if line["predicate"] == predicate]
    return line


def test_keys(lines: list[dict[str, Any]]) -> None:
    wanted = ["id", "page", "article", "predicate", "subject", "subject_type", "subject_id"]
    wanted += ["object", "object_type", "object_id", "surface", "qualifiers", "date", "evidence", "rule", "confidence"]
    for line in lines:
        assert list(line) == wanted
        assert set(line["surface"]) == {"subject", "object"}
        assert set(line["date"]) == {"start", "end", "printed", "basis"}
        assert all(set(piece) == {"page", "start", "end", "lines", "quote"} for piece in line["evidence"])


def test_every_quote_stands_on_its_page(lines: list[dict[str, Any]]) -> None:
    pieces = [piece for line in lines for piece in line["evidence"]]
    assert len(pieces) == 10
    for piece in pieces:
        text = TEXTS[piece["page"]]
        assert text[piece["start"] : piece["end"]] == piece["quote"]
        assert text.count("\n", 0, piece["start"]) + 1 == piece["lines"][0]


def test_pages_by_name_and_facts_as_they_are_read(lines: list[dict[str, Any]]) -> None:
    assert [line["page"] for line in lines] == ["meeting.txt"] + ["visits.txt"] * 9
    assert [line["predicate"] for line in lines][1:3] == ["holdsPost", "visited"]


def test_objects_that_are_no_entities(lines: list[dict[str, Any]]) -> None:
    assert only(lines, "wrote")["object"] == only(lines, "wrote")["article"]
    assert only(lines, "stated")["object"] == "要抓好落实"
    assert [only(lines, name)["object_id"] for name in ("wrote", "stated", "invests")] == [None] * 3


def test_qualifiers_and_dates(lines: list[dict[str, Any]]) -> None:
    assert only(lines, "holdsPost")["qualifiers"] == {"post": "书记"}
    assert only(lines, "met")["date"] == {
        "start": "2021-04-02",
        "end": "2021-04-02",
        "printed": "4月2日",
        "basis": "printed",
    }
    assert only(lines, "invests")["date"] == {"start": None, "end": None, "printed": None, "basis": "none"}


def test_namesakes_differ_by_id(lines: list[dict[str, Any]]) -> None:
    ids = {line["subject"]: line["subject_id"] for line in lines}
    assert ids["林岚"].startswith("person/")
    assert only(lines, "accompanied")["object_id"] == ids["林岚"]


@pytest.mark.parametrize(("format", "name"), [("csv", "facts.csv"), ("facts", "facts.CSV"), ("csv", "facts.txt")])
def test_the_same_as_a_table(view: GraphView, tmp_path: Path, format: str, name: str) -> None:
    (path,) = export(view, format, tmp_path / name)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    lines = list(fact_lines(view))
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    for row, line in zip(rows, lines, strict=True):
        assert row["object"] == line["object"].replace("\x07", "␇")
        assert row["object_surface"] == line["surface"]["object"].replace("\x07", "␇")
        assert row["post"] == line["qualifiers"].get("post", "")
        assert row["start"] == (line["date"]["start"] or "")
        assert row["quote"] == line["evidence"][0]["quote"].replace("\x07", "␇")
        assert row["lines"] == "-".join(map(str, line["evidence"][0]["lines"]))
