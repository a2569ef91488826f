"""`kg explain FACT_ID` on the seeds."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SEEDS, Run


@pytest.fixture(scope="module")
def facts(seeds_store: Path) -> list[dict[str, Any]]:
    from kg.exporters import fact_lines
    from kg.graph import open_store

    return list(fact_lines(open_store(seeds_store)))


def beginning(facts: list[dict[str, Any]], id: str) -> str:
    """The shortest beginning of an id that no other fact has."""
    ids = [fact["id"] for fact in facts]
    return next(id[:size] for size in range(4, 17) if sum(each.startswith(id[:size]) for each in ids) == 1)


def test_the_beginning_of_an_id_that_is_not_enough(kg: Run, seeds_store: Path) -> None:
    result = kg("explain", "5", "--store", seeds_store)
    assert result.exit_code == 1
    assert "facts begin so" in result.stderr


def test_every_kind_of_fact_is_explained(kg: Run, seeds_store: Path, facts: list[dict[str, Any]]) -> None:
    for fact in {fact["rule"].split("-")[0]: fact for fact in facts}.values():
        result = kg("explain", beginning(facts, fact["id"]), "--store", seeds_store)
        assert result.exit_code == 0, result.output
        said = result.stdout
        assert said.startswith(fact["id"])
        assert "sentence  " in said
        assert f"{fact['predicate']} by rule {fact['rule']}" in said
        assert f"confidence    {fact['confidence']:.2f}" in said
        assert f"basis: {fact['date']['basis']}" in said
        for piece in fact["evidence"]:
            assert f"{piece['page']}:{piece['lines'][0]}-{piece['lines'][1]}  「" in said
        for name, value in fact["qualifiers"].items():
            assert f"{name}: {value}" in said


def test_an_actor_that_the_sentence_leaves_out_is_traced_to_its_own(
    kg: Run, seeds_store: Path, facts: list[dict[str, Any]]
) -> None:
    elided = [
        fact
        for fact in facts
        if fact["predicate"] == "accompanied"
        and not any(fact["surface"]["object"] in "".join(e["quote"].split()) for e in fact["evidence"])
    ]
    assert elided
    said = kg("explain", elided[0]["id"], "--store", seeds_store).stdout
    assert f"carried over  object {elided[0]['surface']['object']}, from {elided[0]['page']}:" in said


def test_json_has_the_offsets_of_what_it_names(kg: Run, seeds_store: Path, facts: list[dict[str, Any]]) -> None:
    fact = next(fact for fact in facts if fact["predicate"] == "visited")
    row = json.loads(kg("explain", fact["id"], "--json", "--store", seeds_store).stdout)
    text = (SEEDS / row["page"]).read_text(encoding="utf-8")
    for piece in row["fact"]["evidence"]:
        assert text[piece["start"] : piece["end"]] == piece["quote"]
    assert row["triggers"]
    assert row["marks"]
    assert row["sentences"]


def test_an_entity_is_explained_by_its_name(kg: Run, seeds_store: Path) -> None:
    said = kg("explain", "张红军", "--store", seeds_store).stdout
    assert said.startswith("张红军  Person  person/")


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("0123456789abcdef", "no such fact"),
        ("fact/0123456789abcdef", "no such fact"),
        ("nobody", "nobody and nothing is called"),
    ],
)
def test_an_unknown_id_is_one_line(kg: Run, seeds_store: Path, id: str, words: str) -> None:
    result = kg("explain", id, "--store", seeds_store)
    assert result.exit_code == 1
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
