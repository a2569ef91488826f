"""The grammar of bylines: `记者 甲某 通讯员 乙某 文/图`, `（某某日报记者丙某摄）`, `□丁某 戊某`.

A byline is made of nothing but roles, names, employers and separators, so it is read whole or not at all; that is
what tells it from a sentence that merely speaks of a reporter. The words are in `lexicons/layout.toml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.articles.continuity import frequency
from kg.lexicon import rows, table

MAX_BYLINE = 120
"""No printed byline is longer; a longer text is refused unread."""

_HAN = "\u3400-\u4dbf\u4e00-\u4e27\u4e29-\u9fff〇"  # but for 丨, which serves as a bar
_WORD = f"[{_HAN}A-Za-z·•・‧]"
_OPEN, _CLOSE, _MARKS = "（([【〔〖", "）)]】〕〗", "□■◎●◆◇○▲★☆◤◢▌*"
_GIVEN = r"(?:图片?|照片|视频)(?:均?由|为)[^，。（）()]{2,16}提供"  # no name of a person need follow
_ACCOUNT = r"(?<=[:：])\s?[A-Za-z][A-Za-z0-9_]*\d[A-Za-z0-9_]*"  # 责任编辑：editor3 is nobody
_GAP = re.compile(rf"{_GIVEN}|{_ACCOUNT}|[\s、，,;；|｜丨&＆:：/／\-—_+]+|[{re.escape(_OPEN + _CLOSE + _MARKS)}]+")
_COMMON = 60
"""A word that jieba counts more often than this is no name, bar evidence to the contrary."""
_LONE = re.compile(r"^[（(]([\u4e00-\u9fff]{2,}|[\u4e00-\u9fff] [\u4e00-\u9fff])[）)]$")
_UNENDED = "，、,；;：:（("
_OFFICES = ("办", "室", "部", "局", "处", "厅")
_MEDIA = ("日报", "晚报", "时报", "周报", "报社", "融媒体中心", "传媒中心", "新闻中心", "电视台", "广播电视台")
_DOTS = re.compile("[·•・‧]")


class Part(NamedTuple):
    """One piece of a byline. kind: a class of `[byline]` in layout.toml, or name, employer, gap."""

    kind: str
    text: str
    start: int  # offsets in the byline's text
    end: int


@cache
def role_classes() -> dict[str, str]:
    """Role word → its class: reporter, correspondent, photographer, editor, desk, writer, both or silent."""
    words = table("layout")["byline"]
    kinds = ("silent", "writer", "photographer", "editor", "desk", "correspondent", "reporter", "both")
    return {word: kind for kind in kinds for word in words[kind]}


@cache
def desk_roles() -> frozenset[str]:
    """The words for those who make a page up from what others wrote: 责任编辑, 校对, 版式."""
    return frozenset(word for word, kind in role_classes().items() if kind in ("editor", "desk"))


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(role_classes(), key=lambda word: (-len(word), word))
    # A page may be letter-spaced: 记 者.
    long = "|".join(" ?".join(map(re.escape, word)) for word in words if len(word) > 1)
    # A role of one character (文, 图, 摄, 电) is one only where it stands by itself, or as 摄 behind a name.
    short = "|".join(word for word in words if len(word) == 1) + "|图"
    alone = rf"(?<!{_WORD})(?:{short})(?!{_WORD})|摄(?!{_WORD})"
    word = rf"{_WORD}+?(?=(?:{long})|摄?(?!{_WORD}))"
    return re.compile(rf"(?P<role>(?!{_GIVEN})(?:{long}|{alone}))|(?P<gap>{_GAP.pattern})|(?P<word>{word})")


@cache
def _surnames() -> dict[str, str]:
    """The surnames of the lexicon, of one and of two characters, with their class."""
    return dict(rows("surnames", 2))  # type: ignore[arg-type]


@cache
def _employer_endings() -> tuple[str, ...]:
    return tuple(table("layout")["byline"]["media"])


@cache
def _qualifiers() -> re.Pattern[str]:
    words = sorted(table("layout")["byline"]["qualifiers"], key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(words)})+")


@cache
def _qualifier_behind() -> re.Pattern[str]:
    return re.compile(f"(?:{_qualifiers().pattern})$")


@lru_cache(maxsize=1024)  # a byline is read to mark it, to end a text with it, and for its credits
def parse(text: str) -> tuple[Part, ...] | None:
    """The parts of `text` if the whole of it is made of them, else None. Gaps are parts too."""
    if len(text) > MAX_BYLINE or text[-1:] in _UNENDED:
        return None
    parts: list[Part] = []
    at = 0
    while at < len(text):
        match = _pattern().match(text, at)
        found = _part(match) if match else None
        if found is None:
            return None
        parts += found
        at = parts[-1].end
    joined = _joined(parts)
    sound = joined is not None and all(_named_well(joined, at) for at in range(len(joined)))
    return tuple(joined) if joined is not None and sound else None


def _named_well(parts: list[Part], at: int) -> bool:
    """A name begins with a surname; a pen name does not, but then stands clear of the words beside it.

    Where nothing stands between a word like 摄影 and the name, it takes a common surname: 摄影展 is no byline.
    """
    part = parts[at]
    if part.kind == "name" and _labels().match(part.text):
        return False
    if part.kind != "name" or _DOTS.search(part.text):
        return True
    beside = parts[max(0, at - 1) : at] + parts[at + 1 : at + 2]
    if all(piece.kind == "gap" for piece in beside):
        return True
    sure = any(piece.text.endswith(("记者", "通讯员")) for piece in beside)
    surname = _surnames().get(part.text[:2]) or _surnames().get(part.text[0])
    return surname is not None and (sure or surname in ("common", "compound"))


@cache
def _labels() -> re.Pattern[str]:
    """The labels of a web page's line of dates and counts, or what is left of them: 刊发|日期, 阅读次数."""
    words = sorted(table("layout")["byline"]["labels"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(words)})(?:日期|时间|次数|单位|阅读|量|数)?$|.+(?:日期|时间|次数)$")


