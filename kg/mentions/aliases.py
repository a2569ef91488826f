"""Short names of bodies: 以下简称“…”, and the beginning of a long name that stands alone elsewhere.

`江北恒远集团` is later only `江北恒远`. A beginning counts as a short name where it recurs outside the full name, is no
bare place, and the article gives it nothing else to belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.text import word_set
from kg.records import Mention

_CALLED = re.compile(r"[（(](?:以下)?简称(?:为)?[“\"「『:：]?(?P<name>[^”\"」』）)\n，。]{2,16})[”\"」』]?[）)]")
_SHORTEST = 3
_NEAR = 10_000  # characters on either side in which a short name is looked for: more than a long article has
_PLACE_END = re.compile(r"[省市县区州盟旗镇乡]$")


def find_aliases(text: str, bodies: Sequence[Mention], taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Further mentions of the bodies under short names, outside `taken` (sorted spans of other mentions)."""
    occupied: set[int] = set()
    for start, end in taken:
        occupied.update(range(start, end))
    seen: set[str] = set()
    for body in {body.name: body for body in reversed(bodies)}.values():
        if body.kind != "Organisation" or body.type not in ("Enterprise", "ResearchInstitute", "Organisation"):
            continue
        for short in _short_names(text, body):
            if short in seen:
                continue
            seen.add(short)
            yield from _occurrences(text, short, body, occupied)


def _short_names(text: str, body: Mention) -> list[str]:
    called = _CALLED.match(text, body.end)
    if called is not None:
        return [called["name"]]
    low, high = max(0, body.start - _NEAR), body.end + _NEAR
    full = text.count(body.name, low, high)
    for length in range(len(body.name) - 1, _SHORTEST - 1, -1):
        short = body.name[:length]
        if _PLACE_END.search(short) or _is_place(short):
            continue
        if text.count(short, low, high) > full and _stands_alone(text[low:high], short, body.name):
            return [short]
    return []


def _is_place(short: str) -> bool:
    return short in word_set("prefectures") or short in word_set("provinces")


def _stands_alone(text: str, short: str, full: str) -> bool:
    """True where the short name recurs with a mark, or a word that no name goes on with, on both sides."""
    start = text.find(short)
    while start >= 0:
        if not text.startswith(full, start):
            before, after = text[start - 1 : start], text[start + len(short) : start + len(short) + 2]
            if (not before or before in "，。、；：\n“与和在对由同向是据悉于") and (
                after[:1] in "，。、；是的与和在有将拟也还" or after in _FOLLOWS
            ):
                return True
        start = text.find(short, start + 1)
    return False


_FOLLOWS = frozenset(
    {
        "分别",
        "表示",
        "董事",
        "总经",
        "公司",
        "集团",
        "成立",
        "位于",
        "负责",
        "相关",
        "主要",
        "拟在",
        "计划",
        "项目",
        "总裁",
        "副总",
    }
)


def _occurrences(text: str, short: str, body: Mention, occupied: set[int]) -> Iterator[Mention]:
    high = body.end + _NEAR
    start = text.find(short, max(0, body.start - _NEAR), high)
    while start >= 0:
        end = start + len(short)
        if occupied.isdisjoint(range(start, end)):
            yield Mention("Organisation", start, end, short, body.type, "short-name", 0.9)
        start = text.find(short, end, high)
