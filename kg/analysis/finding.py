"""What every analysis answers: typed rows, one sentence that says what was counted, and the printed words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from kg.graph.rows import FactRow
from kg.graph.when import date_label, first_day
from kg.report import counted

if TYPE_CHECKING:
    import pandas

Cell = str | int | float | None

DIGITS = 6
"""Decimal places of every figure that is no whole number."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A fact with its date and words; `place` is file:lines, pieces of a quote are joined by " … "."""

    fact: str  # Fact.id, for `kg explain`
    date: str  # 2021-08-26, 2021-08-26/2021-08-27, ≤2021-09-02, "" where unknown
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a finding. A field NAME_id holds the id of whom the field NAME calls by its label."""

    SHOWN: ClassVar[tuple[str, ...]] = ()
    """The fields of a table for people; files and programs get all of them."""


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Finding(Generic[R]):
    """The rows of an analysis in their order; `counted` says what the numbers count."""

    of: type[R]
    rows: tuple[R, ...]
    counted: str

    def __repr__(self) -> str:
        return f"Finding({counted(len(self.rows), 'row')} of {self.of.__name__}: {self.counted})"

    def flat(self) -> tuple[list[str], list[list[Cell]]]:
        """Heads and rows of plain values: lists joined by "|", a Printed as NAME_date, NAME_quote, NAME_place …"""
        heads = [head for field in fields(self.of) for head in _heads(field.name, str(field.type))]
        return heads, [[cell for field in fields(self.of) for cell in _cells(row, field.name)] for row in self.rows]

    def shown(self) -> tuple[list[str], list[list[str]]]:
        """Heads and rows for people. Where two bear one name, their ids stand behind it."""
        several = _namesakes(self.rows)
        rows = [[_shown(row, name, several) for name in self.of.SHOWN] for row in self.rows]
        return [name.replace("_", " ") for name in self.of.SHOWN], rows

    def as_json(self) -> dict[str, Any]:
        """The finding as plain dicts and lists."""
        return {"counted": self.counted, "rows": [asdict(row) for row in self.rows]}

    def dataframe(self) -> pandas.DataFrame:
        """The flat rows as a pandas table (needs the extra `analysis`)."""
        import pandas

        heads, rows = self.flat()
        return pandas.DataFrame(rows, columns=heads)


def quotes_of(row: Row) -> Iterator[Printed]:
    """The printed words that a row rests on, in the order of its fields; what two facts print alike stands once."""
    found = (getattr(row, field.name) for field in fields(row))
    words = (value for value in found if isinstance(value, Printed))
    yield from {(each.date, each.quote, each.place): each for each in words}.values()


def _heads(name: str, type_: str) -> list[str]:
    return [f"{name}_{part.name}" for part in fields(Printed)] if "Printed" in type_ else [name]


def _cells(row: Row, name: str) -> list[Cell]:
    value, declared = getattr(row, name), {field.name: str(field.type) for field in fields(row)}[name]
    if "Printed" in declared:
        return [getattr(value, part.name) if value else None for part in fields(Printed)]
    return ["|".join(value) if isinstance(value, tuple) else value]


def _namesakes(rows: Iterable[Row]) -> frozenset[str]:
    """Labels that stand for more than one id."""
    ids: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for field in fields(row):
            if field.name.endswith("_id"):
                ids[getattr(row, field.name.removesuffix("_id"))].add(getattr(row, field.name))
    return frozenset(label for label, found in ids.items() if len(found) > 1)


def _shown(row: Row, name: str, several: frozenset[str]) -> str:
    value = getattr(row, name)
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.4f}"
    label = "" if value is None else str(value)
    return f"{label} ({getattr(row, f'{name}_id')})" if label in several and hasattr(row, f"{name}_id") else label


def printed(row: FactRow) -> Printed:
    """A fact's date and words, the line breaks of the column gone."""
    pieces = row.fact.evidence
    quote = " … ".join("".join(line.strip() for line in piece.quote.splitlines()) for piece in pieces)
    lines = (str(first) if first == last else f"{first}-{last}" for first, last in (piece.lines for piece in pieces))
    return Printed(row.fact.id, date_label(row.fact.date), quote, f"{row.file}:{','.join(lines)}")


def first_printed(rows: Iterable[FactRow]) -> FactRow:
    """The fact to show of several: what is dated before what is not, the earliest, the surest, the first in reading."""
    return min(rows, key=_by_date)


def _by_date(row: FactRow) -> tuple[str, float, str, int, str]:
    day = row.fact.date and (row.fact.date.start or row.fact.date.not_after)
    return (first_day(day) if day else "9999", -row.fact.confidence, row.file, row.fact.evidence[0].start, row.id)
