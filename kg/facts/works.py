"""What is built: names of projects, and the firm or institute that a speaker stands for."""

from __future__ import annotations

import re

from kg.facts.discourse import Discourse
from kg.facts.names import ending_of, is_common, is_topic
from kg.facts.scene import Sentence
from kg.records import Argument, Mention

TARGET_END = r"(?:项目|工程|基地|产业园|中心|园区?|电站|枢纽|工厂|总部|实验室|研究院|线|厂|平台)"
# What a project is made of stands behind its name: 某某项目|涉及7个村.
_CONTENTS = re.compile(r"(?<=项目|工程)(?:涉及|包[括含]|覆盖|位于|占地|拟建|新建|主要|是|系|计划|总(?!部)|已|预计|将)")
# 由甲公司投资9000万元建设的, 位于某镇的: what stands before a project's name and is no part of it.
_BUILDER = re.compile(
    r"^(?:由?[^，。；]{2,30}?(?:投资|建设|打造|开发|出资|承建|实施|新建|兴建|引进)"
    r"(?:[约近]?\d[\d.,]*[万亿]*元)?(?:建设|兴建|打造|新建)?的(?=.{3})|(?:位于|地处|坐落在|落户)[^，。；的]{2,24}的(?=.{3}))+"
)
# Words of a sentence, not of a name: 某镇通过招商引资争取到该项目.
_VERBAL = re.compile(
    r"通过|争取|成功|该项目|此项目|其中|不[低少]于|[一二两三四五六七八九十几]大[㐀-鿿]{0,6}项目|\d月\d|^本?[报网台刊]?讯|通讯员|记者"
)
SUM_UP = re.compile(
    r"共[ 　]*\d+个|\d+个[^，]{0,8}项目|项目\d+个|[一二三四五六七八九十]个[^，]{0,6}项目|^(?:\d+|"
    r"[一二三四五六七八九十两]+)个|^[两二三四五六七八九十几多][大家项批][^，]{0,10}项目"
)
_CEREMONY = re.compile(r"(?P<name>[^，。；]{3,30}?)(?:集中)?(?:开工|奠基|投产|竣工|动工|签约|落成)(?:仪式|典礼|活动)$")
FIRMS = ("Enterprise", "ResearchInstitute")


def project_at(discourse: Discourse, sentence: Sentence, name: str, offset: int) -> Argument | None:
    """The project, firm or site called `name` at `offset` of the sentence; None where that is no name."""
    bare = _CONTENTS.split(re.sub(r"\s", "", name))[0]
    name = _BUILDER.sub("", bare)
    offset += len(bare) - len(name)
    ending = ending_of(name)
    if (
        len(name) < 3
        or (is_common(name) and not re.fullmatch(r"[一二三四五]期项目", name))
        or ending is None
        or ending[0] == name
        or is_topic(name)
        or is_phrase(name)
    ):
        return None
    start = sentence.start + offset
    type_ = ending[2] if ending[1] == "Organisation" else ending[1]
    return Argument(discourse.home.spell_out(name), ending[1], type_, name, start, start + len(name))


def is_phrase(name: str) -> bool:
    """True for words of a sentence that no name holds: 年出栏不低于…, 通过招商争取到该项目."""
    return _VERBAL.search(name) is not None


def body_of(discourse: Discourse, speakers: tuple[Mention, ...]) -> Argument | None:
    """The firm or institute that a speaker stands for, or None."""
    names = {speaker.name for speaker in speakers}
    for post in discourse.posts:
        if post.person.name in names and post.body and post.title.type in ("enterprise", "academic"):
            start = post.title.start
            return Argument(
                post.body,
                "Organisation",
                "Enterprise",
                post.surface or post.body,
                start,
                start + len(post.surface or post.body),
            )
    return None


def last_project(discourse: Discourse, at: int) -> Argument | None:
    """The project named last before `at`: by a frame, or by its ending in the text."""
    known = [p for p in discourse.projects if p.start < at]
    named = [
        b
        for b in discourse.scene.within(discourse.scene.bodies, max(0, at - 400), at)
        if b.kind == "Project" and _is_name(b.name)
    ]
    if named and (not known or named[-1].start > known[-1].start + 60):
        last = named[-1]
        return Argument(discourse.home.spell_out(last.name), "Project", "Project", last.name, last.start, last.end)
    return known[-1] if known else _begun(discourse)


def _begun(discourse: Discourse) -> Argument | None:
    """The works that a ceremony begins: 甲园 in 甲园开工仪式."""
    for event in reversed(discourse.events):
        found = _CEREMONY.match(event.name)
        ending = ending_of(found["name"]) if found is not None else None
        if found is not None and ending is not None and ending[0] != found["name"] and not is_common(found["name"]):
            name = found["name"]
            kind = ending[1] if ending[1] != "Place" else "Project"
            return Argument(discourse.home.spell_out(name), kind, kind, name, event.start, event.start + len(name))
    return None


def _is_name(name: str) -> bool:
    """A project's name, not a stretch of talk that ends in 项目: 服务好项目."""
    return (
        3 < len(name) <= 24
        and not is_common(name)
        and not re.search(r"好|推进|服务好|加快|推动|保障|谋划|亿元|重[点大]|每个|所有|建设(?=[^项]{0,8}$)", name)
    )
