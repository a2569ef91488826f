"""Who holds an event: 召开 举办 主办 承办, the body or person before the verb or after 由."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kg.facts.discourse import Discourse, person_argument
from kg.facts.drafts import Draft
from kg.facts.endings import ending_of
from kg.facts.home import elided_bodies
from kg.facts.mood import is_unreal
from kg.facts.names import is_common, read_list
from kg.facts.occasions import event_in, is_bare, note, object_end, spoken_of
from kg.facts.participants import is_unnamed
from kg.facts.scene import Clause, Sentence
from kg.facts.triggers import Trigger
from kg.records import Argument

# 甲局联合乙学院开展; no 联合会.
_TOGETHER = re.compile(r"^(?P<one>[^、，]{3,24}?)(?:联合|会同|携手)(?!会)(?P<other>[^、，]{3,24})$")
_SENT = re.compile(r"[到赴]|前往|深入|走进")  # 组织委员到某社区视察: no event
_OURS_AND = re.compile(
    r"^(?:我?[校院]|学院|学校|医院|公司|集团|我局|我县|我市|我区)(?:与|和|联合)(?=[㐀-鿿]{4})"
)  # 学院与某区政府
_REMEMBERED = re.compile(r"的(?:情景|场景|往事|时候|时光|请示|议案|建议)")  # 回忆起举办恳谈会的情景
_AT_ONE_HELD = re.compile(r"在(?:随后|之后|接下来|会后|当天|当日|下午|上午|当晚|刚刚)?$")  # 在随后召开的座谈会上
_ON_SPOT = re.compile(
    r"(?:现场|会上|会后|仪式上|活动现场|活动中|同时|期间|其间|当天)(?:还|也|并)?"
)  # nobody says who holds it
_MAY = re.compile(r"(?:能够?|可以?|曾|将|要|应|拟)$")
# 在某地举行的大会上, 出席17日举行的仪式: nobody says who holds it.
_IN_PLACE = re.compile(r"[ 　]*在(?P<place>[^，]{2,12})")
_OF_EVENT = re.compile(r"(?:出席|参加|列席|观摩|观看)[^，]{0,12}$")
_DOING = re.compile(
    r"深入|走进|来到|前往|奔赴|聚焦|围绕|坚持|通过|针对|对(?!外)"
)  # a verb with its object organises nothing
# 局领导带领党员到某社区: who led them there holds it, and is not named.
_LED_THERE = re.compile(r".(?:带领|率领|组织(?!部|委|工作)|来到|前往|走进|深入)|.[到赴].")
_OURS = re.compile(r".我[省市州县区旗镇乡]$")  # the lines of a headline run together: 起步就是快跑我县举行…


def hold(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `organised` with role 召开, 举办 …; an event that `is held` is only remembered."""
    text = discourse.scene.text
    if is_unreal(discourse.told(clause.start, trigger.start)):
        return []
    by = text.rfind("由", clause.start, trigger.start)
    if by > clause.start and (held := event_in(discourse, clause.start, by)) is not None:
        return _held_by(discourse, sentence, trigger, held, by + 1)
    event = event_in(discourse, _object_start(clause, trigger), object_end(clause, trigger))
    if event is not None and text[trigger.end :][:1] == "的" and _of_another(text, clause, trigger):
        note(discourse, event)
        return []
    if event is None or (is_bare(event.name) and event.name in ("会议", "活动", "会")):
        here = event_in(discourse, _event_start(discourse, clause, trigger), trigger.start)
        by_person = discourse.own_group(sentence.start, trigger.start) is not None  # 甲深入一线检查并召开会议
        note(discourse, here if by_person or here else event_in(discourse, sentence.start, trigger.start))
        return []
    if trigger.word == "组织" and _SENT.search(event.name):
        return []
    unsaid = _ON_SPOT.fullmatch(text, clause.start, trigger.start)
    organisers = [] if unsaid else list(_organisers(discourse, sentence, clause, trigger))
    if text.startswith("的", trigger.end):  # 甲参加下午召开的会议
        organisers = [one for one in organisers if one.kind != "Person" or one.end == trigger.start]
    if _REMEMBERED.match(text, event.end):
        return []
    if trigger.word.endswith(("开展", "开展了")) and any(o.kind == "Person" for o in organisers):
        return []
    note(discourse, event)
    role = (("role", _role(trigger.word)),)
    return [Draft("organised", o, event, sentence.span, f"hold-{trigger.word}", 0.85, role) for o in organisers]


def _of_another(text: str, clause: Clause, trigger: Trigger) -> bool:
    """在随后召开的座谈会上, 在某地举行的大会上, 出席17日举行的仪式: the clause is about the event, not who holds it."""
    before = clause.start, trigger.start
    there = _IN_PLACE.fullmatch(text, *before)
    if there is not None and ((ending := ending_of(there["place"])) is None or ending[1] != "Organisation"):
        return True
    return _AT_ONE_HELD.search(text[slice(*before)]) is not None or _OF_EVENT.search(text, *before) is not None


def _object_start(clause: Clause, trigger: Trigger) -> int:
    """Where what is held begins: 组织志愿者开展|某某活动."""
    later = [t for t in clause.triggers if t.start >= trigger.end and t.kind == "hold"]
    return later[-1].end if trigger.word == "组织" and later else trigger.end


def _held_by(discourse: Discourse, sentence: Sentence, trigger: Trigger, event: Argument, start: int) -> list[Draft]:
    """`培训班由甲、乙联合举办`."""
    event = spoken_of(discourse, event) or event
    note(discourse, event)
    role = (("role", _role(trigger.word)),)
    out = []
    for item in read_list(discourse.scene.text, start, trigger.start).items:
        name = re.sub(r"(?:联合|共同|主)+$", "", item.name)
        if len(name) >= 2 and not is_common(name) and not is_unnamed(name):
            spelled = discourse.home.spell_out(name)
            body = Argument(
                spelled, "Organisation", item.type or "Organisation", name, item.start, item.start + len(name)
            )
            out.append(Draft("organised", body, event, sentence.span, f"held-by-{trigger.word}", 0.9, role))
    return out


