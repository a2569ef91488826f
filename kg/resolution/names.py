"""Reads the name of a body as place + body + unit, and brings both printed forms of a body to one.

    区市场监管局   -> (district), 市场监督管理局          郑州高新区管委会 -> (city, 高新区), 管理委员会
    区委宣传部     -> (district), 委员会宣传部           县第三届人大常委会 -> (county), 人民代表大会常务委员会

Short forms come from `lexicons/bodies.txt`. A part never equals its whole, because the unit stays in the name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from kg import lexicon

_TERM = re.compile(r"^第[一二三四五六七八九十百零〇0-9]+届")
_QUOTES = str.maketrans(dict.fromkeys("“”\"'‘’《》〈〉「」 \u3000\n"))
_DOTS = str.maketrans(dict.fromkeys("•・‧∙⋅", "·"))
_DIGITS = re.compile(r"[0-9一二三四五六七八九十百千]+|[甲乙丙丁东南西北]")


@lru_cache(1 << 18)
def normal(name: str) -> str:
    """`name` without quotes and spaces, with half-width signs and one form of the dot in foreign names."""
    return unicodedata.normalize("NFKC", name.translate(_QUOTES)).translate(_DOTS).strip(":：,，")


@cache
def full_forms() -> dict[str, str]:
    """Short form of a body -> full form; a full form stands for itself."""
    rows = lexicon.rows("bodies", 2)
    return {**{full: full for _, full in rows if full}, **{short: full or short for short, full in rows}}


@cache
def suffix_classes() -> dict[str, str]:
    """Endings of the names of bodies -> class of the ontology."""
    return {row[0]: row[1] for row in lexicon.rows("organisation_suffixes", 2)}


@cache
def whole_names() -> frozenset[str]:
    """Names of bodies that a place may stand before, so that no place is cut out of them."""
    names = {*full_forms(), *suffix_classes()}
    opened = ("省", "市", "区", "县", "州", "旗", "镇", "乡", "新区", *(row[0] for row in lexicon.rows("zones", 2)))
    kept = {name for name in names if len(name) > 2 and not name.startswith(opened)}
    return frozenset(kept | {name for name in full_forms() if name.startswith("市场")})


@cache
def _heads() -> tuple[str, ...]:
    return tuple(sorted(full_forms(), key=lambda name: (-len(name), name)))


@lru_cache(1 << 18)
def full_body(rest: str) -> str:
    """The full form of what follows the place: 委宣传部 -> 委员会宣传部, 市场监管局 -> 市场监督管理局."""
    rest = _TERM.sub("", rest)
    if rest in full_forms():
        return full_forms()[rest]
    for head in _heads():
        if rest.startswith(head) and head[-1] != "办" and _is_unit(rest[len(head) :]):
            return full_forms()[head] + full_body(rest[len(head) :])
    for head in _heads():
        if (
            len(head) > 2
            and head[-1] in "会委处"
            and "驻" not in rest
            and rest.endswith(head)
            and not rest.endswith(full_forms()[head])
        ):
            return rest[: -len(head)] + full_forms()[head]
    return rest


def _is_unit(rest: str) -> bool:
    """Whether `rest` can be a unit of a body by itself: 办公室, 宣传部; not 员会 or 金融局's 金融."""
    return len(rest) > 1 and body_class(rest) is not None and rest[0] not in "员会局驻"


@lru_cache(1 << 18)
def body_class(name: str) -> str | None:
    """Class of the ontology by the longest known ending, None where no ending is known."""
    for start in range(max(0, len(name) - 12), len(name)):
        if name[start:] in suffix_classes():
            return suffix_classes()[name[start:]]
    return None


def shortens(short: str, long: str) -> bool:
    """Whether `short` takes the first character of every word of two in `long`: 投促中心 / 投资促进中心.

    Both must share their ending. What is added beside (财政局 / 财政金融局) or counted differs is no short form.
    """
    ending = 0
    while ending < min(len(short), len(long)) and short[-ending - 1] == long[-ending - 1]:
        ending += 1
    for cut in range(ending, 0, -1):
        front, whole = short[:-cut], long[:-cut]
        if len(front) > 1 and len(whole) == 2 * len(front) and front == whole[::2]:
            return not counted(short, long)
    return False


def counted(left: str, right: str) -> bool:
    """Whether two names differ in a number, an ordinal or a quarter of the sky: 一中 / 二中, 东区 / 西区."""
    return _DIGITS.findall(left) != _DIGITS.findall(right)
