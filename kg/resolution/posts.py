"""Reads posts: what the post is within its body, whose rank it is, and whether one person holds it at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg import lexicon

OFFICE: Final = {"party", "government", "legislative", "consultative", "judicial", "team", "rank"}
"""Classes of `lexicons/posts.txt` that make an official."""


@dataclass(frozen=True, slots=True)
class Role:
    """A post without its body: 管委会主任 at 高新区管委会 is 主任."""

    name: str
    office: str  # class of lexicons/posts.txt, "" where the post is unknown
    single: bool  # one holder at a time
    marks: tuple[str, ...]  # acting, former: what the words in front say


@cache
def _posts() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in lexicon.rows("posts", 3)}


@cache
def _modifiers() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("post_modifiers", 2)}


def _head(post: str) -> str:
    return next((post[start:] for start in range(len(post)) if post[start:] in _posts()), "")


def _marks(post: str) -> tuple[str, list[str]]:
    """`post` without words such as 原 and 代 in front, and what they said."""
    marks: list[str] = []
    while True:
        front = next((post[:size] for size in (3, 2, 1) if _modifiers().get(post[:size]) in ("acting", "former")), "")
        if not front or post in _posts() or len(post) <= len(front) + 1:
            return post, marks
        marks.append(_modifiers()[front])
        post = post[len(front) :]


def within(post: str, body: str) -> str:
    """The post without the words of its body: (宣传部部长, 某县委宣传部) -> 部长, (宣传部长, …) -> 部长."""
    size = next((size for size in range(len(post) - 1, 1, -1) if body.endswith(post[:size])), 0)
    rest = post[size:]
    return post[size - 1] + rest if rest == "长" else rest


@cache
def read_role(post: str, body: str) -> Role:
    """The role that `post` names at `body` (both as printed or spelled out)."""
    plain, marks = _marks(post)
    bare, inner = _marks(within(plain, body))
    office, holders = _posts().get(_head(plain) or _head(bare), ("", ""))
    front = bare.removesuffix(_head(bare))
    deputy = "副" in front or "助理" in front or _head(bare).startswith("副")
    return Role(bare, office, holders == "single" and not deputy, tuple(sorted({*marks, *inner})))


def is_government_seat(role: str) -> bool:
    """Whether the post sits in the people's government of its place: 区长, 常务副县长, 代市长."""
    return role.endswith(("省长", "市长", "区长", "县长", "州长", "旗长", "镇长", "乡长"))
