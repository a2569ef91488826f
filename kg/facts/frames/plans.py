"""Who plans to build what: 拟在某地投资…建设…, 正在筹建…, 某项目由某公司投资建设."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.discourse import Discourse
from kg.facts.drafts import Draft
from kg.facts.home import split_places
from kg.facts.names import ending_of, is_common, read_list
from kg.facts.scene import Sentence
from kg.facts.works import FIRMS, SUM_UP, TARGET_END, body_of, is_phrase, last_project, project_at
from kg.records import Argument, Mention

_SUM = r"[^，。；\n]{0,3}\d[\d.,]*\s*(?:万亿|亿|千万|百万|万)?\s*(?:元|美元|欧元|港元|日元)"
PLANS = re.compile(
    r"(?P<mood>拟|计划(?=[^，。；]{0,30}(?:建|设立|打造|成立|投资))|将(?=在[^，。；]{2,20}(?:建设|设立|成立|打造|建)|"
    r"共建|共同|联合|投资)|商定|围绕(?=共建)|还将(?=共)|正(?=在[^，。；]{0,16}(?:筹建|谋划|筹划)))"
    r"(?P<mid>(?:[^，。；\n]{0,4}投资" + _SUM + r"[，,])?[^，。；\n]{0,30}?)"
    r"(?P<verb>投资建设|投资兴建|投资新建|建设|建成|实施(?=[^，。；\n]{2,30}(?:项目|工程))|兴建|新建|打造|上马|投建|成立|设立|组建|建立|"
    r"共建|创办|开展|筹建|谋划|筹划|建)(?:的)?(?!议|成投|成后|立|设性)"
    r"(?P<what>[^，。；\n]{2,40})"
)
_BUILT_BY = re.compile(
    r"(?:^|[，,。；])(?P<name>[^，。；、\n]{3,40}?"
    + TARGET_END
    + r"(?:项目)?)由(?P<who>[^，。；、\n]{3,30}?)(?:总)?(?:投资建设|投资兴建|出资建设|投资)"
)
# 乙公司投资建设的甲项目
_PAID_FOR = re.compile(
    r"(?:^|[，,。；由])(?P<who>[㐀-鿿A-Za-z0-9（）()·]{3,30}?)(?:投资|出资|独资)(?:建设|兴建|打造|新建|开发)的"
    r"(?P<what>[^，。；、（(\n]{2,40}?" + TARGET_END + r"(?:项目)?)"
)
_BUILT = re.compile(TARGET_END + "$")
_SIZE = re.compile(r"\d[\d.,]*[余多]?(?:万|千)?(?:平方?米|亩|公里|[栋条座间台])")  # 标准化厂房2万平方米 has no name
FELL_THROUGH = re.compile(r"未通过|未获通过|终止|搁置|取消|未能落地")
# 该项目由乙公司投资2亿元建设: the project spoken of.
_IT_IS_BUILT_BY = re.compile(
    r"(?:^|[，,。])(?:该|此|整个)?(?:项目|工程|园区|基地)由(?P<who>[^，。；、\n]{3,30}?)(?:独资|全额|全资)?"
    r"(?:(?:投资|出资)(?:" + _SUM + r")?(?:建设|兴建|打造|开发)?|建设|打造|开发)(?=[，,。；]|$)"
)
# 乙公司投资2亿元建设的甲项目
_INVESTS_IN = re.compile(
    r"(?P<who>[㐀-鿿A-Za-z0-9（）()·]{3,30}?)(?:计划|拟|将)?(?:总)?投资" + _SUM + r"(?:建设|兴建|打造|实施|新建)?的"
    r"(?P<what>[^，。；、（(\n]{2,40}?" + TARGET_END + r"(?:项目)?)"
)
_SIDES = r"(?:^|[，,])(?P<one>[^，。；与和]{3,24})(?:与|和|同)(?P<other>[^，。；]{3,24}?)"
_SIDES_SIGN = re.compile(_SIDES + r"(?:签订|签署|签约|达成)")
_SIDES_BUILD = re.compile(_SIDES + r"$")  # 甲和乙|将在某地共建丙
_BOTH = re.compile(r"(?:^|[，,。])双方")


def read_plans(
    discourse: Discourse, sentence: Sentence, text: str, speaker: Argument | None, official: bool = False
) -> Iterator[Draft]:
    """`official`: an official says it, so that only a body named in the clause itself plans."""
    found = PLANS.search(text)
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
    named = bool(items) and bool(items[0].kind or found["mood"] == "拟" or _BUILT.search(items[0].name))
    if not named or SUM_UP.search(what) or is_phrase(what) or _SIZE.search(items[0].name):
        return
    name = re.sub(
        r"\.$|^(?:了|[一二两三四五六七八九十\d]+[个批家座条处])",
        "",
        re.sub(r"\s", "", what if found["verb"] == "开展" else items[0].name),
    )
    start = sentence.start + offset
    target = Argument(name, items[0].kind or "Project", items[0].type or "Project", name, start, start + len(what))
    discourse.projects.append(target)
    built = planners or found["verb"] == "共建"
    if built and target.kind != "Place" and not SUM_UP.search(target.name):
        yield from _sited(discourse, sentence, found, target)
    if planners and target.kind == "Project" and not SUM_UP.search(target.name):
        yield from _paid(sentence, found, target)
    for planner in planners:
        yield Draft("plans", planner, target, sentence.span, f"plan-{found['verb']}", 0.85)


def read_builders(discourse: Discourse, sentence: Sentence, text: str) -> Iterator[Draft]:
    """`甲项目由乙公司投资建设`, `该项目由乙公司建设`, `乙公司投资2亿元建设的甲项目`."""
    by = "由" in text
    named = _BUILT_BY.search(text) if by else None
    if named is not None:
        project = project_at(discourse, sentence, named["name"], named.start("name"))
        yield from _built(discourse, sentence, named, project)
    spoken_of = _IT_IS_BUILT_BY.search(text) if by else None
    if spoken_of is not None:
        yield from _built(discourse, sentence, spoken_of, last_project(discourse, sentence.start + spoken_of.start()))
    if "资" not in text:
        return
    for paid in _PAID_FOR.finditer(text):
        yield from _built(discourse, sentence, paid, project_at(discourse, sentence, paid["what"], paid.start("what")))
    for paid in _INVESTS_IN.finditer(text):
        if not FELL_THROUGH.search(text, paid.end()):
            yield from _built(
                discourse, sentence, paid, project_at(discourse, sentence, paid["what"], paid.start("what"))
            )


def _built(discourse: Discourse, sentence: Sentence, found: re.Match[str], project: Argument | None) -> Iterator[Draft]:
    """`who` of a match builds the project."""
    who = re.sub(r"^(?:其中|包括|以及|分别是|会上|现场)", "", found["who"])
    ending = ending_of(who)
    loose = found.re is not _BUILT_BY and (ending is None or ending[0] == who)
    if project is None or is_common(who) or loose or (ending is not None and ending[1] == "Project"):
        return
    discourse.projects.append(project)
    start = sentence.start + found.end("who") - len(who)
    builder = Argument(discourse.home.spell_out(who), "Organisation", "Enterprise", who, start, start + len(who))
    yield Draft("plans", builder, project, sentence.span, "built-by", 0.85)


def _paid(sentence: Sentence, found: re.Match[str], target: Argument) -> Iterator[Draft]:
    """`拟投资7亿元，在某地建设甲项目`: the sum is that of the project."""
    paid = re.search("投资[^，。；\\d]{0,3}(" + _SUM.removeprefix(r"[^，。；\n]{0,3}") + ")", found["mid"])
    if paid is not None:
        start = sentence.start + found.start("mid") + paid.start(1)
        amount = re.sub(r"\s", "", paid[1])
        money = Argument(amount, "Literal", "Literal", paid[1], start, start + len(paid[1]))
        yield Draft("invests", target, money, sentence.span, "plan-sum", 0.85)


def _sited(discourse: Discourse, sentence: Sentence, found: re.Match[str], target: Argument) -> Iterator[Draft]:
    """`将在某镇建设甲项目`: where it will lie."""
    at = re.search(r"(?:^|[，,元]|拟)(?:落户|选址)?在(?P<place>[^，,。；]{2,20}?)(?:投资[^，。]{0,16})?$", found["mid"])
    ending = ending_of(at["place"]) if at is not None else None
    if at is None or ending is None or ending[1] == "Event" or is_common(at["place"]):
        return
    start = sentence.start + found.start("mid") + at.start("place")
    place = Argument(
        discourse.home.spell_out(at["place"]), "Place", "Place", at["place"], start, start + len(at["place"])
    )
    yield Draft("locatedIn", target, place, sentence.span, "planned-in", 0.8)


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
    built = _SIDES_BUILD.search(before) if "共建" in scene.text[at : at + 40] else None
    together = built is not None
    signed = built or _SIDES_SIGN.search(before)
    if signed is not None:
        sides = [s for s in ("one", "other") if (e := ending_of(signed[s])) is not None and (together or e[2] in FIRMS)]
        for side in sides if both or together else sides[:1]:
            start = sentence.start + signed.start(side)
            ending = ending_of(signed[side])
            kind = ending[1:] if ending is not None else ("Organisation", "Enterprise")
            yield Argument(signed[side], *kind, signed[side], start, start + len(signed[side]))
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
        own = body_of(discourse, discourse.named)
        if own is not None:
            yield own
            return
    if named and not both and not re.match(r"[^，]{0,4}(?:该公司|公司|企业|集团)", before):
        chosen = here[-1:] or named[:1]
    else:
        floor = scene.text.rfind("\n", 0, max(0, sentence.start - 1)) + 1
        chosen = _earlier_bodies(discourse, floor, at)[-1:]
    if not chosen and not both:
        yield from _plain_subject(discourse, sentence, before, clause)
    if both and discourse.home.zone:
        ours = [b for b in scene.within(scene.bodies, 0, sentence.start) if b.name.endswith(discourse.home.zone)]
        chosen = [*chosen, *ours[-1:]]
    yield from (_body_argument(discourse, body) for body in chosen)


def _plain_subject(discourse: Discourse, sentence: Sentence, before: str, clause: int) -> Iterator[Argument]:
    """`某某药业拟…`, `某市计划…`: what stands before the verb and ends like a firm or an administrative place."""
    found = re.match(
        r"(?:其中|目前|据悉|下一步|今年|明年|去年|据介绍)?(?P<who>[㐀-鿿A-Za-z0-9（）()]{3,20}?)(?:还|正|年内|已)?$",
        before[clause:],
    )
    ending = ending_of(found["who"]) if found is not None else None
    if found is None or ending is None or ending[0] == found["who"] or is_common(found["who"]):
        return
    if ending[2] == "Enterprise" or split_places(found["who"])[1] == "":
        start = sentence.start + clause + found.start("who")
        kind = "Organisation" if ending[1] == "Organisation" else "Place"
        who = discourse.home.spell_out(found["who"])
        yield Argument(
            who, kind, ending[2] if kind == "Organisation" else "Place", found["who"], start, start + len(found["who"])
        )


def _body_argument(discourse: Discourse, body: Mention) -> Argument:
    name = discourse.home.spell_out(body.name)
    return Argument(name, "Organisation", body.type, body.name, body.start, body.end)


def _earlier_bodies(discourse: Discourse, start: int, end: int) -> list[Mention]:
    """Firms and institutes named in `start`..`end`, the bodies of posts among them, in order."""
    scene = discourse.scene
    named = [b for b in scene.within(scene.bodies, start, end) if b.kind == "Organisation" and b.type in FIRMS]
    for post in discourse.posts:
        outside = post.title.type in ("enterprise", "academic") and "院士" not in post.post
        if post.surface and outside and start <= post.title.start < end:
            named.append(
                Mention(
                    "Organisation", post.title.start, post.title.end, post.body or post.surface, "Enterprise", "title"
                )
            )
    return sorted(named, key=lambda b: b.start)
