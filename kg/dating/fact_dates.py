"""Facts get the date that governs the words they were read from."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from kg.dating.anchors import Anchor
from kg.dating.roles import block_at, sentence_at
from kg.dating.story import Story
from kg.lexicon import table
from kg.records import Argument, Article, DateValue, Fact, Span

_BUT_DATE = attrgetter(*(field.name for field in fields(Fact)[:-1]))
"""All of a fact but its date, which is the last field."""


def dated_fact(fact: Fact, article: Article, story: Story, anchor: Anchor) -> Fact:
    """The fact with its date: a byline has the page's, a standing fact its article's, an event that of its words."""
    if fact.predicate == "wrote":
        return _with(fact, publication(anchor))
    if fact.predicate in table("dating")["story"]["standing"] or _in_head(fact, article):
        return _with(fact, story.main or _nothing(anchor))
    place, sentence = _where(fact, story)
    governs = story.at(place, sentence, whole=fact.predicate in table("dating")["story"]["whole_event"])
    return _with(fact, governs or _nothing(anchor))


def _with(fact: Fact, date: DateValue) -> Fact:
    """The fact with that date; as `dataclasses.replace` in half the time, for every fact of a page."""
    return Fact(*_BUT_DATE(fact), date)  # type: ignore[call-arg]  # mypy cannot count them


def publication(anchor: Anchor) -> DateValue:
    """The date of printing as the date of a byline."""
    if anchor.day:
        day = anchor.day.isoformat()
        return DateValue(day, day, "", "page", day)
    if anchor.year:
        return DateValue(str(anchor.year), str(anchor.year), "", "page")
    return _nothing(anchor)


def _nothing(anchor: Anchor) -> DateValue:
    return DateValue(None, None, "", "none", anchor.day.isoformat() if anchor.day else None)


def _in_head(fact: Fact, article: Article) -> bool:
    block = block_at(article, fact.sentence.start)
    return block is not None and block.role in {"head", "subhead"}


def _where(fact: Fact, story: Story) -> tuple[int, Span]:
    """The place in the text that decides, and its sentence.

    The later of subject and object: in 王某近日会见了李某 the date stands between them. Of an utterance only the
    speaker counts, because what he says may be full of dates.
    """
    arguments = [fact.subject] if fact.predicate == "stated" else [fact.subject, fact.object]
    starts = [argument.start for argument in arguments if _inside(argument, fact.sentence)]
    place = max(starts, default=fact.sentence.start if fact.predicate == "stated" else fact.sentence.end - 1)
    return place, sentence_at(story.sentences, place)


def _inside(argument: Argument, sentence: Span) -> bool:
    return argument.start >= 0 and sentence.start <= argument.start < sentence.end
