"""Which names behind a verb of visiting are places that were visited: where the list ends, what belongs to it."""

from __future__ import annotations

import re

from kg.facts.discourse import Discourse
from kg.facts.endings import ending_of
from kg.facts.names import Item, NameList, is_common, is_fixed, is_people, is_topic, is_trade
from kg.facts.scene import Clause, Sentence
from kg.facts.triggers import Trigger
from kg.records import Mention

# After 到X / 在X one of these must follow for X to be visited.
CUE = re.compile(
    r"(?:进行|开展|实地|专题|现场|深入|检查|指导|参加|公开|带案|定点|集中)?(?:调研|考察|视察|走访|参观|检查|督导|督查|指导|察看|查看|了解|看望|慰问|座谈|学习|接访|宣讲|调度|观摩|巡查|暗访|踏勘|招商|开展招商|现场办公|办公|巡河|巡林|夜查|探望|下访|汇报工作|对接(?:工作|项目)|争取支持|联系(?:洽谈|对接|走访)|洽谈|督促(?:指导|检查)|检查督促|交流(?:指导|学习|座谈|考察))(?!中心|服务[点站]|[站组团员点室会所])"
)
_NO_PLACE = re.compile(
    r"(?:(?<![一二三四五六七八九十\d高初职附])中|时|后|前|上|下|期间|之际|方面|基础上|同时|过程中|会上|会后|来临|时代|工作|背景|情况|领域|行业|阶段|形势|一线|节点|环节|层面|意义|全国|全省|全市|全县|全区)$"
)
_AT_MEETING = re.compile(r"[㐀-鿿]{0,10}?会议?上")
# Rooms of a place that is not named: 洁净车间, 集控室.
_ROOM = re.compile(
    r"^(?:[㐀-鿿]{0,2}(?:消防|监控|控制|值班|调度|指挥|档案|配电|会议|调解|图书)室|微型消防站|[㐀-鿿]{0,3}(?:室|食堂|车间|机组|宿舍|教室|病房|厨房|门岗|窗口|产线|生产线|大厅|作业|校医室))$"
)
_AND = re.compile("[和与]")
_DOES = re.compile(r"[看问听查谈说送想聊]|^进")

_VAGUE = re.compile(
    r"[一二两三四五六七八九十\d]+[余多]?[个家所处座](?!.*[村组号])|[该此](?=[㐀-鿿]{1,3}$)|部分|有关|相关|各|多[个家处]|一批|一些|辖区|沿线|周边|全[省市县区镇乡村]|所有|我[院校司局](?=.{2})|我[院校会司局县市区镇乡省村]$"
)
# 江北9所高职院校, 云溪市企业, 云溪市各县区产业集聚区: how many or of what sort, and none by name.
_COUNTED = re.compile(
    r"[一二两三四五六七八九十\d]+[余多]?[个家所][㐀-鿿]{0,4}(?:院校|学校|企业|单位|社区|点位)$|"
    r"^[㐀-鿿]{2,6}[省市县区]企业$|[市县区镇乡]的?[多数几][个家处所]|各(?:县区|县市|市县|乡镇|镇街|街道|村|社区)"
)
# What somebody does who has come to look: 甲走进…, 乙随机抽查了….
_LOOKS = re.compile(
    r"(?:一行|等)?(?:先后|首先|边走边看|仔细|认真|详细|实地|随机|现场|逐一|深入|重点|又|还)*(?:代表[^，。；]{2,20}?)?(?:走进|步入|登上|来到|察看|查看|"
    r"检查|抽查|了解|询问|听取|看望|慰问|参观|考察|调研|视察|观摩|巡查|发现|沿)"
)


# 来公司对甲项目进行调研: where somebody goes, and what is looked at there.
_AIM = re.compile(r"(?<!针)对(?![外口面接岸])(?=[^，。；]{2,60}(?:进行|开展|实施))")


def region_end(clause: Clause, trigger: Trigger, text: str) -> int:
    """Where the names after the trigger end: at the next trigger, at a verb of visiting, or with the clause."""
    following = [t for t in clause.triggers if t.start >= trigger.end and t.kind not in ("to", "host")]
    end = following[0].start if following else clause.end
    if trigger.kind == "to" and (aim := _AIM.search(text, trigger.end + 1, end)) is not None:
        return aim.start()
    if trigger.kind in ("to", "go", "see"):
        cue = CUE.search(text, trigger.end + 2, end)
        if cue is not None:
            return cue.start()
    return end


