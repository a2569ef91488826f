"""Names of papers and news services on a page, and the place that such a name holds: 某某日报, 某某新闻网, 某某报."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg import lexicon
from kg.records import PageReading

_HAN: Final = r"[\u3400-\u9fff]"
_FROM_META: Final = 50
_FROM_NAME: Final = 25
_FROM_ZONE: Final = 10
_TOP_LINES: Final = 12
_MASTHEAD: Final = re.compile(
    rf"(?<!{_HAN})(?<!《)({_HAN}{{2,6}}(?:日报|周报|晚报|时报|晨报))(?!{_HAN}|》)"
    rf"|(?<!{_HAN})(?<!《)({_HAN}{{2,6}}[市县区旗]报)(?![道告名警送刊考到销价])"
)
_SMALL: Final = re.compile(rf"(?<!{_HAN})(?<!《)({_HAN}{{2,6}}报)(?!{_HAN}|》)")
_ZONE_STEM: Final = re.compile(r"(?:高新|经开|开发)$")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that the page names, read for its place."""

    stem: str  # what stands before 日报, 新闻网 …
    weight: int  # how much it says of the page's own place
    zone: bool  # a paper of a development zone: 某某高新时报
    sure: bool  # its ending is no ordinary word, so that the stem is a place even where the page prints it nowhere else


def papers(reading: PageReading) -> Iterator[Paper]:
    """The papers of a page: from pages.toml, source lines and bylines, and its own text; the surest first."""
    if reading.page.meta.paper:
        yield _paper(reading.page.meta.paper, _FROM_META)
    for article in reading.articles:
        named = {credit.employer for credit in article.credits} | {article.source_name}
        yield from (_paper(name, _FROM_NAME) for name in sorted(filter(None, named)))
    text = reading.page.text
    top = "\n".join(text.split("\n", _TOP_LINES)[:_TOP_LINES])
    yield from (_paper(match.group(), _FROM_NAME) for match in _media().finditer(top))
    yield from (_paper(match.group(1) or match.group(2), _FROM_NAME) for match in _MASTHEAD.finditer(text))
    for match in _SMALL.finditer(text):
        small = _paper(match.group(1), 0)
        if text.count(small.stem) > 1 or small.zone:
            yield small


def _paper(name: str, weight: int) -> Paper:
    match = _media().search(name)
    ending = name[match.end(1) :] if match else ("报" if name.endswith("报") else "")
    stem = match.group(1) if match else name.removesuffix("报")
    zone = bool(ending) and _ZONE_STEM.search(stem) is not None
    sure = bool(ending) and not ending.startswith(_weak_endings())
    return Paper(_ZONE_STEM.sub("", stem) if zone else stem, weight or (_FROM_ZONE if zone else 0), zone, sure)


@cache
def _media() -> re.Pattern[str]:
    ends = sorted(lexicon.words("media_endings"), key=lambda end: (-len(end), end))
    return re.compile(rf"({_HAN}{{2,10}}?)(?:{'|'.join(ends)})")


@cache
def _weak_endings() -> tuple[str, ...]:
    return tuple(row[0] for row in lexicon.rows("media_endings", 2) if row[1] == "weak")
