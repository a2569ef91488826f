"""Tells by their wording the lines at the edges of an article: datelines, date lines, captions, furniture.

All words come from `lexicons/layout.toml`; here is only how they combine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.articles.bylines import is_byline, parse
from kg.lexicon import table

CLOSERS = "”’」』》〉）)】〕\"'"
STOPS = "。！？!?…"
_HAN = "\u4e00-\u9fff"
_DIGIT = "0-9０-９"
_DAY = rf"(?:[{_DIGIT}]{{2,4}}[年\-—/.．])?[{_DIGIT}]{{1,2}}[月\-—/.．][{_DIGIT}]{{1,2}}[日号]?"
_DATE = rf"[{_DIGIT}]{{4}}[年\-—/.．][{_DIGIT}]{{1,2}}[月\-—/.．][{_DIGIT}]{{1,2}}日?"
_PLACE_AND_DAY = rf"\s*(?:[{_HAN}]{{0,8}}(?:{_DAY})?|{_DAY}[{_HAN}]{{0,6}})\s*"
_TIME = rf"[{_DIGIT}]{{1,2}}[:：][{_DIGIT}]{{2}}(?:[:：][{_DIGIT}]{{2}})?"
_GAP = re.compile(r"[\s|｜\[\]【】()（）〔〕/,，、;；·\-—]+")
_BRACKETED_DATE = re.compile(rf"^[（(](?:{_DATE})[^（()）。]*[）)]$")  # （2022年9月28日 … 通过）, under a title
_SPACES = re.compile(r"\s+")
_TRAIL = re.compile(r"[\u4e00-\u9fff]\s*(?:[>›»]|&gt;)+\s*[\u4e00-\u9fff]")
_ORNAMENT = re.compile(r"^[\s—\-–~～=*·.…_]*(?:\d{1,3}[\s—\-–~～=*·.…_]*|[\s—\-–~～=*·.…_]{2,}.{0,20}[\s—\-–~～=*·.…_]{3,})$")
_DAY_OF_MONTH = re.compile(rf"([{_DIGIT}]{{1,2}})日")
_CREDIT = "记者|通讯员|文/图|图/文|文图|图文|摄|编辑|责编|作者|供图|图片|撰|审[:：核]|文[:：/／ ]|实习"
CREDIT = re.compile(_CREDIT)
HINT = re.compile(rf"{_CREDIT}|[讯电:：]|消息|[0-9０-９]{{4}}")
"""A line without any of these is no byline, no dateline and no date line (short ones in brackets aside)."""
_DATELINE_WORD = re.compile("[讯电]|消息|记者")
_MASTHEAD_WIDTH = 80  # half-width columns
_EDITED = re.compile("[编校审责版]")
_DATES = re.compile(_DATE)
_PAGE_NUMBER = re.compile(rf"^(?:第?[A-H]?[{_DIGIT}]{{1,3}}版?|第[一二三四五六七八九十]+版)$")
_SECTION_NUMBER = re.compile(rf"[A-H]?[{_DIGIT}]{{1,3}}(?:-[{_DIGIT}]{{1,3}})?版?|第[{_DIGIT}一二三四五六七八九十]+版|[A-H][{_DIGIT}]+")
FOOTER_COLUMNS = 100
"""A line wider than this is text, whatever words it has."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def dateline_pattern() -> re.Pattern[str]:
    """Matches at the start of a first paragraph: 本报讯, 某某融媒讯, 本网某地4月8日电, （记者 …）, with its bracket."""
    words = table("layout")
    own = rf"(?:{_any_of(words['dateline']['openers'])}){_PLACE_AND_DAY}(?:专?讯|专?电|消息)(?![{_HAN}]{{0,2}}[话脑器网视台])"
    press = rf"[{_HAN}A-Za-z·]{{1,12}}?(?:{_any_of(words['dateline']['press'])}){_PLACE_AND_DAY}(?:专?讯|专?电|消息)"
    opens = rf"(?=[\s（(：:，,】\]{_DIGIT}]|{_any_of(words['dateline']['times'])}|记者|在|由|$)"
    credit = r"(?:[】\]）)]?\s*[（(][^（()）]{2,60}[）)])?"
    people = r"[（(](?=[^（()）]{0,12}记者)[^（()）]{3,60}[）)](?=[^\s。])"
    return re.compile(rf"^(?:[（(【\[]?(?:{own}|{press}{opens})[】\]]?{credit}|{people})")


