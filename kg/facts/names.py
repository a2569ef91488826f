"""Reads a stretch of text as a list of names: `A、B和C等企业` -> A, B, C with what each is.

Lists are the grammar of this genre: verbs of visiting, accompanying and attending take lists of names nobody has
seen before. An item is typed by its ending; one without an ending is typed by the list it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg import lexicon
from kg.facts.endings import ending_of
from kg.facts.home import split_places

_SPLIT = re.compile(
    r"[、，]|…+|(?<=[”》])(?=[“《])|(?<!\d),|,(?!\d)|以及|(?=[和及与])(?:(?<=成员)|(?<=人员)|(?<=代表)|(?<=同志)|(?<=领导)|(?<=负责人))(?:和|及|与)"
)
_CONJUNCTION = re.compile(r"[和与及]")
_ETC = re.compile(
    r"(?:等)?[\d两三四五六七八九十]+[家个处座所](?:重[点大]|骨干|规上|在建|建设|施工)?(?:企业|公司|项目|点位|单位|场所|工地|现场|园区)(?=$|[，,])|"
    r"(?<=[㐀-鿿])[两三四五六七八九十](?:省|市|县|区|地|镇|乡|国)(?=$|[，,])|等(?:地区?|处|企业|单位|部门|项目|园区|点位?|场所|\d+[家个处]|[一二三四五六七八九十两多数]+[家个处]|[、，]?$|相关|有关|主要|负责|多|一批|同志|领导|参)|等$|(?<![高平初劣优])等(?!离子)(?=[^级待于同])"
)
_CLOSING = re.compile(
    r"(?:等)?(?:[\d一二三四五六七八九十两多数]+[余多]?[家个所])?(?:重[点大]|骨干|规上|龙头|知名|本地|民营|高新技术)*"
    r"(?:企业(?!单位)|公司|(?P<learned>高校|院校|科研院所|研究机构))"
)
_SEAT = re.compile(r"(?P<one>[㐀-鿿]{0,8}?(?P<unit>[省市县区旗镇乡])(?:工)?委)(?P<two>(?P=unit)?(?:人民)?政府)$")
_LEAD = re.compile(
    r"^(?:本[报网台刊]讯|近日|日前|了|过|到|在(?!建)|于|至|还|又|并|先后|分别|依次|实地|首先|重点|现场|专程|再|往|赴|以及|及|其(?![格其木])|的|对|我[省市州县区旗](?=[^，、]{2,8}[市县区旗镇乡村])|(?:[^、，]{2,8})?(?:联系村|帮扶村|包联村|驻点村)(?=[㐀-鿿]{2,6}村)|联系点|包联点|包保点|挂点|帮扶点|结对帮扶的?"
    r"|(?:总|计划)?投资[约近]?\d[\d.]*[万亿]+元(?:建设|修建|打造|新建|改造)?的|(?:正在|正)?(?:建设|施工|修建)(?:中|当中)的|在建的"
    r"|(?:[省市县区]{1,3}直?)?(?:相关|有关)(?:单位|部门)(?:以?及|和|与)|辖区(?=[㐀-鿿]{3,})|位于(?P<place>[^的，]{2,16})的)+"
)
_WITHIN = re.compile(
    r"^(?P<place>[^、，]{0,10}?(?:园区|辖区|区内|开发区|高新区|经开区|镇|乡|街道|区|县|市))?(?:的)?"
    r"(?:重点|骨干|龙头|规上|高新技术|科技型|代表性|[^、，]{0,10}?奖)?(?:企业(?!服务|管理|发展|家|总部|孵化|文化|协会|联合)|商贸企业|工业企业)(?:——|—)?(?=[^、，的]{3,})"
)
# 云溪县的甲产业园, 柳河街道辖区内的乙水库
_OF_PLACE = re.compile(r"(?P<place>[㐀-鿿]{1,8}(?:[市县区镇乡]|街道|办事处))(?:境内|辖区内?)?的(?=[㐀-鿿A-Za-z0-9]{4})")
_DASH = re.compile(r"^(?P<lead>[^—、，]{2,24})——(?P<name>[^—、，]{2,40})$")
_TAIL = re.compile(
    r"选址(?:现场|地块|地)?$|(?:项目)?(?:施工|建设|生产|改造|整治|改造提升|修复|拆迁|征迁|抢修|救援|防汛|抗旱|防火|防疫|抢险)?(?:现场|工地|一线)$|(?:进行了?|开展|(?<!工)作了?|去|公开|带案)$|的$|(?<=.{2})(?:联系|交流|对接)$|(?<=.{3})(?:亲切|专程|专门|亲自|督促)$|(?<=[区园])部分(?:重点)?企业$|(?<=.{3})(?:实地|跟班|蹲点|体验[^、，]*)$"
)
# Projects by how far they are, and no name: 开工和竣工投产项目.
_STAGES = re.compile(
    r"(?:开工|竣工|投产|达产|在建|新建|续建|改扩建|签约|落地|落户|招商|招商引资|重[点大]|产业|工业|民生|[和与及、或])+(?:项目|工程|企业)"
)
_PEOPLE = re.compile(
    r"(?:户|委员|官兵|民兵|对象|分子|家属|军属|烈属|儿童|老人|学子|人士|辅警|乡贤|职工|家庭|劳模|模范|标兵|军嫂|遗属)$|"
    r"(?:军人|残疾人|群众|职工|党员|[困特贫保脱帮]户|困难户|劳模|老人|老兵|战士|学生|员工|退伍兵)"
    r"[㐀-鿿]{1,2}(?![厅室院馆店场点站所家堂校村])[㐀-鿿]$"
)
_VAGUE = re.compile(r"部分|有关|相关|若干|一些")
_ALIAS = re.compile(r"[（(](?:以下)?[简下]称?[^（）()]*[）)]?$|[（(][^）)]*$")  # （以下简称“某某”）, whole or cut off
_WORKSHOP = re.compile(
    r"(?<=公司|集团)[㐀-鿿\d号]{0,6}(?:车间|生产线|产线|流水线)$"
)  # a part of a firm that has no name of its own
_PAIRS = {"（": "）", "(": ")", "“": "”", "《": "》"}
_BRACKETS = re.compile("[（(“《）)”》]")
_NOT_NAME = re.compile(
    r"[，。；：！？!?;\n]|一个|这个|那个|哪|什么|怎么|如何|[了着过的]$|^[的地得]|了(?=.)|[设建办进返]厂$"
)


class Item(NamedTuple):
    """One name of a list. Offsets count from the same text as the list's; `within`: the place it is said to lie in."""

    name: str
    start: int
    end: int
    kind: str  # Organisation Place Project Event, or "" where nothing tells
    type: str
    within: str | None


