"""Projects: 位于…, 总投资…亿元, 拟在…建设…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.discourse import Discourse
from kg.facts.drafts import Draft
from kg.facts.names import ending_of, is_common, is_topic, read_list
from kg.facts.scene import Sentence
from kg.records import Argument, Mention

_AMOUNT = r"(?P<amount>\d[\d.,]*\s*(?:万亿|亿|千万|百万|万)?\s*(?:元|美元|欧元|港元))"
_INVESTED = re.compile(r"(?P<cue>(?:计划)?总投资(?:额|规模)?|计划投资|投资总额|投资额|投资)(?:约|达|近|超|超过|为|规模|共|预计|到|[ 　])*" + _AMOUNT)
_NOT_WHOLE = re.compile(r"(?:年度|已完成|完成|累计|今年|一期|二期|三期|首期|其中|固定资产|本年|当年|新增|年度计划)$")
_OF = re.compile(r"^的(?P<name>[^，。；、（）\n]{2,40}?(?:项目|工程|基地|产业园|中心|园区?|电站|线|厂)(?:项目)?)")
_HEADED = re.compile(r"^(?P<name>[^，。；、\n]{3,40}?(?:项目|工程|基地|产业园|中心|电站))(?=占地|位于|规划|计划|总|用地|建筑|由|分[两三]|一期)")
_LIES = re.compile(r"(?:位于|坐落于|坐落在|落户于|落户在|选址于|选址在)(?P<place>[㐀-鿿A-Za-z0-9]{2,24}?)(?=[，。；、的\n]|$)")
_BUILT_IN = re.compile(r"(?P<name>[^，。；、\n]{3,40}?(?:项目|工程|基地|产业园|中心))(?:[^，。；\n]{0,6})在(?P<place>[^，。；、\n]{2,24}?)(?:正式)?(?:开工(?:建设)?|动工|奠基|落地|建成投[产用]|竣工|投产|启用)")
_LISTED = re.compile(
    r"(?P<place>(?:[㐀-鿿]{0,6}(?:高新区|经开区|新区|开发区)|[㐀-鿿]{1,6}(?:区|县|市|镇)))(?:本次|此次|今天|当天)?(?:集中)?(?:开工|签约|落地|建设|在建|投产)的?(?:重[大点])?项目(?:的)?(?:有|包括|分别[为是])(?P<list>[^。]{6,240})"
)
_ITEM = re.compile(r"^[ 　]*(?:[一二三四五六七八九十]+|\d+)[、.．][ 　]*(?P<name>[^，。；：\n]{3,40})[。：:]")
_PLANS = re.compile(
    r"(?P<mood>拟|拟于[^，]{2,10}|计划(?!投资|总)|将|商定|双方将|还将)(?P<in>在[^，。；]{2,24}?|于[^，。；]{2,16}?)?(?:围绕[^，。；]{2,20}?(?=开展|建设|打造)|采用[^，。；]{2,20}?模式|共同|联合|投资|合作|进一步|重点|尽快)*"
    r"(?P<verb>投资建设|投资兴建|建设|兴建|新建|打造|成立|设立|组建|建立|共建|创办|开展|落户|布局|建)(?!议|成|立)(?P<what>[^，。；\n]{2,40})"
)
_SUM_UP = re.compile(r"^(?:全区|全市|全县|高新区)?(?:\d+|[一二三四五六七八九十两]+)个")


def read_projects(discourse: Discourse, sentence: Sentence, speaking: bool) -> Iterator[Draft]:
    """Facts `invests`, `locatedIn` and `plans` of one sentence; what is said by a person makes no plan."""
    text = discourse.scene.text[sentence.start : sentence.end]
    item = _ITEM.match(text)
    if item is not None:
        _remember(discourse, sentence, item["name"], item.start("name"))
    if speaking:
        return
    yield from _listed(discourse, sentence, text)
    yield from _lies(discourse, sentence, text)
    yield from _plans(discourse, sentence, text)
    yield from _invests(discourse, sentence, text)


def _project(discourse: Discourse, sentence: Sentence, name: str, offset: int) -> Argument | None:
    name = re.sub(r"\s", "", name)
    ending = ending_of(name)
    if len(name) < 3 or is_common(name) or ending is None or ending[0] == name or is_topic(name):
        return None
    start = sentence.start + offset
    return Argument(discourse.home.spell_out(name), ending[1], ending[2] if ending[1] == "Organisation" else ending[1], name, start, start + len(name))


def _remember(discourse: Discourse, sentence: Sentence, name: str, offset: int) -> None:
    project = _project(discourse, sentence, name, offset)
    if project is not None:
        discourse.projects.append(project)


def _listed(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    """`高新区集中开工项目的有甲项目、乙项目和丙项目`: the place's projects."""
    found = _LISTED.search(text)
    if found is None:
        return
    start = sentence.start + found.start("list")
    for item in read_list(discourse.scene.text, start, start + len(found["list"])).items:
        if item.kind == "Project":
            project = Argument(discourse.home.spell_out(item.name), "Project", "Project", item.name, item.start, item.end)
            yield Draft("locatedIn", project, _place(discourse, sentence, found["place"], found.start("place")), sentence.span, "listed-of-place", 0.8)


