import json
from pathlib import Path

import pytest

from kg.queries import catalogue
from tests.conftest import Run


def test_every_named_query_is_listed_in_both_languages(kg: Run) -> None:
    listed = kg("queries").stdout
    for query in catalogue():
        assert query.name in listed
        assert query.title["en"] in listed
        assert query.title["zh"] in listed


def test_there_are_at_least_ten(kg: Run) -> None:
    rows = json.loads(kg("queries", "--json").stdout)
    assert len(rows) == len(catalogue()) >= 10
    assert all(row["sparql"] and row["about"] for row in rows)


@pytest.mark.parametrize("name", [query.name for query in catalogue()])
def test_one_query_shows_its_parameters_and_can_be_run_as_shown(
    kg: Run, seeds_store: Path, name: str, tmp_path: Path
) -> None:
    (row,) = json.loads(kg("queries", name, "--json").stdout)
    shown = kg("queries", name).stdout
    assert all(words in shown for parameter in row["parameters"] for words in parameter["about"].values())
    file = tmp_path / "shown.rq"
    file.write_text(row["sparql"], encoding="utf-8")
    assert kg("query", file, "--store", seeds_store).exit_code == 0


def test_an_unknown_name_is_refused(kg: Run) -> None:
    result = kg("queries", "reporter")
    assert result.exit_code == 2
    assert "did you mean" in result.stderr
