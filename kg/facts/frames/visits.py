"""Who visited what: 来到 走进 察看 调研 … and `到 X 调研`, `在 X，…` on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.facts.discourse import Discourse, person_argument
from kg.facts.drafts import Draft
from kg.facts.frames.company import accompany
from kg.facts.mood import is_cancelled, is_unreal
from kg.facts.names import Item, NameList, ending_of, is_common, is_fixed, is_topic, read_list
from kg.facts.scene import Clause, Sentence, Trigger
from kg.records import Argument, Mention

# After 到X / 在X one of these must follow for X to be visited.
_CUE = re.compile(
    r"(?:进行|开展|实地|专题|现场|深入|检查|指导|参加)?(?:调研|考察|视察|走访|参观|检查|督导|督查|指导|察看|查看|了解|看望|慰问|座谈|学习|接访|宣讲|调度|观摩|巡查|暗访|踏勘|招商|开展招商)"
)
_STEP = re.compile(r"^(?:中|时|后|前|期间|过程|会上|座谈|会|下|上|的)")
_NO_PLACE = re.compile(
    r"(?:(?<![一二三四五六七八九十\d])中|时|后|前|上|下|期间|之际|方面|基础上|同时|过程中|会上|会后|来临|时代|工作|背景|情况|领域|行业|阶段|形势|一线|节点|环节|层面|意义|全国|全省|全市|全县|全区)$"
)
_AT_MEETING = re.compile(r"[㐀-鿿]{0,10}?会议?上")
_INVITED = re.compile(r"对|欢迎|感谢|邀请|希望|期待|诚邀")
_COMPANY = re.compile(r"(?:一同|一并|一起|随同|分别|共同)(?:参加|参与)?$")
# Rooms of a place that is not named: 洁净车间, 集控室.
_ROOM = re.compile(r"^[㐀-鿿]{0,3}(?:室|食堂|车间|机组|宿舍|教室|病房|厨房|门岗|窗口|产线|生产线|大厅|作业|校医室)$")
_DOES = re.compile(r"[看问听查谈说送想聊]|^进")
_HEAD_PLACES = frozenset({"Park"})


def visit(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `visited` (and `locatedIn` where the page says so) for one trigger."""
    text = discourse.scene.text
    before = text[clause.start : trigger.start]
    if is_unreal(before) or is_cancelled(text, sentence.start, sentence.end, trigger.start):
        return []
    if trigger.word == "来" and _INVITED.search(before):
        return []
    region_end = _region_end(clause, trigger, text)
    if region_end <= trigger.end:
        alone = trigger.kind == "see" and _COMPANY.search(before)
        return accompany(discourse, sentence, clause, trigger) if alone else []
    names = read_list(text, trigger.end, region_end)
    names = names._replace(items=tuple(part for item in names.items for part in _halves(item)))
    items = [item for item in names.items if _accept(discourse, clause, trigger, item, names, region_end)]
    actors = discourse.actors(sentence, trigger)
    if not items and _COMPANY.search(before) and trigger.kind == "see":
        return accompany(discourse, sentence, clause, trigger)
    if not items or not actors:
        return []
    return list(_facts(discourse, sentence, trigger, actors, items))


def _facts(
    discourse: Discourse, sentence: Sentence, trigger: Trigger, actors: tuple[Mention, ...], items: list[Item]
) -> Iterator[Draft]:
    inside = _container(discourse, sentence)
    if items[0].within is not None and _names_place(items[0].within) and items[0].within.endswith("园区"):
        inside = Argument(discourse.home.spell_out(items[0].within), "Place", "Place", items[0].within)
    for item in items:
        place = _argument(discourse, item)
        if item.within is not None and _names_place(item.within):
            spot = Argument(discourse.home.spell_out(item.within), "Place", "Place", item.within)
            yield Draft("locatedIn", place, spot, sentence.span, "visited-within", 0.9)
        elif inside is not None and inside.name != place.name and place.kind == "Organisation":
            yield Draft("locatedIn", place, inside, sentence.span, "visited-in-park", 0.8)
        for order, actor in enumerate(actors, 1):
            yield Draft(
                "visited",
                person_argument(actor),
                place,
                sentence.span,
                f"visit-{trigger.word}",
                _confidence(item, trigger),
                (("order", str(order)),),
                (f"{trigger.word}: {item.name}",),
            )
        discourse.places.append(place)
        if place.kind == "Project":
            discourse.projects.append(place)
    discourse.visiting = True
    discourse.subject = actors
    discourse.last_visit = (sentence.start, actors)


def _container(discourse: Discourse, sentence: Sentence) -> Argument | None:
    """The park the sentence says was entered first: 到梧桐园区，先后在甲、乙、丙视察."""
    last = discourse.places[-1] if discourse.places else None
    if last is not None and last.type in _HEAD_PLACES and sentence.start <= last.start < sentence.end:
        return last
    return None


def _names_place(text: str) -> bool:
    """True for a place with a name of its own: 双桥园区, not 辖区."""
    return len(text) >= 3 and not is_common(text) and ending_of(text) is not None


