"""Who attended and who presided at a meeting, a ceremony, an activity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.facts.discourse import Discourse, person_argument
from kg.facts.drafts import Draft
from kg.facts.frames.company import accompany
from kg.facts.mood import TOLD_OF, is_cancelled, is_unreal
from kg.facts.names import is_common, read_list
from kg.facts.occasions import at_event, event_in, note, object_end, sitting_before, spoken_of
from kg.facts.participants import phrase, read_participants
from kg.facts.scene import Clause, Sentence
from kg.facts.triggers import Trigger
from kg.records import Argument, Mention

_VISIT_OBJECT = re.compile(
    r"^(?:了|此次|本次|上述|有关|相关)?(?:[㐀-鿿]{0,4}(?=检查|调研|视察|督查|走访))?(?:活动|调研|检查|考察|视察|走访|拜访|慰问|督导|督查|会见|座谈|会谈|上述活动)?(?:活动)?$"
)
_TAUGHT = ("党课", "讲座", "报告", "公开课", "思政课")
# Nobody is named before the verb: who acts is said earlier. 30余名老干部参加会议, 部分市民参加了旁听 say it themselves.
_ELIDED = re.compile(
    r"(?:[ 　]|[他她](?!们)|[他她]还|一行|随后|之后|此后|接着|而后|当[天日晚]|[昨今次]日|[上下]午|晚上|\d+[月日]|"
    r"期间|其间|会前|会后|并|还|也|又|再|同时|一同|一起|一并|共同|先后|分别|依次|应邀|专程|专门|亲自|率[队团]|带队|"
    r"(?:率领?|带领)[^，。；]{2,24}|(?:在|到|赴|来到|前往|走进|代表|作为|受)[^，。；]{2,30}|[^，。；]{0,12}(?:时|后|前))*"
)
_THERE_WERE = re.compile(r"的(?:各级|市|县|区)?(?:领导|嘉宾|人员|代表|[和、及])*(?:还?有|包括)(?!关)[：:]?")
_OTHERS_COME = re.compile(
    r"[对向][^，。；]{2,16}(?:前来|专程|应邀|远道而来|来(?:我[省市州县区旗校])?)$"
)  # 甲对客人前来参加会议表示欢迎
_AT_ONE = re.compile(r"[ 　]*[㐀-鿿]{0,6}?(?P<head>[㐀-鿿]{2}会|仪式|论坛|大会)上[，,]")
_IN_GENERAL = re.compile(r"如果|若|善于|多次|经常|每次|轮流")  # no one meeting is meant
_SIGNED = re.compile(r"签[订署](?:了)?[^，。；、\n]{0,16}(?:协议书?|合同|备忘录|意向书|责任书)")
_ABSENT = re.compile(r"(?:未|没有|未能|没能)$")
# 主持防汛工作: no event is chaired.
_OTHER_OBJECT = re.compile(r"(?!并|了|和|以及|[，。])[^，。；]{2,}")


def attend(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `attended`; `参加活动` on a tour of visits means company."""
    text = discourse.scene.text
    before = discourse.told(clause.start, trigger.start)
    if _ABSENT.search(before):
        note(discourse, event_in(discourse, trigger.end, object_end(clause, trigger)))  # it was held without him
    if is_unreal(before) or is_cancelled(text, sentence.start, sentence.end, trigger.start):
        return []
    if trigger.word == "参与" and text[trigger.end : trigger.end + 1] == "的":
        return accompany(discourse, sentence, clause, trigger)
    after = text[trigger.end : object_end(clause, trigger)]
    there = _AT_ONE.match(text, sentence.start)
    spoken = discourse.event(there["head"]) if there is not None and not after else None
    if spoken is not None:
        return _at(discourse, sentence, clause, trigger, spoken)
    behind = _THERE_WERE.search(text, trigger.end, clause.end)
    if behind is not None:
        return _there_were(discourse, sentence, trigger, behind)
    if _follows(discourse, after):
        return accompany(discourse, sentence, clause, trigger)
    if (
        discourse.visiting
        and not (not after.strip() and at_event(discourse) and not _about_visits(discourse))
        and _VISIT_OBJECT.match(after)
        and not (discourse.events and "活动" in after and _ceremonial(discourse))
    ):
        return accompany(discourse, sentence, clause, trigger)
    named = event_in(discourse, trigger.end, object_end(clause, trigger))
    event = spoken_of(discourse, named)
    if (
        event is None
        or re.search(r"将于|拟于|即将", text[trigger.end : event.end])
        or (named is not None and re.match(r"(?:的)?(?:代表名额|名额|的)", text[named.end : named.end + 4]))
        or _OTHERS_COME.search(before)
        or TOLD_OF.match(text, trigger.end, clause.end)
    ):
        return []
    if trigger.word == "讲授" and not event.name.endswith(_TAUGHT):
        return []
    note(discourse, event)
    sent = discourse.sent(clause.start, trigger.start)
    start = sent.start if sent else phrase(discourse, sentence, clause, trigger.start)
    actors = read_participants(discourse, start, trigger.start)
    if not actors and not _ELIDED.fullmatch(text, clause.start, trigger.start):
        return []
    if not actors:
        actors = [person_argument(p) for p in discourse.actors(sentence, trigger)]
    return [
        Draft("attended", actor, event, sentence.span, f"attend-{trigger.word}", 0.9, (("order", str(order)),))
        for order, actor in enumerate(actors, 1)
    ]


