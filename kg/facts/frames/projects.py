"""Projects: who plans to build what (拟在某地投资…建设…), what it costs (总投资…亿元), where it lies (位于…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.discourse import Discourse
from kg.facts.drafts import Draft
from kg.facts.names import ending_of, is_common, is_topic, read_list
from kg.facts.scene import Sentence
from kg.records import Argument, Mention

_AMOUNT = r"(?P<amount>\d[\d.,]*\s*(?:万亿|亿|千万|百万|万)?\s*(?:元|美元|欧元|港元|日元))"
_INVESTED = re.compile(
    r"(?P<cue>(?:估算|计划|概算|预计)?总投资(?:额|规模)?|计划投资|拟投资|首期投资|投资总额|投资额|投资|拟增资|增资)"
    r"(?:约|达|近|超|超过|为|规模|共|预计|到|[ 　])*" + _AMOUNT
)
_NOT_WHOLE = re.compile(
    r"(?:年度|已完成|完成|累计|今年|一期|二期|三期|其中|固定资产|本年|当年|新增|年度计划|今年计划)$"
)
_TARGET_END = r"(?:项目|工程|基地|产业园|中心|园区?|电站|枢纽|工厂|总部|实验室|研究院|线|厂|平台)"
_OF = re.compile(
    r"^(?:的|建设|新建|兴建|打造|建|在[^，。；]{2,12}?建设|实施)(?P<name>[^，。；、（）\n]{2,40}?"
    + _TARGET_END
    + r"[”\"]?(?:项目)?)"
)
_HEADED = re.compile(
    r"^(?P<name>[^，。；、\n]{2,40}?(?:项目|工程|基地|产业园|园区|中心|电站|枢纽))(?=占地|位于|规划|计划|总|"
    r"用地|建筑|由|分[两三]|一期|拟|选址|落户|估算|于\d)"
)
_LIES = re.compile(
    r"(?:位于|坐落于|坐落在|落户于|落户在|落户(?=[^，。；、\n]{2,12}[，。；])|选址于|选址在|"
    r"选址(?=[^，。；、\n地现]{2,12}[，。；]))"
    r"(?P<place>[㐀-鿿A-Za-z0-9]{2,24}?)(?=[，。；、的\n]|$)"
)
_BUILT_IN = re.compile(
    r"(?P<name>[^，。；、\n]{3,40}?(?:项目|工程|基地|产业园|中心|"
    r"枢纽))(?:[^，。；\n]{0,6})在(?P<place>[^，。；、\n]{2,24}?)"
    r"(?:正式)?(?:开工(?:建设)?|动工|奠基|落地|建成投[产用]|竣工|投产|启用|揭牌)"
)
_ITEM = re.compile(r"(?:^|[：:\n 　])(?:[一二三四五六七八九十]+|\d+)[、.．][ 　]*(?P<name>[^，。；：\n]{3,40})[。：:]")
_PLANS = re.compile(
    r"(?P<mood>拟|计划(?=[^，。；]{0,30}(?:建|设立|打造|成立))|将(?=在[^，。；]{2,20}(?:建设|设立|成立|打造|建)|"
    r"共建|共同|联合|投资)|商定|围绕(?=共建)|还将(?=共)|正(?=在[^，。；]{0,16}(?:筹建|谋划|筹划)))"
    r"(?P<mid>[^，。；\n]{0,30}?)(?P<verb>投资建设|投资兴建|投资新建|建设|兴建|新建|打造|成立|设立|组建|建立|"
    r"共建|创办|开展|筹建|谋划|筹划|建)(?:的)?(?!议|成投|成后|立|设性)"
    r"(?P<what>[^，。；\n]{2,40})"
)
_BUILT_BY = re.compile(
    r"(?:^|[，,。；])(?P<name>[^，。；、\n]{3,40}?"
    + _TARGET_END
    + r"(?:项目)?)由(?P<who>[^，。；、\n]{3,30}?)(?:总)?(?:投资建设|投资兴建|出资建设|投资)"
)
_LISTED = re.compile(
    r"(?P<place>(?:[㐀-鿿]{0,6}(?:高新区|经开区|新区|开发区)|[㐀-鿿]{1,6}(?:区|县|市|镇)))(?:本次|此次|今天|"
    r"当天)?(?:集中)?"
    r"(?:开工|签约|落地|建设|在建|投产)的?(?:重[大点])?项目(?:的)?(?:有|包括|分别[为是])(?P<list>[^。]{6,240})"
)
_BOTH = re.compile(r"(?:^|[，,。])双方")
_SUM_UP = re.compile(
    r"共[ 　]*\d+个|\d+个[^，]{0,8}项目|项目\d+个|[一二三四五六七八九十]个[^，]{0,6}项目|^(?:\d+|"
    r"[一二三四五六七八九十两]+)个"
)
_FIRMS = ("Enterprise", "ResearchInstitute")


def read_projects(discourse: Discourse, sentence: Sentence, speakers: tuple[Mention, ...]) -> Iterator[Draft]:
    """Facts `plans`, `invests` and `locatedIn` of one sentence.

    `speakers`: who is reported to speak in it; what an official says of plans is no plan of a body.
    """
    text = discourse.scene.text[sentence.start : sentence.end]
    for item in _ITEM.finditer(text):
        _remember(discourse, sentence, item["name"], item.start("name"))
    body = _body_of(discourse, speakers)
    if speakers and body is None:
        yield from _plans(discourse, sentence, text, None, official=True)
        return
    yield from _listed(discourse, sentence, text)
    yield from _lies(discourse, sentence, text)
    yield from _plans(discourse, sentence, text, body)
    yield from _built_by(discourse, sentence, text)
    yield from _invests(discourse, sentence, text)


def _body_of(discourse: Discourse, speakers: tuple[Mention, ...]) -> Argument | None:
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


def _project(discourse: Discourse, sentence: Sentence, name: str, offset: int) -> Argument | None:
    bare = re.sub(r"\s", "", name)
    name = re.sub(r"^由?[^，。；]{2,30}?(?:投资|建设|打造|开发|出资)的(?=.{3})", "", bare)
    offset += len(bare) - len(name)
    ending = ending_of(name)
    if (
        len(name) < 3
        or (is_common(name) and not re.fullmatch(r"[一二三四五]期项目", name))
        or ending is None
        or ending[0] == name
        or is_topic(name)
    ):
        return None
    start = sentence.start + offset
    type_ = ending[2] if ending[1] == "Organisation" else ending[1]
    return Argument(discourse.home.spell_out(name), ending[1], type_, name, start, start + len(name))


def _remember(discourse: Discourse, sentence: Sentence, name: str, offset: int) -> None:
    project = _project(discourse, sentence, name, offset)
    if project is not None:
        discourse.projects.append(project)


def _place(discourse: Discourse, sentence: Sentence, name: str, offset: int) -> Argument:
    start = sentence.start + offset
    return Argument(discourse.home.spell_out(name), "Place", "Place", name, start, start + len(name))


def _listed(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    """`高新区集中开工项目的有甲项目、乙项目和丙项目`: the place's projects."""
    found = _LISTED.search(text)
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
        if text[: found.start()].endswith("总部"):
            continue
        after = re.match(r"的([^，。；、\n]{3,30})", text[found.end() :])
        if after is not None:
            names = read_list(
                discourse.scene.text, sentence.start + found.end() + 1, sentence.start + found.end() + 1 + len(after[1])
            ).items
            subject = _project(discourse, sentence, names[0].name, names[0].start - sentence.start) if names else None
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
    built = _BUILT_IN.search(text)
    if built is not None:
        name = _name_of(built["name"])
        project = _project(discourse, sentence, name, built.start("name") + len(built["name"]) - len(name))
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
        if _SUM_UP.search(phrase):
            return None
        if re.match(r"\s*(?:该|这一|此)", phrase):
            break
        headed = _HEADED.match(phrase)
        if headed is not None:
            return _project(discourse, sentence, headed["name"], max(0, text.find(headed["name"])))
        if _PLANS.search(phrase):
            break
        if re.match(r"\s*(?:位于|坐落|占地|总|规划|计划|预计|其中|拟|建设|由|年度|选址|项目$)", phrase):
            continue
        items = read_list(phrase, 0, len(phrase)).items
        if len(items) == 1 and items[0].kind:
            project = _project(discourse, sentence, items[0].name, max(0, text.find(items[0].name)))
            if project is not None:
                return project
    return _last_project(discourse, at)


