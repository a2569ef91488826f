"""Persons called by surname and title, once the article has introduced them: 沈局长 after 某局局长沈某某.

The title must be one the article gives the person, or the plain form of it (副局长沈某某 is 沈局长 too). Where two
persons fit, or none does, nobody is meant: what is not certain stays unread.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.mentions.likelihood import enders, surname_length
from kg.mentions.text import PUNCTUATION, Match, TextMap, word_set
from kg.records import Mention

_OPENERS = '，。；！？”\n：,;: 　"、'
_PREPOSITIONS = "由与和同在对向随"
_CHAIN = ("、", "兼", " ", "　")
_RULE = "person-by-title"


class _Known(NamedTuple):
    """A person with one title, and where both have been said."""

    name: str
    title: str
    end: int


def called_by_surname(text_map: TextMap, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with those added (or read anew) that are a surname and a title: span of both, name in full."""
    persons = sorted((m for m in mentions if m.kind == "Person"), key=lambda m: m.start)
    titles = [m for m in mentions if m.kind == "Post"]
    if not persons or not titles:
        return tuple(mentions)
    known = list(_introduced(text_map.text, persons, titles))
    found = list(_calls(text_map, titles, known))
    misread = {m for call in found for m in persons if m.start < call.end and call.start < m.end}
    return (*(m for m in mentions if m not in misread), *found)


def _introduced(text: str, persons: Sequence[Mention], titles: Sequence[Mention]) -> Iterator[_Known]:
    """Everybody with each title of the list before the name, and one right behind it."""
    ends = {title.end: title for title in titles}
    starts = {title.start: title for title in titles}
    for person in persons:
        behind = starts.get(person.end)
        if behind is not None:
            yield _Known(person.name, behind.name, behind.end)
        here = person.start
        while (title := ends.get(here) or ends.get(here - 1 if text[here - 1 : here] in _CHAIN else -1)) is not None:
            yield _Known(person.name, title.name, person.end)
            here = title.start


def _calls(text_map: TextMap, titles: Sequence[Mention], known: Sequence[_Known]) -> Iterator[Mention]:
    """Every 沈局长 in the text that can be one person alone."""
    text = text_map.text
    taken = sorted((title.start, title.end) for title in titles)
    for head in text_map.heads:
        before = bisect_left(taken, (head.end,)) - 1  # the last title that begins before the head ends
        within = before >= 0 and taken[before][1] > head.start
        if within or head.word in word_set("weak_posts"):
            continue
        for length in (2, 1):
            start = head.start - length
            if start >= 0 and surname_length(text, start) == length and _stands_free(text, start, head):
                name = _the_one(text[start : head.start], head.word, start, known)
                if name is not None:
                    yield Mention("Person", start, head.end, name, "Person", _RULE, 0.8)
                    break


def _stands_free(text: str, start: int, head: Match) -> bool:
    """A mark or a preposition before it, and behind it a mark or a word that follows names."""
    before, after = text[start - 1 : start], text[head.end : head.end + 1]
    if before and before not in _OPENERS and before not in _PREPOSITIONS:
        return False
    return not after or after in PUNCTUATION or enders().starts(text[head.end : head.end + 6]).get(0, 0) > 1


def _the_one(surname: str, word: str, before: int, known: Sequence[_Known]) -> str | None:
    """The only person of that surname introduced before with that title; None where there is not exactly one."""
    fitting = {
        one.name
        for one in known
        if one.end <= before
        and one.title.endswith(word)
        and one.name.startswith(surname)
        and len(one.name) - len(surname) in (1, 2)
    }
    return fitting.pop() if len(fitting) == 1 else None
