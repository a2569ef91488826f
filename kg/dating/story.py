"""The running date of a story: which date governs each place of an article.

Itineraries are told in order: 26日下午…，当晚…，27日上午…. A date governs what follows it until the next one;
plans, history and quoted words never move the story.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.dating.anchors import Anchor, place, vague
from kg.dating.calendar import NEAR_DAYS, Stretch
from kg.dating.pattern import either
from kg.dating.roles import LEAD_IN, Dated, Reading
from kg.lexicon import table
from kg.records import DateValue, Span

OPENING = 4  # sentences, the head lines among them, in which an announcement is the news itself

COPIED_DAYS = 180  # so much later may a web page print a dispatch


class Turn(NamedTuple):
    """A date of the news at its place in the text."""

    at: int  # article offset where the expression ends
    dated: Dated
    value: DateValue
    days: Stretch | None


def turns(reading: Reading, anchor: Anchor) -> tuple[Turn, ...]:
    """The dates that can move the story, in order, each placed by the anchor and by those before it.

    A date after the day of writing, or long before it, is no news and is left out.
    """
    anchor = _from_dispatch(reading, anchor)
    out: list[Turn] = []
    days: Stretch | None = None
    for dated in reading.dated:
        if dated.role not in {"event", "aside", "head", "announced", "dispatch"}:
            continue
        placed = place(dated.expression, anchor, days)
        if dated.expression.kind == "running" and placed.days is None:
            continue
        if dated.role != "announced" and not _is_news(placed.days, placed.value, anchor):
            continue
        if dated.role == "event" and placed.days:
            days = placed.days
        out.append(Turn(dated.expression.end, dated, placed.value, placed.days))
    return tuple(out)


def _from_dispatch(reading: Reading, anchor: Anchor) -> Anchor:
    """The date of a dispatch (4月8日电) is the day of writing; a web page's own may be that of a later copy."""
    for dated in reading.dated:
        if dated.role != "dispatch" or not (days := place(dated.expression, anchor, None).days):
            continue
        if anchor.day is None or 0 <= (anchor.day - days.first).days <= COPIED_DAYS:
            return Anchor(days.first, days.first.year)
    return anchor


def _is_news(days: Stretch | None, value: DateValue, anchor: Anchor) -> bool:
    if anchor.day is None:
        year = value.start and int(value.start[:4])
        return not (year and anchor.year) or anchor.year - 1 <= year <= anchor.year
    if days is None and value.start and len(value.start) == 7:
        first = date.fromisoformat(f"{value.start}-01")
        return first <= anchor.day and (anchor.day - first).days <= 2 * NEAR_DAYS
    return days is None or (days.first <= anchor.day and (anchor.day - days.first).days <= 3 * NEAR_DAYS)


def main_event(found: Sequence[Turn]) -> DateValue | None:
    """The date of the article's main event: the first date of the news, a day before a bare month.

    Heads, captions, asides (据悉…) and the date of a dispatch (8月6日讯) count only where the text itself gives none.
    """
    for role in ("event", "head", "aside", "dispatch"):
        here = [turn for turn in found if turn.dated.role == role]
        days = [turn for turn in here if turn.dated.expression.kind != "month" and not _only_near(turn)]
        if here:
            return (days or here)[0].value
    return None


def announced_event(found: Sequence[Turn], reading: Reading) -> DateValue | None:
    """The day that the opening of an article announces: 大会将于10月8日举行. It dates the article, never its facts."""
    opening = reading.sentences[:OPENING]
    return next((t.value for t in found if t.dated.role == "announced" and t.dated.sentence in opening), None)


def period_event(text: str, reading: Reading, anchor: Anchor) -> DateValue | None:
    """The year of an article that begins with a stretch of months, 一季度，…: where no date of an event is printed."""
    for dated in reading.dated:
        expression, sentence = dated.expression, dated.sentence
        opens = sentence in reading.sentences[:OPENING] and not LEAD_IN.sub("", text[sentence.start : expression.start])
        if opens and expression.kind in {"months", "period"} and dated.role == "stretch" and expression.month:
            late = anchor.day is not None and expression.month > anchor.day.month
            year = anchor.year and str(anchor.year - late)
            return DateValue(year, year, expression.printed, "printed") if year else None
    return None


