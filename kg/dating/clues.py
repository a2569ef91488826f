"""Printed words → clues to the year a page was printed in.

A clue is a set of stretches of time, one of which holds the day of printing with the stated confidence: public
events that are named (`public_events`), years that are mentioned (a founding year says only that the page is not
older), a month-day that is a given weekday.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from kg.dating.calendar import Stretch, whole
from kg.dating.expressions import Expression
from kg.dating.pattern import folded
from kg.dating.public_events import Clue, numbered_days, public_events, settings, whole_year
from kg.dating.roles import Dated, Reading
from kg.lexicon import table


def clues(number: int, text: str, reading: Reading) -> tuple[Clue, ...]:
    """All clues of one article; `number` is its index on the page."""
    found = [*public_events(number, text), *numbered_days(number, text), *_bare_years(number, text)]
    news = next((dated for dated in reading.dated if dated.role == "event"), None)
    for dated in reading.dated:
        found += _of_date(number, text, dated, is_news=dated is news or dated.role == "head")
    return tuple(found)


@cache
def _phrase(name: str) -> re.Pattern[str]:
    """A pattern of table `phrases`: how print speaks of a year or of a meeting."""
    return re.compile(table("dating_events")["phrases"][name])


def _bare_years(number: int, text: str) -> list[Clue]:
    plain = folded(text)
    return [
        Clue(
            f"{match[1]} names a running event",
            number,
            *match.span(),
            (whole_year(int(match[1])),),
            settings()["years_running"],
            True,
        )
        for match in _phrase("bare_year").finditer(plain)
        if _phrase("running").match(plain, match.end())
    ]


def _of_date(number: int, text: str, dated: Dated, *, is_news: bool) -> list[Clue]:
    expression, role = dated.expression, dated.role
    if role == "outside":
        return []
    if expression.year is None:
        return _of_weekday(number, expression) if role in {"event", "head", "aside"} else []
    what, stretch, weight = _of_year(text, expression, role, is_news=is_news)
    return [
        Clue(what, number, expression.start, expression.end, (stretch,), settings()[weight], weight == "years_running")
    ]


def _of_year(text: str, expression: Expression, role: str, *, is_news: bool) -> tuple[str, Stretch, str]:
    """A readable line, the time it speaks for, and the name of its confidence in table `inference`."""
    year, rest = expression.year or 0, text[expression.end : expression.end + 30]
    first_year, last_year = settings()["years"]
    day = whole(year, expression.month, expression.day)
    if expression.kind == "year" and _phrase("coming").match(rest):
        return f"{year} is being planned", Stretch(date(year - 1, 9, 1), date(year, 3, 31)), "years_closed"
    if role in {"plan", "announced", "deadline"} and not _phrase("up_to").search(
        text[max(0, expression.start - 4) : expression.start]
    ):
        return f"{year} is still to come", Stretch(date(first_year, 1, 1), date(year, 12, 31)), "years_planned"
    if day and is_news:
        return f"{expression.printed} is news", Stretch(day, day + timedelta(days=60)), "dated"
    if expression.kind == "year" and role != "history":
        if _phrase("ending").match(expression.word or rest):
            return f"{year} is closing or closed", Stretch(date(year, 10, 1), date(year + 1, 12, 31)), "years_closed"
        if _phrase("running").match(rest) or _phrase("part_of_year").search(expression.word):
            return f"{year} is the running year", whole_year(year), "years_running"
    return f"{year} is over or running", Stretch(date(year, 1, 1), date(last_year, 12, 31)), "years_past"


def _of_weekday(number: int, expression: Expression) -> list[Clue]:
    if expression.weekday is None or expression.kind != "day" or expression.month is None:
        return []
    first, last = settings()["years"]
    days = (whole(year, expression.month, expression.day) for year in range(first, last + 1))
    delay = timedelta(days=settings()["delay_days"])
    stretches = tuple(Stretch(day, day + delay) for day in days if day and day.weekday() == expression.weekday)
    what = f"{expression.printed} fits {len(stretches)} of {last - first + 1} years"
    return [Clue(what, number, expression.start, expression.end, stretches, settings()["weekday"])] if stretches else []