def dateline_end(text: str) -> int:
    """Where the dateline that opens `text` ends (本报讯（记者 …） with its bracket); 0 where there is none."""
    match = dateline_pattern().match(text) if _DATELINE_WORD.search(text, 0, 60) else None
    return match.end() if match else 0


@cache
def _times() -> re.Pattern[str]:
    times = _any_of(table("layout")["dateline"]["times"])
    return re.compile(rf"^(?:{times}|(?:[{_DIGIT}]{{4}}年)?[{_DIGIT}]{{1,2}}\s?月\s?[{_DIGIT}]{{1,2}}\s?日)")


def starts_with_time(text: str) -> bool:
    """Whether a paragraph opens with a time (近日, 4月8日), as the first of a report mostly does."""
    return bool(_times().match(text))


def opening_day(text: str) -> int:
    """The day of the month that a text opens with (11日上午, 本报讯 9月11日至13日), 0 where it opens otherwise."""
    match = _DAY_OF_MONTH.search(text, 0, 16)
    return int(match[1]) if match else 0


@cache
def _openers() -> tuple[str, ...]:
    return tuple(table("layout")["paragraph"]["openers"])


def carries_on(text: str) -> bool:
    """Whether a paragraph opens as one inside a report does (会上, 据悉, 二是)."""
    return text.startswith(_openers())


@cache
def _speaker() -> re.Pattern[str]:
    verbs = _any_of(table("layout")["paragraph"]["speech"])
    return re.compile(rf"^[{_HAN}·]{{1,6}}?(?:{verbs})[，,：:“]|^[{_HAN}·]{{2,5}}一行")


def opens_with_speaker(text: str) -> bool:
    """Whether a paragraph opens with somebody who says something (某某指出，) or goes somewhere (某某一行)."""
    return bool(_speaker().match(text))


@cache
def _unfinished() -> tuple[str, ...]:
    return tuple(table("layout")["head"]["unfinished"])


def is_unfinished(text: str) -> bool:
    """Whether `text` ends in a word that asks for more (的, 围绕), as no headline does."""
    return text.endswith(_unfinished())


@cache
def _caption_openers() -> tuple[str, ...]:
    return tuple(table("layout")["caption"]["openers"])


def is_caption(text: str) -> bool:
    """Whether `text` opens as the words under a picture do (图为, ▲)."""
    return text.startswith(_caption_openers())


@cache
def _source_parts() -> re.Pattern[str]:
    words = table("layout")["source"]
    value = rf"(?:{_DATE}(?:\s*{_TIME})?|[^\s|｜\[\]【】（）()]{{0,30}})"
    buttons = _any_of(words["buttons"])
    return re.compile(rf"{_DATE}(?:\s*{_TIME})?|{_TIME}|(?:{_any_of(words['keys'])})\s*[:：]\s*{value}|(?:{buttons})(?![{_HAN}])")


def source_rest(text: str) -> str:
    """What is left of `text` when dates, `key：value` pairs and button labels of a web page's date line are gone."""
    return _GAP.sub(" ", _source_parts().sub(" ", text)).strip()


def is_source(text: str) -> bool:
    """Whether `text` is the date line of a web article: a date or 来源：…, and nothing but what stands beside those."""
    if len(text) > FOOTER_COLUMNS or text[-1] in STOPS + "；":
        return False
    if _BRACKETED_DATE.match(text):
        return True
    if is_footer(text) and not (re.search(_DATE, text) and _names_source(text)):
        return False
    if not _source_parts().search(text) or ("：" not in text and ":" not in text and not re.search(_DATE, text)):
        return False
    rest = source_rest(text)
    return not rest or parse(rest) is not None


def _names_source(text: str) -> bool:
    return any(key in text for key in table("layout")["source"]["name_keys"])


