"""Printed words → clues to the year a page was printed in.

A clue is a set of stretches of time, one of which holds the day of printing with the stated confidence. The
tables of public events are data: `lexicons/dating_events.toml`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from kg.dating.calendar import Stretch, whole
from kg.dating.expressions import Expression
from kg.dating.pattern import folded
from kg.dating.roles import Dated, Reading
from kg.lexicon import table


class Clue(NamedTuple):
    """One hint at the time of printing."""

    what: str  # a readable line
    article: int  # index of the article
    start: int  # article offsets of the words
    end: int
    stretches: tuple[Stretch, ...]
    confidence: float
    of_news: bool = False  # the stretches hold the page's last news rather than the day of printing


def settings() -> dict[str, Any]:
    """The table `inference`: how clues are weighed."""
    found: dict[str, Any] = table("dating_events")["inference"]
    return found


def clues(number: int, text: str, reading: Reading) -> tuple[Clue, ...]:
    """All clues of one article; `number` is its index on the page."""
    found = [*_public_events(number, text), *_ordinals(number, text), *_bare_years(number, text)]
    news = next((dated for dated in reading.dated if dated.role == "event"), None)
    for dated in reading.dated:
        found += _of_date(number, text, dated, is_news=dated is news or dated.role == "head")
    return tuple(found)


@cache
def _phrase(name: str) -> re.Pattern[str]:
    """A pattern of table `phrases`: how print speaks of a year or of a meeting."""
    return re.compile(table("dating_events")["phrases"][name])


@cache
def _topics() -> tuple[tuple[str, re.Pattern[str], tuple[Stretch, ...], float], ...]:
    return tuple(
        (row["name"], re.compile(row["pattern"]), tuple(_stretch(*pair) for pair in row["windows"]), row["confidence"])
        for row in table("dating_events")["topic"]
    )


@cache
def _meetings() -> tuple[tuple[str, re.Pattern[str], tuple[Stretch, ...], float], ...]:
    """Three rows a meeting, in the order they are asked: ahead, held, merely named."""
    rows, phrases = [], table("dating_events")["phrases"]
    for row in table("dating_events")["meeting"]:
        name = f"(?:党的|中共|中国共产党)?(?:{row['pattern']})"
        ahead, held = (phrases[side].replace("NAME", name) for side in ("ahead", "held"))
        before = (_stretch(row["announced"], row["start"]),)
        rows.append((f"{row['name']} is still to come", re.compile(ahead), before, 0.95))
        rows.append((f"{row['name']} has been held", re.compile(held), (_stretch(row["start"], row["fades"]),), 0.9))
        rows.append((f"{row['name']} is news", re.compile(name), (_stretch(row["announced"], row["fades"]),), 0.85))
    return tuple(rows)


def _stretch(first: str, last: str) -> Stretch:
    return Stretch(date.fromisoformat(first), date.fromisoformat(last))


@cache
def _prefilter() -> re.Pattern[str]:
    """One scan that tells which texts need the single patterns at all."""
    rows = [*table("dating_events")["topic"], *table("dating_events")["meeting"]]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows))


def _public_events(number: int, text: str) -> list[Clue]:
    if not _prefilter().search(text):
        return []
    found, named = [], set()
    for what, pattern, stretches, confidence in (*_topics(), *_meetings()):
        meeting = what.split(" ")[0]
        match = None if meeting in named else pattern.search(text)
        if match:
            named.add(meeting)
            found.append(Clue(what, number, *match.span(), stretches, confidence))
    return found


def _ordinals(number: int, text: str) -> list[Clue]:
    found = []
    for row, pattern in _ordinal_rows():
        for match in pattern.finditer(text):
            count = _count(match[1] or match[2])
            day = whole(row["first"] + count - 1, int(row["around"][:2]), int(row["around"][3:]))
            if day and count > 0:
                near = Stretch(day - timedelta(days=45), day + timedelta(days=45))
                found.append(
                    Clue(f"{match.group()} is of {day.year}", number, *match.span(), (near,), settings()["ordinal"])
                )
    return found


@cache
def _ordinal_rows() -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    return tuple(
        (
            row,
            re.compile(
                f"第([0-9]{{1,3}}|[一二三四五六七八九十百]{{1,5}})(?:个|届|次|轮)(?:{row['pattern']})|"
                f"(?:{row['pattern']})([0-9]{{1,3}}|[一二三四五六七八九十百]{{1,5}})周年"
            ),
        )
        for row in table("dating_events")["ordinal"]
    )


def _count(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    total, digit = 0, 0
    for char in printed:
        if char in "十百":
            total, digit = total + max(digit, 1) * (10 if char == "十" else 100), 0
        else:
            digit = "零一二三四五六七八九".index(char)
    return total + digit


def _bare_years(number: int, text: str) -> list[Clue]:
    plain = folded(text)
    return [
        Clue(
            f"{match[1]} names a running event",
            number,
            *match.span(),
            (_whole_year(int(match[1])),),
            settings()["years_running"],
            True,
        )
        for match in _phrase("bare_year").finditer(plain)
        if _phrase("running").match(plain, match.end())
    ]


def _whole_year(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31))


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
    if role in {"plan", "announced", "deadline"} and not _phrase("up_to").search(text[: expression.start]):
        return f"{year} is still to come", Stretch(date(first_year, 1, 1), date(year, 12, 31)), "years_planned"
    if day and is_news:
        return f"{expression.printed} is news", Stretch(day, day + timedelta(days=60)), "dated"
    if expression.kind == "year" and role != "history":
        if _phrase("ending").match(expression.word or rest):
            return f"{year} is closing or closed", Stretch(date(year, 10, 1), date(year + 1, 12, 31)), "years_closed"
        if _phrase("running").match(rest) or _phrase("part_of_year").search(expression.word):
            return f"{year} is the running year", _whole_year(year), "years_running"
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
