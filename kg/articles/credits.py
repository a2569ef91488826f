"""Who made the article: names, roles and employers from its bylines, datelines and date line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg import lexicon
from kg.articles.bylines import Part, begins_as_name, parse
from kg.articles.sources import people_of_source
from kg.articles.wording import CLOSERS, byline_start, dateline_end
from kg.records import Block, Credit

_SPACE = re.compile(r"\s+")
_REPORTS = re.compile(
    r"[^，。：:\n]{0,12}[讯电][ 　]*((?:[^，。：:\n]{0,8}(?:记者|通讯员))[^，。：:\n]{2,40}报道)(?:[：:]|[ 　]+(?=\S))"
)  # 讯 记者甲报道：
_BRACKET = re.compile(r"[（(]([^（()）\n]{2,60})[）)]")
_AUTHOR = re.compile(r"(?<![㐀-鿿])(?:作者|撰稿|记者|通讯员)[:：][ 　]*[㐀-鿿·]{2,4}(?=[\s|｜]|$)")
_TAKEN_BY = re.compile(r"[（(][^（()）。]{2,20}摄[）)]$")  # 某某致辞（甲某 摄）
_ROLE = re.compile("记者|通讯员|摄|图|编辑|责编|作者|审")
_ROLES = {
    "reporter": "记者",
    "correspondent": "通讯员",
    "photographer": "摄影",
    "editor": "编辑",
    "writer": "记者",
    "both": "记者",
}


@cache
def _nobody() -> frozenset[str]:
    """What stands where a name should, and is none."""
    return frozenset((*lexicon.words("province_names"), *lexicon.table("layout")["byline"]["never"]))


@cache
def _offices() -> tuple[str, ...]:
    return tuple(lexicon.table("layout")["byline"]["offices"])


def find_credits(text: str, blocks: Sequence[Block]) -> tuple[Credit, ...]:
    """The credits of an article in printed order, each name once per role. Offsets are article offsets of the name."""
    found: dict[tuple[str, str], Credit] = {}
    for start, words in _places(text, blocks):
        for credit in read_credits(words, start):
            key = credit.name, credit.role
            if key not in found or (credit.printed_role and not found[key].printed_role):
                found[key] = credit
    return tuple(sorted(found.values(), key=lambda credit: (credit.start, credit.role)))


def _places(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The stretches of an article that may hold a byline: byline and source blocks, datelines, paragraph ends."""
    for block in blocks:
        words = text[block.start : block.end]
        if block.role == "byline":
            yield from _lines(words, block.start)
        elif block.role == "source":
            yield from _named_lines(people_of_source(words), block.start)
            yield from _keyed(words, block.start)
        elif block.role in ("body", "lead"):
            yield from _in_dateline(words, block.start)
            yield from _at_ends(words, block.start)
        elif block.role in ("caption", "subhead"):
            yield from _at_ends(words, block.start)


def _lines(words: str, start: int) -> Iterator[tuple[int, str]]:
    for line in words.splitlines(keepends=True):
        yield start, line.rstrip("\n")
        start += len(line)


def _named_lines(words: str, start: int) -> Iterator[tuple[int, str]]:
    """The lines of a web page's date line that give a role, or names alone: 今日某某 is a site."""
    for at, line in _lines(words, start):
        names = [part.text for part in parse(line.strip()) or () if part.kind == "name"]
        if _ROLE.search(line) or all(begins_as_name(name) and name[-1] not in "网报台社" for name in names):
            yield at, line


def _keyed(words: str, start: int) -> Iterator[tuple[int, str]]:
    """`作者：甲` wherever it stands in a line of labels, some of which have no value: 阅读次数： 作者：甲."""
    for found in _AUTHOR.finditer(words):
        yield start + found.start(), found[0]


def _in_dateline(words: str, start: int) -> Iterator[tuple[int, str]]:
    for at, paragraph in _lines(words, start):
        end = dateline_end(paragraph[:100])
        bracket = _BRACKET.search(paragraph, 0, end) if end else None
        if bracket:
            yield at + bracket.start(1), bracket[1]
        plain = _REPORTS.match(paragraph)
        if plain:
            yield at + plain.start(1), plain[1]


def _at_ends(words: str, start: int) -> Iterator[tuple[int, str]]:
    for at, paragraph in _lines(words, start):
        tail = paragraph[-120:]
        offset = byline_start(tail) if tail[-1:] in CLOSERS or _ROLE.search(tail, max(0, len(tail) - 60)) else -1
        taken = _TAKEN_BY.search(tail) if offset < 0 else None
        if offset >= 0 or taken is not None:
            offset = taken.start() if taken is not None else offset
            yield at + len(paragraph) - len(tail) + offset, tail[offset:]


def read_credits(words: str, start: int) -> Iterator[Credit]:
    """The credits of one byline that stands at article offset `start`; none where `words` is no byline."""
    parts = parse(words)
    if parts is None:
        return
    prefix = _roles_come_first(parts)
    role, employer = "", None
    names: list[Part] = []
    ended = [*parts, Part("end", "", 0, 0)]
    for part, follows in zip(ended, [*ended[1:], None], strict=True):
        if part.kind == "name":
            names.append(part)
        elif part.kind == "employer":
            if names:
                yield from _credits(names, role, employer, start)
                names, role = [], ""
            employer = part.text
        elif part.kind in _ROLES or part.kind in ("desk", "end"):
            opens = bool(role) and follows is not None and follows.kind == "name"  # 记者甲 乙 摄影丙
            suffix = part.kind in ("photographer", "both", "writer") and names and not prefix and not opens
            for kind in _roles(part, role) if suffix else [role]:
                yield from _credits(names, kind, employer, start)
            if part.kind in ("correspondent", "editor", "desk"):
                employer = None  # the paper named before is the reporter's
            names, role = [], "" if suffix else part.kind


def _roles(suffix: Part, role: str) -> list[str]:
    """What a word behind names makes of them: 记者甲某摄 took the picture, 记者甲某摄影报道 did both."""
    if suffix.kind != "photographer":
        return [role or suffix.kind]
    return [role or "writer", "photographer"] if suffix.text.endswith("报道") else ["photographer"]


def _roles_come_first(parts: Sequence[Part]) -> bool:
    """Whether 文 and 图 stand before their names (文/甲 图/乙) rather than behind them."""
    said = [part.kind for part in parts if part.kind != "gap"]
    return bool(said) and said[0] in ("writer", "photographer") and said[-1] == "name"


def _credits(names: list[Part], kind: str, employer: str | None, start: int) -> Iterator[Credit]:
    persons = [part for part in names if not part.text.endswith(_offices())]
    for part in persons if kind != "desk" else ():  # who reads or sets a text has not written it
        printed = kind in ("reporter", "correspondent", "photographer", "editor")
        role = _ROLES.get(kind, "记者")
        if part.text in _nobody():
            continue  # 13:14 江北: where a web page was written; 作者：佚名
        yield Credit(_SPACE.sub("", part.text), role, start + part.start, start + part.end, employer, printed)
