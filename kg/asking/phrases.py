"""Who and what a question speaks of: its noun phrases, each with the word that marks it and the verbs before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.asking.reading import Slot
from kg.asking.vocabulary import classes_of, endings_of
from kg.asking.words import Word
from kg.errors import QuestionError

MARKS = frozenset({"agent", "with", "list", "at"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. mark: "" agent with at; `after`: the relations of the verbs that stand before it."""

    slot: Slot
    mark: str = ""
    after: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reader:
    """Goes over the words of a question once."""

    phrases: list[Phrase] = field(default_factory=list)
    verbs: list[str] = field(default_factory=list)
    mark: str = ""
    wanted: str = ""  # 哪些, 几家: the word before a kind of thing
    number: bool = False

    def add(self, slot: Slot) -> None:
        """Put a phrase behind the others; one that only lists on joins the one before it."""
        here = tuple(self.verbs)
        before = self.phrases[-1] if self.phrases else None
        listed = self.mark == "list" or (self.mark == "with" and before and before.after == here)
        if listed and before and _of_one_sort(before.slot, slot) and (here or self.mark == "list" or _lifeless(slot)):
            self.phrases[-1] = replace(before, slot=_either(before.slot, slot))
        elif self.mark == "list":
            raise QuestionError(f"{slot.text} is listed beside another sort; ask for one at a time")
        else:
            self.phrases.append(Phrase(slot, self.mark, here))
        self.mark = ""

    def close(self) -> None:
        """A 哪些 with nothing behind it belongs to the kind before it (企业有哪些), else it is for anything."""
        if not self.wanted:
            return
        for at in reversed(range(len(self.phrases))):
            slot = self.phrases[at].slot
            if slot.form == "class" and not slot.asked:
                self.phrases[at] = replace(
                    self.phrases[at], slot=replace(slot, asked=True, text=slot.text + self.wanted)
                )
                break
        else:
            self.add(Slot(self.wanted, asked=True))
        self.wanted = ""


def _lifeless(slot: Slot) -> bool:
    """Not a person: 甲公司和乙公司 are two things, where 张某和李某 is the one with the other."""
    return "Person" not in slot.kinds


def _of_one_sort(one: Slot, other: Slot) -> bool:
    if one.endings or other.endings:
        return False
    return bool(one.names and other.names and _lifeless(one) == _lifeless(other)) or bool(one.classes and other.classes)


def _either(one: Slot, other: Slot) -> Slot:
    """Both as one place: any of the names, or any of the classes."""
    return Slot(
        f"{one.text}、{other.text}",
        (*one.names, *other.names),
        (*one.called, *other.called),
        (*one.classes, *other.classes),
        asked=one.asked or other.asked,
    )


def phrases(words: Sequence[Word]) -> tuple[tuple[Phrase, ...], bool, bool]:
    """The phrases in order, whether the question is passive, and whether it asks for a number of things (几家企业).

    Raises QuestionError where names and other things are mixed in a list.
    """
    reader, passive = _Reader(), False
    for word in words:
        if word.sort == "passive":
            passive, reader.mark = True, "agent"
        elif word.sort in MARKS:
            reader.mark = word.sort
        elif word.sort == "until":
            reader.mark = "at"
        elif word.sort == "verb":
            reader.close()
            reader.verbs.append(word.value)
            reader.mark = ""
        elif word.sort in {"which", "number"}:
            reader.wanted += word.text
            reader.number = reader.number or word.sort == "number"
        elif word.sort in {"who", "where"}:
            reader.close()
            reader.add(Slot(word.text, classes=_asked_persons(word), asked=True, who=word.sort == "who"))
        elif word.sort in {"class", "ending", "name"}:
            reader.add(_slot(word, reader.wanted))
            reader.wanted = ""
    reader.close()
    return tuple(reader.phrases), passive, reader.number


def _asked_persons(word: Word) -> tuple[str, ...]:
    """谁 may be answered by a body too (由谁陪同: 某局); 哪些人 may not."""
    return ("Person",) if any(sign in word.text for sign in ("人", "位")) else ()


def _slot(word: Word, wanted: str) -> Slot:
    text, asked = wanted + word.text, bool(wanted)
    if word.sort == "class":
        classes = classes_of(word.text)
        return Slot(text, classes=classes, asked=asked or not classes)
    if word.sort == "ending":
        return Slot(text, classes=(word.value,), endings=endings_of(word.text), asked=asked)
    if asked and word.kinds != {"Event"}:
        raise QuestionError(
            f"{text}: {word.text} is the name of one thing; ask 哪些 of a kind of things, such as 哪些企业"
        )
    return (
        Slot(text, classes=("Event",), endings=(word.text,), asked=True)
        if asked
        else Slot(text, (word.called[0].name,), word.called)
    )
