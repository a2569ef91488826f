"""The time of a question: its dates and the words around them as one period, the other words without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.asking.dates import BEGINNING, Period, after, before, joined
from kg.asking.words import Word
from kg.errors import QuestionError

_FROM_ON = ("以来", "起")


def timed(words: Sequence[Word]) -> tuple[tuple[Word, ...], Period | None]:
    """The words with every date and what belongs to it as one word of sort date, and the period.

    Raises QuestionError for a date that needs a today and for two periods in one question.
    """
    out = tuple(_merged(list(words)))
    periods = [word for word in out if word.sort == "date"]
    if len(periods) > 1:
        texts = "、".join(word.text for word in periods)
        raise QuestionError(f"{texts}: two times in one question; ask for one, or write 从…到…")
    return out, periods[0].period if periods else None


def _merged(words: list[Word]) -> Iterator[Word]:
    at = 0
    while at < len(words):
        word, taken = _date_at(words, at)
        yield word
        at += taken


def _date_at(words: list[Word], at: int) -> tuple[Word, int]:
    """The word at `at`, a date with all that belongs to it as one, and how many words that are."""
    start = at
    opens = words[at].sort if words[at].sort in {"from", "until"} and _is_date(words, at + 1) else ""
    at += bool(opens)
    if not _is_date(words, at):
        return words[start], 1
    period, at = _dated(words, at)
    text = "".join(word.text for word in words[start:at])
    if at < len(words) and words[at].sort == "until" and _is_date(words, at + 1):
        last, end = _dated(words, at + 1)
        text = "".join(word.text for word in words[start:end])
        return _word(text, joined(period, last, text)), end - start
    if at < len(words) and words[at].sort in {"before", "after"}:
        bound, text = words[at], text + words[at].text
        found = (
            before(period, text) if bound.sort == "before" else after(period, text, including=bound.text in _FROM_ON)
        )
        return _word(text, found), at + 1 - start
    if opens == "from":
        period = after(period, text, including=True)
    elif opens:
        period = Period(before(period, text).first and BEGINNING, period.last)
    return _word(text, period), at - start


def _dated(words: list[Word], at: int) -> tuple[Period, int]:
    """The period of the date at `at` and where it ends; a year joins the days after it: 2021年国庆 has none."""
    period = _known(words[at])
    if _is_date(words, at + 1) and not period.yearly and (more := _known(words[at + 1])).yearly:
        return more.of(period.first[:4]), at + 2
    return period, at + 1


def _known(word: Word) -> Period:
    if word.period is None:
        raise QuestionError(f"{word.text} is no date to a store that has no today: write 2021年, 2021年8月 or 8月26日")
    return word.period


def _is_date(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].sort == "date"


def _word(text: str, period: Period) -> Word:
    return Word("date", text, period=period)