def _lies(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    for found in _LIES.finditer(text):
        subject = _named_before(discourse, sentence, text, found.start())
        after = re.match(r"的([^，。；、\n]{3,30})", text[found.end() :])
        if subject is None and after is not None:
            names = read_list(text, found.end() + 1, found.end() + 1 + len(after[1])).items
            subject = _project(discourse, sentence, names[0].name, names[0].start) if names else None
        if subject is not None:
            yield Draft("locatedIn", subject, _place(discourse, sentence, found["place"], found.start("place")), sentence.span, "lies", 0.9)
    built = _BUILT_IN.search(text)
    if built is not None:
        project = _project(discourse, sentence, _name_of(built["name"]), built.start("name"))
        if project is not None:
            discourse.projects.append(project)
            yield Draft("locatedIn", project, _place(discourse, sentence, built["place"], built.start("place")), sentence.span, "built-in", 0.85)


def _place(discourse: Discourse, sentence: Sentence, name: str, offset: int) -> Argument:
    start = sentence.start + offset
    return Argument(discourse.home.spell_out(name), "Place", "Place", name, start, start + len(name))


def _name_of(phrase: str) -> str:
    return re.sub(r"^(?:由[^，]{2,30}?的|[^，]{0,12}?(?:日|近日|今日|目前))", "", phrase)


def _named_before(discourse: Discourse, sentence: Sentence, text: str, offset: int) -> Argument | None:
    """The project or body that the clause is about: named before `offset` in the sentence, else the last one named."""
    clause = re.split(r"[，,。；]", text[:offset])
    for phrase in reversed(clause):
        if re.search(r"\d+个项目|项目\d+个|[一二三四五六七八九十]个[^，]{0,6}项目", phrase):
            return None
        headed = _HEADED.match(phrase)
        if headed is not None:
            return _project(discourse, sentence, headed["name"], max(0, text.find(headed["name"])))
        if re.match(r"\s*(?:位于|坐落|占地|总|规划|计划|预计|其中|拟|建设|由|年度)", phrase):
            continue
        if _PLANS.search(phrase):
            break
        items = read_list(phrase, 0, len(phrase)).items
        if len(items) == 1 and items[0].kind:
            start = text.find(items[0].name)
            project = _project(discourse, sentence, items[0].name, max(0, start))
            if project is not None:
                return project
    return discourse.projects[-1] if discourse.projects else None


def _invests(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    for found in _INVESTED.finditer(text):
        if _NOT_WHOLE.search(text[: found.start()]) or found["cue"] == "投资" and _NOT_WHOLE.search(text[max(0, found.start() - 6) : found.start()]):
            continue
        of = _OF.match(text[found.end() :])
        if of is not None:
            subject = _project(discourse, sentence, of["name"], found.end() + of.start("name"))
        else:
            subject = _named_before(discourse, sentence, text, found.start())
        if subject is None or _SUM_UP.match(subject.name):
            continue
        start = sentence.start + found.start("amount")
        amount = found["amount"].strip()
        sum_ = Argument(re.sub(r"\s", "", amount), "Literal", "Literal", amount, start, start + len(amount))
        yield Draft("invests", subject, sum_, sentence.span, f"invest-{found['cue']}", 0.9)


def _plans(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    found = _PLANS.search(text)
    if found is None:
        return
    what, offset = re.split(r"[，,。；]", found["what"])[0], found.start("what")
    if found["verb"] == "开展" and found["in"] and what.startswith("合作"):
        what, offset = re.sub(r"^[在于]|等?方面$", "", found["in"]), found.start("in") + 1
    items = read_list(what, 0, len(what)).items
    if not items or not (items[0].kind or found["mood"] == "拟"):
        return
    name = re.sub(r"^(?:了|一个|一批)", "", re.sub(r"\s", "", what if found["verb"] == "开展" else items[0].name))
    start = sentence.start + offset
    target = Argument(name, items[0].kind or "Project", items[0].type or "Project", name, start, start + len(what))
    planners = list(_planners(discourse, sentence, text[: found.start()]))
    if target.kind in ("Project", "Place"):
        discourse.projects.append(target)
    for planner in planners:
        yield Draft("plans", planner, target, sentence.span, f"plan-{found['verb']}", 0.85)


def _planners(discourse: Discourse, sentence: Sentence, before: str) -> Iterator[Argument]:
    """Who plans: the body before the verb; 双方 are the last body named and the paper's own zone."""
    scene = discourse.scene
    named = [b for b in scene.within(scene.bodies, sentence.start, sentence.start + len(before)) if b.kind == "Organisation" and not is_common(b.name)]
    both = re.search(r"双方|两地|共同|商定", before[-12:] + scene.text[sentence.start + len(before) : sentence.start + len(before) + 6])
    clause = max(before.rfind(mark) for mark in "，,；") + 1
    here = [b for b in named if b.start >= sentence.start + clause]
    if named and not both and not re.match(r"[^，]{0,4}(?:该公司|公司|企业|集团)", before):
        chosen = here[-1:] or named[:1]
    else:
        floor = scene.text.rfind("\n", 0, max(0, sentence.start - 1)) + 1
        chosen = _earlier_bodies(discourse, floor, sentence.start + len(before))[-1:]
    if both and discourse.home.zone:
        own = [b for b in scene.within(scene.bodies, 0, sentence.start) if b.name.endswith(discourse.home.zone or "\0")]
        chosen = [*chosen, *own[-1:]]
    for body in chosen:
        yield Argument(discourse.home.spell_out(body.name), "Organisation", body.type, body.name, body.start, body.end)


def _earlier_bodies(discourse: Discourse, start: int, end: int) -> list[Mention]:
    """Firms and institutes named in `start`..`end`, the bodies of posts among them, in order."""
    scene = discourse.scene
    kinds = ("Enterprise", "ResearchInstitute")
    named = [b for b in scene.within(scene.bodies, start, end) if b.kind == "Organisation" and b.type in kinds]
    for post in discourse.posts:
        if post.surface and post.title.type in ("enterprise", "academic") and "院士" not in post.post and start <= post.title.start < end:
            named.append(Mention("Organisation", post.title.start, post.title.end, post.body or post.surface, "Enterprise", "title"))
    return sorted(named, key=lambda b: b.start)
