"""Who builds a work that has a name: 某项目由某公司投资建设, 某公司在某地投资建设的某项目, 与某公司签订某项目协议."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.discourse import Discourse
from kg.facts.drafts import Draft
from kg.facts.endings import ending_of
from kg.facts.names import Item, is_common, read_list
from kg.facts.scene import Sentence
from kg.facts.works import (
    FELL_THROUGH,
    FIRMS,
    SUM,
    SUM_UP,
    TARGET_END,
    last_project,
    money,
    project_at,
    site_at,
    work_in,
)
from kg.records import Argument

# 甲项目由乙公司投资建设
_BUILT_BY = re.compile(
    r"(?:^|[，,。；])(?P<what>[^，。；、\n]{3,40}?"
    + TARGET_END
    + r"(?:项目)?)由(?P<who>[^，。；、\n]{3,30}?)(?:总)?(?:投资建设|投资兴建|出资建设|投资)"
)
# 该项目由乙公司投资2亿元建设: the project spoken of.
_IT_IS_BUILT_BY = re.compile(
    r"(?:(?:^|[，,。])(?:该|此|整个)?(?:项目|工程|园区|基地)|(?<=.)[，,])由(?P<who>[^，。；、\n]{3,30}?)(?:独资|全额|全资)?"
    r"(?:(?:投资|出资)(?:" + SUM + r")?(?:建设|兴建|打造|开发)?|建设|打造|开发)(?=[，,。；]|$)(?![，,]分)"
)
# 乙公司在丙地投资2亿元建设的甲项目, 乙公司在丙地投资甲项目
_PAYS = re.compile(
    r"(?:^|[，,。；：:])由?(?P<who>[㐀-鿿A-Za-z0-9（）()·“”]{3,40}?)"
    r"(?:[，,]?在(?P<place>[^，,。；、\n]{2,20}?))?(?:计划|拟|将)?(?:总)?(?:投资|出资|独资|合资)(?P<sum>" + SUM + r")?"
    r"(?:[，,]分[一两二三四\d]+期)?(?:建设|兴建|打造|新建|开发|实施)?(?P<of>的)?(?P<what>(?!在)[^，。；、（(\n]{2,50})"
)
_SIDES = r"(?:^|[，,、])(?P<one>[^，。；与和]{0,48}?)(?:与|和|同)(?P<other>[^，。；]{3,48}?)"
_SIGN = r"[，,]?(?:正式|成功|现场|分别|共同|顺利|再次)*(?:签订|签署|签约|签下|达成)"
SIDES_SIGN = re.compile(_SIDES + _SIGN)
SIDES_BUILD = re.compile(_SIDES + "$")  # 甲和乙|将在某地共建丙
# 甲县与乙公司签订丙项目投资协议
_SIGNED_FOR = re.compile(_SIDES + _SIGN + r"(?:了|的)?(?P<what>[^，。；、\n]{3,50})")
# 甲县与乙公司举行丙项目签约仪式
_SIGNED_AT = re.compile(
    _SIDES
    + r"(?:正式|隆重)?举行(?P<what>[^，。；、\n]{3,50}?(?:项目|工程|基地|园))"
    + r"(?:投资|合作)*(?:合同|协议)?签[约订定署字]仪式"
)
_PAPER = re.compile(r"(?:投资|合作|战略|框架|意向|入驻|入园|开发|建设)*(?:协议|合同|意向|备忘录)")
# What a firm is, before its name: 行业龙头企业某某公司.
_KIND_OF_FIRM = re.compile(
    r"^(?:[^，、]{0,16}(?:最大|领先|知名)的[^，、]{0,12}|[^，、]{2,6}系|(?:行业|国内|全国|全球|世界|中国|\d+强|龙头|领军|知名|重点|上市|民营|国有|外资|台资|港资|专精特新|高新技术|“[^”]+”)+)"
    r"(?:企业|公司)(?=.{3})|^[^，]{0,10}?(?:全资|控股)[子孙]公司(?=.{4})"
)
_THERE = re.compile(r"(?<=公司|集团)在[^，]{2,16}$")  # 某某公司|在某宾馆 sign
_LED = re.compile(r"(?:牵头|控股|独资|全资|负责|参与|联合)+$")  # 由某公司牵头|投资建设
_FIRST_WORDS = re.compile(r"^(?:[^，。；]{2,12}?引进(?=.{4})|其中|包括|分别是|会上|现场|此前|目前|日前|近日|今年|去年)")


def read_builders(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    """Facts `plans` of works that are named with their builder, and where and for how much they are built."""
    by = "由" in text
    named = _BUILT_BY.search(text) if by else None
    if named is not None:
        project = project_at(discourse, sentence, named["what"], named.start("what"))
        yield from _built(discourse, sentence, named, project)
    spoken_of = _IT_IS_BUILT_BY.search(text) if by else None
    if spoken_of is not None:
        yield from _built(discourse, sentence, spoken_of, last_project(discourse, sentence.start + spoken_of.start()))
    if "资" in text:
        for paid in _PAYS.finditer(text):
            yield from _paid_for(discourse, sentence, text, paid)
    yield from _signed_for(discourse, sentence, text)


def sides_of(words: str, start: int) -> list[Item]:
    """The sides of a list `words` that begins at `start`, each without what is said of it before its name."""
    sides = []
    for item in read_list(words, 0, len(words)).items:
        lead = _FIRST_WORDS.match(item.name)
        name = _THERE.sub("", item.name[lead.end() :] if lead else item.name)
        kind = _KIND_OF_FIRM.match(name)
        bare = name[kind.end() :] if kind else name
        ending = ending_of(bare)
        typed = ending[1:] if ending is not None and ending[0] != bare else ("Organisation", "Enterprise")
        if kind is None and (ending is None or ending[0] == bare):
            continue
        at = start + item.start + item.name.rindex(bare)
        sides.append(item._replace(name=bare, start=at, end=at + len(bare), kind=typed[0], type=typed[1]))
    return sides


def side_argument(discourse: Discourse, sentence: Sentence, side: Item) -> Argument:
    """A side as subject or object."""
    start = sentence.start + side.start
    return Argument(discourse.home.spell_out(side.name), side.kind, side.type, side.name, start, start + len(side.name))


def _built(discourse: Discourse, sentence: Sentence, found: re.Match[str], project: Argument | None) -> Iterator[Draft]:
    """`who` of a match builds the project."""
    who = _LED.sub("", _FIRST_WORDS.sub("", found["who"]))
    who = who[kind.end() :] if (kind := _KIND_OF_FIRM.match(who)) else who
    first = re.split("[与和]", who)[0]
    who = first if (side := ending_of(first)) is not None and side[2] in FIRMS and side[0] != first else who
    ending = ending_of(who)
    loose = found.re is not _BUILT_BY and (ending is None or ending[0] == who)
    if project is None or is_common(who) or loose or (ending is not None and ending[1] == "Project"):
        return
    discourse.projects.append(project)
    start = sentence.start + found.start("who") + found["who"].rindex(who)
    builder = Argument(discourse.home.spell_out(who), "Organisation", "Enterprise", who, start, start + len(who))
    yield Draft("plans", builder, project, sentence.span, "built-by", 0.85)


def _paid_for(discourse: Discourse, sentence: Sentence, text: str, paid: re.Match[str]) -> Iterator[Draft]:
    """What a firm pays for: `投资…的甲项目`, or `在乙地投资甲项目`, where the place tells what is meant."""
    name = work_in(paid["what"])
    told = (paid["place"] or paid["sum"]) and paid["what"].endswith("项目")
    said = paid["of"] or (told and name == paid["what"])
    if not name or not said or SUM_UP.search(name) or FELL_THROUGH.search(text, paid.start("what")):
        return
    project = project_at(discourse, sentence, name, paid.start("what"))
    drafts = list(_built(discourse, sentence, paid, project))
    yield from drafts
    if not drafts or project is None:
        return
    place = site_at(discourse, sentence, paid["place"] or "", paid.start("place"))
    if place is not None and project.kind != "Place":
        yield Draft("locatedIn", project, place, sentence.span, "built-in", 0.8)
    if paid["sum"]:
        yield Draft("invests", project, money(sentence, paid["sum"], paid.start("sum")), sentence.span, "paid", 0.85)


def _signed_for(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    """Firms that sign for a work are to build it: `某县与甲公司签订乙项目投资协议`."""
    if "签" not in text:
        return
    for found in (*_SIGNED_FOR.finditer(text), *_SIGNED_AT.finditer(text)):
        name = _PAPER.split(found["what"], maxsplit=1)[0]
        name = work_in(name.removesuffix("仪式"))
        if not name or name.endswith("园") or SUM_UP.search(name):
            continue
        project = project_at(discourse, sentence, name, found.start("what"))
        sides = [*sides_of(found["one"], found.start("one")), *sides_of(found["other"], found.start("other"))]
        firms = [side for side in sides if side.type in FIRMS]
        if project is None or not firms or project.type in FIRMS:
            continue
        discourse.projects.append(project)
        for firm in firms:
            builder = side_argument(discourse, sentence, firm)
            yield Draft("plans", builder, project, sentence.span, "signed-for", 0.8)
