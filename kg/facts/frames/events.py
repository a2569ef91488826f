"""Meetings, ceremonies, activities: who attended, presided, organised; and which event is spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from kg import lexicon
from kg.facts.discourse import Discourse, person_argument
from kg.facts.drafts import Draft
from kg.facts.frames.company import accompany
from kg.facts.mood import is_cancelled, is_unreal
from kg.facts.names import ending_of, is_common, read_list
from kg.facts.participants import is_unnamed, phrase, read_participants
from kg.facts.scene import Clause, Sentence, Trigger
from kg.records import Argument, Mention

_LEAD = re.compile(
    r"^(?:(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|晚)?(?:的)?|我[省市区县州旗]|了|的|此次|本次|这次|该|上述|今天的|当天的|有关|相关|以|由|对)+"
)
_VISIT_OBJECT = re.compile(
    r"^(?:了|此次|本次|上述|有关|相关)?(?:[㐀-鿿]{0,4}(?=检查|调研|视察|督查|走访))?(?:活动|调研|检查|考察|视察|走访|慰问|督导|督查|会见|座谈|会谈|上述活动)?(?:活动)?$"
)
_HOSTED_BY = re.compile(r"(?:主办|承办|协办|举办|组织|参与)的")
_BARE = re.compile(
    r"^(?:会议?|大会|全会|活动|仪式|本次会议|座谈会|专题会议|视频会议|典礼|论坛|比赛|开工仪式|签约仪式|启动仪式|揭牌仪式|开幕式|会谈)$"
)


@cache
def _heads() -> tuple[str, ...]:
    """The heads of events, longest first; campaigns of study (学习教育) are no event that one attends."""
    heads = [word for word in lexicon.words("event_heads") if not word.endswith("教育") and len(word) > 1]
    return tuple(sorted(heads, key=len, reverse=True))


@cache
def _head_pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(head) for head in _heads()))


def event_in(discourse: Discourse, start: int, end: int) -> Argument | None:
    """The event named in `start`..`end`: up to the last event head there; None where there is none."""
    text = discourse.scene.text
    also = re.search(r"并(?=见证|致辞|讲话|揭牌|宣布|作|主持|发言|为)", text[start:end])
    end = start + also.start() if also else end
    found = None
    for match in _head_pattern().finditer(text, start, end):
        if text[match.end() : match.end() + 1] not in ("室", "厅", "场", "精", "期", "员", "组", "团", "代"):
            found = match
    if found is None:
        return None
    told = [m.end() for m in re.finditer(r"宣布|主持|出席|参加|代表", text[start : found.start()])]
    start += told[-1] if told else 0
    hosts = [m.end() for m in _HOSTED_BY.finditer(text, start, found.end())]
    start = hosts[-1] if hosts else start
    lead = _LEAD.match(text[start : found.end()])
    start += lead.end() if lead else 0
    end = found.end() + (text[found.end() : found.end() + 1] == "议" and found[0].endswith("会"))
    name = re.sub(r"\s", "", text[start:end])
    if len(name) < 2 or len(name) > 60:
        return None
    return Argument(name, "Event", "Event", name, start, end)


def spoken_of(discourse: Discourse, named: Argument | None) -> Argument | None:
    """The event meant: the named one, or the earlier one that a bare `会议`, `仪式` points to."""
    if named is None:
        return discourse.event()
    if _BARE.match(named.name):
        head = "会" if "会" in named.name else named.name[-2:]
        return discourse.event(named.name) or discourse.event(head) or named
    return named


def note(discourse: Discourse, event: Argument | None) -> None:
    """Remembers an event that was named in full."""
    if event is not None and not any(known.name == event.name for known in discourse.events):
        discourse.events.append(event)


def attend(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `attended`; `参加活动` on a tour of visits means company."""
    text = discourse.scene.text
    if is_unreal(text[clause.start : trigger.start]) or is_cancelled(text, sentence.start, sentence.end, trigger.start):
        return []
    if trigger.word == "参与" and text[trigger.end : trigger.end + 1] == "的":
        return accompany(discourse, sentence, clause, trigger)
    after = text[trigger.end : _object_end(clause, trigger)]
    if (
        discourse.visiting
        and not (not after.strip() and _at_event(discourse) and not _about_visits(discourse))
        and _VISIT_OBJECT.match(after)
        and not (discourse.events and "活动" in after and _ceremonial(discourse))
    ):
        return accompany(discourse, sentence, clause, trigger)
    event = spoken_of(discourse, event_in(discourse, trigger.end, _object_end(clause, trigger)))
    if (
        event is None
        or re.search(r"将于|拟于|即将", text[trigger.end : event.end])
        or re.match(r"(?:的)?(?:代表名额|名额|的)", text[event.end : event.end + 4])
    ):
        return []
    note(discourse, event)
    start = phrase(discourse, sentence, clause, trigger.start)
    actors = read_participants(discourse, start, trigger.start)
    if not any(actor.kind == "Person" for actor in actors) and not actors:
        actors = [person_argument(p) for p in discourse.actors(sentence, trigger)]
    return [
        Draft("attended", actor, event, sentence.span, f"attend-{trigger.word}", 0.9, (("order", str(order)),))
        for order, actor in enumerate(actors, 1)
    ]


