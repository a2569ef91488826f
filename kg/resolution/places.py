"""Reads the place in front of a name: 江陵市云湖区委宣传部 -> (江陵市, 云湖区) + 委宣传部.

A place is a path of administrative parts, the largest first. Development zones count as districts and are
written in their short form (高新技术产业开发区 -> 高新区), because papers use both for one zone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from kg import lexicon

Path = tuple[str, ...]
_MAX_STEM: Final = 7
_LEADING: Final = {"我", "本", "全", "该"}
_MARKS: Final = {"省", "市", "区", "县", "州", "旗", "镇", "乡", "新区"}


class Prefix(NamedTuple):
    """What a name says of its place. `relative` is a bare 市/区/县 in front (“of this place”), "" without."""

    path: Path
    relative: str
    rest: str


@cache
def levels() -> dict[str, int]:
    """Ends of administrative names with their level, 1 province to 5 village."""
    return {row[0]: int(row[1]) for row in lexicon.rows("place_levels", 2)}


@cache
def zones() -> dict[str, str]:
    """Forms of development zones with the short form they share."""
    return {row[0]: row[1] for row in lexicon.rows("zones", 2)}


@cache
def _unit() -> re.Pattern[str]:
    ends = sorted({*levels(), *zones()}, key=lambda end: (-len(end), end))
    return re.compile(rf"([\u3400-\u9fff]{{0,{_MAX_STEM}}}?)({'|'.join(ends)})")


@cache
def _not_places() -> tuple[str, ...]:
    return lexicon.words("not_places")


@cache
def _stop_words() -> tuple[str, ...]:
    """Words that no name goes over: 根据 in `根据省委安排`. Counties and districts are called 新建."""
    return tuple(word for word in lexicon.words("stops") if len(word) > 1 and word != "新建")


@cache
def _not_relative() -> tuple[str, ...]:
    return lexicon.words("not_relative")


@cache
def _stem_stops() -> re.Pattern[str]:
    words = "[局厅委部院厂司办团党府的与及同在到赴由对从向为被是了等第副者季率]"
    return re.compile(
        rf"{words}|^[全我本该各两]|^[新现原时前]任|(?<=.)[任入随](?=.)|(?<=.)和(?=.)|召开|举行|关于|代表|领导|其他|部分|个别|历届|支持|关心|我$|^[百千万几多每某其]$"
    )


def level_of_mark(mark: str) -> int:
    """Level of a bare 市, 区, 县 … A bare 州 is an autonomous prefecture, but no end of names (郑州)."""
    return levels()[{"州": "自治州", "新区": "区"}.get(mark, mark)]


def is_called(part: str, mark: str) -> bool:
    """Whether a place calls itself by the bare word: a district or a zone 区, a county 县."""
    return part.endswith(mark) or (mark == "区" and part in zones().values())


def level_of(part: str) -> int:
    """Level of one part of a path; a bare name without an administrative end is taken for a city (2)."""
    if part in zones().values():
        return 3
    for length in (4, 3, 2, 1):
        if part[-length:] in levels() and len(part) > length:
            return levels()[part[-length:]]
    return 2


def _split_unit(text: str, stems: Mapping[str, str], strict: bool) -> tuple[Path, str] | None:
    """One administrative unit at the start of `text` as path and rest; None where there is none.

    A zone behind a bare name (北岭高新区) makes that name a city, unless `strict` and the name is not in `stems`.
    """
    match = _unit().match(text)
    if match is None:
        return None
    stem, end = match.groups()
    rest = text[match.end() :]
    if end in zones():
        if stem in ("", "国家"):
            return (zones()[end],), rest
        readable = not strict and 2 <= len(stem) <= 4 and not _stem_stops().search(stem)
        city = stems.get(stem) or (f"{stem}市" if readable else None)
        return ((city, zones()[end]), rest) if city else None
    short = len(stem) < (1 if end == "县" else 2)
    if short or stem.startswith(_stop_words()) or _stem_stops().search(stem) or (stem + end).endswith(_not_places()):
        return None
    return (stem + end,), rest


def read_prefix(
    name: str,
    stems: Mapping[str, str],
    *,
    stop: frozenset[str] = frozenset(),
    strict: bool = False,
    bare: bool = True,
) -> Prefix:
    """The place at the start of `name`, as far as the name itself says.

    `stems` maps bare names to full ones where the page prints both (岚州 -> 岚州市). Names in `stop` (known
    bodies) are never cut: 市场监督管理局 opens with no place.
    """
    path: Path = ()
    rest = name.removeprefix("中共").removeprefix("国家级")
    if rest not in stop:
        led = rest[:1] in _LEADING and rest[1:2] in _MARKS
        own = rest[1:] if led else rest
        mark = own[:2] if own.startswith("新区") else own[:1]
        if led and own[1:].startswith((mark + "委", mark + "政府", mark + "长")):
            own = own[1:]  # 该县县委
        if mark in _MARKS and (led or own == "新区" or len(own) > len(mark)) and not own.startswith(_not_relative()):
            return Prefix((), mark, own[len(mark) :])
    while rest and rest not in stop:
        unit = _split_unit(rest, stems, strict)
        if unit is None:
            break
        path, rest = path + unit[0], unit[1]
    if not path and bare:
        path, rest = _bare_stem(rest, stems)
    return Prefix(path, "", rest)


def _bare_stem(rest: str, stems: Mapping[str, str]) -> tuple[Path, str]:
    for length in range(min(_MAX_STEM, len(rest) - 1), 1, -1):
        full = stems.get(rest[:length])
        if full is not None:
            return (full,), rest[length:]
    return (), rest


def text_places(text: str, stems: Mapping[str, str]) -> list[Path]:
    """Places with an administrative end that a text prints at the start of a word, in order."""
    found: list[Path] = []
    for match in _boundary().finditer(text):
        prefix = read_prefix(text[match.end() : match.end() + 24], stems, strict=True)
        if prefix.path:
            found.append(prefix.path)
    return found


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s，。、；：！？（）()“”《》—\-]|(?<=[在到赴由和与对从向为])|是)(?=[\u3400-\u9fff]{1,7})")
