"""What introduces a name, or stands right behind one: patterns for the finder of persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from kg import lexicon
from kg.mentions.likelihood import is_common_word, is_put_together, surname_length
from kg.mentions.text import Finder, Match

AFTER_NAME_BRACKET = re.compile(r"[（(](?:女|男|左|右|中|前|后|女，|男，|[^（）()]{0,4}族|挂职)[^（）()\n]{0,12}[）)]")
TITLE_BRACKET = re.compile(r"[（(](?:主持[^（）()\n]{0,6}|[^（）()\n]{0,6}级|兼|挂职|代|女|拟任)[）)]")
LED = re.compile(
    r"[以由](?P<name>[㐀-鿿]{2,4})(?:同志)?(?:为(?:组长|团长|队长|班长|领队)|接任|接替)|"
    r"(?<=职务[，,])(?P<next>[㐀-鿿]{2,4})(?:同志)?(?:接任|接替)"
)
GUESTS = re.compile(r"(?:出席|参加|列席)[^，。；：\n]{0,12}的(?:领导|嘉宾)?(?:还?有|包括)(?!关)[：:]?")
_OPENERS = "，。；！？”\n：、,;"
# 甲（某大学教授、博士生导师）
DESCRIBED = re.compile(
    r"(?:^|[，。；、：\n])[ 　]*(?P<name>[㐀-鿿]{2,4})[（(](?=[^（）()\n]{2,24}?"
    r"(?:教授|院士|研究员|主任|书记|[^校班]长|经理|主席)"
    r"(?:、[^（）()\n]{2,16})?[）)])"
)
RANK = re.compile(r"(?:常务)?副$")
LEADS = re.compile(r"(?:等[^，。；]{0,6})?(?:的(?:带领|率领|陪同|主持|指导|引导)下|带领|率领|带队|陪同|主持|介绍)")
INTO_OFFICE = re.compile(
    r"(?:现任|出任|担任|任)(?=[^，。；：\n]{2,24}(?:书记|[^校班]长|主任|主席|经理|总裁)(?:[、，。；\n]|$))"
)
LIST_MARK = re.compile(r"[、]|[，,](?=[㐀-鿿]{2,4}[、，,。])")
# A list of names may open a clause here; what must stand behind it for them to be persons.
_ROW = re.compile(r"(?:(?<=[，。；！？\n：,;])|^)(?=[㐀-鿿]{2,4}、[㐀-鿿]{2})")
_AFTER_ROW = re.compile(
    r"等?(?:同志|[省市州县区旗镇乡校院]级?领导)|等?(?:分别|先后|也|还|一同|一起|共同|应邀)*(?:出席|列席|参加|参与|陪同|随同|在座)|"
    r"[，、][^。；\n]{2,60}(?:列席|出席)"
)
ACTS = frozenset({"go", "preside", "lead", "address"})  # classes of triggers.txt
_OF_MANY = re.compile(r"各位?[省市州县区旗镇乡村校]?(?:常务)?副?$")
_OWN_BODY = re.compile(r"[该我本][校院所局厂站行社]$")  # 该院甲副院长
NOT_HELD = ("候选", "职务", "人选", "一职", "岗位", "学历", "学位")


def of_many(text: str, offset: int) -> bool:
    """Whether the title at `offset` is that of all who hold it, and nobody's own: 各副市长, 各县县长."""
    return _OF_MANY.search(text, max(0, offset - 4), offset) is not None


@cache
def acting() -> Finder:
    """Finds what only a person does at the head of a clause: verbs of going, chairing and speaking in public."""
    verbs = [row[0] for row in lexicon.rows("triggers", 2) if row[1] in ACTS and len(row[0]) > 1]
    return Finder([(verb,) for verb in ("一行", "会见时在座", "会见时参加", *verbs)])


def row_starts(text: str) -> Iterator[int]:
    """Where a list of names may open a clause."""
    return (found.end() for found in _ROW.finditer(text))


def closes_row(text: str, offset: int) -> bool:
    """What stands at `offset` tells of persons: 等市领导, 出席, or others who 列席."""
    return _AFTER_ROW.match(text, offset) is not None


def are_names(words: Sequence[str]) -> bool:
    """Whether the words of a list can all be names, and few of them are ordinary words too."""
    plain = sum(is_put_together(word) or not is_common_word(word) for word in words)
    return all(surname_length(word, 0) or is_put_together(word) for word in words) and 3 * plain >= 2 * len(words)


def before_titles(
    text: str,
    heads: Sequence[Match],
    body_ends: AbstractSet[int],
    inside_word: Callable[[int], bool],
    ender_at: Mapping[int, int],
) -> Iterator[tuple[int, int]]:
    """Where names may stand with their title behind: after a body, or where somebody acts (在甲局长的带领下).

    `ender_at`: the length of the word that follows names, at each offset where one begins.
    """
    chained = -1
    for head in heads:
        rank = RANK.search(text, max(0, head.start - 3), head.start)
        end = rank.start() if rank else head.start
        acts = LEADS.match(text, head.end) is not None
        speaks = acts or ender_at.get(head.end, 0) > 1
        for start in (end - 3, end - 2):
            if text[max(0, start - 2) : start] == "领导" or start == chained:  # 校领导甲书记、乙副校长
                chained = head.end + 1 if text[head.end : head.end + 1] == "、" else -1
                yield start, end
                continue
            led = acts and start > 0 and text[start - 1] in "在由" and not inside_word(start - 1)
            of_town = acts and start > 1 and text[start - 1] in "县区镇乡旗" and not inside_word(start)
            own = _OWN_BODY.search(text, max(0, start - 2), start) is not None
            if led or of_town or own or start in body_ends or (speaks and (not start or text[start - 1] in _OPENERS)):
                yield start, end
