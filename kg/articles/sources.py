"""The date line of a web article: `来源：某某发布 时间：2023-05-12 09:14` → its date and its source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.lexicon import table
from kg.records import Block

_DATE = re.compile(r"((?:19|20)\d\d)\s*[年\-—/.]\s*(\d{1,2})\s*[月\-—/.]\s*(\d{1,2})")
_VALUE_END = r"[^\s|｜\[\]【】()（）,，;；]"


class Source(NamedTuple):
    """What a date line says; None where it says nothing."""

    date: str | None  # ISO
    name: str | None


def read_source(text: str, blocks: Sequence[Block]) -> Source:
    """Date and source named in the `source` blocks of an article's text, or 来源 in its byline."""
    day = name = None
    for block in blocks:
        if block.role in ("source", "byline"):
            words = text[block.start : block.end]
            name = name or _name(words)
            day = day or (source_date(words) if block.role == "source" else None)
    return Source(day, name)


def source_date(words: str) -> str | None:
    """The first full date in `words`, full-width digits and all, as ISO; None where none is a day of the calendar."""
    for match in _DATE.finditer(unicodedata.normalize("NFKC", words)):
        try:
            return date(*(int(part) for part in match.groups())).isoformat()
        except ValueError:
            continue
    return None


@cache
def _name_pattern() -> re.Pattern[str]:
    keys = sorted(table("layout")["source"]["name_keys"], key=lambda key: (-len(key), key))
    return re.compile(rf"(?:{'|'.join(keys)})\s*[:：]\s*({_VALUE_END}+)")


def _name(words: str) -> str | None:
    match = _name_pattern().search(words)
    return match[1] if match else None
