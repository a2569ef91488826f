"""Divides a printed title into the body and the post: `高新区管委会副主任` is `高新区管委会` and `副主任`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg import lexicon
from kg.records import Mention

# 原 and 时任 before the body belong to the post; 原阳县 begins with the same character and is a county.
_LEFT = re.compile(
    r"(?:原(?!州区|阳县|平市)|时任)(?=[^省市县区旗镇乡]{2,}[省市州县区旗镇乡]|[省市州县区旗镇乡][委政人])"
)


# 教育局原党组副书记: the party group is the bureau's, and the post was his.
_FORMER_GROUP = re.compile(
    r"(?P<body>[㐀-鿿]{2,}(?:(?<=[局委办院会厅室部校司团厂行站所队府])|(?=原党)))原(?P<group>党组|党委|党工委|党总支|党支部|)$"
)


_FIRMS = ("公司", "集团", "厂", "银行")
_PLACED = ("party", "government")  # 公安局长 is of the place; the 执行局长 of a court is the court's


@dataclass(frozen=True, slots=True)
class Division:
    """How a title divides: `body` + `post` (modifiers and head)."""

    body: str
    post: str
    word: str
    many: bool


class Post(NamedTuple):
    """One post of one person. `body` is spelled out, `surface` as printed; None where the page names none."""

    person: Mention
    title: Mention
    post: str
    body: str | None
    surface: str | None
    former: bool
    shared: bool


@cache
def _modifier_kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("post_modifiers", 2)}


@cache
def _heads() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in lexicon.rows("posts", 3)}


@cache
def _modifiers() -> frozenset[str]:
    """What stands before a head and is of the post; parts (机关 …) are of the body."""
    return frozenset(word for word, kind in _modifier_kinds().items() if kind != "part")


@cache
def _duties() -> frozenset[str]:
    """What a head of a firm is in charge of: 采购, 市场."""
    return frozenset(word for word, kind in _modifier_kinds().items() if kind == "part") - body_endings()


@cache
def _lengths(words: Callable[[], Collection[str]]) -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in words()}, reverse=True))


def _ending(text: str, words: Callable[[], Collection[str]]) -> str:
    """The longest of the words that the text ends in, or ""."""
    known = words()
    return next((text[-length:] for length in _lengths(words) if text[-length:] in known), "")


def divide(title: str) -> Division | None:
    """Divides a printed title into body and post, or None where it has no head.

    >>> divide("高新区管委会副主任")
    Division(body='高新区管委会', post='副主任', word='主任', many=True)
    """
    word = _ending(title, _heads)
    if not word:
        return None
    body = title.removesuffix(word)
    if len(word) > 3 and _heads()[word][0] in _PLACED and word[:-1] in body_endings() and word[-2:] in _heads():
        body, word = body + word[:-1], word[-2:]  # 公安局长: the 局 is said once for both
    cut = _swallowed(body, word)
    body, word = body + word[:cut], word[cut:]
    post, rank = word, False
    while modifier := _ending(body, _modifiers):
        body, post = body.removesuffix(modifier), modifier + post
        rank = rank or "副" in modifier
    duty = _ending(body, _duties)
    if duty and body.removesuffix(duty).endswith(_FIRMS):
        body, post = body.removesuffix(duty), duty + post  # 某某公司|采购总监
    former = _FORMER_GROUP.match(body)
    if former is not None:
        body, post = former["body"], "原" + former["group"] + post
    left = _LEFT.match(body)
    if left is not None:
        body, post = body[left.end() :], left[0] + post
    return Division(body, post, word, rank or _heads()[word][1] == "many")


def _swallowed(body: str, word: str) -> int:
    """Length of the body's own ending at the start of a head: 支行 in 农业银行某县|支行行长, where 某县 is no bank."""
    if not body:
        return 0
    for length in range(len(word) - 1, 1, -1):
        if word[length:] in _heads() and word[:length] in body_endings():
            return length
    return 0


@cache
def body_endings() -> frozenset[str]:
    """What names of bodies end in; a word of it alone is a body named without its place: 公安局."""
    return frozenset(lexicon.words("organisation_suffixes"))


def is_former(head: Division) -> bool:
    """True for a post its holder has left: 原副主任, 时任区长."""
    return head.post.startswith(_former_modifiers())


@cache
def _former_modifiers() -> tuple[str, ...]:
    return tuple(word for word, kind in _modifier_kinds().items() if kind == "former")
