"""Article text → the date expressions printed in it, parsed but not yet placed in any year."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.dating.pattern import dates, folded
from kg.lexicon import table

_NUMERALS = {char: value for value, chars in enumerate(("〇○零", *"一二三四五六七八九")) for char in chars}


class Expression(NamedTuple):
    """One printed date expression. kind:

    day (8月26日, 26日下午, also with a last day) · month (6月上旬, 去年8月) · months (1-10月) · period (一季度) ·
    year (2021年底) ·
    relative (昨日) · running (次日) · vague (近日) · alone (近期) · week (上周三) · holiday (国庆期间) ·
    lunar (正月十五)

    `shift` counts from the writing (days, years or weeks, as the word says); numbers are None where not printed.
    """

    kind: str
    start: int
    end: int
    printed: str  # as printed, inner spaces gone
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: tuple[int | None, int | None, int] | None = None  # year, month, day a range ends on
    shift: int | None = None
    month_shift: int | None = None
    weekday: int | None = None  # Monday = 0
    word: str = ""  # vague or holiday word; for year and month what follows the number: 底, 上旬, 上半年
    suffix: str = ""  # what follows a holiday's name


def scan(text: str) -> tuple[Expression, ...]:
    """All date expressions of a text, in order; offsets are those of the text."""
    plain = folded(text)
    found = (_read(match, text) for match in dates().finditer(plain))
    return tuple(expression for expression in found if expression)


def printed_form(text: str) -> str:
    """The words as printed without the spaces and breaks a column left in them."""
    return "".join(text.split())


def _read(match: re.Match[str], text: str) -> Expression | None:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    reader = next(reader for group, reader in _READERS if group in groups)
    found = reader(Expression("", match.start(), match.end(), ""), groups)
    if found is None:
        return None
    # A tail that was no range (10月26日到3号楼) and spaces at the end are left out.
    end = match.start("tail") if "tail" in groups and found.last is None else match.end()
    end = match.start() + len(match.string[match.start() : end].rstrip())
    return found._replace(end=end, printed=printed_form(text[match.start() : end]))


def _number(groups: dict[str, str], name: str) -> int | None:
    return int(groups[name]) if name in groups else None


def _month_day(base: Expression, groups: dict[str, str]) -> Expression | None:
    words, tail, unit = table("dating"), groups.get("tail", ""), groups.get("u")
    base = base._replace(
        year=_number(groups, "y"),
        shift=words["years"].get(groups.get("yw")),
        month=_number(groups, "m"),
        month_shift=words["months"].get(groups.get("mw")),
    )
    if "d" not in groups or not (unit or tail):  # 8月26 without a unit
        return base._replace(kind="month", word=groups.get("part", ""))
    ranged = tail and (tail.rstrip()[-1:] != "号" or unit == "号")
    last = _last_of(tail) if ranged else None
    return base._replace(kind="day", day=int(groups["d"]), weekday=_weekday(groups.get("w")), last=last)


def _last_of(tail: str) -> tuple[int | None, int | None, int]:
    # A last year that is told by a word (至今年1月2日) is left to the resolver: the range cannot end before it begins.
    years, months = re.findall(r"((?:19|20)\d\d)年", tail), re.findall(r"(\d{1,2}) {0,2}月", tail)
    days = re.findall(r"(\d{1,2})(?! {0,2}[月0-9])", re.sub(r"\d{4}年", "", tail))
    return int(years[-1]) if years else None, int(months[-1]) if months else None, int(days[-1])


def _months(base: Expression, groups: dict[str, str]) -> Expression | None:
    return base._replace(kind="months", month=int(groups["ma"]), word=groups["mb"])


def _year(base: Expression, groups: dict[str, str]) -> Expression | None:
    shift = table("dating")["years"].get(groups.get("yw3"))
    return base._replace(kind="year", year=_number(groups, "y3"), shift=shift, word=groups.get("ytail", ""))


def _iso(base: Expression, groups: dict[str, str]) -> Expression | None:
    return base._replace(kind="day", year=int(groups["iy"]), month=int(groups["im"]), day=int(groups["id"]))


def _day(base: Expression, groups: dict[str, str]) -> Expression | None:
    last = _last_of(groups["dtail"]) if "dtail" in groups else None
    return base._replace(kind="day", day=int(groups["dd"]), last=last)


def _chinese(base: Expression, groups: dict[str, str]) -> Expression | None:
    year = int("".join(str(_NUMERALS[char]) for char in groups["cy"]))
    if not 1900 <= year <= 2099:
        return None
    month = _numeral(groups["cm"]) if "cm" in groups else None
    day = _numeral(groups["cd"]) if "cd" in groups else None
    return base._replace(kind="day" if day else "month" if month else "year", year=year, month=month, day=day)


def _numeral(characters: str) -> int:
    """十一 → 11, 二十 → 20, 廿六 → 26."""
    tens, ten, units = characters.replace("廿", "二十").partition("十")
    if not ten:
        return _NUMERALS[tens[-1]]
    return (_NUMERALS[tens[-1]] if tens else 1) * 10 + (_NUMERALS[units[0]] if units else 0)


def _word(base: Expression, groups: dict[str, str]) -> Expression | None:
    words, word = table("dating"), groups["word"]
    for kind in ("relative", "running"):
        if word in words[kind]:
            return base._replace(kind=kind, shift=words[kind][word], word=word)
    return base._replace(kind="vague" if word in words["vague"]["words"] else "alone", word=word)


def _week(base: Expression, groups: dict[str, str]) -> Expression | None:
    shift = table("dating")["weeks"][groups["ww"]]
    return base._replace(kind="week", shift=shift, weekday=_weekday(groups.get("wwd")))


def _weekday(character: str | None) -> int | None:
    return "一二三四五六日天".index(character) - (character == "天") if character else None


def _holiday(base: Expression, groups: dict[str, str]) -> Expression | None:
    return base._replace(kind="holiday", word=groups["hol"], suffix=groups["hs"])


def _period(base: Expression, groups: dict[str, str]) -> Expression | None:
    word = groups["period"]
    return base._replace(kind="period", month=table("dating")["parts"]["of_any_year"][word], word=word)


def _lunar(base: Expression, groups: dict[str, str]) -> Expression | None:
    return base._replace(kind="lunar", shift=_numeral(re.sub("大年|正月|初", "", groups["lunar"])) - 1)


# The group that tells the form, in the order in which forms are told apart.
_READERS: tuple[tuple[str, Callable[[Expression, dict[str, str]], Expression | None]], ...] = (
    ("ma", _months),
    ("iy", _iso),
    ("dd", _day),
    ("cy", _chinese),
    ("word", _word),
    ("ww", _week),
    ("hol", _holiday),
    ("period", _period),
    ("lunar", _lunar),
    ("y3", _year),
    ("yw3", _year),
    ("m", _month_day),
    ("mw", _month_day),
)
