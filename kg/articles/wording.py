"""Tells by their wording the edges of articles, paragraphs and sentences: datelines, openers, captions, bylines.

All words come from `lexicons/layout.toml`; here is only how they combine.
"""

from __future__ import annotations

import re
from functools import cache

from kg.articles.bylines import is_byline
from kg.articles.patterns import DIGIT, HAN, any_of
from kg.lexicon import table

CLOSERS = "”’」』》〉）)】〕\"'"
STOPS = "。！？!?…"
_DAY = rf"(?:[{DIGIT}]{{2,4}}[年\-—/.．])?[{DIGIT}]{{1,2}}[月\-—/.．][{DIGIT}]{{1,2}}[日号]?"
_PLACE_AND_DAY = rf"\s*(?:[{HAN}]{{0,8}}(?:{_DAY})?|{_DAY}[{HAN}]{{0,6}})\s*"
_DAY_OF_MONTH = re.compile(rf"([{DIGIT}]{{1,2}})日")
_CREDIT = "供稿|采写|记者|通讯员|文/图|图/文|文图|图文|摄|编辑|责编|作者|供图|图片|撰|审[:：核]|文[:：/／ ]|实习"
CREDIT = re.compile(_CREDIT)
HINT = re.compile(rf"{_CREDIT}|[讯电:：]|消息|[0-9０-９]{{4}}")
"""A line without any of these is no byline, no dateline and no date line (short ones in brackets aside)."""
_DATELINE_WORD = re.compile("[讯电报]|消息|记者|接[^，。]{1,12}版")


@cache
def dateline_pattern() -> re.Pattern[str]:
    """Matches at the start of a first paragraph: 本报讯, 某某融媒讯, 本网某地4月8日电, （记者 …）, with its bracket."""
    words = table("layout")
    press, times = (any_of(words["dateline"][key]) for key in ("press", "times"))
    openers = "|".join(" ?".join(word) for word in words["dateline"]["openers"])  # 本 报 讯, letter-spaced
    report = rf"{_PLACE_AND_DAY}(?:专?讯|专?电|消息)"
    own = rf"(?:{openers}){report}(?![{HAN}]{{0,2}}[话脑器网视台])"
    others = rf"[{HAN}A-Za-z·—-]{{1,16}}?(?:{press}){report}(?=[\s（(：:，,】\]{DIGIT}]|{times}|记者|在|由|$)"
    credit = r"(?:[】\]）)]?\s*[（(][^（()）]{2,60}[）)])?"
    place = rf"[{HAN}]{{2,4}}讯(?=\s*[（(][^（()）]{{0,4}}(?:记者|通讯员))"
    people = rf"[（(](?=[^（()）]{{0,12}}(?:记者|(?:{press})\s+[{HAN}]))[^（()）]{{3,60}}[）)](?=[^\s。])"
    named = r"[（(](?=[^（()）]{0,12}(?:记者|通讯员))[^（()）]{3,60}[）)]"
    filed = rf"[{HAN}A-Za-z·]{{1,12}}?(?:{press}){named}\s*(?:{_DAY})?(?:讯|电|报道)"
    agency = rf"[{HAN}]{{2,6}}{_DAY}电(?=\s*[（(])"  # 某地5月6日电（甲 乙）
    elsewhere = r"[（(](?:上接|紧接|接)[^（()）]{1,12}版[^（()）]{0,8}[）)]"
    return re.compile(
        rf"^[▲●■◆★]?(?:{elsewhere}|[（(【\[]?(?:{own}|{others}|{place}|{agency})[】\]]?{credit}|{filed}|{people})"
    )


def dateline_end(text: str) -> int:
    """Where the dateline that opens `text` ends (本报讯（记者 …） with its bracket); 0 where there is none."""
    match = dateline_pattern().match(text) if _DATELINE_WORD.search(text, 0, 60) else None
    return match.end() if match else 0


_DIARY = "(?:[（(](?:周|星期).[）)])?(?:\u3000|  )"
"""What parts the day from the entry in a chronicle, no entry of which is a report: 5月13日（周一）　…"""
_ITEM_MARKS = "▲●■◆★①②③④⑤⑥⑦⑧⑨⑩"


@cache
def _times() -> re.Pattern[str]:
    times = any_of(table("layout")["dateline"]["times"])
    day = rf"[{DIGIT}]{{1,2}}\s?日|[上中下]旬|[初底末]"
    month = rf"(?:[{DIGIT}]{{4}}年)?[{DIGIT}]{{1,2}}\s?月"
    return re.compile(rf"^(?:{times}|经[^，。]{{0,20}}研究|{month}\s?(?:{day})(?!{_DIARY}))")


