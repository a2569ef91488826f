"""From a question to its answer: what was understood, the query, the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.asking.grammar import read
from kg.asking.names import names_in, names_with, titles_of
from kg.asking.plans import Query, planned, refuse_what_cannot_be_counted
from kg.asking.reading import Reading
from kg.asking.vocabulary import classes_of, endings_of
from kg.asking.words import LONGEST_QUESTION, Word, cut, plain
from kg.errors import QuestionError
from kg.graph import GraphView
from kg.graph.rows import Table
from kg.queries import load

_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Meaning:
    """A stretch of the question and what it was taken for."""

    words: str
    meaning: str

    def __str__(self) -> str:
        return f"{self.words} ({self.meaning})"


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as it was understood, and the query that asks it."""

    understood: tuple[Meaning, ...]
    left_out: tuple[str, ...]  # not understood; the query asks without it
    reading: Reading
    query: Query
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, how it was understood, and the rows."""

    question: str
    understanding: Understanding
    table: Table

    def __repr__(self) -> str:
        verdict = f"{self.verdict.split(':')[0]}; " if self.verdict else ""
        return f"Answer({self.question}: {verdict}{self.table!r})"

    @property
    def verdict(self) -> str:
        """For 有没有 and …吗: printed or not; never a no. "" for other questions."""
        if "whether" not in self.understanding.reading.asks:
            return ""
        if self.table.rows:
            return "见报 · printed: see the rows"
        return "没有见报 · not printed on these pages, which does not mean that it was not so"


def ask(view: GraphView, question: str) -> Answer:
    """The answer to a question in Chinese. Raises QuestionError, with the reason, for one that cannot be asked."""
    understanding = understand(view, question)
    query = understanding.query
    values = dict(query.parameters)
    table = load(query.name).run(view, values) if query.name else view.select(query.sparql)
    return Answer(question, understanding, table)


def understand(view: GraphView, question: str) -> Understanding:
    """What a question asks of this store, without asking it. Raises QuestionError as `ask` does."""
    text = plain(question)
    if not text:
        raise QuestionError("the question is empty; ask such as: kg ask 谁考察过哪些企业")
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(f"the question is longer than {LONGEST_QUESTION} characters; ask one thing at a time")
    words = [_with_candidates(view, word) for word in cut(text, names_in(view, text))]
    reading, known = read(words)
    refuse_what_cannot_be_counted(reading)
    titles = _titles(view, reading)
    query = planned(reading, titles)
    return Understanding(tuple(_meanings(known)), reading.left_out, reading, query, tuple(_notes(reading, titles)))


def _with_candidates(view: GraphView, word: Word) -> Word:
    """An unknown word with the things of whose names it is a part."""
    if word.sort != "unknown" or len(word.text) < _SHORTEST_PART:
        return word
    found = names_with(view, word.text)
    return replace(word, called=tuple(one for things in found.values() for one in things))


def _titles(view: GraphView, reading: Reading) -> tuple[str, ...]:
    """The store's own words for the post that the question names: 主任 for 管委会主任 of 某某区管委会."""
    if not reading.title or not reading.object.names:
        return ()
    return titles_of(view, reading.object.names[0], reading.title)


def _meanings(words: Sequence[Word]) -> Iterator[Meaning]:
    """Every word that means something, with what it means; 哪些 and its 企业 are one."""
    asked = ""
    for word in words:
        if word.sort in {"which", "number"}:
            asked += word.text
            continue
        meaning = _meaning(word)
        if meaning is None:
            continue
        if asked and word.sort in {"class", "ending", "name"}:
            word, asked = replace(word, text=asked + word.text), ""
        elif asked:
            yield Meaning(asked, "what")
            asked = ""
        yield Meaning(word.text, meaning)
    if asked:
        yield Meaning(asked, "what")


def _meaning(word: Word) -> str | None:
    """What a word was taken for; None for one on which nothing depends, or that was left out."""
    if word.sort == "name":
        things = " or ".join(f"{one.type} {one.id}" for one in word.called)
        return f"a part of {word.called[0].name}: {things}" if word.value == "part" else things
    if word.sort == "date":
        return str(word.period)
    if word.sort == "verb":
        return f"kg:{word.value}"
    if word.sort == "class":
        return " or ".join(f"kg:{name}" for name in classes_of(word.text)) or "anything"
    if word.sort == "ending":
        return f"kg:{word.value} whose name ends in {' or '.join(endings_of(word.text))}"
    return _SAID.get(word.sort)


_SAID = {
    "who": "who",
    "where": "where",
    "when": "when",
    "times": "how often",
    "sum": "which sum",
    "whether": "whether it is printed",
    "evidence": "where it is printed",
    "most": "ranked by number",
    "topic": "words of what was said",
    "title": "a post",
    "heads": "posts and who holds them",
    "beside": "beside a name, not asked",
    "relation": "what is printed between the two",
    "printed": "what is printed",
    "decisions": "kg:appointed, kg:removed",
    "successions": "kg:succeededBy",
    "passive": "passive",
    "agent": "by",
    "with": "together with",
    "led": "as leader",
}


def _notes(reading: Reading, titles: Sequence[str]) -> Iterator[str]:
    """What a reader of the rows should know."""
    for slot in reading.places.values():
        if slot.ambiguous:
            yield f"{slot.text} is the name of several; a column of ids tells their rows apart"
        if "Enterprise" in slot.classes and slot.asked:
            yield "bodies that no page shows to be an enterprise are left out; 哪些单位 asks for all bodies"
    if reading.title and not titles and reading.object.names:
        yield f"no page prints a post {reading.title} of {reading.object.text}"
    if reading.period and reading.period.yearly:
        yield "what print dates to a year only is left out"
    elif reading.period and reading.period.within_a_year:
        yield "what print dates to a year or a month only is listed wherever it may fall into that time"