class NameList(NamedTuple):
    """The items of a list, and whether it is closed by 等 (what goes before is then certainly names)."""

    items: tuple[Item, ...]
    etc: bool
    closed_by: str = ""  # the class that the word behind 等 gives its members: Enterprise, ResearchInstitute, or ""


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon.words(name))


@cache
def _topic_endings() -> tuple[str, ...]:
    return tuple(lexicon.words("topic_endings"))


def is_topic(text: str) -> bool:
    """True for what is looked at but is no place: `安全生产工作`, `项目进展情况`."""
    return text.endswith(_topic_endings())


def is_trade(name: str) -> bool:
    """True for a kind of business, which names none: 非煤矿山, 烟花爆竹, 劳动密集型."""
    return name in _set("trades") or name.endswith("型") or (name[-2:] in ("行业", "领域") and len(name) < 9)


def is_common(name: str) -> bool:
    """True for a noun that names no particular body or place: 企业, 相关部门, 施工现场, 展厅和车间."""
    if name in _set("place_nouns") or name in _set("generic_nouns") or name in _set("generic_modifiers"):
        return True
    parts = _CONJUNCTION.split(name)
    return _STAGES.fullmatch(name) is not None or (len(parts) > 1 and all(map(is_common, parts)))


def is_people(name: str) -> bool:
    """True for those who live or work somewhere: 离休老干部和贫困户, 市政协委员."""
    return name.endswith(tuple(_set("weak_posts"))) or _PEOPLE.search(name) is not None


def read_list(text: str, start: int, end: int) -> NameList:
    """Reads `text[start:end]` as a list of names; offsets of the items count from `text`."""
    region = text[start:end]
    etc = _etc(region)
    closed_by = _closing_class(region[etc:]) if etc is not None else ""
    if etc is not None:
        region = region[:etc]
    items: list[Item] = []
    parts = _parts(region)
    for low, high in parts:
        item = _item(region, low, high, start)
        if item is not None:
            items += split_conjunction(item, last_of_list=len(parts) > 1 and (low, high) == parts[-1])
    names = [part for item in items for part in split_seat(item)]
    return NameList(tuple(names), etc is not None, closed_by)


def _closing_class(closing: str) -> str:
    """What the words behind a list say of its members: 等3家企业, 等高校."""
    found = _CLOSING.match(closing)
    return "" if found is None else "ResearchInstitute" if found["learned"] else "Enterprise"


def split_seat(item: Item) -> list[Item]:
    """`某县委县政府` printed without a mark between is two bodies."""
    found = _SEAT.match(item.name)
    if found is None:
        return [item]
    cut, two = item.start + found.start("two"), found["two"]
    return [
        item._replace(name=found["one"], end=cut, kind="Organisation", type="PartyBody"),
        item._replace(name=two, start=cut, kind="Organisation", type="GovernmentBody"),
    ]


