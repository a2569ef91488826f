"""Who stands before 陪同, 参加, 主办: persons with their titles and bodies, over commas and `等相关负责人`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.facts.discourse import Discourse, person_argument
from kg.facts.endings import ending_of
from kg.facts.home import split_places
from kg.facts.names import Item, is_common, is_trade, read_list, split_conjunction
from kg.facts.scene import Clause, Sentence
from kg.records import Argument

_PEOPLE = re.compile(
    r"(?:等|的)?(?:[一二三四五六七八九十两多\d]+[家名位个](?:企业|单位|部门)?)?(?:企业)?(?:相关|有关|主要|部分|各级|分管|党政|单位|部门|班子|领导)*"
    r"(?:负责人|负责同志|负责人员|领导班子成员|班子成员|相关人员|工作人员|全体成员|成员单位|成员|人员|代表|领导|同志|干部|班子|主要领导|企业代表|参)(?:等|们)?$"
)
_NO_NAME = re.compile(
    r"(?:在|于|到|赴|担任)[^、，]*$|(?:进行了?|作了?|组织|随后|随即|迅速|近日|日前|还|也|并|共同|一同|一起|一道|先后|分别)+$"
)
_UNITS_OF = re.compile(r"(?:相关|有关)(?:单位|部门|领导|嘉宾)(?:[㐀-鿿]{0,10})$")
_APPOSED = re.compile(r"[㐀-鿿]{0,4}(?<![和及与同])")  # 某镇|甲副镇长, 某县|领导甲: the place is the person's
_GONE = re.compile(r"(?:专程|专门|一行)?(?:到|赴|前往|深入|来到|在(?!座))")
_UNNAMED = re.compile(
    r"^(?:我(?!爱)|各|每|有关|相关|市直|区直|县直|省直|州直|驻|全体|全区|全市|全县|部分|其他|其它|多家|一批|部门|以及|及|区内|所有|参会|与会|上述|两|属地|项目属地|沿线|周边)"
)
# A list of participants longer than this (characters) is cut: no page prints one, and every verb would read it anew.
_LONGEST_LIST = 3000
_HOLDS_VERB = re.compile(
    r"代表我|分配|都要|选派|推荐|来自|^(?:走进|来到|深入|走访|察看|听取|(?:共同|一起|现场|分别|上台)*[为给向])"
)
_LEADING_VERB = re.compile(r"带领|率领|会同|组织(?!部|委|工作)|邀请|陪同|携(?!手)")
_SHORT_FIRM = re.compile(r"(?!来自|参加|出席|包括)[㐀-鿿A-Za-z0-9]{3,8}(?<![上下内中里外的])")
_CLAUSE_OF_NAMES = re.compile(r"名单|负责人|负责同志|代表|领导|成员|人员|干部|同志")


def phrase(discourse: Discourse, sentence: Sentence, clause: Clause, end: int) -> int:
    """Where the list of participants before `end` begins: back over clauses that hold names and no verb."""
    start = clause.start
    index = bisect_left(sentence.clauses, clause.start, key=lambda c: c.start)
    while index > 0 and clause.start - start < _LONGEST_LIST:
        before = sentence.clauses[index - 1]
        if any(t.kind not in ("lead", "group") and t.word != "在" for t in before.triggers) or not _holds_names(
            discourse, before
        ):
            break
        if discourse.scene.text[before.end : before.end + 1] not in "，,":
            break
        start = before.start
        index -= 1
    return start


def _holds_names(discourse: Discourse, clause: Clause) -> bool:
    scene = discourse.scene
    if (
        clause.end - clause.start <= 8
        or clause.persons
        or _CLAUSE_OF_NAMES.search(scene.text, clause.start, clause.end)
    ):
        return True
    return any(body.kind == "Organisation" for body in scene.within(scene.bodies, clause.start, clause.end))


def read_participants(discourse: Discourse, start: int, end: int) -> list[Argument]:
    """The persons and bodies named in `start`..`end`, in printed order, spelled out."""
    out: list[Argument] = []
    here = start
    for group in discourse.groups(start, end):
        if group.marker == "受" and discourse.scene.text.startswith(("委托", "的委托"), group.end):
            here = group.end  # who sends somebody is not there
            continue
        named = _bodies(discourse, here, group.start)
        out += [body for body in named if not _APPOSED.fullmatch(discourse.scene.text, body.end, group.start)]
        out += [person_argument(person) for person in group.persons]
        here = group.end
    out += _bodies(discourse, here, end)
    return sorted(out, key=lambda argument: argument.start)


def _bodies(discourse: Discourse, start: int, end: int) -> Sequence[Argument]:
    """The bodies of a list outside persons; unnamed ones (`有关部门`) left out."""
    text = discourse.scene.text
    if discourse.scene.text[start - 1 : start] not in "，。；\n":
        gone = _GONE.match(text, start, end)
        end = start if gone else end  # 甲到某村讲授党课: the village is not among those who attend
    people = _PEOPLE.search(text[start:end].rstrip("，,、 "))
    out = []
    names = read_list(text, start, end)
    unnamed = max((item.start for item in names.items if _UNITS_OF.search(item.name)), default=-1)
    for item in names.items:
        if text[item.start - 1] in "到赴往":  # 赴某地参加
            continue
        if item.start <= unnamed and split_places(_plain(item.name))[1] == "":
            continue  # 甲市、乙县相关单位负责人: no unit is named
        named, tail = _without_people(item)
        if names.closed_by and not named.kind and ending_of(named.name) is None:
            out += _firm(named, names.closed_by)
            continue
        for part in split_conjunction(named):
            body = _body(discourse, part, bool(tail or people))
            if body is not None:
                out.append(body)
    return out


# 某区法院部分党组成员, 某代表团14名代表: some of a body's people, who say nothing more of it.
_SOME = re.compile(r"(?<=.{3})(?:部分|[\d一二三四五六七八九十]+[余多]?[名位])[㐀-鿿]{0,4}$")


def _plain(name: str) -> str:
    """`乙县` of `乙县相关单位主要负责人`."""
    found = _UNITS_OF.search(name)
    return name[: found.start()] if found is not None else name


def _firm(item: Item, type_: str) -> list[Argument]:
    """甲新材 in `甲新材、乙智造等3家企业负责人`: a firm (`type_`) by the word that closes its list."""
    name = item.name
    if not _SHORT_FIRM.fullmatch(name) or is_common(name) or is_trade(name) or is_unnamed(name):
        return []
    return [Argument(name, "Organisation", type_, name, item.start, item.start + len(name))]


def _without_people(item: Item) -> tuple[Item, bool]:
    """The body of `某局相关负责人`, and whether people were named after it."""
    name = _NO_NAME.sub("", item.name)
    if name != item.name and not item.kind and (ending := ending_of(name)) is not None:
        item = item._replace(kind=ending[1], type=ending[2])  # 石桥镇先后
    tail = _PEOPLE.search(name)
    if tail is not None:
        name = _SOME.sub("", name[: tail.start()])
    led = _LEADING_VERB.match(name)
    if led is not None:
        item, name = item._replace(start=item.start + led.end()), name[led.end() :]
    return item._replace(name=name), tail is not None


def _body(discourse: Discourse, item: Item, people: bool) -> Argument | None:
    """A named body of a list, spelled out, or None for what names nobody (`有关部门`)."""
    name = item.name
    if len(name) < 2 or is_common(name) or is_unnamed(name) or _HOLDS_VERB.search(name):
        return None
    spelled = discourse.home.spell_out(name)
    ending = ending_of(name)
    own = (
        spelled != name
        or name in discourse.home.places
        or bool(ending and ending[1] == "Organisation" and len(name) >= 3)
    )
    if ending is None or (ending[0] == name and not own) or not (people or item.kind or own):
        return None
    kind = "Organisation" if ending[1] != "Project" else "Project"
    return Argument(spelled, kind, ending[2], name, item.start, item.start + len(name))


def is_unnamed(name: str) -> bool:
    """True for what names nobody in particular: 各有关部门, 两市, 市直单位."""
    return _UNNAMED.match(name) is not None
