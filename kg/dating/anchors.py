"""Expressions → dates: each printed expression gets its place in time from an anchor and from the story so far.

An anchor is the day of writing (a web page's date, the issue's date) or, where only that is known, its year.
Without an anchor an expression that names no year has no date: today's date is never used.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from kg.dating.calendar import (
    Holiday,
    Stretch,
    holiday_of,
    latest_day,
    shifted_month,
    unquoted,
    week_of,
    whole,
    written,
    year_before,
)
from kg.dating.expressions import Expression
from kg.lexicon import table
from kg.records import DateValue

TURN_DAYS = 14  # 近日 in the first days of January may be the old year


class Anchor(NamedTuple):
    """What is known of the day of writing. `winter`: the year is known only, and the page is from its first weeks."""

    day: date | None = None
    year: int | None = None
    winter: bool = False


class Placed(NamedTuple):
    """A date value, and the days it stands for where they are whole days."""

    value: DateValue
    days: Stretch | None = None


def place(expression: Expression, anchor: Anchor, story: Stretch | None) -> Placed:
    """The date of one expression; `story` holds the days the text spoke of last (for 26日, 当天, 次日)."""
    days, value = _found(expression, anchor, story)
    if days is not None:
        basis = "printed" if expression.kind == "day" else "relative"
        value = DateValue(days.first.isoformat(), days.last.isoformat(), expression.printed, basis)
    return Placed(value or DateValue(None, None, expression.printed, _basis(expression)), days)


def days_of(expression: Expression, anchor: Anchor) -> Stretch | None:
    """The days of one expression by itself, where they are whole days: of `place`, without the value."""
    return _found(expression, anchor, None)[0]


def vague(anchor: Anchor, printed: str) -> DateValue:
    """近日, 日前: not after the day of writing, no day. The year stands where it is sure."""
    if anchor.day is None:
        year = written(anchor.year) if anchor.year else None
        return DateValue(year, year, printed, "page")
    first = anchor.day - timedelta(days=TURN_DAYS)
    return DateValue(written(first.year), written(anchor.day.year), printed, "page", anchor.day.isoformat())


_Found = tuple[Stretch | None, DateValue | None]


def _found(expression: Expression, anchor: Anchor, story: Stretch | None) -> _Found:
    reader = _PLACERS.get(expression.kind)
    return reader(expression, anchor, story) if reader else (None, None)


def _basis(expression: Expression) -> str:
    return (
        "page"
        if expression.kind in {"vague", "alone"}
        else "printed"
        if expression.kind in {"day", "month"}
        else "relative"
    )


def _year_of(expression: Expression, anchor: Anchor, month: int, day: int | None) -> int | None:
    if expression.year is not None:
        return expression.year
    if expression.shift is not None:
        base = anchor.day.year if anchor.day else anchor.year
        return base + expression.shift if base else None
    if anchor.day:
        return year_before(month, day, anchor.day)
    return anchor.year - 1 if anchor.year and anchor.winter and month >= 10 else anchor.year


def _day(expression: Expression, anchor: Anchor, story: Stretch | None) -> _Found:
    first = _first_day(expression, anchor, story)
    if first is None:
        return None, None
    last = _last_day(expression, first)
    return (Stretch(first, last) if last and last >= first else Stretch(first, first)), None


def _first_day(expression: Expression, anchor: Anchor, story: Stretch | None) -> date | None:
    day = expression.day
    if expression.month is not None:
        year = _year_of(expression, anchor, expression.month, day)
        return whole(year, expression.month, day)
    if expression.month_shift is not None and anchor.day:
        return whole(*shifted_month(anchor.day, expression.month_shift), day)
    if expression.month_shift is not None or day is None:
        return None
    if story:  # 26日 inside a story: of the month the story is in, or of the next one when it goes over the turn
        here = whole(story.first.year, story.first.month, day)
        later = whole(*shifted_month(story.first, 1), day)
        return here if here and (here >= story.first or (story.first - here).days < 15) else later
    return latest_day(day, anchor.day) if anchor.day else None


def _last_day(expression: Expression, first: date) -> date | None:
    if expression.last is None:
        return first
    year, month, day = expression.last
    last = whole(year or first.year, month or first.month, day)
    if last and last < first and year is None:
        last = whole(first.year + 1, month or first.month, day) if month else whole(*shifted_month(first, 1), day)
    return last


def _month(expression: Expression, anchor: Anchor, story: Stretch | None) -> _Found:
    if expression.month_shift is not None:
        if anchor.day is None:
            return None, None
        year, month = shifted_month(anchor.day, expression.month_shift)
    elif expression.month is not None:
        found = _year_of(expression, anchor, expression.month, None)
        if found is None:
            return None, None
        year, month = found, expression.month
    else:
        return None, None
    basis = "printed" if expression.month else "relative"
    return None, DateValue(written(year, month), written(year, month), expression.printed, basis)


def _relative(expression: Expression, anchor: Anchor, story: Stretch | None) -> _Found:
    if anchor.day is not None:
        day = anchor.day + timedelta(days=expression.shift or 0)
        return Stretch(day, day), None
    year = written(anchor.year) if anchor.year and not anchor.winter else None
    return None, DateValue(year, year, expression.printed, "relative")


def _running(expression: Expression, anchor: Anchor, story: Stretch | None) -> _Found:
    if story is None:
        return None, None
    day = story.last + timedelta(days=expression.shift or 0)
    return Stretch(day, day), None


def _week(expression: Expression, anchor: Anchor, story: Stretch | None) -> _Found:
    if anchor.day is None:
        return None, None
    week = week_of(anchor.day, expression.shift or 0)
    if expression.weekday is None:  # no day is known: the month where the week lies in one
        if week.first.month != week.last.month:
            return week, None
        month = written(week.first.year, week.first.month)
        return None, DateValue(month, month, expression.printed, "relative")
    day = week.first + timedelta(days=expression.weekday)
    return Stretch(day, day), None


def _vague(expression: Expression, anchor: Anchor, story: Stretch | None) -> _Found:
    return None, vague(anchor, expression.printed)


def _holiday(expression: Expression, anchor: Anchor, story: Stretch | None) -> _Found:
    named = _named(expression.word)
    year = _holiday_year(named, anchor)
    if year is None:
        return None, None
    parts = table("dating")["parts"]
    if expression.suffix in parts["before"]:
        return _before(named, year, expression)
    if expression.suffix in parts["the_day"]:
        known = [Stretch(day, day) for holiday in named if (day := holiday.day(year))]
    else:
        known = [off for holiday in named if (off := holiday.days_off(year))]
    return (Stretch(min(s.first for s in known), max(s.last for s in known)) if known else None), None


def _named(word: str) -> list[Holiday]:
    """The holidays that a printed compound names, in order: 元旦春节 → 元旦, 春节."""
    out: list[Holiday] = []
    rest = unquoted(word)
    while rest:
        size = next((size for size in range(len(rest), 0, -1) if holiday_of(rest[:size])), 0)
        found = holiday_of(rest[:size]) if size else None
        if found is None:
            return out
        out.append(found)
        rest = rest[size:].lstrip("、和")
    return out


def _holiday_year(named: list[Holiday], anchor: Anchor) -> int | None:
    """The year whose holiday began on or before the day of writing, or is at most two weeks ahead (国庆前夕)."""
    if not named or anchor.day is None:
        return anchor.year if named else None
    for year in (anchor.day.year + 1, anchor.day.year, anchor.day.year - 1):
        off = named[0].days_off(year)
        if off and off.first - timedelta(days=31) <= anchor.day:
            return year
    return None


def _before(named: list[Holiday], year: int, expression: Expression) -> _Found:
    off = named[0].days_off(year)
    if off is None:
        return None, None
    eve = off.first - timedelta(days=1)
    month = written(eve.year, eve.month)
    return None, DateValue(month, month, expression.printed, "relative")


def _lunar(expression: Expression, anchor: Anchor, story: Stretch | None) -> _Found:
    festival = holiday_of("春节")
    year = anchor.day.year if anchor.day else anchor.year
    first = festival.day(year) if festival and year else None
    if first is None:
        return None, None
    day = first + timedelta(days=expression.shift or 0)
    return Stretch(day, day), None


_PLACERS = {
    "day": _day,
    "month": _month,
    "relative": _relative,
    "running": _running,
    "week": _week,
    "vague": _vague,
    "alone": _vague,
    "holiday": _holiday,
    "lunar": _lunar,
}