def starts_with_time(text: str) -> bool:
    """Whether a paragraph opens with a time (近日, 4月8日), as reports do, or as notices of decisions do (经研究，)."""
    return bool(_times().match(text.lstrip(_ITEM_MARKS)))


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


_CLAUSE = re.compile(r"^(?:在|[^，,。]{1,12}[上中前后时里间][，,])")


def opens_clause(text: str) -> bool:
    """Whether `text` opens with where or when, as sentences do (在柳荫镇, 座谈会上，)."""
    return bool(_CLAUSE.match(text))


@cache
def _prose() -> re.Pattern[str]:
    return re.compile(any_of(table("layout")["head"]["prose"]) + "|(?<![除为])了")


def prose_words(text: str) -> int:
    """How many words `text` has that sentences are made with and headlines do without (了, 先后, 其中)."""
    return len(_prose().findall(text))


@cache
def _speaker() -> re.Pattern[str]:
    verbs = any_of(table("layout")["paragraph"]["speech"])
    return re.compile(rf"^([{HAN}·]{{1,6}}?)(?:在[{HAN}]{{2,6}}[中上时])?(?:{verbs})[，,：:“]|^([{HAN}·]{{2,5}})一行")


def opening_speaker(text: str) -> str:
    """Who says something where a paragraph opens so (某某指出，), or goes somewhere (某某一行); empty for others."""
    match = _speaker().match(text)
    return match[1] or match[2] if match else ""


@cache
def _finals() -> tuple[str, ...]:
    return tuple(table("layout")["paragraph"]["finals"])


def ends_document(text: str) -> bool:
    """Whether `text` ends with the formula that closes a notice, below which nothing stands but who signs it."""
    return text.rstrip(STOPS).endswith(_finals())


@cache
def _unfinished() -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = table("layout")["head"]
    return tuple(words["unfinished"]), tuple(words["finished"])


def is_unfinished(text: str) -> bool:
    """Whether `text` ends in a word that asks for more (的, 围绕), as no headline does; 落地 and 摘要 do not."""
    unfinished, finished = _unfinished()
    return text.endswith(unfinished) and not text.endswith(finished)


GOES_ON = re.compile("^[（(](?:下转|紧转|转).{0,6}版.{0,6}[）)]$")
"""The end of a text that goes on on another page."""
_TAKEN = re.compile(rf"^[{HAN}].{{8,}}\s[{HAN}]{{2,3}}\s?摄$|^[（(].{{2,20}}由.{{2,10}}摄[）)]$")
"""What a picture shows and who took it, on one line."""
_SCENE = re.compile(rf"^[{HAN}“”]{{0,16}}(?:(?:仪式|活动|大会|签约|施工|开工|比赛)现场|效果图|鸟瞰图|示意图)[。]?$")
"""What a picture shows, in few words: 开工仪式现场."""
_PLACED = re.compile("[（(](?:[左右中]|[前后左右中][排起]?[一二三四五六七八])[）)]")
"""Who is who on a picture: （右一）, （中）."""


@cache
def _caption_openers() -> tuple[str, ...]:
    return tuple(table("layout")["caption"]["openers"])


def is_caption(text: str) -> bool:
    """Whether `text` opens as the words under a picture do (图为, ▲)."""
    if text.startswith(_caption_openers()):
        # A mark and then a time open a short report, often one under a picture.
        return not (dateline_end(text[:60]) or (text[0] in _ITEM_MARKS and starts_with_time(text)))
    taken = "摄" in text[-2:] and _TAKEN.search(text) and not tail_after_stop(text)
    return bool(taken or _PLACED.search(text) or _SCENE.match(text))


def ends_closed(text: str) -> bool:
    """Whether `text` ends a sentence: a stop, with quotes or brackets closed behind it."""
    last = text.rstrip(CLOSERS)
    if not last or last[-1] in STOPS:
        return bool(last)
    return (last != text and last[-1] in "；;") or _is_full_stop(last, len(last) - 1)


def _is_full_stop(text: str, at: int) -> bool:
    """Whether a point ends a sentence there, as in dumps that print 。 so; behind a digit or a letter it is none."""
    return text[at] in ".．" and at > 0 and not (text[at - 1].isascii() and text[at - 1].isalnum())


def tail_after_stop(text: str) -> int:
    """Offset behind the last sentence stop of `text` (and its closing quotes), where a byline may begin."""
    at = max(text.rfind(stop) for stop in STOPS + ";；")
    point = max(text.rfind("."), text.rfind("．"))
    at = point if point > at and _is_full_stop(text, point) else at
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
