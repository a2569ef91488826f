"""Reads a firm's, an institute's or a school's name as place + core + kind; says when a short name means a long one.

上海某某科创集团有限公司 -> place 上海, core 某某科创, group          某某轴承 ~ 某地某某精密轴承有限公司
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg import lexicon
from kg.resolution.names import counted, normal
from kg.resolution.places import Path, read_prefix

_BRACKET = re.compile(r"[(\[【]([^)\]】]*)[)\]】]")
_SHARED_TAILS: Final = ("研究院", "研究所", "实验室", "大学", "学院", "医院", "集团", "银行")
_MIN_CORE: Final = 2


@dataclass(frozen=True, slots=True)
class FirmName:
    """A firm's name in its parts."""

    place: Path
    core: str  # the name without place and legal form
    kind: str  # group branch or ""
    bracket: str  # the words in brackets: a place, mostly
    legal: bool  # a registered form is printed (有限公司)
    whole: bool = False  # the form ends a name in full: no short name is printed so

    @property
    def key(self) -> str:
        """What two printed forms of one name share."""
        place = self.place[-1].removesuffix("省").removesuffix("市") if self.place else ""
        return "|".join((place, self.core, self.kind, self.bracket))


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    rows = lexicon.rows("company_forms", 2)
    return tuple((form, says) for form, says in sorted(rows, key=lambda row: (-len(row[0]), row[0])))


@cache
def _provinces() -> tuple[str, ...]:
    return lexicon.words("province_names")


@cache
def local_ends() -> tuple[str, ...]:
    """Ends of names that every town may have for itself."""
    return lexicon.words("local_names")


def read_firm(name: str, stems: Mapping[str, str]) -> FirmName:
    """The parts of a firm's name; `stems` as for `read_prefix`."""
    plain = normal(name)
    bracket = "".join(part for part in _BRACKET.findall(plain) if part not in ("集团", "控股"))
    kind = "group" if "(集团)" in plain else ""
    core = _BRACKET.sub("", plain)
    prefix = read_prefix(core, stems)
    if prefix.path and len(prefix.rest) >= _MIN_CORE:
        place, core = prefix.path, prefix.rest
    else:
        stem = next((stem for stem in _provinces() if core.startswith(stem) and len(core) > len(stem) + 1), "")
        place, core = ((stem,) if stem else ()), core[len(stem) :]
    form, says = next(((form, says) for form, says in _forms() if core.endswith(form)), ("", ""))
    if len(core) - len(form) >= _MIN_CORE:
        core, kind = core[: len(core) - len(form)], kind or says
    return FirmName(
        place,
        core,
        kind,
        bracket,
        "有限" in form or "公司" in form,
        ("有限" in form and form.endswith("公司")) or form == "总公司",
    )


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)


def _tail(core: str) -> str:
    return next((tail for tail in _SHARED_TAILS if core.endswith(tail) and len(core) > len(tail)), "")


def stands_for(short: FirmName, long: FirmName) -> str:
    """Why `short` may be a short form of `long`, "" if it cannot be one.

    A group is not its works: 甲乙集团 is no short form of 甲乙精工, whose core goes on. A firm with a place in
    brackets may be a daughter of the one without: 甲乙电子 / 甲乙电子(丙州)有限公司.
    """
    if short.key == long.key or len(short.core) > len(long.core) or len(short.core) < _MIN_CORE:
        return ""
    if short.place and long.place and short.place[-1] not in long.place[-1] and long.place[-1] not in short.place[-1]:
        return ""
    if (short.kind and short.kind != long.kind) or short.bracket != long.bracket:
        return ""
    if counted(short.core, long.core) or long.kind == "branch":
        return ""
    if short.whole and long.whole and short.core != long.core:
        return ""  # 甲乙股份有限公司 and 甲乙工程总公司 are two
    if short.core == long.core:
        return "one name with and without its place or legal form"
    if not (long.legal or long.kind or _tail(long.core)):
        return ""
    marked = bool(short.place or short.legal or short.kind) or len(short.core) > _MIN_CORE
    return _shortened(short.core, long.core, _tail(short.core)) if marked else ""


def _shortened(short: str, long: str, tail: str) -> str:
    if tail and not long.endswith(tail):
        return ""
    front = short.removesuffix(tail) if tail else short
    if len(front) >= _MIN_CORE and long.startswith(front):
        return "the short name opens the long one"
    starts = long[:_MIN_CORE] == short[:_MIN_CORE]
    if starts and len(short) > _MIN_CORE + 1 and _in_order(short, long) and short[-1] == long[-1]:
        return "the short name takes its words from the long one in order"
    return ""
