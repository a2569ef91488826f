"""Dated public events that a page names: congresses, campaigns, laws, disasters, numbered holidays.

The table is data, `lexicons/dating_events.toml`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from kg.dating.calendar import Stretch, whole
from kg.dating.pattern import either
from kg.lexicon import table

_NUMBER = "[0-9]{1,3}|[一二三四五六七八九十百]{1,5}"
_AROUND_DAYS = 45  # a numbered day is spoken of so long before and after it


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


def whole_year(year: int) -> Stretch:
    """1 January to 31 December."""
    return Stretch(date(year, 1, 1), date(year, 12, 31))


class _Reading(NamedTuple):
    """One way to print an event and what it says of the time."""

    what: str
    pattern: re.Pattern[str]
    stretches: tuple[Stretch, ...]
    confidence: float


class _Event(NamedTuple):
    """One row: the words of which a text must hold one, and the readings in the order they are asked."""

    words: tuple[str, ...]
    readings: tuple[_Reading, ...]


@cache
def _events() -> tuple[_Event, ...]:
    rows = table("dating_events")
    return (*map(_topic, rows["topic"]), *map(_meeting, rows["meeting"]))


@cache
def _words() -> tuple[AhoCorasick, tuple[int, ...]]:
    """What finds the words of all events, and the number of the event that each belongs to."""
    words = [(number, word) for number, event in enumerate(_events()) for word in event.words]
    return AhoCorasick([word for _, word in words]), tuple(number for number, _ in words)


def _pattern(row: dict[str, Any]) -> str:
    return str(row.get("pattern") or either(row["words"]))


def _topic(row: dict[str, Any]) -> _Event:
    windows = tuple(_stretch(*pair) for pair in row["windows"])
    return _Event(tuple(row["words"]), (_Reading(row["name"], re.compile(_pattern(row)), windows, row["confidence"]),))


def _meeting(row: dict[str, Any]) -> _Event:
    phrases, weights = table("dating_events")["phrases"], settings()
    name = f"(?:党的|中共|中国共产党)?(?:{_pattern(row)})"
    ahead, held = (re.compile(phrases[side].replace("NAME", name)) for side in ("ahead", "held"))
    announced, start, fades = row["announced"], row["start"], row["fades"]
    readings = (
        _Reading(f"{row['name']} is still to come", ahead, (_stretch(announced, start),), weights["meeting_ahead"]),
        _Reading(f"{row['name']} has been held", held, (_stretch(start, fades),), weights["meeting_held"]),
        _Reading(
            f"{row['name']} is spoken of", re.compile(name), (_stretch(announced, fades),), weights["meeting_named"]
        ),
    )
    return _Event(tuple(row["words"]), readings)


def _stretch(first: str, last: str) -> Stretch:
    return Stretch(date.fromisoformat(first), date.fromisoformat(last))


def public_events(article: int, text: str) -> list[Clue]:
    """The dated public events that an article names, each once, as it is first read."""
    words, events = _words()
    named = {events[word] for word, _, _ in words.find_matches_as_indexes(text, overlapping=True)}
    found = (_clue(article, text, _events()[number]) for number in sorted(named))
    return [clue for clue in found if clue]


def _clue(article: int, text: str, event: _Event) -> Clue | None:
    for what, pattern, stretches, confidence in event.readings:
        if match := pattern.search(text):
            return Clue(what, article, *match.span(), stretches, confidence)
    return None


@cache
def _numbered() -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    """Per row of the table 第32个教师节 (group 1) or 建军九十周年 (group 2)."""
    return tuple(
        (row, re.compile(f"第({_NUMBER})[个届次轮](?:{_pattern(row)})|(?:{_pattern(row)})({_NUMBER})周年"))
        for row in table("dating_events")["ordinal"]
    )


def numbered_days(article: int, text: str) -> list[Clue]:
    """The numbered days and anniversaries that an article names: the number gives the year."""
    found: list[Clue] = []
    if "第" in text or "周年" in text:
        for row, pattern in _numbered():
            if any(word in text for word in row["words"]):
                found += [clue for match in pattern.finditer(text) if (clue := _numbered_day(article, row, match))]
    return found


def _numbered_day(article: int, row: dict[str, Any], match: re.Match[str]) -> Clue | None:
    count = _count(match[1] or match[2])
    day = whole(row["first"] + count - 1, int(row["around"][:2]), int(row["around"][3:]))
    if day is None or count == 0:
        return None
    margin = timedelta(days=_AROUND_DAYS)
    stretch = Stretch(day - margin, day + margin) if match[1] else whole_year(day.year)
    return Clue(f"{match.group()} is of {day.year}", article, *match.span(), (stretch,), settings()["ordinal"])


def _count(printed: str) -> int:
    """32 → 32, 三十二 → 32."""
    if printed.isdigit():
        return int(printed)
    total, digit = 0, 0
    for char in printed:
        if char in "十百":
            total, digit = total + max(digit, 1) * (10 if char == "十" else 100), 0
        else:
            digit = "零一二三四五六七八九".index(char)
    return total + digit
