"""Stretches of time: whole days, joined where they overlap."""

from __future__ import annotations

import pytest

from kg.exporters.spells import Spell, joined, spell_of, spell_of_tenure, whole_span
from kg.graph.rows import TenureRow
from kg.records import DateValue


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("2021-08-26", None, ("2021-08-26", "2021-08-26")),
        ("2021-08", None, ("2021-08-01", "2021-08-31")),
        ("2020-02", "2020-02", ("2020-02-01", "2020-02-29")),
        ("2021", None, ("2021-01-01", "2021-12-31")),
        ("2021-10-01", "2021-10-07", ("2021-10-01", "2021-10-07")),
        ("2021-01", "2021-08", ("2021-01-01", "2021-08-31")),
        (None, "2021-08", ("2021-08-01", "2021-08-31")),
        ("2021-08-26", "2021-08-02", ("2021-08-26", "2021-08-26")),  # a misprint never ends before it begins
        (None, None, None),
    ],
)
def test_spell_of(start: str | None, end: str | None, wanted: Spell | None) -> None:
    assert spell_of(DateValue(start, end, "", "printed")) == wanted


def test_no_date_no_spell() -> None:
    assert spell_of(None) is None
    assert spell_of(DateValue(None, None, "近日", "page", "2021-08-26")) is None


@pytest.mark.parametrize(
    ("first", "last", "beginning", "end", "wanted"),
    [
        ("2021-08-26", "2022-10", None, None, ("2021-08-26", "2022-10-31")),
        ("2021-08-26", "2022-10", "2021-05-01", None, ("2021-05-01", "2022-10-31")),
        ("2021-08-26", "2022-10", None, "2022-11-28", ("2021-08-26", "2022-11-28")),
        (None, None, None, None, None),
    ],
)
def test_spell_of_tenure(
    first: str | None, last: str | None, beginning: str | None, end: str | None, wanted: Spell | None
) -> None:
    tenure = TenureRow("tenure/1", "person/1", "post/1", "主任", "body/1", "attested", first, last, beginning, end, ())
    assert spell_of_tenure(tenure) == wanted


def test_joined_and_whole() -> None:
    spells = [("2021-03-01", "2021-03-31"), None, ("2021-05-01", "2021-05-02"), ("2021-03-05", "2021-04-02")]
    assert joined(spells) == (("2021-03-01", "2021-04-02"), ("2021-05-01", "2021-05-02"))
    assert whole_span(joined(spells)) == (("2021-03-01", "2021-05-02"),)
    assert whole_span([]) == ()