def _at(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger, event: Argument) -> list[Draft]:
    """`推介会上，甲携乙局负责人出席`: they were at the event named before."""
    actors = read_participants(discourse, phrase(discourse, sentence, clause, trigger.start), trigger.start)
    return [
        Draft("attended", actor, event, sentence.span, f"attend-{trigger.word}", 0.85, (("order", str(order)),))
        for order, actor in enumerate(actors, 1)
    ]


def _follows(discourse: Discourse, after: str) -> bool:
    """A bare `参加` that closes a report of talks, `参加活动` that closes one of a tour: those who came along."""
    if discourse.events or not discourse.leaders:
        return False
    return (discourse.talking and after in ("", "会见", "活动")) or (
        discourse.touring and after in ("", "活动", "上述活动")
    )


def _there_were(discourse: Discourse, sentence: Sentence, trigger: Trigger, behind: re.Match[str]) -> list[Draft]:
    """`出席签字仪式的有甲、乙`: the list stands behind the event."""
    event = spoken_of(discourse, event_in(discourse, trigger.end, behind.start()))
    if event is None:
        return []
    note(discourse, event)
    text = discourse.scene.text
    end = min((at for at in (text.find(mark, behind.end()) for mark in "。\n") if at >= 0), default=len(text))
    actors = read_participants(discourse, behind.end(), end)  # such a list goes on over semicolons
    return [
        Draft("attended", actor, event, sentence.span, "attend-的有", 0.9, (("order", str(order)),))
        for order, actor in enumerate(actors, 1)
    ]


