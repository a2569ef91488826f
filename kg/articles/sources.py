"""The date line of a web article: `来源：某某发布 时间：2023-05-12 09:14` → its date and its source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.articles.bylines import parse
from kg.articles.furniture import FOOTER_LENGTH, is_footer
from kg.articles.patterns import DATE, DIGIT, GAP, HAN, TIME, any_of
from kg.articles.wording import STOPS
from kg.lexicon import table
from kg.records import Block

_ISO = re.compile(r"((?:19|20)\d\d)\s*[年\-—/.]\s*(\d{1,2})\s*[月\-—/.]\s*(\d{1,2})")
_MOMENT = rf"{DATE}(?:\s*{TIME})?"
_REVERSED = re.compile(r"^(\d{2})\.(\d{2})\.((?:19|20)\d\d)(?:\s+\d{1,2}[:：]\d{2})?$")  # 26.03.2021 06:53
_SIZES = re.compile(r"(?<=.{4})[【\[]?字[体号]\s*[:：].*$")  # buttons that stand behind the date
_KEYED_DATE = re.compile(rf"(?:时间|日期)\s*[:：]\s*{DATE}")
_SENTENCE = re.compile("[，。；！？]")
_STAMP = re.compile(rf"^[（(\[【]?{DATE}\s*{TIME}")
_LOOSE_KEY = r"(?:发表于|发布于|来源|来自|稿源)\s*[^\s|｜：:]{2,20}"  # a key without its colon
_POSTED = re.compile("发[表布]于")
_VALUE = r"[^\s|｜\[\]【】（）()]{0,30}"
_TAGS = r"(?:标签|关键词|Tags)\s*[:：][^:：\n]*?(?=\s[^\s:：]{2,6}[:：]|$)"  # 标签：产业 投资 日期：…
_NAME_VALUE = r"[^\s|｜\[\]【】()（）,，;；]"
_COUNT = rf"(?:阅读|浏览|点击|访问)[量数]?\s*[{DIGIT}][{DIGIT}.,]*\s*万?\+?次?"  # 阅读 3.4万: no colon, no date
_PAGE_NUMBER = re.compile(rf"(?:^|\s)第[{DIGIT}一二三四五六七八九十]{{1,3}}版(?:\s|$)")
"""What the head of a printed page has, and no web article: 第四版."""
_NUMBER = re.compile(rf"^[{HAN}]{{2,12}}\s*[〔\[［（(][{DIGIT}]{{4}}[〕\]］）)]\s*第?[{DIGIT}]{{1,5}}号$")
"""The number of a document of the authorities, under its title: 某政发〔2021〕5号."""
_BRACKETED_DATE = re.compile(rf"^[（(](?:{DATE})[^（()）。]*[）)]$")  # （2022年9月28日 … 通过）, under a title


@cache
def _source_parts() -> re.Pattern[str]:
    words = table("layout")["source"]
    return _parts(words["keys"], rf"(?:{_MOMENT}|{_VALUE})")


def source_rest(text: str) -> str:
    """What is left of `text` when dates, `key：value` pairs and button labels of a web page's date line are gone."""
    return GAP.sub(" ", _source_parts().sub(" ", text)).strip()


def is_source(text: str) -> bool:
    """Whether `text` is the date line of a web article: a date or 来源：…, and nothing but what stands beside those."""
    if len(text) > FOOTER_LENGTH or text[-1] in STOPS + "；" or _PAGE_NUMBER.search(text):
        return False
    if _REVERSED.match(text) or _BRACKETED_DATE.match(text) or _NUMBER.match(text):
        return True
    if is_footer(_SIZES.sub("", text)) and not (re.search(DATE, text) and _names_source(text)):
        return False
    dated = re.search(DATE, text)
    if not _source_parts().search(text) or ("：" not in text and ":" not in text and not dated):
        return False
    if _STAMP.match(text) and not any(stop in text for stop in "，；。"):
        return True
    rest = source_rest(re.sub(_LOOSE_KEY, " ", text) if dated else text)
    return not rest or parse(rest) is not None or (_KEYED_DATE.search(text) is not None and not _SENTENCE.search(rest))


def says_something(text: str) -> bool:
    """Whether a date line has a date, a source or a name, and not a count alone: 浏览次数：908."""
    dated = re.search(DATE, text) or _NUMBER.match(text) or _REVERSED.match(text)
    return bool(dated or _names_source(text) or people_of_source(text).strip())


def _names_source(text: str) -> bool:
    return any(key in text for key in table("layout")["source"]["name_keys"])


@cache
def _impersonal_parts() -> re.Pattern[str]:
    words = table("layout")
    people = {
        word for kind in ("writer", "reporter", "correspondent", "editor", "desk") for word in words["byline"][kind]
    }
    return _parts([key for key in words["source"]["keys"] if key not in people], _VALUE)


def _parts(keys: list[str], value: str) -> re.Pattern[str]:
    buttons = any_of(table("layout")["source"]["buttons"])
    return re.compile(
        rf"{_MOMENT}|{TIME}|{_COUNT}|{_TAGS}|(?:{any_of(keys)})\s*[:：]\s*{value}|(?:{buttons})(?![{HAN}])"
    )


def people_of_source(text: str) -> str:
    """A date line with all that names no people turned to spaces, character by character, so that offsets hold."""
    return _POSTED.sub(lambda match: " " * len(match[0]), _impersonal_parts().sub(lambda m: " " * len(m[0]), text))


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
    words = _REVERSED.sub(r"\3-\2-\1", words.strip())
    for match in _ISO.finditer(unicodedata.normalize("NFKC", words)):
        try:
            return date(*(int(part) for part in match.groups())).isoformat()
        except ValueError:
            continue
    return None


@cache
def _name_pattern() -> re.Pattern[str]:
    keys = any_of(table("layout")["source"]["name_keys"])
    return re.compile(rf"(?:{keys})(?:\s*[:：]\s*|\s+)(?!{_NAME_VALUE}{{1,6}}[:：])({_NAME_VALUE}+)")


def _name(words: str) -> str | None:
    match = _name_pattern().search(words)
    return match[1] if match else None
