"""What projects cost (总投资…亿元) and where they lie (位于…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.discourse import Discourse
from kg.facts.drafts import Draft
from kg.facts.frames.plans import FELL_THROUGH, PLANS, read_builders, read_plans
from kg.facts.names import ending_of, is_common, read_list
from kg.facts.scene import Sentence
from kg.facts.works import FIRMS, SUM_UP, TARGET_END, body_of, last_project, project_at
from kg.records import Argument, Mention

_AMOUNT = r"(?P<amount>\d[\d.,]*\s*(?:万亿|亿|千万|百万|万)?\s*(?:元|美元|欧元|港元|日元))"
_INVESTED = re.compile(
    r"(?P<cue>(?:估算|计划|概算|预计)?总投资(?:额|规模)?|计划投资|拟投资|首期投资|投资总额|投资额|投资|拟增资|增资)"
    r"(?:约|达|近|超|超过|为|规模|共|预计|到|[ 　])*" + _AMOUNT
)
_NOT_WHOLE = re.compile(
    r"(?:年度|已完成|完成|累计|今年|一期|二期|三期|其中|固定资产|本年|当年|新增|年度计划|今年计划)$"
)
_OF = re.compile(
    r"^(?:的|建设|新建|兴建|打造|建|在[^，。；]{2,12}?建设|实施)(?P<name>[^，。；、（）\n]{2,40}?"
    + TARGET_END
    + r"[”\"]?(?:项目)?)"
)
_HEADED = re.compile(
    r"^(?P<name>[^，。；、\n]{2,40}?(?:项目|工程|基地|产业园|园区|中心|电站|枢纽))(?=占地|位于|规划|计划|总|涉及|包[括含]|覆盖|"
    r"用地|建筑|由|分[两三]|一期|拟|选址|落户|估算|于\d)"
)
_LIES = re.compile(
    r"(?:位于|坐落于|坐落在|落户于|落户在|落户(?=[^，。；、\n]{2,12}[，。；])|选址于|选址在|"
    r"选址(?=[^，。；、\n地现]{2,12}[，。；])|落地(?=[^，。；、\n]{2,12}[，。；]))"
    r"(?P<place>[㐀-鿿A-Za-z0-9]{2,24}?)(?=[，。；、的\n]|$)"
)
_BUILT_IN = re.compile(
    r"(?P<name>[^，。；、\n]{3,40}?(?:项目|工程|基地|产业园|中心|"
    r"枢纽|法庭|审判站|工作站|服务站|分院|实验室|分中心))(?:[^，。；\n]{0,6})在(?P<place>[^，。；、\n]{2,24}?)"
    r"(?:正式)?(?:开工(?:建设)?|动工|奠基|落地|建成投[产用]|竣工|投产|启用|揭牌)"
)
_BEGUN = re.compile("开工|动工|奠基|落地|建成投|竣工|投产|启用|揭牌")
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
    yield from _listed(discourse, sentence, text)
    yield from _lies(discourse, sentence, text)
    yield from read_plans(discourse, sentence, text, body)
    yield from read_builders(discourse, sentence, text)
    yield from _invests(discourse, sentence, text)


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
        if after is not None:
            names = read_list(
                discourse.scene.text, sentence.start + found.end() + 1, sentence.start + found.end() + 1 + len(after[1])
            ).items
            subject = project_at(discourse, sentence, names[0].name, names[0].start - sentence.start) if names else None
        else:
            subject = _named_before(discourse, sentence, text, found.start())
        place = found["place"]
        if subject is not None and ending_of(place) is not None and not is_common(place):
            yield Draft(
                "locatedIn",
                subject,
                _place(discourse, sentence, place, found.start("place")),
                sentence.span,
                "lies",
                0.9,
            )
    built = _BUILT_IN.search(text) if _BEGUN.search(text) else None
    if built is not None:
        name = _name_of(built["name"])
        project = project_at(discourse, sentence, name, built.start("name") + len(built["name"]) - len(name))
        if project is not None:
            discourse.projects.append(project)
            place_argument = _place(discourse, sentence, built["place"], built.start("place"))
            yield Draft("locatedIn", project, place_argument, sentence.span, "built-in", 0.85)


def _name_of(phrase: str) -> str:
    return re.sub(r"^(?:由[^，]{2,30}?的|[^，]{0,12}?(?:日|近日|今日|目前)(?:[上下]午)?)", "", phrase)


def _named_before(discourse: Discourse, sentence: Sentence, text: str, offset: int) -> Argument | None:
    """The project that the clause is about: named before `offset` in the sentence, else the one named last."""
    at = sentence.start + offset
    for phrase in reversed(re.split(r"[，,。；]", text[:offset])):
        if SUM_UP.search(phrase):
            return None
        if re.match(r"\s*(?:该|这一|此)", phrase):
            break
        headed = _HEADED.match(phrase)
        if headed is not None:
            return project_at(discourse, sentence, headed["name"], max(0, text.find(headed["name"])))
        if PLANS.search(phrase):
            break
        if re.match(r"\s*(?:位于|坐落|占地|总|规划|计划|预计|其中|拟|建设|由|年度|选址|项目$)", phrase):
            continue
        items = read_list(phrase, 0, len(phrase)).items
        if len(items) == 1 and items[0].kind:
            project = project_at(discourse, sentence, items[0].name, max(0, text.find(items[0].name)))
            if project is not None:
                return project
    return last_project(discourse, at)


def _invests(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    for found in _INVESTED.finditer(text) if "资" in text else ():
        if _NOT_WHOLE.search(text[: found.start()]) or FELL_THROUGH.search(text, found.end()):
            continue
        of = _OF.match(text[found.end() :])
        if of is not None:
            subject = project_at(discourse, sentence, of["name"].strip('“”"'), found.end() + of.start("name"))
        else:
            subject = _named_before(discourse, sentence, text, found.start())
        if (
            subject is None
            or SUM_UP.search(subject.name)
            or (subject.type in FIRMS and subject.name.endswith(("公司", "集团")))
        ):
            continue
        start = sentence.start + found.start("amount")
        amount = found["amount"].strip()
        money = Argument(re.sub(r"\s", "", amount), "Literal", "Literal", amount, start, start + len(amount))
        yield Draft("invests", subject, money, sentence.span, f"invest-{found['cue']}", 0.9)