def address(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `attended` of those who speak at the event of the paragraph: 宣布开工, 致辞, 就…作交流发言."""
    text = discourse.scene.text
    event = discourse.events[-1] if discourse.events else _ahead(discourse, sentence, trigger)
    if event is None or not _same_story(discourse, event, sentence):
        return []
    start = phrase(discourse, sentence, clause, trigger.start)
    told = discourse.told(start, trigger.start)
    if trigger.word in ("讲话", "发言") and told.endswith("的") and not re.search(r"[作做]|发表", told):
        return []  # 学习了某书记关于某事的讲话
    about = re.search(r"(?:先后|分别|在[^，]{1,12}|现场)*(?:就|围绕|结合|对|针对|作|代表|为)", told)
    end = start + about.start() if about else trigger.start
    if is_unreal(text[start:end]):
        return []
    actors = read_participants(discourse, start, end)
    return [
        Draft("attended", actor, event, sentence.span, f"address-{trigger.word}", 0.8, (("order", str(order)),))
        for order, actor in enumerate(actors, 1)
    ]


def _ahead(discourse: Discourse, sentence: Sentence, trigger: Trigger) -> Argument | None:
    """The event that a later clause of the sentence names: 甲宣布开工，乙致辞，丙出席开工仪式."""
    for clause in sentence.clauses:
        for later in clause.triggers:
            if later.start > trigger.end and later.kind in ("attend", "preside"):
                return event_in(discourse, later.end, clause.end)
    return None


def _same_story(discourse: Discourse, event: Argument, sentence: Sentence) -> bool:
    """The event was named in this paragraph or the one before, or the sentence says that it is there: 会上，…."""
    if re.match(
        r"[ 　]*(?:会上|会议上|会议|仪式上|活动中|座谈会上|活动现场)",
        discourse.scene.text[sentence.start : sentence.end],
    ):
        return True
    return discourse.scene.text.count("\n", event.start, sentence.start) <= 1


def hear(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `attended` of the bodies heard at a meeting: `座谈会上，某某逐一听取甲、乙等企业的汇报`."""
    event = discourse.events[-1] if discourse.events else None
    text = discourse.scene.text
    reported = text.endswith("工作报告", clause.start, clause.end)  # who reports is not told
    if event is None or reported or not re.search(r"会上|会议", text[sentence.start : clause.start + 6]):
        return []
    names = read_list(text, trigger.end, clause.end)
    return [
        Draft("attended", Argument(i.name, i.kind, i.type, i.name, i.start, i.end), event, sentence.span, "heard", 0.75)
        for i in names.items
        if i.kind == "Organisation" and not is_common(i.name) and (names.etc or "的" not in i.name)
    ]


def _about_visits(discourse: Discourse) -> bool:
    """The headline speaks of a tour."""
    head = "".join(discourse.scene.article.headline)
    return re.search(r"调研|考察|视察|检查|督导|督查|走访|慰问|看望|指导", head) is not None and "召开" not in head


def witness(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `attended`: 见证签约 is to be at the signing."""
    start = trigger.start + 2 + (discourse.scene.text[trigger.start + 2] == "了")
    name = discourse.scene.text[start : trigger.end]
    event = Argument(name, "Event", "Event", name, start, trigger.end)
    actors = read_participants(discourse, phrase(discourse, sentence, clause, trigger.start), trigger.start)
    return [Draft("attended", actor, event, sentence.span, f"witness-{trigger.word}", 0.85) for actor in actors]


def sign(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `attended`: who signs (代表双方签字) or looks on (`乙见证`) is at the signing that the sentence names."""
    text = discourse.scene.text
    if trigger.word == "见证" and trigger.end != clause.end:
        return []
    if is_unreal(discourse.told(clause.start, trigger.start)):
        return []
    signed = _SIGNED.search(text, sentence.start, trigger.start)
    if signed is None:
        return []
    event = Argument(signed[0], "Event", "Event", signed[0], signed.start(), signed.end())
    start = max(signed.end(), phrase(discourse, sentence, clause, trigger.start))
    actors = read_participants(discourse, start, trigger.start)
    return [Draft("attended", actor, event, sentence.span, f"sign-{trigger.word}", 0.85) for actor in actors]


def speaker_attends(
    discourse: Discourse, sentence: Sentence, before: str, speakers: Iterable[Mention]
) -> Iterator[Draft]:
    """Facts `attended` of who speaks `在会上`, or anywhere in an article whose head names a meeting."""
    head = "".join(discourse.scene.article.headline)
    meeting = re.search(r"会议|大会|仪式|例会|座谈会|推进会|动员会|全会|论坛|召开", head)
    if not discourse.events or not (
        (meeting and not discourse.visiting) or re.search(r"会上|会议上|大会上|仪式上", before)
    ):
        return
    for speaker in speakers:
        yield Draft("attended", person_argument(speaker), discourse.events[-1], sentence.span, "speaks-there", 0.8)


def _ceremonial(discourse: Discourse) -> bool:
    return bool(re.search(r"仪式|活动|大会|论坛$", discourse.events[-1].name))


def _chairs(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> tuple[Mention, ...]:
    """Who presides: who acts, unless the clause names somebody else, of whom nothing tells that it is a person."""
    unknown = not _ELIDED.fullmatch(discourse.scene.text, clause.start, trigger.start)
    if unknown and not discourse.groups(clause.start, trigger.start):
        return ()
    return discourse.actors(sentence, trigger)


def _meant(discourse: Discourse, clause: Clause, trigger: Trigger) -> Argument | None:
    """The meeting of `主持会议` where no attended one was named: the one that sat, or else one without a name."""
    if not trigger.word.endswith("会议") or _IN_GENERAL.search(discourse.scene.text, clause.start, trigger.start):
        return None
    nameless = Argument("会议", "Event", "Event", "会议", trigger.end - 2, trigger.end)
    return sitting_before(discourse, trigger.start) or nameless


def preside(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `presided`: `某某主持会议`, `会议由某某主持`."""
    text = discourse.scene.text
    if is_unreal(discourse.told(clause.start, trigger.start)):
        return []
    groups = discourse.groups(sentence.start, trigger.start)
    by = next((g for g in reversed(groups) if g.marker == "由"), None)
    named = event_in(discourse, trigger.end, clause.end)
    if by is not None and named is None:
        named = event_in(discourse, clause.start, by.start - 1)
    if named is None and by is None and _OTHER_OBJECT.match(text, trigger.end, clause.end):
        return []
    persons = by.persons if by is not None else _chairs(discourse, sentence, clause, trigger)
    event = spoken_of(discourse, named) or _meant(discourse, clause, trigger)
    if event is None:
        return []
    note(discourse, event)
    return [Draft("presided", person_argument(p), event, sentence.span, "preside", 0.95) for p in persons]
