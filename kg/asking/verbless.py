"""Questions without a verb: 甲是谁, 乙主任是谁, 乙有哪些领导, 甲和乙有什么关系, 丙在哪, 丙有哪些报道."""

from __future__ import annotations

from collections.abc import Sequence

from kg.asking.dates import Period
from kg.asking.phrases import Phrase
from kg.asking.reading import ANY, Named, Reading, Slot
from kg.errors import QuestionError

_WHERE_KINDS = frozenset({"Place", "Park"})


def read(said: Sequence[Phrase], sorts: frozenset[str], asks: frozenset[str], period: Period | None) -> Reading:
    """The reading of a question without a verb. Raises QuestionError where no form fits."""
    names = [phrase for phrase in said if phrase.slot.names]
    others = [phrase.slot for phrase in said if not phrase.slot.names]
    classes = {one for slot in others for one in slot.classes}
    reading = (
        _without_names(sorts, asks, classes, names, period)
        or _two(names, others)
        or _of_one(names, others, classes, sorts, asks, period)
    )
    if reading is None:
        raise QuestionError(
            "it says no verb that the store knows, such as 考察 会见 参加 说 担任; "
            "kg queries lists what can be asked by name"
        )
    if period is not None and not {"from", "to"} & {key for key, _ in _parameters(reading)} and reading.named:
        raise QuestionError(f"{reading.named.query} is not asked for a time: leave the date out, or add a verb")
    return reading


def _parameters(reading: Reading) -> tuple[tuple[str, str], ...]:
    return reading.named.parameters if reading.named else ()


def _without_names(
    sorts: frozenset[str], asks: frozenset[str], classes: set[str], names: Sequence[Phrase], period: Period | None
) -> Reading | None:
    if "decisions" in sorts and not names:
        return Reading(named=Named("appointments", _days(period)))
    if "successions" in sorts and len(names) <= 1:
        if names and "Organisation" not in names[0].slot.kinds:
            raise QuestionError("who follows whom is asked of a body: 某某管委会的前后任")
        return Reading(named=Named("successions", tuple(("organisation", one.slot.names[0]) for one in names)))
    return None


def _days(period: Period | None) -> tuple[tuple[str, str], ...]:
    return (("from", period.first), ("to", period.last)) if period and not period.yearly else ()


def _two(names: Sequence[Phrase], others: Sequence[Slot]) -> Reading | None:
    """Two names and no verb: what is printed between them. QuestionError where a kind of thing stands beside them."""
    each = [name for phrase in names for name in phrase.slot.names]
    if len(each) != 2:
        return None
    if each[0] == each[1] or any(slot.endings for slot in others):
        raise QuestionError(f"{'、'.join(each)}: two different names, and nothing beside them, ask what connects them")
    return Reading(named=Named("between", (("one", each[0]), ("other", each[1]))))


def _of_one(
    names: Sequence[Phrase],
    others: Sequence[Slot],
    classes: set[str],
    sorts: frozenset[str],
    asks: frozenset[str],
    period: Period | None,
) -> Reading | None:
    if len(names) != 1 or len(names[0].slot.names) != 1:
        return None
    slot, name = names[0].slot, names[0].slot.names[0]
    if sum(bool(each.classes) for each in others) > 1:
        raise QuestionError(f"{'、'.join(each.text for each in others)}: ask for one of them at a time")
    if "did" in sorts and "Person" in slot.kinds:
        return Reading(named=Named("events-of", (("person", name), *_days(period))))
    with_whom = any(phrase_slot.asked and not phrase_slot.classes for phrase_slot in others) and "with" in sorts
    if "where" in asks:
        return Reading("locatedIn", slot, Slot("", asked=True), asks=asks, period=period)
    if with_whom and "Person" in slot.kinds:
        return Reading(named=Named("co-attendance", (("person", name),)))
    heads = "heads" in sorts or (classes == {"Person"} and "Organisation" in slot.kinds)
    if "Post" in classes or heads or ("who" in sorts and not classes):
        return _posts(slot, asks, period)
    if "Article" in classes or "evidence" in asks:
        return Reading(named=Named("articles-about", (("name", name),)))
    if classes and (_is_place(slot) or names[0].mark == "at"):
        kind = next(each for each in others if each.classes)
        return Reading("locatedIn", kind, slot, asks=asks, period=period)
    if classes:
        return None
    return Reading(named=Named("printed-about", (("name", name),)))


def _posts(slot: Slot, asks: frozenset[str], period: Period | None) -> Reading | None:
    if "Person" in slot.kinds:
        return Reading("holdsPost", slot, ANY, asks=asks, period=period)
    return Reading("holdsPost", ANY, slot, asks=asks, period=period) if "Organisation" in slot.kinds else None


def _is_place(slot: Slot) -> bool:
    return bool({one.type for one in slot.called} & _WHERE_KINDS)
