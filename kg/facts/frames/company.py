"""Who went along: 陪同, 参加调研, 在某某陪同下; and who leads: 带队, 率."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.facts.discourse import Discourse, Group, person_argument
from kg.facts.drafts import Draft
from kg.facts.mood import is_unreal
from kg.facts.participants import phrase, read_participants
from kg.facts.scene import Clause, Sentence
from kg.facts.triggers import Trigger
from kg.records import Mention

_THOSE = re.compile(r"的陪同(?:人员|者|领导|干部)")  # a noun: 园区的陪同人员
_ALSO = re.compile(r"[^，。；：的]{0,6}的(?:领导|嘉宾)?(?:还有|有|包括)[：:]?")  # 一同参加考察的还有：甲、乙
_GOES = re.compile(r"(?<=[人员志导表])(?:一行)?(?:先后|分别|前往|赴|到|来到|深入|走进|实地)")
_AT_HEAD = re.compile(r"的?(?:带领|率领)之?下")
_UNDER = re.compile(r"之?下")


def lead(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """`某某带队 …`: names the leader; `率甲、乙 …`: those led went along."""
    text = discourse.scene.text
    if is_unreal(discourse.told(clause.start, trigger.start)):
        return []
    groups = discourse.groups(sentence.start, trigger.start)
    leader = next((g for g in reversed(groups) if _leads(text, g)), None)
    if leader is None:
        return []
    if not discourse.visiting and not any(map(discourse.in_office, discourse.leaders)):
        discourse.leaders = leader.persons
    discourse.subject = leader.persons
    led = [g for g in discourse.groups(trigger.end, clause.end) if g.start - trigger.end <= 1]
    followers = [person_argument(p) for group in led for p in group.persons]
    goes = _GOES.search(text, trigger.end, clause.end)
    if not led and goes is not None:
        followers = read_participants(discourse, trigger.end, goes.start())  # 率市发改委负责人赴
    head = person_argument(leader.persons[0])
    return [Draft("accompanied", one, head, sentence.span, "led", 0.85) for one in followers if one.name != head.name]


def _leads(text: str, group: Group) -> bool:
    """甲带队, 由甲带队, 在甲的带领下; not what is of somebody: 甲的团队带领."""
    if group.marker == "在":
        return _AT_HEAD.match(text, group.end) is not None
    return group.marker in ("", "由") and text[group.end : group.end + 1] != "的"


def accompany(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Persons and bodies that accompanied the leader."""
    scene = discourse.scene
    if is_unreal(discourse.told(clause.start, trigger.start)) or _THOSE.match(scene.text, trigger.start - 1):
        return []
    if _hosts(scene.text, clause, trigger):
        return []
    start = phrase(discourse, sentence, clause, trigger.start)
    if _UNDER.match(scene.text, trigger.end):
        return _under(discourse, sentence, clause, trigger, start)
    listed = _ALSO.match(scene.text, trigger.end)
    followers = read_participants(discourse, start, trigger.start)
    if listed is not None:
        followers = read_participants(discourse, listed.end(), sentence.end)
    guided = next((g for g in discourse.groups(trigger.end, clause.end) if g.marker == "陪同"), None)
    leaders = guided.persons if guided is not None else _leaders(discourse, sentence, start)
    names = {leader.name for leader in leaders}
    return [
        Draft(
            "accompanied",
            follower,
            person_argument(leaders[0]),
            sentence.span,
            f"company-{trigger.word}",
            0.9,
            (("order", str(order)),),
        )
        for order, follower in enumerate(followers, 1)
        if leaders and follower.name not in names
    ]


def _hosts(text: str, clause: Clause, trigger: Trigger) -> bool:
    """`甲接待了乙一行并参加座谈`: who receives guests does not go along with them."""
    received = [one for one in clause.triggers if one.kind == "meet" and one.end < trigger.start]
    return bool(received) and "并" in text[received[-1].end : trigger.start]


def _leaders(discourse: Discourse, sentence: Sentence, start: int) -> tuple[Mention, ...]:
    """Whom they went along with: who visits in this sentence, who leads the article, or who acts before them."""
    visited_in, visitors = discourse.last_visit
    same = visited_in >= 0 and "\n" not in discourse.scene.text[visited_in : sentence.start].strip()
    leaders = visitors if same else discourse.leaders
    if leaders or start <= sentence.start:
        return leaders
    own = next((g for g in discourse.groups(sentence.start, start) if not g.marker), None)
    return own.persons if own is not None else ()


def _under(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger, start: int) -> Iterable[Draft]:
    """`在甲、乙陪同下`: those named after 在; the accompanied is whoever acts."""
    text = discourse.scene.text
    at = text.rfind("在", start, trigger.start)
    subject = discourse.own_group(sentence.start, at) if at > 0 else None
    leaders = subject.persons if subject is not None else discourse.leaders
    followers = read_participants(discourse, at + 1, trigger.start)
    return [
        Draft(
            "accompanied",
            follower,
            person_argument(leaders[0]),
            sentence.span,
            "company-under",
            0.9,
            (("order", str(order)),),
        )
        for order, follower in enumerate(followers, 1)
        if leaders and follower.name not in {leader.name for leader in leaders}
    ]