def _argument(discourse: Discourse, item: Item) -> Argument:
    kind, type_ = (item.kind, item.type) if item.kind else ("Organisation", "Organisation")
    if kind == "Place":
        type_ = "Place"
    return Argument(discourse.home.spell_out(item.name), kind, type_, item.name, item.start, item.end)


def _confidence(item: Item, trigger: Trigger) -> float:
    return {"go": 0.95, "see": 0.9, "to": 0.9}[trigger.kind] if item.kind else 0.8


def _region_end(clause: Clause, trigger: Trigger, text: str) -> int:
    """Where the names after the trigger end: at the next trigger, at a verb of visiting, or with the clause."""
    following = [t for t in clause.triggers if t.start >= trigger.end and t.kind not in ("to", "host")]
    end = following[0].start if following else clause.end
    if trigger.kind in ("to", "go", "see"):
        cue = _CUE.search(text, trigger.end + 2, end)
        if cue is not None:
            return cue.start()
    return end


def _has_cue(discourse: Discourse, clause: Clause, trigger: Trigger, end: int) -> bool:
    text = discourse.scene.text
    return _CUE.match(text, end) is not None or any(
        t.start >= trigger.end and t.kind in ("see", "go", "meet") for t in clause.triggers
    )


def _accept(discourse: Discourse, clause: Clause, trigger: Trigger, item: Item, names: NameList, end: int) -> bool:
    """Whether an item after a trigger is a named place that was visited."""
    text = discourse.scene.text
    if is_common(item.name) or is_topic(item.name) or _NO_PLACE.search(item.name):
        return False
    if discourse.scene.within(discourse.scene.persons, item.start, item.end) or _ROOM.match(item.name):
        return False
    if any(
        t.start >= item.start and t.end <= item.end and t.kind in ("see", "go", "hold", "meet", "attend")
        for t in clause.triggers
    ):
        return False
    if names.etc and is_topic(text[item.end : clause.end]):
        return False
    known = _is_known(discourse, item)
    if trigger.kind == "to":
        return _accept_to(discourse, clause, trigger, item, names, end, known)
    if trigger.kind == "go":
        loose = any(is_common(other.name) or _DOES.search(other.name) for other in names.items)
        return len(item.name) <= 30 and "的" not in item.name and (known or not loose)
    listed = len(names.items) >= 2 and (names.etc or any(other.kind for other in names.items))
    return (known or listed) and "的" not in item.name


def _accept_to(
    discourse: Discourse, clause: Clause, trigger: Trigger, item: Item, names: NameList, end: int, known: bool
) -> bool:
    text = discourse.scene.text
    if "的" in item.name or _AT_MEETING.match(text, item.end):
        return False
    if _has_cue(discourse, clause, trigger, end):
        if trigger.word.endswith("在") and any(t.start >= trigger.end and t.kind == "meet" for t in clause.triggers):
            return False
        return known or names.etc or not trigger.word.endswith("在")
    if trigger.word.endswith("在"):
        opens = not text[clause.start : trigger.start].strip()
        return (
            known
            and opens
            and (discourse.visiting or _on_tour(discourse))
            and end == clause.end
            and text[end : end + 1] in "，,"
        )
    if names.etc and len(names.items) >= 2 and not trigger.word.endswith("至"):
        return True
    return known and trigger.word != "至"


def _halves(item: Item) -> list[Item]:
    """`某某实验室和学生创新工场`: a typed name, 和, and another that only the list makes a name."""
    for found in re.finditer("[和与]", item.name):
        if is_fixed(item.name, found.start()):
            continue
        left, right = item.name[: found.start()], item.name[found.end() :]
        ending = ending_of(left)
        if (
            ending
            and ending[0] != left
            and (len(ending[0]) > 1 or ending[0] in "省市县区镇乡村")
            and _is_firm_end(ending)
            and len(right) >= 2
            and not item.name.endswith("项目")
        ):
            if is_common(right):
                return [item._replace(name=left, end=item.start + found.start(), kind=ending[1], type=ending[2])]
            kind = ending_of(right)
            cut = item.start + found.start()
            return [
                item._replace(name=left, end=cut, kind=ending[1], type=ending[2]),
                item._replace(name=right, start=cut + 1, kind=kind[1] if kind else "", type=kind[2] if kind else ""),
            ]
    return [item]


def _is_firm_end(ending: tuple[str, str, str]) -> bool:
    """True where the ending closes a name: 公司, 研究院; 集成电路 may go on: 集成电路与系统应用研究院."""
    return ending[2] != "Enterprise" or ending[0][-1] in "司团厂行店社场站矿铺"


def _on_tour(discourse: Discourse) -> bool:
    """The headline speaks of a visit."""
    return _CUE.search("".join(discourse.scene.article.headline)) is not None


def _is_known(discourse: Discourse, item: Item) -> bool:
    """Typed by its ending, or named elsewhere in the article as a body or place."""
    if item.kind:
        return True
    return any(place.name == item.name for place in discourse.places)
