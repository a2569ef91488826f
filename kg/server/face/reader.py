"""Who reads: the language of words and links. It travels in the address, so that nothing has to be remembered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final
from urllib.parse import quote, urlencode

from kg.pages.document import page_words
from kg.records import DateValue

ENGLISH: Final = "en"
CHINESE: Final = "zh"


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Every word of the face: key → {zh, en}, and `one`, what is said in English of a {count} of 1."""
    known: dict[str, dict[str, str]] = json.loads((files(__package__) / "words.json").read_text(encoding="utf-8"))
    return known


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of one language: zh or en."""

    language: str

    @property
    def english(self) -> bool:
        """Not the language that pages are written in?"""
        return self.language == ENGLISH

    def word(self, key: str, /, **values: object) -> str:
        """A word of the face, with its {places} filled; numbers get their thousands marked. KeyError for none."""
        shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
        known = words()[key]
        said = known.get("one") if self.english and values.get("count") == 1 else None
        return (said or known[self.language]).format(**shown)

    def raw(self, key: str) -> str:
        """A word with its {places} left open, for a script that fills them."""
        return words()[key][self.language]

    def term(self, kind: str, name: str, inverse: bool = False) -> str:
        """A type, predicate or basis as the network page calls it; its own name where that has none."""
        known = page_words()[kind]
        entry = known.get(f"{name}~" if inverse else name) or known.get(name)
        return entry[self.language] if entry else name

    def href(self, path: str, mark: str = "", /, **query: object) -> str:
        """The address of a page of ours for this reader; `mark` is the place on it."""
        asked = {name: value for name, value in query.items() if value not in (None, "")}
        if self.english:
            asked["lang"] = ENGLISH
        return quote(path) + (f"?{urlencode(asked)}" if asked else "") + (f"#{mark}" if mark else "")

    def switched(self, path: str, query: Mapping[str, str]) -> str:
        """The address of the same page in the other language."""
        other = Reader(CHINESE if self.english else ENGLISH)
        return other.href(path, **{name: value for name, value in query.items() if name != "lang"})

    def date(self, date: DateValue | None) -> str:
        """A date as far as it is known: 2021-08-26, 2021-08-26 – 2021-08-27, ≤ 2021-09; "" for none."""
        if date is None or not (date.start or date.not_after):
            return ""
        if date.start is None:
            return f"≤ {date.not_after}"
        return date.start if date.end in (None, date.start) else f"{date.start} – {date.end}"

    def lines(self, lines: tuple[int, int]) -> str:
        """第 170–174 行."""
        first, last = lines
        return self.word("line", lines=str(first)) if first == last else self.word("lines", lines=f"{first}–{last}")
