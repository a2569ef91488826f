"""Dates: their bounds, their labels, and one date out of several."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.when import bounds, date_label, first_day, is_date, last_day, summed
from kg.records import DateValue
from tests.graph.factory import day


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021-08-26", "2021-08-26", "2021-08-26"),
    ],
)
def test_days_of_a_date(iso: str, first: str, last: str):
    assert (first_day(iso), last_day(iso)) == (first, last)


@pytest.mark.parametrize("words", ["2021", "2021-02", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_date(words: str):
    assert is_date(words)


@pytest.mark.parametrize(
    "words",
    ["", "soon", "0000", "2021-13", "2021-00", "2022-02-30", "2023-02-29", "2021-8", "20211", "２０２１", "2021\n"],
)
def test_no_date(words: str):
    assert not is_date(words)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 30)), st.sampled_from([4, 7, 10]))
def test_a_day_lies_within_every_date_that_can_mean_it(at: date, length: int):
    iso = at.isoformat()[:length]
    assert first_day(iso) <= at.isoformat() <= last_day(iso)
    after = date.fromisoformat(last_day(iso)) + timedelta(1)
    assert after.isoformat()[:length] != iso


@pytest.mark.parametrize(
    ("when", "label", "days"),
    [
        (day("2021-08-26"), "2021-08-26", ("2021-08-26", "2021-08-26")),
        (DateValue("2021-08-26", "2021-08-27", "", "printed"), "2021-08-26/2021-08-27", ("2021-08-26", "2021-08-27")),
        (DateValue("2021", None, "年内", "relative"), "2021", ("2021-01-01", "2021-12-31")),
        (DateValue("2021", None, "近日", "page", "2021-08-27"), "2021", ("2021-01-01", "2021-08-27")),
        (DateValue(None, None, "近日", "page", "2021-08-27"), "≤2021-08-27", (None, "2021-08-27")),
        (DateValue(None, None, "", "none"), "", (None, None)),
    ],
)
def test_bounds_and_label(when: DateValue, label: str, days: tuple[str | None, str | None]):
    assert (date_label(when), bounds(when)) == (label, days)


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ([day("2021-08-26"), day("2021-08")], "2021-08-26", "2021-08-26"),
        ([day("2021-08-26"), day("2021-08-27")], "2021-08-26", "2021-08-27"),
        ([DateValue("2021", None, "", "page"), None], "2021", None),
        ([None], None, None),
    ],
)
def test_one_date_out_of_several(dates: list[DateValue | None], start: str | None, end: str | None):
    for order in (dates, dates[::-1]):
        found = summed(order)
        assert (found.start, found.end) == (start, end) if found else start is end is None