def is_byline(text: str, *, bare: bool = False) -> bool:
    """Whether `text` is a byline: a name and a role.

    With `bare`, as behind a text, names alone in brackets or behind a mark will do, and a body alone in brackets.
    """
    parts = parse(text)
    if parts is None:
        return False
    said = [part for part in parts if part.kind != "gap"]
    kinds = {part.kind for part in said}
    if "name" in kinds and kinds - {"name", "employer", "silent"}:
        return True
    if not bare or not said:
        return False
    bracketed = text[0] in "（(" and text[-1] in "）)"
    if kinds == {"name"}:
        names = [part.text for part in said]
        if bracketed:
            known = len(names) > 1 and all(name[0] in _surnames() for name in names)
            return known or all(_may_be_name(name) and (len(name) < 4 or begins_as_name(name)) for name in names)
        return text[0] in "□◎■" and all(begins_as_name(name) and _may_be_name(name) for name in names)
    if bracketed and kinds == {"employer", "name"} and said[0].text.endswith(_MEDIA):
        return all(begins_as_name(part.text) for part in said if part.kind == "name")  # （某县融媒体中心　甲某　乙某）
    # （某某办公室 供稿）: a body that handed the text in.
    handed_in = bracketed and kinds <= {"employer", "writer", "silent"} and "employer" in kinds
    return handed_in and not said[0].text.startswith(_never())


def names_editors(text: str) -> bool:
    """Whether a byline gives no role but those of editors."""
    kinds = {part.kind for part in parse(text) or ()}
    return bool(kinds & {"editor", "desk"}) and kinds <= {"editor", "desk", "name", "gap", "employer", "silent"}


def names_desk(text: str) -> bool:
    """Whether a line outside brackets says who made the page up, and nobody who wrote: 责编 甲某 校对 乙某."""
    kinds = {part.kind for part in parse(text) or ()} - {"gap"}
    return text[0] not in _OPEN and "name" in kinds and kinds <= {"editor", "desk", "name"} and len(kinds) > 1


def is_more(text: str) -> bool:
    """Whether `text` below a byline carries it on: a name, a role or both, and nothing else."""
    parts = parse(text)
    said = [part for part in parts or [] if part.kind != "gap"]
    if not said:
        return False
    names = [part.text for part in said if part.kind == "name"]
    return len(names) < len(said) or all(_may_be_name(name) for name in names)