def address(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `attended` of those who speak at the event of the paragraph: 宣布开工, 致辞, 就…作交流发言."""
    text = discourse.scene.text
    event = discourse.events[-1] if discourse.events else _ahead(discourse, sentence, trigger)
    if event is None or not _same_story(discourse, event, sentence):
        return []
    start = phrase(discourse, sentence, clause, trigger.start)
    about = re.search(r"(?:先后|分别|在[^，]{1,12}|现场)*(?:就|围绕|结合|对|针对|作|代表)", text[start : trigger.start])
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
    """The event was named in this paragraph or the one before."""
    return discourse.scene.text.count("\n", event.start, sentence.start) <= 1


def hear(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `attended` of the bodies heard at a meeting: `座谈会上，某某逐一听取甲、乙等企业的汇报`."""
    event = discourse.events[-1] if discourse.events else None
    text = discourse.scene.text
    if event is None or not re.search(r"会上|会议", text[sentence.start : clause.start + 6]):
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


def _at_event(discourse: Discourse) -> bool:
    """The event was named after the last place visited: the story is at the event now."""
    return bool(discourse.events) and (not discourse.places or discourse.events[-1].start > discourse.places[-1].start)


def witness(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `attended`: 见证签约 is to be at the signing."""
    start = trigger.start + 2 + (discourse.scene.text[trigger.start + 2] == "了")
    name = discourse.scene.text[start : trigger.end]
    event = Argument(name, "Event", "Event", name, start, trigger.end)
    actors = read_participants(discourse, phrase(discourse, sentence, clause, trigger.start), trigger.start)
    return [Draft("attended", actor, event, sentence.span, f"witness-{trigger.word}", 0.85) for actor in actors]


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


def notice(discourse: Discourse, sentence: Sentence, end: int) -> None:
    """Remembers an event that a sentence only points to: 此次集中开工仪式."""
    text = discourse.scene.text[sentence.start : end]
    found = re.search(
        r"(?:此次|本次|这次)(?P<name>[^，。；：的]{2,20}?(?:仪式|活动|大会|会议|论坛|座谈会))(?!精神)", text
    )
    if found is not None and not _BARE.match(found["name"]):
        start = sentence.start + found.start("name")
        note(discourse, Argument(found["name"], "Event", "Event", found["name"], start, start + len(found["name"])))


def _ceremonial(discourse: Discourse) -> bool:
    return bool(re.search(r"仪式|活动|大会|论坛$", discourse.events[-1].name))


def _object_end(clause: Clause, trigger: Trigger) -> int:
    kinds = ("attend", "preside", "meet", "accompany")
    following = [
        t for t in clause.triggers if t.start >= trigger.end and (t.kind in kinds or t.kind.startswith("speak"))
    ]
    return following[0].start if following else clause.end


def preside(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `presided`: `某某主持会议`, `会议由某某主持`."""
    text = discourse.scene.text
    if is_unreal(text[clause.start : trigger.start]):
        return []
    groups = discourse.groups(sentence.start, trigger.start)
    by = next((g for g in reversed(groups) if g.marker == "由"), None)
    named = event_in(discourse, trigger.end, clause.end)
    if by is not None and named is None:
        named = event_in(discourse, clause.start, by.start - 1)
    persons = by.persons if by is not None else discourse.actors(sentence, trigger)
    event = spoken_of(discourse, named)
    if event is None:
        return []
    note(discourse, event)
    return [Draft("presided", person_argument(p), event, sentence.span, "preside", 0.95) for p in persons]


def hold(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `organised` with role 召开, 举办 …; an event that `is held` is only remembered."""
    text = discourse.scene.text
    if is_unreal(text[clause.start : trigger.start]):
        return []
    by = text.rfind("由", clause.start, trigger.start)
    if by > clause.start and (held := event_in(discourse, clause.start, by)) is not None:
        return _held_by(discourse, sentence, trigger, held, by + 1)
    event = event_in(discourse, trigger.end, _object_end(clause, trigger))
    if event is None or (_BARE.match(event.name) and event.name in ("会议", "活动", "会")):
        note(discourse, event_in(discourse, _event_start(discourse, clause, trigger), trigger.start))
        return []
    organisers = list(_organisers(discourse, sentence, clause, trigger))
    if trigger.word.endswith(("开展", "开展了")) and any(o.kind == "Person" for o in organisers):
        return []
    note(discourse, event)
    role = (("role", _role(trigger.word)),)
    return [Draft("organised", o, event, sentence.span, f"hold-{trigger.word}", 0.85, role) for o in organisers]


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
        r"(?:(?:\d+月)?\d+日(?:[上下]午|晚)?|近日|日前|当天|下午|上午|昨日|今日|当晚|会后|随后|调研结束后|[ 　])+",
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
    for item in read_list(scene.text, start, trigger.start).items:
        name = re.sub(
            r"(?:随即|迅速|近日|日前|今日|昨日|再次|专门|组织|隆重|联合|共同|在.*|于.*|随后)+$", "", item.name
        )
        ending = ending_of(name)
        if (
            len(name) >= 2
            and ending
            and not is_common(name)
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
            discourse.subject_body = body
            yield body
            return
    lead = re.sub(r"并|随后|随即|还|又|也|再次|组织|联合|(?:在|于|到|赴).*$", "", scene.text[start : trigger.start])
    if lead.strip():
        return
    if discourse.subject:
        yield from (person_argument(p) for p in discourse.subject)
    elif discourse.subject_body is not None:
        yield discourse.subject_body


def _is_own(discourse: Discourse, name: str, ending: str) -> bool:
    """A name that is more than its ending, or the paper's own place or body."""
    return ending != name or len(name) >= 4 or discourse.home.spell_out(name) != name or name in discourse.home.places


def host(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `organised` with role 主办 承办 协办: `由甲、乙主办，丙承办的…`."""
    text = discourse.scene.text
    index = bisect_left([t.start for t in clause.triggers], trigger.start)
    start = clause.triggers[index - 1].end if index else clause.start
    by = text.rfind("由", start, trigger.start)
    start = by + 1 if by >= 0 else start
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
        held = re.search(r"在|于|近日|日前|举行|召开|举办|开幕|启动|开展", text[of + 1 : end])
        named = event_in(discourse, of + 1, of + 1 + held.start() if held else end)
        if named is not None:
            return named
    return discourse.event()