def _has_cue(discourse: Discourse, clause: Clause, trigger: Trigger, end: int) -> bool:
    text = discourse.scene.text
    return CUE.match(text, end) is not None or any(
        t.start >= trigger.end and t.kind in ("see", "go", "meet") for t in clause.triggers
    )


def accept(
    discourse: Discourse,
    sentence: Sentence,
    clause: Clause,
    trigger: Trigger,
    item: Item,
    names: NameList,
    end: int,
) -> bool:
    """Whether an item after a trigger is a named place that was visited."""
    text = discourse.scene.text
    if (
        _VAGUE.match(item.name)
        or _COUNTED.search(item.name)
        or is_common(item.name)
        or is_topic(item.name)
        or _NO_PLACE.search(item.name)
    ):
        return False
    if is_people(item.name):
        return False
    if names.etc and not item.kind and any(is_trade(other.name) for other in names.items):
        return False  # 煤矿、危险化学品、道路交通等企业单位
    if is_trade(item.name):
        return False
    if discourse.scene.within(discourse.scene.persons, item.start, item.end) or _ROOM.match(item.name):
        return False
    if any(
        t.start >= item.start and t.end <= item.end and t.kind in ("see", "go", "hold", "meet", "attend")
        for t in clause.triggers
    ):
        return False
    if names.etc and is_topic(text[item.end : end]) and not _all_named(names):
        return False
    known = _is_known(discourse, item)
    if trigger.kind == "to":
        return _accept_to(discourse, sentence, clause, trigger, item, names, end, known)
    if trigger.kind == "go":
        loose = any(is_common(other.name) or _DOES.search(other.name) for other in names.items)
        return len(item.name) <= 30 and "的" not in item.name and (known or not loose)
    listed = len(names.items) >= 2 and (names.etc or any(other.kind for other in names.items))
    return (known or listed) and "的" not in item.name


def _all_named(names: NameList) -> bool:
    """甲牧场、乙牧场、丙车间 in `察看甲牧场、乙牧场、丙车间等运行情况`: what is looked at is theirs."""
    return len(names.items) > 2 and all(item.kind for item in names.items)


def _accept_to(
    discourse: Discourse,
    sentence: Sentence,
    clause: Clause,
    trigger: Trigger,
    item: Item,
    names: NameList,
    end: int,
    known: bool,
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
            and (discourse.visiting or _on_tour(discourse) or bool(acting_official(discourse, sentence, clause)))
            and end == clause.end
            and text[end : end + 1] in "，,"
        )
    if names.etc and len(names.items) >= 2 and not trigger.word.endswith("至"):
        return True
    return known and trigger.word != "至"


def acting_official(discourse: Discourse, sentence: Sentence, clause: Clause) -> tuple[Mention, ...]:
    """Who looks around in the clause after `在某地，`: a person in office before a verb of visiting, or nobody."""
    index = sentence.clauses.index(clause) + 1
    if index >= len(sentence.clauses):
        return ()
    following = sentence.clauses[index]
    group = next(iter(discourse.groups(following.start, following.end)), None)
    if group is None or group.marker or not _LOOKS.match(discourse.scene.text, group.end):
        return ()
    return group.persons if discourse.in_office(group.persons[0]) else ()


def halves(item: Item) -> list[Item]:
    """`某某实验室和学生创新工场`: a typed name, 和, and another that only the list makes a name."""
    for found in _AND.finditer(item.name):
        if is_fixed(item.name, found.start()):
            continue
        left, right = item.name[: found.start()], item.name[found.end() :]
        ending = ending_of(left) or _part_of_firm(left)
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


def _part_of_firm(name: str) -> tuple[str, str, str] | None:
    """`某某有限公司二期装置` is a part of a firm, though its own last word is no ending."""
    firm = re.match(r"[^、，]{2,30}(?:有限公司|集团|股份公司)[㐀-鿿]{2,6}$", name)
    return ("公司", "Organisation", "Organisation") if firm is not None else None


def _is_firm_end(ending: tuple[str, str, str]) -> bool:
    """True where the ending closes a name: 公司, 研究院; 集成电路 may go on: 集成电路与系统应用研究院."""
    return ending[2] != "Enterprise" or ending[0][-1] in "司团厂行店社场站矿铺"


def _on_tour(discourse: Discourse) -> bool:
    """The headline speaks of a visit."""
    return CUE.search("".join(discourse.scene.article.headline)) is not None


def _is_known(discourse: Discourse, item: Item) -> bool:
    """Typed by its ending, or named elsewhere in the article as a body or place."""
    if item.kind:
        return True
    return any(place.name == item.name for place in discourse.places)