def _etc(region: str) -> int | None:
    return next((found.start() for found in _outside_brackets(_ETC, region)), None)


def _outside_brackets(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of `pattern` where no bracket or quotation is open."""
    if not _BRACKETS.search(text):
        yield from pattern.finditer(text)
        return
    depth = here = 0
    for found in pattern.finditer(text):
        depth += sum(text.count(mark, here, found.start()) for mark in _PAIRS)
        depth -= sum(text.count(mark, here, found.start()) for mark in _PAIRS.values())
        here = found.start()
        if depth == 0:
            yield found


def _parts(region: str) -> list[tuple[int, int]]:
    cuts = list(_outside_brackets(_SPLIT, region))
    parts, low = [], 0
    for cut in cuts:
        parts.append((low, cut.start()))
        low = cut.end()
    return [*parts, (low, len(region))]


def _item(region: str, low: int, high: int, base: int) -> Item | None:
    """One part as a name: leading adverbs, `辖区企业` and trailing `现场` taken off."""
    within: str | None = None
    while True:
        while low < high and (
            region[low] in " 　●■▲◆★⭐☆◇○□◎•①②③④⑤⑥⑦⑧⑨⑩" or (region[low] in "和与" and not is_fixed(region, low))
        ):
            low += 1
        part = region[low:high]
        lead = _LEAD.match(part)
        inside = _WITHIN.match(part) if "企业" in part else None
        found = lead if lead and lead.end() else inside
        if found is None or not found.end():
            break
        within = found["place"] or within
        low += found.end()
    of_place = _OF_PLACE.match(region[low:high])
    if of_place is not None and ending_of(region[low + of_place.end() : high]) is not None:
        within, low = within or of_place["place"], low + of_place.end()
    dash = _DASH.match(region[low:high]) if "——" in region else None
    if dash is not None:
        within = within or _place_in(dash["lead"])
        low += dash.start("name")
    tail = _TAIL.search(region[low:high])
    while tail is not None and tail.end() > tail.start() and tail.start() > 1:
        high = low + tail.start() + (2 if tail[0].startswith("项目") and len(tail[0]) > 2 else 0)
        tail = _TAIL.search(region[low:high])
    workshop = _WORKSHOP.search(region[low:high])
    high = low + workshop.start() if workshop else high
    name = _ALIAS.sub("", "".join(region[low:high].split()))
    if len(name) < 2 or len(name) > 40 or _NOT_NAME.search(name):
        return None
    ending = ending_of(name)
    kind, type_ = (ending[1], ending[2]) if ending and ending[0] != name else ("", "")
    return Item(name, base + low, base + high, kind, type_, within)


@cache
def _fixed() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, lexicon.words("unbreakable")), key=len, reverse=True)))


def is_fixed(text: str, offset: int) -> bool:
    """True where the character at `offset` belongs to a fixed group such as 和平 or 工业和信息化."""
    return any(m.start() <= offset < m.end() for m in _fixed().finditer(text, max(0, offset - 8), offset + 8))


def _place_in(text: str) -> str | None:
    places = split_places(text)[0]
    return places[-1] if places else None


def _says(name: str, ending: tuple[str, str, str]) -> bool:
    """More than a bare ending: 城市管理局 is a body by itself, 局 is none."""
    return ending[0] != name or (ending[1] == "Organisation" and len(name) >= 3 and not is_common(name))


def split_conjunction(item: Item, *, last_of_list: bool = False) -> list[Item]:
    """`甲公司和乙研究所` are two names where both halves end like names; 住房和城乡建设局 is one.

    `last_of_list`: other names go before, so that `甲药业和乙合作社` is two as well.
    """
    for found in _CONJUNCTION.finditer(item.name):
        if is_fixed(item.name, found.start()):
            continue
        left, right = item.name[: found.start()], item.name[found.end() :]
        one, other = ending_of(left), ending_of(right)
        if one and len(one[0]) < 2 and one[0] not in "省市县区镇乡村厂局院所站场馆园校店处":
            continue
        if (
            other
            and other[1] == "Place"
            and _says(right, other)
            and (left in _set("place_nouns") or _VAGUE.search(left))
        ):  # 城区和某乡某村
            return [Item(right, item.start + found.start() + 1, item.end, other[1], other[2], item.within)]
        trade = one is not None and one[0] in _set("industry_endings")
        alike = trade and other is not None and one is not None and one[0] == other[0]  # 甲煤业和乙煤业
        firms = (last_of_list or alike) and len(left) > 3 and other is not None and other[2] == "Enterprise"
        if one and other and (not trade or firms) and _says(left, one) and _says(right, other):
            cut = item.start + found.start()
            return [
                Item(left, item.start, cut, one[1], one[2], item.within),
                *split_conjunction(Item(right, cut + 1, item.end, other[1], other[2], item.within)),
            ]
    return [item]
