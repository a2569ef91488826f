"""The grammar of printed dates as one compiled pattern.

`DATES` finds every expression in one scan. It is applied to a text whose full-width digits and marks were
mapped one to one to ASCII (`folded`), so that offsets stay those of the text.

Named groups, by form (y year, yw year word, m month, mw month word, d day, u its unit, w weekday, tail rest of range):
    8月26日至28日, 2022年9月28日, 去年8月, 6月上旬      y yw m mw d u w tail part
    1-10月, 1~8月                                       ma mb
    2021年, 去年底, 今年以来                            y3 yw3 ytail
    26日下午, 26日至28日                                dd dtail
    2023-05-12                                          iy im id
    昨日, 次日, 近日                                    word
    本周三                                              ww wwd
    国庆期间, “五一”假期                                hol hs
    一季度, 上半年                                      period
    大年初三, 正月十五                                  lunar
    二〇二一年八月二十六日                              cy cm cd
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from kg.dating.calendar import holidays
from kg.lexicon import table

_FULL = "０１２３４５６７８９～－—–．／：（），　"
_HALF = "0123456789~---./:(), "

_S = " {0,2}"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_MONTH = "(?:1[0-2]|0?[1-9])"
_YEAR = "(?:19|20)[0-9]{2}"
_TO = f"{_S}(?:至|到|[-~]{{1,2}}|、|和){_S}"
_DIGIT = "〇○零一二三四五六七八九"


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """The text with full-width digits and marks in ASCII, character for character (offsets do not move)."""
    for full, half in zip(_FULL, _HALF, strict=True):  # much faster on Chinese text than str.translate
        text = text.replace(full, half)
    return text


def either(words: Iterable[str]) -> str:
    """An alternation of literal words, longest first (the order the expression engine needs)."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _month_day(words: dict[str, Any], part: str) -> str:
    weekday = f"(?:{_S}[(]?(?:星期|周|礼拜)(?P<w>[一二三四五六日天])[)]?)?"
    element = f"(?:(?:{_YEAR}年|{either(words['years'])}){_S})?(?:{_MONTH}{_S}月{_S})?{_DAY}"
    tail = f"(?P<tail>(?:{_TO}{element}(?:{_S}日)?){{0,8}}?{_TO}{element}{_S}[日号](?![0-9])){part}"
    year = f"(?:(?P<y>{_YEAR}){_S}年{_S}|(?P<yw>{either(words['years'])})的?{_S})?"
    month = f"(?:(?P<m>{_MONTH}){_S}月|(?P<mw>{either(words['months'])}))"
    day = f"{_S}(?P<d>{_DAY})(?![0-9])(?:{_S}(?P<u>[日号]){weekday}{part})?(?:{tail})?"
    return f"(?<![0-9第]){year}{month}(?:{day}|份?{_S}(?P<part>{either(words['parts']['of_month'])})?(?!{_S}[0-9]))"


def _festivals() -> str:
    # Quotation marks may stand around the short names (“五一”), and two festivals may share their days off.
    name = f'[“"]?(?:{either(word.strip("“”") for holiday in holidays() for word in holiday.words)})[”"]?'
    return f"(?P<hol>{name}(?:[、和]?{name}){{0,2}})"


@cache
def dates() -> re.Pattern[str]:
    """The compiled pattern; built once from `lexicons/dating.toml` and the holidays."""
    words = table("dating")
    part = f"(?:{_S}(?:{either(words['parts']['of_day'])}))?"
    after = either([*words["parts"]["days_off"], *words["parts"]["the_day"], *words["parts"]["before"]])
    first, last = f"(?<![0-9第.])(?P<ma>{_MONTH})(?:月份?)?", f"(?P<mb>{_MONTH}){_S}月(?!{_S}{_DAY}{_S}[日号])"
    months = f"{first}{_S}(?:至|到|[-~]{{1,2}}){_S}{last}"
    span = f"(?P<dtail>(?:{_TO}{_DAY}(?:{_S}日)?){{0,8}}?{_TO}{_DAY}{_S}日)"
    number = f"(?<![0-9第每近连续隔前后半逢期.月年])(?P<dd>{_DAY})(?![0-9])"
    day = f"{number}(?:{_S}日)?(?:{span}|(?<=日)(?![间内龄均游程谈报])){part}"
    year_tail = f"(?:前[0-9一二三四五六七八九十]{{1,2}}个月|{either(words['parts']['of_year'])})"
    simple = [
        *words["relative"],
        *words["running"],
        *words["vague"]["words"],
        *words["vague"]["alone"],
        *words["vague"]["holidays"],
    ]
    forms = (
        months,
        _month_day(words, part),
        f"(?<![0-9])(?:(?P<y3>{_YEAR}){_S}年|(?P<yw3>{either(words['years'])}))(?P<ytail>{year_tail})?",
        f"(?<![0-9./-])(?P<iy>{_YEAR})[-./](?P<im>{_MONTH})[-./](?P<id>{_DAY})(?![0-9./])",
        day,
        f"(?P<cy>[一二][{_DIGIT}]{{3}})年(?:(?P<cm>[一二三四五六七八九十]{{1,2}})月(?:(?P<cd>[一二三四五六七八九十廿]{{1,3}})日)?)?{part}",
        f"(?<![0-9])(?P<word>{either(simple)}){part}",
        f"(?P<ww>{either(words['weeks'])})(?P<wwd>[一二三四五六日天])?{part}",
        f"{_festivals()}(?P<hs>{after})(?!之?后|过后|结束){part}",
        f"(?P<period>{either(words['parts']['of_any_year'])})",
        f"(?P<lunar>(?:大年|正月)(?:初[一二三四五六七八九十]|十[一二三四五六])){part}",
    )
    return re.compile(f"(?=[{_first_characters(simple)}])(?:" + "|".join(f"(?:{form})" for form in forms) + ")")


def _first_characters(simple: list[str]) -> str:
    """The characters any expression can begin with: a cheap test before the long alternation."""
    words = table("dating")
    names = (word.strip("“”") for holiday in holidays() for word in holiday.words)
    periods = words["parts"]["of_any_year"]
    begins = {word[0] for word in (*simple, *periods, *words["years"], *words["months"], *words["weeks"], *names)}
    return re.escape("".join(sorted(begins | set('0123456789“"一二大正'))))
