"""Cuts a question into words: names of the store, words of the vocabulary, dates, and what is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from kg.asking.dates import Dated, Period, dates_in
from kg.asking.names import Called
from kg.asking.vocabulary import Entry, vocabulary

LONGEST_QUESTION: Final = 400
"""Characters of a question; what is longer is no question."""

_IDLE: Final = re.compile(r"[\s，。？！,?!;；:：…《》\"'｜|]+")
# Fewest unknown characters, then fewest words, then long ones beside short ones rather than two of middling length.
_UNKNOWN_COST, _WORD_COST, _LONG = 1_000_000, 2_000, 30


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question. sort: name, date, unknown, or one of the vocabulary's; `called` only of a name."""

    sort: str
    text: str
    value: str = ""
    called: tuple[Called, ...] = ()
    period: Period | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of the things that a name stands for."""
        return frozenset(one.kind for one in self.called)


def plain(question: str) -> str:
    """The question without spaces and the marks that separate: they carry no meaning here, except between Latin
    letters or digits, where one space stays."""
    return _IDLE.sub(lambda found: " " if _parts_latin(question, found) else "", question)


def _parts_latin(question: str, found: re.Match[str]) -> bool:
    around = question[max(0, found.start() - 1) : found.start()] + question[found.end() : found.end() + 1]
    return len(around) == 2 and around.isascii() and around.isalnum()


def cut(question: str, names: Mapping[str, tuple[Called, ...]]) -> tuple[Word, ...]:
    """The words of a plain question: as few unknown characters as can be, then as few words as can be.

    A word that is in the vocabulary and a name too is taken as the vocabulary's, since there are events called 会议;
    but 某办事处 is the name, unless 哪个 stands before it.
    """
    dated = {one.start: one for one in dates_in(question)}
    inside = {at for one in dated.values() for at in range(one.start + 1, one.end)}
    ends = _ends(question, names)
    best: list[tuple[int, tuple[Word, ...]]] = [(-1, ()) for _ in range(len(question) + 1)]
    best[0] = 0, ()
    for start in range(len(question)):
        if start in inside:
            continue
        cost, words = best[start]
        wanted = bool(words) and words[-1].sort in {"which", "number"}
        for end, word in _choices(question, start, dated.get(start), ends, names):
            if not wanted and word.value == "Organisation" and word.text in names:
                word = Word("name", word.text, called=names[word.text])
            price = cost + _price(word)
            if best[end][0] < 0 or price < best[end][0]:
                best[end] = price, (*words, word)
    return tuple(_gathered(best[-1][1]))


def _price(word: Word) -> int:
    if word.sort == "unknown":
        return _UNKNOWN_COST
    small = (word.kinds == {"Post"}) - (word.sort == "particle")  # 某区管委会 副主任; 会见 过, not 会 见过
    return _WORD_COST - min(len(word.text), _LONG) ** 2 + small


def _choices(
    question: str,
    start: int,
    dated: Dated | None,
    ends: Mapping[int, Sequence[int]],
    names: Mapping[str, tuple[Called, ...]],
) -> Iterator[tuple[int, Word]]:
    """What may begin at `start`, with where it ends. A date is never cut."""
    if dated is not None:
        yield dated.end, Word("date", question[start : dated.end], period=dated.period)
        return
    for end in ends.get(start, ()):
        text = question[start:end]
        entry: Entry | None = vocabulary().get(text)
        yield end, Word(entry.sort, text, entry.value) if entry else Word("name", text, called=names[text])
    yield start + 1, Word("unknown", question[start])


def _ends(question: str, names: Mapping[str, tuple[Called, ...]]) -> dict[int, list[int]]:
    """Where words of the vocabulary and names that begin at an offset end."""
    found = {(start, end) for _, start, end in _automaton().find_matches_as_indexes(question, overlapping=True)}
    if names:
        automaton = AhoCorasick(list(names))
        found |= {(start, end) for _, start, end in automaton.find_matches_as_indexes(question, overlapping=True)}
    ends: dict[int, list[int]] = {}
    for start, end in sorted(found):
        ends.setdefault(start, []).append(end)
    return ends


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(list(vocabulary()))


def _gathered(words: Sequence[Word]) -> Iterator[Word]:
    """The words with unknown characters that stand side by side as one, a particle of one character between them
    included: it was no particle."""
    unknown, doubtful = "", ""
    for word in words:
        if word.text == " ":
            continue
        if word.sort == "unknown":
            unknown, doubtful = unknown + doubtful + word.text, ""
        elif unknown and not doubtful and word.sort == "particle" and len(word.text) == 1:
            doubtful = word.text
        else:
            yield from _parted(unknown, doubtful)
            unknown, doubtful = "", ""
            yield word
    yield from _parted(unknown, doubtful)


def _parted(unknown: str, particle: str) -> Iterator[Word]:
    if unknown:
        yield Word("unknown", unknown)
    if particle:
        yield Word("particle", particle)
