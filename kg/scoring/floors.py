"""Floors: figures a gold set must not fall below, pinned in a JSON file that may only be raised.

    {"seeds":   {"gold": "seeds", "pages": ["*"], "f1": {"ALL": 0.9, "visited": 0.85},
                 "layout": {"line_pair_f1": 0.99}, "most_traps": 2}}

`gold` is a folder beside the file. `f1` pins predicates or ALL, `layout` any figure of the layout row;
`most_traps` is a ceiling. Each of the three may be left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.scoring.judging import Rows, Score, score


@dataclass(frozen=True, slots=True)
class Floor:
    """What one set of gold pages must reach."""

    name: str
    gold: str
    pages: tuple[str, ...] = ("*",)
    f1: Mapping[str, float] = field(default_factory=dict)
    layout: Mapping[str, float] = field(default_factory=dict)
    most_traps: int | None = None

    def as_row(self) -> dict[str, Any]:
        """The JSON value this floor is written as."""
        row: dict[str, Any] = {"gold": self.gold, "pages": list(self.pages), "f1": dict(self.f1)}
        if self.layout:
            row["layout"] = dict(self.layout)
        if self.most_traps is not None:
            row["most_traps"] = self.most_traps
        return row


def read_floors(path: Path) -> tuple[Floor, ...]:
    """The floors of a file. Raises InputError for a file that is missing or not of the format above."""
    try:
        return parse_floors(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: not a file of floors ({error}); see kg/scoring/floors.py for the format") from error


def parse_floors(text: str) -> tuple[Floor, ...]:
    """The floors written in `text`. Raises ValueError, TypeError or AttributeError where it is not of the format."""
    return tuple(
        Floor(name, **{**row, "pages": tuple(row.get("pages", ("*",)))}) for name, row in json.loads(text).items()
    )


def write_floors(path: Path, floors: tuple[Floor, ...]) -> None:
    """Write floors back, in order."""
    rows = {floor.name: floor.as_row() for floor in floors}
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def check_floors(path: Path, facts: Rows, articles: Rows) -> list[str]:
    """Score the exports against each floor of `path`; one line per figure that is too low (none: all is well)."""
    out: list[str] = []
    for floor in read_floors(path):
        out += _breaches(floor, score(path.parent / floor.gold, facts, articles, pages=floor.pages))
    return out


def _breaches(floor: Floor, reached: Score) -> Iterator[str]:
    figures = reached.figures()
    for name, least in floor.f1.items():
        got = figures.get(name, {"f1": 0.0})["f1"]
        if got < least:
            yield f"{floor.name}: F1 of {name} is {got:.4f}, the floor is {least}"
    for name, least in floor.layout.items():
        got = figures.get("layout", {}).get(name, 0.0)
        if got < least:
            yield f"{floor.name}: {name} is {got:.4f}, the floor is {least}"
    if floor.most_traps is not None and reached.trapped > floor.most_traps:
        yield f"{floor.name}: fell into {reached.trapped} traps, the ceiling is {floor.most_traps}"


def raise_floors(path: Path, facts: Rows, articles: Rows, *, each_from: int = 10) -> None:
    """Rewrite `path` with what the exports reach now where that is better; nothing is ever lowered.

    Predicates with at least `each_from` core gold facts get a floor of their own.
    """
    floors = read_floors(path)
    reached = [score(path.parent / floor.gold, facts, articles, pages=floor.pages) for floor in floors]
    write_floors(path, tuple(_raised(f, s, each_from) for f, s in zip(floors, reached, strict=True)))


def _raised(floor: Floor, reached: Score, each_from: int) -> Floor:
    figures = reached.figures()
    f1 = {name: row["f1"] for name, row in figures.items() if name == "ALL" or row.get("gold", 0) >= each_from}
    layout = {name: value for name, value in figures.get("layout", {}).items() if name != "articles"}
    traps = [count for count in (floor.most_traps, reached.trapped) if count is not None]
    return replace(
        floor,
        f1={**floor.f1, **{name: max(value, floor.f1.get(name, 0.0)) for name, value in f1.items()}},
        layout={**floor.layout, **{name: max(value, floor.layout.get(name, 0.0)) for name, value in layout.items()}},
        most_traps=min(traps) if reached.traps else floor.most_traps,
    )


def lowered_floors(old: tuple[Floor, ...], new: tuple[Floor, ...]) -> list[str]:
    """What `new` asks less than `old` did, one line each: a floor gone, a figure lower, a ceiling higher."""
    now = {floor.name: floor for floor in new}
    return [line for floor in old for line in _lowered(floor, now.get(floor.name, Floor(floor.name, "")))]


def _lowered(old: Floor, new: Floor) -> Iterator[str]:
    for kind, was, now in (("f1", old.f1, new.f1), ("layout", old.layout, new.layout)):
        for name, least in was.items():
            if now.get(name, 0.0) < least:
                yield f"{old.name}: {kind} {name} was {least}, is {now.get(name)}"
    if old.most_traps is not None and (new.most_traps is None or new.most_traps > old.most_traps):
        yield f"{old.name}: most_traps was {old.most_traps}, is {new.most_traps}"
