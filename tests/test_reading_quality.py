"""The reader, end to end on the gold pages, against the floors in tests/gold/floors.json: they may only be raised.

After an improvement raise them: `python tests/test_reading_quality.py` rewrites the file with what is reached.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kg.exporters import article_lines, fact_lines
from kg.graph import open_store
from kg.pipeline import build
from kg.scoring import check_floors, raise_floors, read_floors
from kg.scoring.judging import Rows

GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.json"
SETS = ("seeds", "dev", "own", "more", "fresh", "late", "last")


@cache
def read() -> tuple[Rows, Rows]:
    """Facts and articles of every gold page, each set built into a store of its own."""
    facts: list[Rows] = []
    articles: list[Rows] = []
    for name in SETS:
        with TemporaryDirectory() as folder:
            store = Path(folder) / "store"
            build([GOLD / name], store)
            view = open_store(store)
            facts.append(list(fact_lines(view)))
            articles.append(list(article_lines(view)))
    return list(chain(*facts)), list(chain(*articles))


def test_the_reader_stays_above_every_floor() -> None:
    assert check_floors(FLOORS, *read()) == []


@pytest.mark.parametrize("name", SETS)
def test_every_set_has_a_floor_above_nothing(name: str) -> None:
    floors = [floor for floor in read_floors(FLOORS) if floor.gold == name]
    assert floors
    assert all(floor.f1["ALL"] > 0.5 for floor in floors)


if __name__ == "__main__":
    raise_floors(FLOORS, *read())
