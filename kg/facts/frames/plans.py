"""Who plans to build what: 拟在某地投资…建设…, 正在筹建…, 将共建…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.discourse import Discourse
from kg.facts.drafts import Draft
from kg.facts.endings import ending_of
from kg.facts.frames.builders import SIDES_BUILD, SIDES_SIGN, side_argument, sides_of
from kg.facts.home import split_places
from kg.facts.names import Item, is_common, read_list
from kg.facts.scene import Sentence
from kg.facts.works import (
    FIRMS,
    SUM,
    SUM_UP,
    TARGET_END,
    bare_name,
    body_of,
    is_district,
    is_phrase,
    money,
    site_at,
    work,
)
from kg.records import Argument, Mention

PLANS = re.compile(
    r"(?P<mood>拟|规划(?=建设(?!发展|[局委院处科部]|管理|用地|面积|许可))|计划(?=[^，。；]{0,30}(?:建|设立|打造|成立|投资))|将(?=在[^，。；]{2,20}(?:建设|设立|成立|打造|建)|"
    r"共建|共同|联合|投资)|商定|围绕(?=共建)|还将(?=共)|正(?=在[^，。；]{0,16}(?:筹建|谋划|筹划)))"
    r"(?P<mid>(?:[^，。；\n]{0,4}投资" + SUM + r"[，,])?[^，。；\n]{0,30}?)"
    r"(?P<verb>投资建设|投资兴建|投资新建|建设|建成|实施(?=[^，。；\n]{2,30}(?:项目|工程))|兴建|新建|打造|上马|投建|成立|设立|组建|建立|"
    r"共建|创办|开展|筹建|谋划|筹划|建)(?:的)?(?!议|成投|成后|立|设性)"
    r"(?P<what>[^，。；…\n]{2,40})"
)
_BUILT = re.compile(TARGET_END + "$")
_BESIDES = re.compile(r"(?:中心|基地|总部|研究院|产业园|园区|工厂|项目)$")  # 打造甲中心、乙基地
_SIZE = re.compile(r"\d[\d.,]*[余多]?(?:万|千)?(?:平方?米|亩|公里|[栋条座间台])")  # 标准化厂房2万平方米 has no name
_MEASURE = re.compile(r"(?:总|装机)?(?:容量|规模|面积|长度)")
_OF_BRAND = re.compile(r"^[^，]{4,}的(?=.{4})")  # 某某品牌的|分装工厂
_WHOLE = re.compile(r"^[^，。；]{4,40}(?<!重[点大])(?:项目|工程)$")
_BOTH = re.compile(r"(?:^|[，,。])双方")
# A clause with a subject of its own: 中国某某|计划在…建设; not 公司, 双方, 目前.
_OWN_SUBJECT = re.compile(
    r"(?!.{0,4}(?:公司|企业|集团|双方|项目|我们|他们|该|此|此外|目前|未来|今后|下一步|接下来|今年|明年|预计|其|还|也|并|正|[年月日时后前中上])$)"
    r"[㐀-鿿A-Za-z0-9]{3,10}"
)
_BROUGHT_IN = re.compile(r"^[^，]{2,12}引进(?=.{3})")  # 某县引进|某集团
_ATTRIBUTION = 60  # characters in which somebody is named behind a quotation
_AIM = re.compile(
    r"(?:^|[，,])为[^。；]{4,60}[，,]$|(?:各|双|三)方$"
)  # 为改善条件，|拟投资2亿元，新建…: nobody is named
_PAID = re.compile(r"投资(?P<sum>" + SUM + ")")


def read_plans(
    discourse: Discourse, sentence: Sentence, text: str, speaker: Argument | None, official: bool = False
) -> Iterator[Draft]:
    """`official`: an official says it, so that only a body named in the clause itself plans."""
    found = PLANS.search(text)
    if found is None:
        return
    official = official or found["mood"] == "规划"
    planners = list(_planners(discourse, sentence, text[: found.start()], speaker, official))
    if official and not planners:
        return
    items, what, offset = _targets(found)
    named = bool(items) and bool(items[0].kind or found["mood"] == "拟" or _BUILT.search(items[0].name))
    if not named or SUM_UP.search(what) or is_phrase(what) or _SIZE.search(items[0].name) or _MEASURE.match(what):
        return
    alone = _AIM.search(text[: found.start()])
    for index, item in enumerate(items):
        name = re.sub(r"\s", "", what if found["verb"] == "开展" else item.name)
        name = _OF_BRAND.sub("", bare_name(re.sub(r"\.$|^(?:了|[一二两三四五六七八九十\d]+[个批家座条处])", "", name)))
        printed, start = (what, 0) if found["verb"] == "开展" else (item.name, item.start)
        ending = ("", item.kind or "Project", item.type or "Project")
        target = work(name, printed, ending, sentence.start + offset + start)
        discourse.projects.append(target)
        built = planners or alone or found["verb"] == "共建"
        if built and not is_district(target) and not SUM_UP.search(target.name):
            yield from _sited(discourse, sentence, found, target)
        if (planners or alone) and not is_district(target) and index == 0 and not SUM_UP.search(target.name):
            yield from _paid(sentence, found, target)
        for planner in planners:
            yield Draft("plans", planner, target, sentence.span, f"plan-{found['verb']}", 0.85)


def _targets(found: re.Match[str]) -> tuple[list[Item], str, int]:
    """What is planned: the first name of the list and others like it, the words, and where they begin in the text."""
    what, offset = re.split(r"[，,。；]", found["what"])[0], found.start("what")
    together = re.match(r"在(?P<field>.{2,24}?)(?:等?方面|领域)$", found["mid"])
    if found["verb"] == "开展" and together and what.startswith("合作"):
        what, offset = together["field"], found.start("mid") + 1
    listed = read_list(what, 0, len(what))
    items = list(listed.items)
    alike = not listed.etc and len(items) <= 3 and all(_BESIDES.search(item.name) and item.kind for item in items)
    if items and not items[0].kind and _WHOLE.search(what) and not listed.etc:
        return [Item(what, 0, len(what), "Project", "Project", None)], what, offset
    return items if alike else items[:1], what, offset


def _paid(sentence: Sentence, found: re.Match[str], target: Argument) -> Iterator[Draft]:
    """`拟投资7亿元，在某地建设甲项目`: the sum is that of the project."""
    paid = _PAID.search(found["mid"])
    if paid is not None:
        amount = money(sentence, paid["sum"], found.start("mid") + paid.start("sum"))
        yield Draft("invests", target, amount, sentence.span, "plan-sum", 0.85)


def _sited(discourse: Discourse, sentence: Sentence, found: re.Match[str], target: Argument) -> Iterator[Draft]:
    """`将在某镇建设甲项目`: where it will lie."""
    at = re.search(r"(?:^|[，,元]|拟)(?:落户|选址)?在(?P<place>[^，,。；]{2,20}?)(?:投资[^，。]{0,16})?$", found["mid"])
    ending = ending_of(at["place"]) if at is not None else None
    if at is None or (ending is not None and ending[1] == "Event"):
        return
    place = site_at(discourse, sentence, at["place"], found.start("mid") + at.start("place"))
    if place is not None:
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
    built = SIDES_BUILD.search(before) if "共建" in scene.text[at : at + 40] else None
    together = built is not None
    signed = built or SIDES_SIGN.search(before)
    if signed is not None:
        sides = [*sides_of(signed["one"], signed.start("one")), *sides_of(signed["other"], signed.start("other"))]
        sides = [side for side in sides if together or side.type in FIRMS]
        for side in sides if both or together else sides[:1]:
            yield side_argument(discourse, sentence, side)
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
    if re.match(r"[“ 　]*(?:该公司|公司|企业|集团|我们|学校|研究院)", before[clause:]):
        own = _quoted_body(discourse, sentence) or body_of(discourse, discourse.named)
        if own is not None:
            yield own
            return
    subject = [] if here or both else list(_plain_subject(discourse, sentence, before, clause))
    if subject:
        yield from subject
        return
    if not named and not both and _OWN_SUBJECT.fullmatch(before, clause):
        return  # who plans is named, in words that tell of no firm
    elided = re.match(r"[^，]{0,4}(?:该公司|公司|企业|集团)", before)
    if (here or (named and not elided)) and not both:
        chosen = here[-1:] or named[:1]
    else:
        floor = scene.text.rfind("\n", 0, max(0, sentence.start - 1)) + 1
        chosen = _earlier_bodies(discourse, floor, at)[-1:]
    if both and discourse.home.zone:
        ours = [b for b in scene.within(scene.bodies, 0, sentence.start) if b.name.endswith(discourse.home.zone)]
        chosen = [*chosen, *ours[-1:]]
    yield from (_body_argument(discourse, body) for body in chosen)


def _quoted_body(discourse: Discourse, sentence: Sentence) -> Argument | None:
    """Whose firm `我们` is, where who says it is named behind: `“我们将…。”甲公司总经理乙说`."""
    if not discourse.scene.text[: sentence.end].rstrip().endswith("”"):
        return None
    behind = discourse.scene.within(discourse.scene.persons, sentence.end, sentence.end + _ATTRIBUTION)
    return body_of(discourse, tuple(behind[:1]))


def _plain_subject(discourse: Discourse, sentence: Sentence, before: str, clause: int) -> Iterator[Argument]:
    """`某某药业拟…`, `某市计划…`: what stands before the verb and ends like a firm or an administrative place."""
    found = re.match(
        r"(?:其中|目前|据悉|下一步|今年|明年|去年|据介绍|[^，]{2,12}?引进)?(?P<who>[㐀-鿿A-Za-z0-9（）()]{3,20}?)(?:还|正|年内|已)?$",
        before[clause:],
    )
    ending = ending_of(found["who"]) if found is not None else None
    if found is None or ending is None or ending[0] == found["who"] or is_common(found["who"]):
        return
    if ending[1] == "Organisation" or split_places(found["who"])[1] == "":
        start = sentence.start + clause + found.start("who")
        kind = "Organisation" if ending[1] == "Organisation" else "Place"
        who = discourse.home.spell_out(found["who"])
        yield Argument(
            who, kind, ending[2] if kind == "Organisation" else "Place", found["who"], start, start + len(found["who"])
        )


def _body_argument(discourse: Discourse, body: Mention) -> Argument:
    bare = _BROUGHT_IN.sub("", body.name)
    start = body.end - len(bare) if bare != body.name else body.start
    return Argument(discourse.home.spell_out(bare), "Organisation", body.type, bare, start, body.end)


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
