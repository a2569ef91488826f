"""Search by name, a part of it, pinyin or initials, in any mixture: 林yuns, linyunshan, lys and 云杉 find 林云杉.

The same answers as the search of the network page (`kg/pages/script/search.js`), for stores that do not fit on one
page: an index of first letters says at which places of which names a query can begin at all. One single letter of
pinyin finds names that begin so; whoever wants another types on.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from typing import Final, NamedTuple

from kg.pages import Actor
from kg.pages.packing import readings

_PLACES: Final = 64
"""So many characters of a name are searched."""

_MOST_LETTERS: Final = 64
"""So many letters of a query are looked at; no name is found by more."""

_PASSED_OVER = re.compile(r"[\s·•]")
_NOT_TYPED = re.compile(r"[\u0300-\u036f\s'’·•]")

EXACT, BEGINS, CONTAINS, READ, BEGINS_READ, CONTAINS_READ = range(6)
"""How well a query fits a name, best first: as written (whole, beginning, inside), then as it is read."""


class Hit(NamedTuple):
    """Somebody or something found. `name` is the name that fitted; `facts` counts what is printed about it."""

    id: str
    name: str
    grade: int
    facts: int


def normalised(query: str) -> str:
    """The letters a query is compared in: lower case, no spaces, tone marks or apostrophes.

    >>> normalised("Zhāng Hóng’jūn")
    'zhanghongjun'
    """
    bare = _NOT_TYPED.sub("", unicodedata.normalize("NFD", query.lower().replace("ü", "v")))
    return unicodedata.normalize("NFC", bare)[:_MOST_LETTERS]


def _is_typed(letter: str) -> bool:
    """One of the letters that pinyin is typed in."""
    return "a" <= letter <= "z"


def _key(wanted: str) -> str:
    """The first two letters of a query in pinyin, else the first alone: a character is rare enough."""
    return wanted[:2] if _is_typed(wanted[0]) else wanted[0]


class Names:
    """An index of all names of `actors`; `facts` gives how much is printed about each, by id."""

    def __init__(self, actors: Sequence[Actor], facts: Mapping[str, int]) -> None:
        named = [(at, name) for at, actor in enumerate(actors) for name in (actor.label, *actor.alt_labels)]
        self._ids = [actor.id for actor in actors]
        self._facts = [facts.get(actor.id, 0) for actor in actors]
        self._owners = [at for at, _ in named]
        self._names = [name for _, name in named]
        self._letters = [_PASSED_OVER.sub("", name.lower())[:_PLACES] for name in self._names]
        self._readings = {character: tuple(found) for character, found in readings(actors).items()}
        self._begins = self._index()

    def _index(self) -> dict[str, array[int]]:
        """Where a query with these first letters (`_key`) may begin: name number × _PLACES + place, ascending."""
        begins: dict[str, array[int]] = {}
        heads = {letter: {letter, *(reading[0] for reading in found)} for letter, found in self._readings.items()}
        for number, letters in enumerate(self._letters):
            firsts = [heads.get(letter) or {letter} for letter in letters]
            for place, letter in enumerate(letters):
                after = firsts[place + 1] if place + 1 < len(letters) else ()
                typed = {first for first in firsts[place] if _is_typed(first)}
                keys = {first + following for first in typed for following in after}
                keys.update(reading[:2] for reading in self._readings.get(letter, ()))
                keys.update(firsts[place] if place == 0 else {letter} - typed)
                for key in keys:
                    begins.setdefault(key, array("Q")).append(number * _PLACES + place)
        return begins

    def find(self, query: str, most: int) -> list[Hit]:
        """The best hits, at most `most`: the better fit first, then whoever more is printed about."""
        wanted = normalised(query)
        best: dict[int, tuple[int, int]] = {}  # owner → grade, number of the name
        for number, grade in self._fitting(wanted) if wanted else ():
            owner = self._owners[number]
            if owner not in best or (grade, number) < best[owner]:
                best[owner] = (grade, number)
        ranked = nsmallest(most, (self._rank(at, *found) for at, found in best.items()))
        return [Hit(self._ids[at], self._names[number], grade, -facts) for grade, facts, _, at, number in ranked]

    def _rank(self, owner: int, grade: int, number: int) -> tuple[int, int, int, int, int]:
        """What hits are ordered by: fit, facts, a short name before a long one, then as given."""
        return grade, -self._facts[owner], len(self._letters[number]), owner, number

    def _fitting(self, wanted: str) -> Iterator[tuple[int, int]]:
        """(number of a name, grade) for every place at which `wanted` fits."""
        for entry in self._begins.get(_key(wanted), ()):
            number, place = divmod(entry, _PLACES)
            letters = self._letters[number]
            if letters.startswith(wanted, place):
                yield number, CONTAINS if place else BEGINS if len(letters) > len(wanted) else EXACT
            elif (end := self._reach(wanted, 0, letters, place)) >= 0:
                yield number, CONTAINS_READ if place else BEGINS_READ if end < len(letters) else READ

    def _reach(self, wanted: str, used: int, letters: str, at: int) -> int:
        """The place in `letters` behind which all of `wanted` from `used` on is spelled, or -1."""
        if used == len(wanted):
            return at
        if at == len(letters):
            return -1
        for part in self._spellings(letters[at], wanted, used):
            end = self._reach(wanted, used + part, letters, at + 1)
            if end >= 0:
                return end
        return -1

    def _spellings(self, letter: str, wanted: str, used: int) -> Iterator[int]:
        """How many letters of `wanted` from `used` on may stand for this character, the likeliest first."""
        if wanted[used] == letter:
            yield 1
        for reading in self._readings.get(letter, ()):
            if reading[0] != wanted[used]:
                continue
            if wanted.startswith(reading, used):
                yield len(reading)
            elif reading.startswith(wanted[used:]):
                yield len(wanted) - used
            if reading[1:2] == "h" and wanted[used + 1 : used + 2] == "h":
                yield 2
            yield 1