def _last_project(discourse: Discourse, at: int) -> Argument | None:
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
    return known[-1] if known else None


def _is_name(name: str) -> bool:
    """A project's name, not a stretch of talk that ends in 项目: 服务好项目."""
    return (
        3 < len(name) <= 24
        and not is_common(name)
        and not re.search(r"好|推进|服务好|加快|推动|保障|谋划|亿元|重[点大]|每个|所有|建设(?=[^项]{0,8}$)", name)
    )


def _invests(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    for found in _INVESTED.finditer(text):
        if _NOT_WHOLE.search(text[: found.start()]):
            continue
        of = _OF.match(text[found.end() :])
        if of is not None:
            subject = _project(discourse, sentence, of["name"].strip('“”"'), found.end() + of.start("name"))
        else:
            subject = _named_before(discourse, sentence, text, found.start())
        if (
            subject is None
            or _SUM_UP.search(subject.name)
            or (subject.type in _FIRMS and subject.name.endswith(("公司", "集团")))
        ):
            continue
        start = sentence.start + found.start("amount")
        amount = found["amount"].strip()
        money = Argument(re.sub(r"\s", "", amount), "Literal", "Literal", amount, start, start + len(amount))
        yield Draft("invests", subject, money, sentence.span, f"invest-{found['cue']}", 0.9)


def _plans(
    discourse: Discourse, sentence: Sentence, text: str, speaker: Argument | None, official: bool = False
) -> Iterator[Draft]:
    """`official`: an official says it, so that only a body named in the clause itself plans."""
    found = _PLANS.search(text)
    if found is None:
        return
    planners = list(_planners(discourse, sentence, text[: found.start()], speaker, official))
    if official and not planners:
        return
    what, offset = re.split(r"[，,。；]", found["what"])[0], found.start("what")
    together = re.match(r"在(?P<field>.{2,24}?)(?:等?方面|领域)$", found["mid"])
    if found["verb"] == "开展" and together and what.startswith("合作"):
        what, offset = together["field"], found.start("mid") + 1
    items = read_list(what, 0, len(what)).items
    if not items or not (items[0].kind or found["mood"] == "拟") or _SUM_UP.search(what):
        return
    name = re.sub(r"^(?:了|一个|一批)", "", re.sub(r"\s", "", what if found["verb"] == "开展" else items[0].name))
    start = sentence.start + offset
    target = Argument(name, items[0].kind or "Project", items[0].type or "Project", name, start, start + len(what))
    discourse.projects.append(target)
    for planner in planners:
        yield Draft("plans", planner, target, sentence.span, f"plan-{found['verb']}", 0.85)


def _built_by(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    """`甲项目由乙公司投资建设`."""
    found = _BUILT_BY.search(text)
    if found is None:
        return
    project = _project(discourse, sentence, found["name"], found.start("name"))
    start = sentence.start + found.start("who")
    if project is not None and not is_common(found["who"]):
        discourse.projects.append(project)
        builder = Argument(
            discourse.home.spell_out(found["who"]),
            "Organisation",
            "Enterprise",
            found["who"],
            start,
            start + len(found["who"]),
        )
        yield Draft("plans", builder, project, sentence.span, "built-by", 0.85)


def _planners(
    discourse: Discourse, sentence: Sentence, before: str, speaker: Argument | None, official: bool
) -> Iterator[Argument]:
    """Who plans: the body before the verb, the speaker's own, or for 双方 the last firm named and the own zone."""
    scene = discourse.scene
    at = sentence.start + len(before)
    both = re.search(r"双方|两地|共同|商定", before[-12:] + scene.text[at : at + 6]) or _BOTH.search(before)
    if speaker is not None and not both:
        yield speaker
        return
    signed = re.search(
        r"(?:^|[，,])(?P<one>[^，。；与和]{3,24})(?:与|和|同)(?P<other>[^，。；]{3,24}?)(?:签订|签署|签约|达成)", before
    )
    if signed is not None:
        sides = [s for s in ("one", "other") if (e := ending_of(signed[s])) is not None and e[2] in _FIRMS]
        for side in sides if both else sides[:1]:
            start = sentence.start + signed.start(side)
            yield Argument(signed[side], "Organisation", "Enterprise", signed[side], start, start + len(signed[side]))
        if sides:
            return
    named = [
        b
        for b in scene.within(scene.bodies, sentence.start, at)
        if b.kind == "Organisation"
        and not is_common(b.name)
        and not b.name.startswith(("首个", "一个", "该"))
        and scene.text[b.start - 1 : b.start] != "是"
    ]
    clause = max(before.rfind(mark) for mark in "，,；") + 1
    here = [b for b in named if b.start >= sentence.start + clause]
    if official:
        chosen = here[-1:] if re.match(r"(?:表示|说|称)?", before[clause:]) else []
        yield from (_body_argument(discourse, body) for body in chosen)
        return
    if re.match(r"(?:该公司|公司|企业|集团|我们|学校|研究院)", before[clause:]):
        own = _body_of(discourse, discourse.named)
        if own is not None:
            yield own
            return
    if named and not both and not re.match(r"[^，]{0,4}(?:该公司|公司|企业|集团)", before):
        chosen = here[-1:] or named[:1]
    else:
        floor = scene.text.rfind("\n", 0, max(0, sentence.start - 1)) + 1
        chosen = _earlier_bodies(discourse, floor, at)[-1:]
    if both and discourse.home.zone:
        ours = [b for b in scene.within(scene.bodies, 0, sentence.start) if b.name.endswith(discourse.home.zone)]
        chosen = [*chosen, *ours[-1:]]
    yield from (_body_argument(discourse, body) for body in chosen)


def _body_argument(discourse: Discourse, body: Mention) -> Argument:
    name = discourse.home.spell_out(body.name)
    return Argument(name, "Organisation", body.type, body.name, body.start, body.end)


def _earlier_bodies(discourse: Discourse, start: int, end: int) -> list[Mention]:
    """Firms and institutes named in `start`..`end`, the bodies of posts among them, in order."""
    scene = discourse.scene
    named = [b for b in scene.within(scene.bodies, start, end) if b.kind == "Organisation" and b.type in _FIRMS]
    for post in discourse.posts:
        outside = post.title.type in ("enterprise", "academic") and "院士" not in post.post
        if post.surface and outside and start <= post.title.start < end:
            named.append(
                Mention(
                    "Organisation", post.title.start, post.title.end, post.body or post.surface, "Enterprise", "title"
                )
            )
    return sorted(named, key=lambda b: b.start)
