"""Arithmetic with whole and partial dates, and the public holidays.

A partial date is a year alone or a year and a month; in records it is written YYYY or YYYY-MM. Nothing here
reads the clock.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from kg.lexicon import table

NEAR_DAYS = 60  # a date printed this much after the page is an intention, further away it was last year


class Stretch(NamedTuple):
    """First and last day of something, both included."""

    first: date
    last: date


def whole(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day of these numbers, or None where one is missing or the calendar has no such day."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def written(year: int, month: int | None = None, day: int | None = None) -> str:
    """The ISO form: YYYY, YYYY-MM or YYYY-MM-DD."""
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def shifted_month(day: date, months: int) -> tuple[int, int]:
    """(year, month) so many months after the month of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def year_before(month: int, day: int | None, anchor: date) -> int:
    """The year that puts month (and day) on the anchor or not long before it.

    A December event on a January page is last year's. What lies up to NEAR_DAYS ahead of the anchor keeps the
    anchor's year: it is meant as the future.
    """
    last = monthrange(anchor.year, month)[1]
    here = date(anchor.year, month, min(day or 1, last))
    if here - anchor > timedelta(days=NEAR_DAYS):
        return anchor.year - 1
    coming = date(anchor.year + 1, month, min(day or 1, monthrange(anchor.year + 1, month)[1]))
    return anchor.year + 1 if coming - anchor <= timedelta(days=NEAR_DAYS // 2) else anchor.year


def latest_day(number: int, anchor: date) -> date | None:
    """The last day on or before the anchor whose day of the month is `number`, in this month or the one before."""
    for months in (0, -1):
        year, month = shifted_month(anchor, months)
        here = whole(year, month, number)
        if here and here <= anchor:
            return here
    return None


def week_of(anchor: date, weeks: int) -> Stretch:
    """Monday to Sunday of the week that lies `weeks` from the anchor's."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=weeks)
    return Stretch(monday, monday + timedelta(days=6))


class Holiday(NamedTuple):
    """One holiday: the day itself and the days off by year."""

    name: str
    words: tuple[str, ...]
    fixed: str | None  # MM-DD
    days: tuple[date, ...]
    off: tuple[Stretch, ...]

    def day(self, year: int) -> date | None:
        """The day itself in that year, None where the table does not know it."""
        if self.fixed:
            return whole(year, int(self.fixed[:2]), int(self.fixed[3:]))
        return next((day for day in self.days if day.year == year), None)

    def days_off(self, year: int) -> Stretch | None:
        """The days off around the day of that year; the day alone where no days off are known."""
        day = self.day(year)
        if day is None:
            return None
        return next((off for off in self.off if off.first <= day <= off.last), Stretch(day, day))


@cache
def holidays() -> tuple[Holiday, ...]:
    """The public holidays of `lexicons/dating_holidays.toml`."""
    return tuple(
        Holiday(
            row["name"],
            tuple(row["words"]),
            row.get("day"),
            tuple(map(date.fromisoformat, row.get("days", ()))),
            tuple(Stretch(*map(date.fromisoformat, pair)) for pair in row.get("off", ())),
        )
        for row in table("dating_holidays")["holiday"]
    )


def unquoted(word: str) -> str:
    """The word without quotation marks: “五一” → 五一."""
    return word.translate({ord(mark): None for mark in '“”"'})


@cache
def holiday_of(word: str) -> Holiday | None:
    """The holiday that a printed word names, quotation marks aside: 国庆节 → 国庆, “十一” → 国庆."""
    return next((holiday for holiday in holidays() if word in map(unquoted, holiday.words)), None)
