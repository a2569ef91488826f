"""Dates of a question as periods: first and last day, both included, or the same days of every year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from kg.dating.calendar import whole as whole_day
from kg.dating.expressions import Expression, scan
from kg.errors import QuestionError
from kg.graph.when import first_day, last_day

BEGINNING, END = "0001-01-02", "9999-12-31"  # 0001-01-01 is the day of what has no date (kg.graph.when)

_THIRDS: Final[Mapping[str, tuple[int, int]]] = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_MONTHS: Final[Mapping[str, tuple[int, int]]] = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    **{
        f"{front}{name}季度": (at, at + 2)
        for front in ("", "第")
        for name, at in zip("一二三四", (1, 4, 7, 10), strict=True)
    },
}
_WHOLE: Final = ("", "全年", "度")
_LEAP: Final = 2000  # a day of any year may be 29 February
_SINCE: Final = "以来"
_SHORT: Final = re.compile(r"(?<![0-9.-])(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?(?![0-9.年-])")  # 2021, 2021-08


class Period(NamedTuple):
    """First and last day: YYYY-MM-DD, or MM-DD where the question names no year and so means every year."""

    first: str
    last: str

    @property
    def yearly(self) -> bool:
        """Does it mean these days of every year?"""
        return len(self.first) < len(BEGINNING)

    @property
    def within_a_year(self) -> bool:
        """Is it a part of one year, and not the whole?"""
        year = self.first[:4]
        return not self.yearly and self.last[:4] == year and self != whole(year)

    def of(self, year: str) -> Period:
        """The same days of one year."""
        return Period(f"{year}-{self.first}", _real(f"{year}-{self.last}"))

    def __str__(self) -> str:
        if self.first == BEGINNING:
            return f"until {self.last}"
        return f"from {self.first}" if self.last == END else f"{self.first}…{self.last}{' of any year' * self.yearly}"


class Dated(NamedTuple):
    """A date of the question: half-open place and period; None where it is a date only to somebody who has a today."""

    start: int
    end: int
    period: Period | None


def dates_in(question: str) -> tuple[Dated, ...]:
    """Every date of the question, in order."""
    said = [Dated(one.start, one.end, _period(one)) for one in scan(question) if one.kind not in {"alone", "vague"}]
    short = [
        Dated(found.start(), found.end(), whole(found[0]))
        for found in _SHORT.finditer(question)
        if not any(one.start < found.end() and found.start() < one.end for one in said)
    ]
    return tuple(sorted([*said, *short]))


def joined(first: Period, last: Period, words: str) -> Period:
    """From the beginning of one to the end of the other. Raises QuestionError where that goes backwards."""
    if first.yearly != last.yearly and not first.yearly:
        last = last.of(first.first[:4])
    if first.yearly != last.yearly or first.first > last.last:
        raise QuestionError(
            f"{words}: that period ends before it begins, or only one end names its year; name both years"
        )
    return Period(first.first, last.last)


def before(period: Period, words: str) -> Period:
    """All that lies before the first day of a period. Raises QuestionError where it names no year."""
    if period.yearly:
        raise QuestionError(f"{words}: before or after which year? write 2021年8月26日")
    return Period(BEGINNING, _shifted(period.first, -1))


def after(period: Period, words: str, *, including: bool) -> Period:
    """All that lies after the last day of a period, or from its first day on. Raises QuestionError as `before` does."""
    if period.yearly:
        raise QuestionError(f"{words}: before or after which year? write 2021年8月26日")
    return Period(period.first if including else _shifted(period.last, 1), END)


def _shifted(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        return day


def _period(one: Expression) -> Period | None:
    """What the expression means without any today; None where it needs one, or the calendar has no such day."""
    if one.shift is not None or one.month_shift is not None or one.kind not in _KINDS:
        return None
    if one.word == _SINCE and one.year:
        return Period(first_day(str(one.year)), END)
    found = _KINDS[one.kind](one)
    if found is None:
        return None
    period = Period(*found)
    ends = one.last[0] if one.last else None
    if one.year:
        period = Period(period.of(str(one.year)).first, period.of(str(ends or one.year)).last)
    return period if period.first <= period.last else None


def _day(one: Expression) -> tuple[str, str] | None:
    if one.month is None or one.day is None:
        return None
    _, month, day = one.last or (None, None, one.day)
    days = (one.month, one.day), (month or one.month, day)
    if not all(whole_day(one.year or _LEAP, *each) for each in days):
        return None
    first, last = (f"{each[0]:02d}-{each[1]:02d}" for each in days)
    return first, last


def _month(one: Expression) -> tuple[str, str] | None:
    first, last = _THIRDS.get(one.word, (1, 31))
    known = one.month is not None and (not one.word or one.word in _THIRDS)
    return (f"{one.month:02d}-{first:02d}", f"{one.month:02d}-{last:02d}") if known else None


def _months(one: Expression) -> tuple[str, str] | None:
    return f"{one.month:02d}-01", f"{int(one.word):02d}-31"


def _parts(one: Expression) -> tuple[str, str] | None:
    first, last = (1, 12) if one.word in _WHOLE else _MONTHS.get(one.word, (0, 0))
    return (f"{first:02d}-01", f"{last:02d}-31") if first else None


_KINDS = {"day": _day, "month": _month, "months": _months, "year": _parts, "period": _parts}


def _real(day: str) -> str:
    """The day, or the last of its month where the month is shorter."""
    year, month, number = day.split("-")
    return f"{year}-{month}-{min(int(number), monthrange(int(year), int(month))[1]):02d}"


def whole(iso: str) -> Period:
    """The period of a YYYY, YYYY-MM or YYYY-MM-DD."""
    return Period(first_day(iso), last_day(iso))