def _role(word: str) -> str:
    return re.sub(r"了|随后", "", word)


def _event_start(discourse: Discourse, clause: Clause, trigger: Trigger) -> int:
    """Where the name of an event that stands before its verb begins."""
    text = discourse.scene.text
    start = clause.start
    found = re.match(
        r"(?:【[^】\n]{1,12}】|[^，。；：\n]{2,30}(?:——|[—丨｜])|(?:\d+月)?\d+日(?:[上下]午|晚)?|这是|此次由|近日|日前|本[报网台刊]讯|当天|下午|上午|昨日|今日|当晚|会后|随后|"
        r"调研结束后|由(?=.)|[ 　])+",
        text[start : trigger.start],
    )
    return start + (found.end() if found else 0)


def _organisers(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterator[Argument]:
    """The body or person that holds the event: the subject of the clause, else of the sentence."""
    scene = discourse.scene
    own = discourse.own_group(sentence.start, trigger.start)
    if own is not None:
        yield from (person_argument(p) for p in own.persons)
        return
    start = _event_start(discourse, clause, trigger)
    last: Argument | None = None
    for item in read_list(scene.text, start, trigger.start).items:
        if last is not None and scene.text[last.end : item.start] not in ("", "、", "和", "与", "及"):
            return
        name = re.sub(
            r"(?:来我[省市县区镇乡校]|随即|迅速|近日|日前|今日|昨日|(?:\d+月)?\d+日(?:[上下]午|晚)?|再次|专门|组织|隆重|联合|共同|在.*|于.*|随后)+$",
            "",
            item.name,
        )
        name = _OURS_AND.sub("", name)
        if _DOING.match(name) or _LED_THERE.search(name) or _OURS.search(name):
            return
        together = _TOGETHER.match(name)
        parts = [together["one"], together["other"]] if together else [name]
        if together and all(len(part) > 2 and ending_of(part) for part in parts):
            yield from (_body(discourse, part, item.start + name.index(part)) for part in parts if not is_unnamed(part))
            return
        ending = ending_of(name)
        if (
            len(name) >= 2
            and ending
            and (not is_common(name) or name in elided_bodies())
            and not is_unnamed(name)
            and ending[1] != "Project"
            and _is_own(discourse, name, ending[0])
        ):
            spelled = discourse.home.spell_out(name)
            kind = "Organisation" if ending[1] == "Organisation" else "Place"
            body = Argument(
                spelled,
                kind,
                ending[2] if kind == "Organisation" else "Place",
                name,
                item.start,
                item.start + len(name),
            )
            discourse.subject_body = discourse.subject_body if last else body
            last = body
            yield body
    if last is not None:
        return
    lead = re.sub(r"并|随后|随即|还|又|也|再次|组织|联合|(?:在|于|到|赴).*$", "", scene.text[start : trigger.start])
    if lead.strip():
        return
    if discourse.subject:
        yield from (person_argument(p) for p in discourse.subject)
    elif discourse.subject_body is not None:
        yield discourse.subject_body


def _body(discourse: Discourse, name: str, start: int) -> Argument:
    ending = ending_of(name)
    type_ = ending[2] if ending is not None and ending[1] == "Organisation" else "Organisation"
    return Argument(discourse.home.spell_out(name), "Organisation", type_, name, start, start + len(name))


def _is_own(discourse: Discourse, name: str, ending: str) -> bool:
    """A name that is more than its ending, or the paper's own place or body."""
    return (
        name in elided_bodies()
        or ending != name
        or len(name) >= 4
        or discourse.home.spell_out(name) != name
        or name in discourse.home.places
    )


def host(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `organised` with role 主办 承办 协办: `由甲、乙主办，丙承办的…`."""
    text = discourse.scene.text
    index = bisect_left([t.start for t in clause.triggers], trigger.start)
    start = clause.triggers[index - 1].end if index else clause.start
    by = text.rfind("由", start, trigger.start)
    start = by + 1 if by >= 0 else start
    if _MAY.search(text, start, trigger.start):
        return []
    event = _hosted(discourse, sentence, trigger)
    if event is None:
        return []
    note(discourse, event)
    role = (("role", re.sub(r"联合|共同", "", trigger.word)),)
    out = []
    for item in read_list(text, start, trigger.start).items:
        if (item.kind or len(item.name) <= 12) and not is_common(item.name) and not is_unnamed(item.name):
            body = Argument(
                discourse.home.spell_out(item.name),
                item.kind or "Organisation",
                item.type or "Organisation",
                item.name,
                item.start,
                item.end,
            )
            out.append(Draft("organised", body, event, sentence.span, f"host-{trigger.word}", 0.95, role))
    return out


def _hosted(discourse: Discourse, sentence: Sentence, trigger: Trigger) -> Argument | None:
    """The event that is hosted: named after `…主办的`, else the one spoken of."""
    text = discourse.scene.text
    of = text.find("的", trigger.end, sentence.end)
    if of >= 0:
        end = next((c.end for c in sentence.clauses if c.end > of), sentence.end)
        held = re.search(r"在|于|近日|日前|举行|召开|举办|开幕(?!式)|启动(?!仪式)|开展", text[of + 1 : end])
        named = event_in(discourse, of + 1, of + 1 + held.start() if held else end)
        if named is not None:
            return named
    return discourse.event()