@cache
def _impersonal_parts() -> re.Pattern[str]:
    words = table("layout")
    people = {word for kind in ("writer", "reporter", "correspondent", "editor") for word in words["byline"][kind]}
    keys = _any_of(key for key in words["source"]["keys"] if key not in people)
    value = r"[^\s|｜\[\]【】（）()]{0,30}"
    return re.compile(rf"{_DATE}(?:\s*{_TIME})?|{_TIME}|(?:{keys})\s*[:：]\s*{value}|(?:{_any_of(words['source']['buttons'])})(?![{_HAN}])")


def people_of_source(text: str) -> str:
    """A date line with all that names no people turned to spaces, character by character, so that offsets hold."""
    return _impersonal_parts().sub(lambda match: " " * len(match[0]), text)


@cache
def _furniture() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    words = table("layout")["furniture"]
    footer = re.compile(_any_of(words["footer"]))
    masthead = re.compile(_any_of([*words["masthead"], *words["notices"]]))
    return footer, masthead, frozenset(words["sections"])


def is_footer(text: str) -> bool:
    """Whether a line is what web pages print around an article: buttons, copyright, links, the way to the page."""
    return len(text) <= FOOTER_COLUMNS and bool(_furniture()[0].search(text) or _TRAIL.search(text))


def is_masthead(text: str, width: int) -> bool:
    """Whether a short line is a page number, a section name, or of the paper's own imprint."""
    if width > _MASTHEAD_WIDTH or text[-1] in "。，、；":
        return False
    if _PAGE_NUMBER.match(text) or _ORNAMENT.match(text):
        return True
    _, imprint, sections = _furniture()
    if imprint.search(text):
        return True
    rest = _GAP.sub("", _SECTION_NUMBER.sub("", text))
    return rest in sections or (not rest and any(char.isdigit() for char in text))


def may_be_masthead(text: str, width: int) -> bool:
    """Whether a line is furniture if it stands among furniture: also a paper's name, a date, the editors of the page."""
    if width > _MASTHEAD_WIDTH or text[-1] in "。，、；":
        return False
    if is_masthead(text, width) or (_EDITED.search(text) and is_byline(text)):
        return True
    compact = _SPACES.sub("", text)
    rest = _SECTION_NUMBER.sub(" ", _DATES.sub(" ", text))
    words = [word for word in _GAP.split(rest) if word and word not in _furniture()[2]]
    return all(_is_paper(word) for word in words) or _is_paper(compact)


def _is_paper(word: str) -> bool:
    return len(word) <= 10 and word.endswith((*table("layout")["dateline"]["press"], "讯", "刊"))


@cache
def _notices() -> re.Pattern[str]:
    return re.compile(rf"^[【\[■●★]*(?:{_any_of(table('layout')['furniture']['notices'])})(?:$|[\s：:】\]!！])")


def is_notice(text: str) -> bool:
    """Whether a line opens a notice or an advertisement (讣 告, 遗失声明), letter-spaced or not."""
    return bool(_notices().match(text) or _notices().match(_SPACES.sub("", text)))


def ends_closed(text: str) -> bool:
    """Whether `text` ends a sentence: a stop, with quotes or brackets closed behind it."""
    last = text.rstrip(CLOSERS)
    return bool(last) and (last[-1] in STOPS or (last != text and last[-1] in "；;"))


def tail_after_stop(text: str) -> int:
    """Offset behind the last sentence stop of `text` (and its closing quotes), where a byline may begin."""
    at = max(text.rfind(stop) for stop in STOPS + ";；")
    end = at + 1
    while end < len(text) and text[end] in "”’」』\"'":
        end += 1
    return end


def byline_start(text: str) -> int:
    """Offset in `text` where the byline that ends it begins; -1 where it ends in none."""
    for at in sorted({0, tail_after_stop(text), tail_after_stop(text.rstrip(CLOSERS))}):
        tail = text[at:].lstrip()
        if tail and is_byline(tail, bare=True) and not dateline_end(tail):
            return len(text) - len(tail)
    return -1
