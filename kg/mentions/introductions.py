"""What introduces a name, or stands right behind one: patterns for the finder of persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from kg import lexicon
from kg.mentions.text import Finder, Match

AFTER_NAME_BRACKET = re.compile(r"[（(](?:女|男|左|右|中|前|后|女，|男，|[^（）()]{0,4}族|挂职)[^（）()\n]{0,12}[）)]")
TITLE_BRACKET = re.compile(r"[（(](?:主持[^（）()\n]{0,6}|[^（）()\n]{0,6}级|兼|挂职|代|女|拟任)[）)]")
LED = re.compile(r"以(?P<name>[㐀-鿿]{2,4})(?:同志)?为(?:组长|团长|队长|班长|领队)")
GUESTS = re.compile(r"(?:出席|参加|列席)[^，。；：\n]{0,12}的(?:领导|嘉宾)?(?:还?有|包括)(?!关)[：:]?")
RANK = re.compile(r"(?:常务)?副$")
LEADS = re.compile(r"(?:等[^，。；]{0,6})?(?:的(?:带领|率领|陪同|主持|指导|引导)下|带领|率领|带队|陪同|主持|介绍)")
INTO_OFFICE = re.compile(
    r"(?:现任|出任|担任|任)(?=[^，。；：\n]{2,24}(?:书记|[^校班]长|主任|主席|经理|总裁)(?:[、，。；\n]|$))"
)
LIST_MARK = re.compile(r"[、]|[，,](?=[㐀-鿿]{2,4}[、，,。])")
ACTS = frozenset({"go", "preside", "lead", "address"})  # classes of triggers.txt
NOT_HELD = ("候选", "职务", "人选", "一职", "岗位")


@cache
def acting() -> Finder:
    """Finds what only a person does at the head of a clause: verbs of going, chairing and speaking in public."""
    verbs = [row[0] for row in lexicon.rows("triggers", 2) if row[1] in ACTS and len(row[0]) > 1]
    return Finder([(verb,) for verb in ("一行", "会见时在座", "会见时参加", *verbs)])


def before_titles(
    text: str, heads: Sequence[Match], body_ends: AbstractSet[int], inside_word: Callable[[int], bool]
) -> Iterator[tuple[int, int]]:
    """Where names may stand with their title behind: after a body, or a preposition before somebody who acts."""
    for head in heads:
        rank = RANK.search(text, max(0, head.start - 3), head.start)
        end = rank.start() if rank else head.start
        acts = LEADS.match(text, head.end) is not None
        for start in (end - 3, end - 2):
            led = acts and start > 0 and text[start - 1] in "在由" and not inside_word(start - 1)
            if led or start in body_ends:
                yield start, end
