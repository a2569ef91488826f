import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

GOLD = ROOT / "tests" / "gold" / "seeds"


def test_the_score_of_the_seeds(kg: Run, seeds_store: Path) -> None:
    figures = json.loads(kg("score", GOLD, "--json", "--store", seeds_store).stdout)
    assert figures["ALL"]["gold"] > 280
    assert figures["layout"]["articles"] == 22
    table = kg("score", GOLD, "--store", seeds_store).stdout
    assert table.splitlines()[0].split() == ["predicate", "P", "R", "F1", "gold", "made"]
    assert f"{figures['ALL']['f1']:.3f}" in table


def test_misses_are_listed_on_request(kg: Run, seeds_store: Path) -> None:
    figures = json.loads(kg("score", GOLD, "--json", "--store", seeds_store).stdout)["ALL"]
    listed = kg("score", GOLD, "--misses", "--store", seeds_store).stdout.splitlines()
    missed = sum(line.startswith("MISS") for line in listed)
    assert missed == figures["gold"] - round(figures["recall"] * figures["gold"])


def test_one_page_alone(kg: Run, seeds_store: Path) -> None:
    figures = json.loads(kg("score", GOLD, "--page", "000*", "--json", "--store", seeds_store).stdout)
    assert 0 < figures["layout"]["articles"] < 22


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_a_folder_without_annotations_is_told(kg: Run, seeds_store: Path, tmp_path: Path, folder: str) -> None:
    result = kg("score", tmp_path / folder, "--store", seeds_store)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
