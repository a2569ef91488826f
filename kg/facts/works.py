"""What is built: names of projects, and the firm or institute that a speaker stands for."""

from __future__ import annotations

import re

from kg.facts.discourse import Discourse
from kg.facts.endings import ending_of
from kg.facts.home import split_places
from kg.facts.names import is_common, is_topic
from kg.facts.scene import Sentence
from kg.records import Argument, Mention

TARGET_END = (
    r"(?:项目|工程|基地|产业园|中心|园区?|电站|枢纽|工厂|总部|实验室|研究院|线|厂|平台|"
    r"[校院]区|医院|大桥|公路|码头|机场|综合体|小镇)"
)
_WORK = re.compile(TARGET_END + r"[”\"]?(?:项目)?")
_PROJECT_ENDS = re.compile(r"项目(?![一二三四首]期|配套|建设)")  # no name goes on behind this word
_SHORT_END = 1  # 线, 厂, 园 end a name only where nothing stands behind: 厂房, 园区, 线上
# Where the name of a work ends and the sentence goes on: 某某项目|将建设…, 某某基地|总投资….
_GOES_ON = re.compile(
    r"将(?!军)|预计|前身|已[经于完开投建]|正[在式]|主要|计划|拟|是|占地|用地|位于|坐落|落[户地址]|选址|总(?:投资|建筑|占地|用地|规划|面积)|"
    r"(?:投资)?(?:概算|估算)|投资(?=[约近超达额\d])|涉及|包[括含]|覆盖|规划|同步|顺利|举行|开工|竣工|投产|动工|奠基|建成|封顶|启动(?!仪式|区)|签约|分[一二两三四\d]+期|(?<=[㐀-鿿])一期(?!项目|工程)|由|于\d"
)
# What a project is made of stands behind its name: 某某项目|涉及7个村.
_CONTENTS = re.compile(r"(?<=项目|工程)(?:涉及|包[括含]|覆盖|位于|占地|拟建|新建|主要|是|系|计划|总(?!部)|已|预计|将)")
# What stands before a work's name and is no part of it: 由甲公司投资9000万元建设的, 与乙市签订, 位于某镇的, 首个.
_BEFORE_NAME = re.compile(
    r"^(?:(?:总|计划)?投资[约近超达]?\d[\d.,]*[余多]?[万亿]*元的|如(?=.{4})|其中|包括|以及|分别是|会上|现场|"
    r"由?[^，。；]{2,30}?(?:投资|建设|打造|开发|出资|承建|实施|新建|兴建|引进)"
    r"(?:[约近]?\d[\d.,]*[万亿]*元)?(?:建设|兴建|打造|新建)?的(?=.{3})|"
    r"[^，。；]{0,40}(?:签订|签署|签约|签下)[了的]?(?=.{4})(?!项目|仪式)|"
    r"[^，。；]{2,30}之一的|[^，。；的]{0,16}(?:开工|竣工|投产|落成|奠基|启用|建成)的(?=.{3})|"
    r"(?:位于|地处|坐落[在于]|落[户地])[^，。；的]{2,24}的(?=.{3})|"
    r"(?:(?:全[国省市县区]|[我本该][省市州县区])(?:的)?)?(?:首|第一|唯一一?)[个座条家所]|(?:新|拟|在)建(?!项目|工程|生产线)(?=.{4}))+"
)
# Words of a sentence, not of a name: 某镇通过招商引资争取到该项目.
_VERBAL = re.compile(
    r"通过|争取|成功|该项目|此项目|其中|不[低少]于|[一二两三四五六七八九十几]大[㐀-鿿]{0,6}项目|\d月\d|^本?[报网台刊]?讯|通讯员|记者|"
    r"是|暨|将(?!军)|为(?=项目)|宣布|^(?:共同|计划|预计|力争|有望|争取|落[户地址]|选址|位于|坐落|地处)"
)
# Works that nobody names: 这些项目, 省重点建设项目, 新签招商引资项目, 全资子公司项目.
_UNNAMED = re.compile(
    r"^(?:项目|\d+[余多]?[个项座家条]|[这那此]|其[他它余]|各|所有|部分|一批|多|我们)|新(?:签|引进|开工|落户)|子公司项目$|(?:重[大点]|招商(?:引资)?|签约)项目$|"
    r"^(?:中央|[省市州县区](?:级|委)?|政府|重[点大]|优质|标志性|支柱性?|预算内|投资|建设|新[建增]|在建|续建|招商(?:引资)?|签约|"
    r"产业化?|民生|社会|基础设施|[好大]|主会场|\d+月|[第一二三四]+季度|[一二三四五六七八九十\d]+期|类)+(?:项目|工程)$"
)
SUM_UP = re.compile(
    r"共计?[ 　]*\d+[余多]?[个项]|\d+[余多]?[个项][^，]{0,8}项目|项目[有共]?\d+[个项]|"
    r"[一二三四五六七八九十]个[^，]{0,6}项目|^(?:\d+|[一二三四五六七八九十两]+)个|"
    r"^[两二三四五六七八九十几多][大家项批][^，]{0,10}项目"
)
# Beside a place and not its name: 某某大道|上, 某某园区|内.
_BESIDE = re.compile(r"(?:境内|辖区内|[上内里旁])$")
_NO_SITE = re.compile(r"^[我本该各全此哪]|旗下$|举行|召开|进行|表示|成为|开展|采用|通过|依托|按照")
_CEREMONY = re.compile(
    r"(?P<name>[^，。；、]{3,40}?)(?:(?:投资|合作|框架)*(?:合同|协议))?(?:集中|正式|开工)?"
    r"(?:开工|奠基|投产|竣工|动工|签[约订定署字]|落成)(?:仪式|典礼|活动)$"
)
FIRMS = ("Enterprise", "ResearchInstitute")
MONEY = r"\d[\d.,]*\s*(?:万亿|亿|千万|百万|万)?\s*(?:元|美元|欧元|港元|日元)"
SUM = r"[^，。；\n]{0,3}" + MONEY
_AMOUNT = re.compile(r"\d.*", re.DOTALL)
FELL_THROUGH = re.compile(r"未通过|未获通过|终止|搁置|取消|未能落地")


