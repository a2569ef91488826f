"""Who met whom: 会见某某, 与某某座谈, 拜访某某."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.facts.discourse import Discourse, Group, person_argument
from kg.facts.drafts import Draft
from kg.facts.mood import is_unreal
from kg.facts.names import read_list
from kg.facts.scene import Clause, Sentence
from kg.facts.triggers import Trigger
from kg.records import Argument, Mention

_DIRECT = re.compile(r"会见|接见|拜访|拜会|接待")


def meet(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `met`: one per counterpart. A body that was called on without a person named is visited."""
    if is_unreal(discourse.told(clause.start, trigger.start)):
        return []
    if _DIRECT.search(trigger.word):
        return _direct(discourse, sentence, clause, trigger)
    counterpart = _with(discourse, sentence, clause, trigger)
    if counterpart is None:
        return []
    own = discourse.own_group(sentence.start, counterpart.start - 1)
    subject = own.persons if own is not None else discourse.subject or discourse.leaders
    return _met(discourse, sentence, trigger, subject, counterpart.persons)


def _with(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Group | None:
    """The group after 与/同/和 before the trigger, in the clause or at the end of the one before."""
    for group in discourse.groups_back(sentence.start, trigger.start):
        if group.marker in ("与", "同", "和", "跟") and trigger.start - group.end <= 30:
            return group
    return None


def _direct(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    groups = [g for g in discourse.groups(trigger.end, sentence.end) if g.start < clause.end]
    subject = discourse.actors(sentence, trigger)
    met = [person for group in groups for person in group.persons]
    if met:
        return _met(discourse, sentence, trigger, subject, met)
    if "接待" in trigger.word:
        return []  # 接待游客三万人次
    return _called_on(discourse, sentence, clause, trigger, subject)


def _called_on(
    discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger, subject: tuple[Mention, ...]
) -> Iterable[Draft]:
    predicate = "visited" if "拜" in trigger.word else "met"
    out = []
    for item in read_list(discourse.scene.text, trigger.end, clause.end).items:
        if item.kind != "Organisation":
            continue
        body = Argument(discourse.home.spell_out(item.name), item.kind, item.type, item.name, item.start, item.end)
        discourse.places.append(body)
        out += [
            Draft(predicate, person_argument(p), body, sentence.span, f"meet-{trigger.word}", 0.85) for p in subject
        ]
    if out and predicate == "visited":
        discourse.visiting = True
        discourse.subject = subject
    return out


def _met(
    discourse: Discourse, sentence: Sentence, trigger: Trigger, subject: tuple[Mention, ...], met: Iterable[Mention]
) -> list[Draft]:
    names = {person.name for person in subject}
    discourse.subject = subject
    discourse.talking = True
    return [
        Draft("met", person_argument(host), person_argument(guest), sentence.span, f"meet-{trigger.word}", 0.9)
        for guest in met
        if guest.name not in names
        for host in subject
    ]
