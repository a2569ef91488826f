"""docs/quality.md keeps up with what is pinned: no figure that it shows is below a floor, no set is missing."""

import json

import pytest

from docs.quality_figures import DOCUMENT, SETS, shown
from kg.scoring import read_floors
from tests.conftest import ROOT

FLOORS = read_floors(ROOT / "tests" / "gold" / "floors.json")
ROWS = shown(DOCUMENT.read_text(encoding="utf-8"))
STALE = "run: python docs/quality_figures.py"


def test_every_set_is_shown_and_every_page_of_the_gold_stands_in_one() -> None:
    assert list(ROWS) == [name for name, _, _ in SETS], STALE
    for folder in ("seeds", "dev", "own", "more", "fresh", "late", "last"):
        pages = {path.stem for path in (ROOT / "tests" / "gold" / folder).glob("*.json")}
        found = [
            page for page in pages for _, of, patterns in SETS if of == folder for p in patterns if matches(page, p)
        ]
        assert sorted(found) == sorted(pages)


def matches(page: str, pattern: str) -> bool:
    from fnmatch import fnmatchcase

    return fnmatchcase(page, pattern)


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.name)
def test_no_figure_is_below_its_floor(floor) -> None:
    rows = [ROWS[name] for name, folder, pages in SETS if (folder, tuple(pages)) == (floor.gold, floor.pages)]
    for row in rows:
        assert float(row["F1"]) >= round(floor.f1.get("ALL", 0.0), 3), STALE
        for head, figure in (("line pairs", "line_pair_f1"), ("headlines", "headline_exact"), ("order", "order_exact")):
            assert float(row[head]) >= round(floor.layout.get(figure, 0.0), 3), STALE
        if floor.most_traps is not None:
            assert int(row["traps"].split(" ")[0]) <= floor.most_traps, STALE


def test_the_bars_of_the_seeds_and_of_dev_have_floors_that_match_a_row() -> None:
    rows = {(folder, tuple(pages)) for _, folder, pages in SETS}
    named = {floor.name for floor in FLOORS if (floor.gold, floor.pages) in rows}
    assert {"seeds", "dev d01-d12", "dev d13-d24"} <= named, json.dumps(sorted(named))
