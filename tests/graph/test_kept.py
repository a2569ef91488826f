"""What was read from a page, through the read side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError, StoreError
from kg.graph.kept import facts_called, kept_reading, page_called
from kg.graph.source import open_source
from kg.records import PageReading
from tests.graph.conftest import build


def test_a_kept_reading_is_what_was_written(store: Path, readings: list[PageReading]):
    assert [kept_reading(store, one.page.id) for one in readings] == readings


def test_a_page_is_called_by_file_path_or_id(store: Path, readings: list[PageReading]):
    for one in readings:
        for name in (one.page.file, str(store.parent / one.page.file), f"elsewhere/{one.page.file}", one.page.id):
            assert page_called(store, name) == one.page.id


def test_an_unknown_page_is_said_with_those_that_are_there(store: Path):
    with pytest.raises(InputError, match=r"^aa\.txt: no such page in .*a\.txt.*kg build aa\.txt"):
        page_called(store, "aa.txt")
    with pytest.raises(StoreError, match="has no page"):
        kept_reading(store, "0" * 16)


def test_a_lost_reading_is_said_in_one_line(tmp_path: Path, readings: list[PageReading]):
    folder = build(tmp_path / "store", readings)
    for file in (folder / "readings").iterdir():
        file.write_bytes(b"no reading")
    with pytest.raises(StoreError, match=r"is damaged .* build a\.txt again"):
        kept_reading(folder, readings[0].page.id)


def test_facts_are_called_by_how_their_ids_begin(tmp_path: Path, readings: list[PageReading]):
    first, *rest = readings
    ids = ["abcd000000000000", "abcd000000000001", *(fact.id for fact in first.facts[2:])]
    facts = tuple(replace(fact, id=id) for fact, id in zip(first.facts, ids, strict=True))
    source = open_source(build(tmp_path / "store", [replace(first, facts=facts), *rest]))
    both = {ids[0]: first.page.id, ids[1]: first.page.id}
    assert facts_called(source, "abcd") == both
    assert facts_called(source, ids[1]) == {ids[1]: first.page.id}
    assert len(facts_called(source, "")) == sum(len(one.facts) for one in readings)
    assert facts_called(source, "bcd0") == {}
