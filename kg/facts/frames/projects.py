"""What projects cost (总投资…亿元) and where they lie (位于…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.discourse import Discourse
from kg.facts.drafts import Draft
from kg.facts.frames.builders import read_builders
from kg.facts.frames.plans import PLANS, read_plans
from kg.facts.names import Item, read_list
from kg.facts.scene import Sentence
from kg.facts.works import (
    FELL_THROUGH,
    FIRMS,
    MONEY,
    SUM_UP,
    body_of,
    head_of,
    is_district,
    last_project,
    money,
    project_at,
    site_at,
    work_in,
)
from kg.records import Argument, Mention

_AMOUNT = rf"(?P<amount>{MONEY})"
_INVESTED = re.compile(
    r"(?P<cue>(?:估算|计划|概算|预计)?总投资(?:额|规模)?|计划投资|拟投资|首期投资|投资(?:概算|估算|总额|额)?|拟增资|增资)"
    r"(?:约|达|近|超|超过|为|规模|共|预计|到|[ 　])*" + _AMOUNT
)
_NOT_WHOLE = re.compile(
    r"(?:年度|已完成|完成|累计|今年|一期|二期|三期|其中|固定资产|设备类?|本年|当年|新增|年度计划|今年计划)$"
)
# The phase of a work and not the whole: 一期规划用地300亩、计划投资25亿元.
_PHASE = re.compile(r"[ 　]*(?:其中|项目)?[一二三四首](?:期|阶段)(?!项目|工程|投资)")
_OF = re.compile(
    r"^(?:[，,]分[一两二三四\d]+期)?(?P<of>(?:建设|新建|兴建|打造|实施)?的|建设|新建|兴建|打造|建|在[^，。；]{2,12}?建设|实施)"
    r"(?P<what>[^，。；、（）\n]{2,50})"
)
_LIES = re.compile(
    r"(?:位于|坐落于|坐落在|落户于|落户在|落户(?=[^，。；、\n]{2,12}[，。；])|选址于|选址在|落址于?|"
    r"选址(?=[^，。；、\n地现]{2,12}[，。；])|落地(?=[^，。；、\n]{2,12}[，。；])|(?:落户|选址)(?=[^，。；、的\n]{2,16}的.{3}))"
    r"(?P<place>[㐀-鿿A-Za-z0-9]{2,24}?)(?=[，。；、的\n]|$)"
)
_WORK_BEGUN = (
    r"(?P<name>[^，。；、\n]{3,40}?(?:项目|工程|基地|产业园|工业园|科技园|园区|中心|"
    r"枢纽|法庭|审判站|工作站|服务站|分院|实验室|分中心))"
)
_BEGINS = r"(?:正式|同步|顺利|全面|如期|破土)*(?:开工(?:建设)?|动工|奠基|落地|建成(?:投[产用])?|竣工|投产|启用|揭牌)"
_BUILT_IN = re.compile(_WORK_BEGUN + r"(?:[^，。；\n]{0,6})在(?P<place>[^，。；、\n]{2,24}?)" + _BEGINS)
# 在某某园区，甲项目开工
_THERE_BEGINS = re.compile(
    r"(?:^|[，,])在(?P<place>[^，。；、\n]{3,24})[，,]" + _WORK_BEGUN + _BEGINS + r"(?=[，,。]|$)"
)
# 甲、乙等16个项目签约落户某区
_SETTLED = re.compile(
    r"(?P<list>[^，。；\n]{4,120}?)等(?:\d+[余多]?个|一批|[一二三四五六七八九十]+个|多个)?[^，。；、\n]{0,12}?(?:项目|企业)?"
    r"(?:相继|集中|成功|先后|正式)*(?:签约)?(?:落户|落地|进驻|入驻)(?P<place>[^，。；、的\n]{2,16})(?=[，。；\n]|$)"
)
# Whose site it is stands before the verb: 该项目选址于某区内的某镇; not 走进位于某区的某园.
_SETTLES = re.compile(
    r"(?:^|[，。；])(?!如|其中|目前|例如)[^，。；]{2,}(?<![在进到往于观研察访看为是由从对一了查问中])$"
)
_ANEW = re.compile(r"[，,](?:用于)?(?:新建|兴建|改建|扩建)")  # 拟投资2亿元，新建…: not for a work named before
_BEGUN = re.compile("开工|动工|奠基|落地|建成|竣工|投产|启用|揭牌")
_IS = re.compile(r"(?:^|[，,])(?P<name>[^，。；、\n]{4,40}?(?:项目|工程))是")
# Whatever begins is spoken of from there on: 甲中学举行开工仪式.
_STARTS = re.compile(
    r"(?:^|[，,])(?P<name>[^，。；、\n]{3,50}?)(?:正式|同步|顺利|全面|如期|破土|举行|主体|近日|日前|今[日天]|[上下]午|\d日)*"
    r"(?:开工|动工|奠基|竣工|投产|封顶|建成|通车)"
)
_SAYS_LEAD = re.compile(r"^[ 　]*(?:其中|据[介悉了][绍解]?|目前|同时|此外|另外)?")
_ALL = re.compile(r"一批|一系列|多个|众多|[这该]批|全[国省市县区镇]|我[省市县区]|我们|公司$|企业$")
_PART = re.compile(
    r"(?:该|本)?(?:项目|工程)?[一二三四]期(?:工程|项目)?(?=估算|概算|计划|预计|总投资|$)"
)  # of a work named before
# Says more of the work that was named before.
_QUALIFIES = re.compile(
    r"(?:位于|坐落|落[户地址]|占地|总|规划|计划|预计|拟|建设|由|年度|选址|项目$|列[为入]|入选|协议|设计|确定|成为|作为|纳入)"
)
_ENDS_IN_WORK = re.compile(r"(?:(?:签[约订署下]|之一)[^、，]*|^[^、，]{3,20}[及和与][^、，]{2,20})(?:项目|工程)$")
_ADVERBS = re.compile(r"(?:正式|成功|已|已经|相继|先后|拟|将|也|均)+$")
_DOES = re.compile(r"推进|加快|抓好|谋划|服务好|保障|对接|引进|争取|实施")
_ITEM = re.compile(
    r"(?:^|[：:\n 　])(?:(?:[一二三四五六七八九十]+|\d+)[、.．]|[①-⑳])[ 　]*(?P<name>[^，。；：\n]{3,40})[。：:]"
)
_LISTED = re.compile(
    r"(?P<place>(?:[㐀-鿿]{0,6}(?:高新区|经开区|新区|开发区)|[㐀-鿿]{1,6}(?:区|县|市|镇)))(?:本次|此次|今天|"
    r"当天)?(?:集中)?"
    r"(?:开工|签约|落地|建设|在建|投产)的?(?:重[大点])?项目(?:的)?(?:有|包括|分别[为是])(?P<list>[^。]{6,240})"
)
_LISTS = re.compile("项目的?(?:有|包括|分别[为是])")


def read_projects(
    discourse: Discourse, sentence: Sentence, speakers: tuple[Mention, ...], speech: int
) -> Iterator[Draft]:
    """Facts `plans`, `invests` and `locatedIn` of one sentence.

    `speakers`: who is reported to speak in it from `speech` on (article offset); what an official says of plans is no
    plan of a body.
    """
    text = discourse.scene.text[sentence.start : sentence.end]
    for item in _ITEM.finditer(text):
        project = project_at(discourse, sentence, item["name"], item.start("name"))
        if project is None and item[0][-1] in "：:" and _INVESTED.search(text, item.end()):
            start = sentence.start + item.start("name")  # 1、某某中央厨房：总投资…: what money goes into is a project
            project = Argument(item["name"], "Project", "Project", item["name"], start, start + len(item["name"]))
        if project is not None:
            discourse.projects.append(project)
    body = body_of(discourse, speakers)
    if speakers and body is None:
        yield from _invests(discourse, sentence, text[: speech - sentence.start])
        yield from read_plans(discourse, sentence, text, None, official=True)
        return
    _note_begun(discourse, sentence, text)
    yield from _listed(discourse, sentence, text)
    yield from _lies(discourse, sentence, text)
    built = [*read_plans(discourse, sentence, text, body), *read_builders(discourse, sentence, text)]
    yield from built
    spent = {draft.object.start for draft in built if draft.predicate == "invests"}
    yield from (draft for draft in _invests(discourse, sentence, text) if draft.object.start not in spent)


def _note_begun(discourse: Discourse, sentence: Sentence, text: str) -> None:
    """Remembers the work that a sentence is about, or that begins or is finished in it: `甲中学举行开工仪式`."""
    found = _IS.search(text) or (_STARTS.search(text) if _BEGUN.search(text) else None)
    name = _name_of(found["name"]) if found is not None else ""
    if found is None or SUM_UP.search(name):
        return
    work = project_at(discourse, sentence, name, found.end("name") - len(name))
    if work is not None and not _is_firm(work):
        discourse.projects.append(work)


def _is_firm(work: Argument) -> bool:
    return work.type in FIRMS and work.name.endswith(("公司", "集团"))


def _place(discourse: Discourse, sentence: Sentence, name: str, offset: int) -> Argument:
    start = sentence.start + offset
    return Argument(discourse.home.spell_out(name), "Place", "Place", name, start, start + len(name))


def _listed(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    """`高新区集中开工项目的有甲项目、乙项目和丙项目`: the place's projects."""
    found = _LISTED.search(text) if _LISTS.search(text) else None
    if found is None:
        return
    start = sentence.start + found.start("list")
    listed = re.split(r"共[ 　]*\d+个", found["list"])[0]
    for item in read_list(discourse.scene.text, start, start + len(listed)).items:
        name = item.name
        if name.endswith("项目"):
            project = Argument(
                discourse.home.spell_out(name), "Project", "Project", name, item.start, item.start + len(name)
            )
            place = _place(discourse, sentence, found["place"], found.start("place"))
            yield Draft("locatedIn", project, place, sentence.span, "listed-of-place", 0.8)