def work_in(stretch: str) -> str:
    """The name of a work that a stretch begins with: as much of it as ends like one; "" where nothing does.

    >>> work_in("晨星光伏项目将建设年产30万吨铝边框生产线")
    '晨星光伏项目'
    """
    bare = _GOES_ON.split(stretch, maxsplit=1)[0]
    project = _PROJECT_ENDS.search(bare)
    bare = bare[: project.end()] if project is not None else bare
    ends = [m.end() for m in _WORK.finditer(bare) if m.end() - m.start() > _SHORT_END or m.end() == len(bare)]
    return bare[: ends[-1]] if ends else ""


def head_of(phrase: str) -> str:
    """What a phrase says something of: `甲中学` in `甲中学占地178亩`; "" where it goes on with no such word."""
    bare = _GOES_ON.split(phrase, maxsplit=1)[0]
    return bare if bare != phrase else ""


def bare_name(phrase: str) -> str:
    """A work's name without what is said of it before: who builds it, where it lies, that it is the first."""
    return _BEFORE_NAME.sub("", phrase)


def site_in(words: str) -> str:
    """The name of the place that `words` are, without 上 and 内; "" where they name none."""
    place = _BESIDE.sub("", words) or words
    if _NO_SITE.search(place) or is_common(place) or not (ending_of(place) or split_places(place)[0]):
        return ""
    return place


def is_district(work: Argument) -> bool:
    """Whether a work's name is that of a county or a town: one may build a road or a park, and no county."""
    return work.kind == "Place" and split_places(work.name)[1] == ""


def site_at(discourse: Discourse, sentence: Sentence, words: str, offset: int) -> Argument | None:
    """The place that `words` at `offset` of the sentence name, or None."""
    place = site_in(words) if words else ""
    if not place:
        return None
    start = sentence.start + offset
    return Argument(discourse.home.spell_out(place), "Place", "Place", place, start, start + len(place))


def money(sentence: Sentence, words: str, offset: int) -> Argument:
    """The sum in `words` at `offset` of the sentence: 约7亿元 is 7亿元."""
    amount = _AMOUNT.search(words)
    printed = amount[0] if amount else words
    start = sentence.start + offset + len(words) - len(printed)
    return Argument(re.sub(r"\s", "", printed), "Literal", "Literal", printed, start, start + len(printed))


def project_at(discourse: Discourse, sentence: Sentence, name: str, offset: int) -> Argument | None:
    """The project, firm or site called `name` at `offset` of the sentence; None where that is no name."""
    bare = _CONTENTS.split(re.sub(r"\s", "", name))[0]
    name = bare_name(bare)
    offset += len(bare) - len(name)
    ending = ending_of(name)
    if (
        len(name) < 3
        or (is_common(name) and not re.fullmatch(r"[一二三四五]期项目", name))
        or ending is None
        or ending[0] == name
        or is_topic(name)
        or is_phrase(name)
        or (_UNNAMED.search(name) and not re.fullmatch(r"[一二三四五]期项目", name))
    ):
        return None
    return work(discourse.home.spell_out(name), name, ending, sentence.start + offset)


def work(name: str, printed: str, ending: tuple[str, str, str], start: int) -> Argument:
    """A work as an argument, `printed` at `start`: a 中心 that is built is a project, and no authority."""
    kind, type_ = ending[1], ending[2] if ending[1] == "Organisation" else ending[1]
    if type_ in ("GovernmentBody", "PartyBody"):
        kind = type_ = "Project"
    return Argument(name, kind, type_, printed, start, start + len(printed))


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
        begun = _begun(discourse)
        if begun is not None and begun.name.endswith(last.name):
            return begun  # 甲及乙项目 of 甲及乙项目签约仪式, of which 乙项目 is a part
        return Argument(discourse.home.spell_out(last.name), "Project", "Project", last.name, last.start, last.end)
    return known[-1] if known else _begun(discourse)


def _begun(discourse: Discourse) -> Argument | None:
    """The works that a ceremony begins: 甲园 in 甲园开工仪式."""
    for event in reversed(discourse.events):
        found = _CEREMONY.match(event.name)
        ending = ending_of(found["name"]) if found is not None else None
        if found is not None and ending is not None and ending[0] != found["name"] and not is_common(found["name"]):
            name = found["name"]
            if _UNNAMED.search(name) or is_phrase(name):
                continue
            kind = ending[1] if ending[1] != "Place" else "Project"
            return Argument(discourse.home.spell_out(name), kind, kind, name, event.start, event.start + len(name))
    return None


def _is_name(name: str) -> bool:
    """A project's name, not a stretch of talk that ends in 项目: 服务好项目."""
    return (
        3 < len(name) <= 24
        and not is_common(name)
        and not _UNNAMED.search(name)
        and not is_phrase(name)
        and not name.endswith(("地块", "标段"))
        and not re.search(r"好|推进|服务好|加快|推动|保障|谋划|亿元|重[点大]|每个|所有|建设(?=[^项]{0,8}$)", name)
    )
