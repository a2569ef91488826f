"""Which place of a relation each phrase fills: by its mark, by its side of the verb, and by what the place takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.asking.phrases import Phrase
from kg.asking.reading import ANY, Slot
from kg.asking.vocabulary import asking
from kg.errors import QuestionError
from kg.ontology import KG, declared

_AT_IS_OBJECT = frozenset({"visited", "holdsPost", "appointed", "removed", "locatedIn"})
_OWN = {  # kinds of things that are the relation's own object: 担任什么职务 asks no more than 担任什么
    **dict.fromkeys(("holdsPost", "appointed", "removed"), "Post"),
    "stated": "Utterance",
    "wrote": "Article",
}
_DECISIONS = frozenset({"appointed", "removed"})  # 被 there does not make the subject an object


@dataclass(slots=True)
class Places:
    """The places of a relation while they are filled."""

    relation: str
    filled: dict[str, Slot] = field(default_factory=dict)

    def fill(self, place: str, slot: Slot) -> None:
        """Put a slot into a place. Raises QuestionError where it is taken."""
        if place in self.filled:
            raise QuestionError(
                f"{self.filled[place].text} and {slot.text} would both be the {place} of {self.relation}: "
                "ask for one of them at a time"
            )
        self.filled[place] = slot

    def is_open(self, place: str) -> bool:
        """Is nothing in the place yet?"""
        return place not in self.filled

    def of(self, place: str) -> Slot:
        """What fills the place; ANY where nothing does."""
        return self.filled.get(place, ANY)


def places(relation: str, said: Sequence[Phrase], *, passive: bool, mutual: bool) -> Places:
    """Every phrase of a question with one verb in its place. Raises QuestionError for one that has none."""
    found = Places(relation)
    others = [phrase for phrase in said if phrase.slot.classes != (_OWN.get(relation),)]
    rest = [phrase for phrase in others if not _by_mark(found, phrase, mutual)]
    turned = (passive and relation not in _DECISIONS) or any(phrase.mark == "agent" for phrase in said)
    if _wants_event(relation):
        for phrase in [each for each in rest if "Event" in each.slot.kinds][:1]:
            found.fill("object", phrase.slot)
            rest.remove(phrase)
    before = [phrase.slot for phrase in rest if not phrase.after]
    _before_verb(found, before, turned)
    for slot in (phrase.slot for phrase in rest if phrase.after):
        found.fill("object" if found.is_open("object") and relation != "invests" else "subject", slot)
    if len(others) < len(said) and found.is_open("object"):
        found.fill("object", Slot(asked=True))
    return found


def companions(relation: str, said: Sequence[Phrase]) -> Places:
    """The places of a question with 陪同 and another verb: 谁陪同甲考察乙, 甲考察乙由谁陪同."""
    found = Places(relation)
    for phrase in said:
        first = phrase.after[:1] == ("accompanied",) or not phrase.after
        if phrase.mark in {"agent", "with"} or (phrase.mark == "at" and "Person" in (phrase.slot.kinds or {"Person"})):
            order: tuple[str, ...] = ("companion",)
        elif not phrase.after:
            order = ("first",)
        elif len(phrase.after) == 1 and first:
            order = ("subject", "companion")
        else:
            order = ("object", "companion", "subject")
        _fill_first(found, order, phrase.slot)
    return _first_settled(found, said)


def _fill_first(found: Places, order: tuple[str, ...], slot: Slot) -> None:
    found.fill(next((place for place in order if found.is_open(place)), order[0]), slot)


def _first_settled(found: Places, said: Sequence[Phrase]) -> Places:
    """Who stands before both verbs: the one who went along, unless 考察 comes first or that place is taken."""
    slot = found.filled.pop("first", None)
    if slot is not None:
        along = any(phrase.after[:1] == ("accompanied",) for phrase in said) and found.is_open("companion")
        found.fill("companion" if along and (not found.is_open("subject") or slot.asked) else "subject", slot)
    return found


def _by_mark(found: Places, phrase: Phrase, mutual: bool) -> bool:
    """Fill a place by the mark alone; False where there is none that decides."""
    if phrase.mark == "agent":
        found.fill("subject", phrase.slot)
    elif phrase.mark == "with":
        found.fill("object" if mutual or found.relation == "met" else "companion", phrase.slot)
    elif phrase.mark == "at":
        if found.relation == "accompanied":
            found.fill("subject", phrase.slot)
        elif found.relation in _AT_IS_OBJECT:
            found.fill("object", phrase.slot)
        else:
            raise QuestionError(f"{phrase.slot.text}: the store does not hold where this was; leave the place out")
    return bool(phrase.mark)


def _before_verb(found: Places, slots: Sequence[Slot], turned: bool) -> None:
    if not slots:
        return
    if len(slots) > 2:
        raise QuestionError(f"{'、'.join(slot.text for slot in slots)}: too many things stand before the verb")
    if len(slots) == 1:
        side = "object" if turned or not found.is_open("subject") else "subject"
        found.fill(side, slots[0])
        return
    first, second = slots
    if not found.is_open("object"):
        raise QuestionError(f"{first.text} and {second.text}: join them by 和, or ask for one at a time")
    if _acts(first) and not _acts(second):
        first, second = second, first
    elif _acts(first) and first.names and second.names:
        raise QuestionError(f"{first.text} and {second.text}: join them by 和, or ask for one at a time")
    found.fill("object", first)
    found.fill("subject", second)


def _acts(slot: Slot) -> bool:
    return "Person" in slot.kinds or slot.who


def _wants_event(relation: str) -> bool:
    return declared(relation).range == str(KG.Event)


def says(kind: str, relation: str, verb: str) -> bool:
    """Is the verb one of those of a relation that are `mutual` (座谈: either side may be the subject) or `inverse`?"""
    return verb in asking()["relations"][relation].get(kind, ())