def _only_near(turn: Turn) -> bool:
    return turn.dated.expression.suffix in table("dating")["parts"]["before"]


def _at(turn: Turn) -> int:
    return turn.at


class Story(NamedTuple):
    """What governs where: built once an article, asked once a fact."""

    sentences: tuple[Span, ...]
    turns: tuple[Turn, ...]
    main: DateValue | None  # of the main event
    announced: DateValue | None  # of an event that is still to come, where the article reports no other
    overrides: dict[Span, DateValue | None]  # sentences that look back

    def at(self, place_of_fact: int, sentence: Span, *, whole: bool = False) -> DateValue | None:
        """The date that governs an offset of a sentence.

        The last date printed before it in the sentence, else the first one after it there, else the running date
        (with `whole` the main event's date: who came along came for all of it).
        """
        low = bisect_left(self.turns, sentence.start, key=_at)
        inside = self.turns[low : bisect_right(self.turns, sentence.end, key=_at)]
        before = [turn for turn in inside if turn.at <= place_of_fact]
        if before or inside:
            return (before[-1] if before else inside[0]).value
        if sentence in self.overrides:
            return self.overrides[sentence]
        if whole:
            return self.main
        return self.turns[low - 1].value if low else self.main


def story(text: str, reading: Reading, anchor: Anchor) -> Story:
    """The story of one article."""
    found = turns(reading, anchor)
    moves = tuple(turn for turn in found if turn.dated.role == "event")
    main = main_event(found) or period_event(text, reading, anchor)
    bare = Story(reading.sentences, moves, main, announced_event(found, reading), {})
    days = {turn.value.start for turn in bare.turns if turn.days}
    several = len(days) > 1
    overrides: dict[Span, DateValue | None] = {}
    held: dict[str, DateValue | None] = {}
    carried: DateValue | None = None  # 在座谈会上…: the rest of the paragraph was said there, too
    for sentence in reading.sentences:
        words = text[sentence.start : sentence.end]
        own = bisect_left(bare.turns, sentence.start, key=_at) < bisect_right(bare.turns, sentence.end, key=_at)
        back = _looks_back(words, bare.main, anchor)
        carried = None if own or not several else _assembly(words, held) or carried
        if back or carried:
            overrides[sentence] = back or carried
        elif several:
            for match in _held().finditer(words):
                held[match[1] or match[2]] = bare.at(sentence.start + match.end(), sentence)
        carried = None if words.endswith("\n") else carried
    return bare._replace(overrides=overrides)


def _looks_back(words: str, main: DateValue | None, anchor: Anchor) -> DateValue | None:
    """会前, 签约前: within the main event's days; 此前: before the writing, no day."""
    opening = _opening().match(words.lstrip())
    if opening is None:
        return None
    return main if opening["within"] else vague(anchor, opening["earlier"])


def _assembly(words: str, held: dict[str, DateValue | None]) -> DateValue | None:
    """在座谈会上 → the date on which that assembly was held."""
    match = _back_at().search(words)
    return held.get(match[1]) if match else None


@cache
def _opening() -> re.Pattern[str]:
    words = table("dating")["story"]
    within, earlier = either(words["look_back"]), either(words["earlier"])
    return re.compile(f"(?:在?[一-鿿]{{0,4}}(?P<within>{within})|(?P<earlier>{earlier}))[，,]")


@cache
def _held() -> re.Pattern[str]:
    words = table("dating")["story"]
    held, assemblies = either(words["held"]), either(words["assemblies"])
    return re.compile(f"(?:{held})[^，。；]{{0,12}}?({assemblies})|({assemblies})[^，。；]{{0,12}}?(?:{held})")


@cache
def _back_at() -> re.Pattern[str]:
    return re.compile(f"({either(table('dating')['story']['assemblies'])})(?:上|中|期间|现场)")