def is_lone_name(text: str, longest: int = 3) -> bool:
    """Whether `text` is a word in brackets that may well be a name, if a line has nothing else: （史料）, （卜 丁）.

    It has `longest` characters at most.
    """
    match = _LONE.match(text)
    if match is None or len(match[1]) > longest:
        return False
    return not match[1].startswith(_never()) and not match[1].endswith(_employer_endings())


def begins_as_name(name: str) -> bool:
    """Whether a word begins with a surname, one of two characters where it is four long: 安全生产 is nobody."""
    return name[:2] in _surnames() or (len(name) <= 3 and name[0] in _surnames())


@cache
def _never() -> tuple[str, ...]:
    return tuple(table("layout")["byline"]["never"])


def _may_be_name(name: str) -> bool:
    """Whether a word alone in brackets may be a person's name: set wide, or no word of the dictionary."""
    compact = "".join(name.split())
    if compact.startswith(_never()):
        return False
    wide = len(compact) < len(name) and compact[0] in _surnames()
    return wide or bool(_DOTS.search(name)) or frequency(compact) < _COMMON


def _part(match: re.Match[str]) -> list[Part] | None:
    kind, text, start = str(match.lastgroup), match[0], match.start()
    if kind == "gap":
        return [Part("gap", text, start, match.end())]
    if kind == "role":
        return [Part(role_classes().get(text.replace(" ", ""), "photographer"), text, start, match.end())]
    qualifier = _qualifiers().match(text)
    if qualifier:
        text, start = text[qualifier.end() :], start + qualifier.end()
        if not text:
            return [Part("gap", qualifier[0], match.start(), match.end())]
    behind = _qualifier_behind().search(text)
    if behind and behind.start() >= 2:  # 甲某某特约|记者
        text = text[: behind.start()]
    word = _word_kind(text)
    tail = _qualifier_behind().search(text) if word is None or word == "name" else None
    if tail is not None and _word_kind(text[: tail.start()]) == "employer":  # 东江网见习|记者
        cut = start + tail.start()
        return [Part("employer", text[: tail.start()], start, cut), Part("gap", tail[0], cut, match.end())]
    return [Part(word, text, start, start + len(text))] if word else None


def _word_kind(text: str) -> str | None:
    if len(text) == 1:
        return "letter" if text not in "·•・‧" else None
    if len(text) >= 4 and text.endswith(_employer_endings()):
        return "employer"
    if len(text) == 3 and text.endswith((*_OFFICES, "网", "报")):
        return "employer"  # 县府办, 东江网: nobody's name ends so
    if _DOTS.search(text):
        return "name"
    return "name" if len(text) <= 4 and not text.isascii() else None


def _joined(parts: list[Part]) -> list[Part] | None:
    """Single characters with a space between are one name set wide (`甲　乙`); left alone they make no byline."""
    out: list[Part] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        if part.kind != "letter":
            whole = _surnames().get(part.text) == "compound" and _letter_follows(parts, at)
            if whole:  # 司马　青
                part = Part("name", part.text + parts[at + 1].text + parts[at + 2].text, part.start, parts[at + 2].end)
            out.append(part)
            at += 3 if whole else 1
            continue
        last = at
        while last < at + 4 and _letter_follows(parts, last):
            last += 2
            if last == at + 2 and part.text in _surnames() and _pairs_follow(parts, last):
                break
        if last == at:
            return None
        text = "".join(piece.text for piece in parts[at : last + 1])
        out.append(Part("name", text, part.start, parts[last].end))
        at = last + 1
    return out


def _letter_follows(parts: list[Part], at: int) -> bool:
    if at + 2 >= len(parts) or parts[at + 2].kind != "letter" or parts[at + 1].text.strip():
        return False
    return parts[at + 1].end == parts[at + 2].start  # else a qualifier stands between


def _pairs_follow(parts: list[Part], at: int) -> bool:
    """Whether the letter after `at` begins another name of two characters rather than ending this one."""
    rest = [part for part in parts[at + 1 :] if part.kind == "letter"]
    return len(rest) % 2 == 0 and bool(rest) and rest[0].text in _surnames()