def _lies(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    for found in _LIES.finditer(text):
        if text[: found.start()].endswith("总部") and not found[0].startswith("落户"):
            continue  # 总部位于深圳 says where a firm comes from
        after = re.match(r"的([^，。；、\n]{3,30})", text[found.end() :])
        if after is not None and _SETTLES.search(text[: found.start()]):
            subject = _named_before(discourse, sentence, text, found.start())  # 甲公司正式落户某区的乙园
            place = site_at(discourse, sentence, after[1], found.end() + 1)
            if subject is not None and place is not None:
                yield Draft("locatedIn", subject, place, sentence.span, "lies", 0.9)
            continue
        if after is not None:
            names = read_list(
                discourse.scene.text, sentence.start + found.end() + 1, sentence.start + found.end() + 1 + len(after[1])
            ).items
            name = (head_of(names[0].name) or _typed(names[0])) if names else ""
            subject = project_at(discourse, sentence, name, names[0].start - sentence.start) if name else None
        else:
            subject = _named_before(discourse, sentence, text, found.start())
        place = site_at(discourse, sentence, found["place"], found.start("place"))
        if subject is not None and place is not None:
            yield Draft("locatedIn", subject, place, sentence.span, "lies", 0.9)
    yield from _begins_there(discourse, sentence, text)
    yield from _settled(discourse, sentence, text)


def _settled(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    """`甲项目、乙基地等16个项目签约落户某区`: each of the list lies there."""
    for found in _SETTLED.finditer(text) if "等" in text else ():
        place = site_at(discourse, sentence, found["place"], found.start("place"))
        start = sentence.start + found.start("list")
        listed = read_list(discourse.scene.text, start, start + len(found["list"])).items if place else ()
        for item in listed:
            work = project_at(discourse, sentence, item.name, item.start - sentence.start)
            if work is not None and place is not None and work.kind != "Place":
                yield Draft("locatedIn", work, place, sentence.span, "settled", 0.8)


def _typed(item: Item) -> str:
    """The name of a list's item as far as it ends like one."""
    return item.name if item.kind else work_in(item.name)


def _begins_there(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    """`甲项目在某园区开工`, `在某园区，甲项目开工`."""
    found = (_BUILT_IN.search(text) or _THERE_BEGINS.search(text)) if _BEGUN.search(text) else None
    if found is None:
        return
    name = _name_of(found["name"])
    project = project_at(discourse, sentence, name, found.end("name") - len(name))
    place = site_at(discourse, sentence, found["place"], found.start("place"))
    if project is not None:
        discourse.projects.append(project)
        if place is not None:
            yield Draft("locatedIn", project, place, sentence.span, "built-in", 0.85)


def _name_of(phrase: str) -> str:
    return re.sub(r"^(?:由[^，]{2,30}?的|[^，]{0,12}?(?:日|近日|今日|目前)(?:[上下]午)?)", "", phrase)


def _named_before(discourse: Discourse, sentence: Sentence, text: str, offset: int) -> Argument | None:
    """The project that the clause is about: named before `offset` in the sentence, else the one named last."""
    at = sentence.start + offset
    for phrase in reversed(re.split(r"[，,。；]", text[:offset])):
        said = _SAYS_LEAD.sub("", phrase)
        if SUM_UP.search(said) or _ALL.match(said) or _PART.match(said):
            return None
        if re.match(r"\s*(?:该|这一|此)", said):
            break
        head = head_of(said) if not PLANS.search(said) else ""
        subject = project_at(discourse, sentence, head, max(0, text.find(head))) if head else None
        if subject is not None and not _is_firm(subject):
            return subject
        if PLANS.search(said):
            break
        if _QUALIFIES.match(said):
            continue
        named = _only_name(said)
        project = project_at(discourse, sentence, named, max(0, text.find(named))) if named else None
        if project is not None:
            return project
    return last_project(discourse, at)


def _only_name(phrase: str) -> str:
    """The one name that a phrase consists of, or a work that it ends with: `与甲公司签约乙项目`."""
    phrase = _ADVERBS.sub("", phrase)
    items = read_list(phrase, 0, len(phrase)).items
    if len(items) == 1 and items[0].kind:
        return items[0].name
    return phrase.strip() if _ENDS_IN_WORK.search(phrase) and not _DOES.search(phrase) else ""


def _invests(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    for found in _INVESTED.finditer(text) if "资" in text else ():
        clause = max(text.rfind(mark, 0, found.start()) for mark in "，,。；") + 1
        if (
            _NOT_WHOLE.search(text[: found.start()])
            or FELL_THROUGH.search(text, found.end())
            or _PHASE.match(text, clause)
        ):
            continue
        subject = _paid_for(discourse, sentence, text, found)
        if subject is None or SUM_UP.search(subject.name) or _is_firm(subject) or is_district(subject):
            continue
        amount = money(sentence, found["amount"].strip(), found.start("amount"))
        yield Draft("invests", subject, amount, sentence.span, f"invest-{found['cue']}", 0.9)


def _paid_for(discourse: Discourse, sentence: Sentence, text: str, found: re.Match[str]) -> Argument | None:
    """What a sum is for: the work named behind it (`投资3亿元的甲项目`), else the one before."""
    of = _OF.match(text[found.end() :])
    name = work_in(of["what"]) if of is not None else ""
    if of is not None and name:
        return project_at(discourse, sentence, name, found.end() + of.start("what"))
    if of is not None and of["of"].endswith("的"):
        return None
    if _ANEW.match(text, found.end()):
        return None
    return _named_before(discourse, sentence, text, found.start())
