"""Why a fact stands in the graph: the sentence with its spans, the frame that read it, and what carried over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError
from kg.facts.scene import Scene, build_scene
from kg.facts.triggers import Trigger
from kg.graph.kept import facts_called, kept_reading
from kg.graph.source import open_source
from kg.pages.coverage import SentenceView, sentences_of
from kg.records import Argument, Article, Evidence, Fact, Page, PageReading

FACT_ID = re.compile(r"(?:fact/)?(?P<id>[0-9a-f]{1,16})")
"""What names a fact: its id in the `facts` export, or how that begins."""


class Carried(NamedTuple):
    """An argument that the sentence does not print: it carried over from earlier words."""

    side: str  # subject or object
    name: str
    words: str  # the sentence that prints it; "" where the article nowhere does
    evidence: tuple[Evidence, ...]  # where these words stand


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything there is to say about how one fact was read."""

    fact: Fact
    page: Page
    article: Article
    sentences: tuple[SentenceView, ...]  # that the fact was read from, with all their marks
    triggers: tuple[Trigger, ...]  # the words in them that opened the frame, in reading order
    carried: tuple[Carried, ...]
    spelled_out: tuple[tuple[str, str], ...]  # (as printed, as meant), where the page elides


def explain_fact(store: Path, id: str) -> Explanation:
    """Explain the fact whose id is or begins with `id` (see FACT_ID).

    Raises InputError when no fact or more than one is called so, StoreError when the store cannot be read.
    """
    named = FACT_ID.fullmatch(id)
    found = facts_called(open_source(store), named["id"]) if named else {}
    if not found:
        raise InputError(f"{id}: no such fact in {store}; ids are in: kg export --format facts -o -")
    if len(found) > 1:
        few = ", ".join(list(found)[:5])
        raise InputError(f"{id}: {len(found)} facts begin so ({few}{' …' * (len(found) > 5)}); give more digits")
    ((fact, page),) = found.items()
    return explanation(kept_reading(store, page), fact)


def explanation(reading: PageReading, fact_id: str) -> Explanation:
    """The explanation of a fact of this page, which must have it."""
    fact = next(fact for fact in reading.facts if fact.id == fact_id)
    at = next(index for index, article in enumerate(reading.articles) if article.id == fact.article)
    article, mentions = reading.articles[at], reading.mentions[at]
    scene = build_scene(reading.page, article, mentions)
    own = [each for each in reading.facts if each.article == article.id]
    views = tuple(sentences_of(reading.page, article, mentions, own))
    return Explanation(
        fact,
        reading.page,
        article,
        tuple(view for view in views if fact in view.facts),
        _triggers(scene, fact),
        tuple(_carried(scene, fact)),
        tuple((each.surface, each.name) for each in (fact.subject, fact.object) if _elides(each)),
    )


def _triggers(scene: Scene, fact: Fact) -> tuple[Trigger, ...]:
    """The triggers of the fact's sentence: those that its rule names (meet-会见), else those of its kind, else all."""
    triggers = tuple(
        trigger
        for sentence in scene.sentences
        if sentence.start < fact.sentence.end and fact.sentence.start < sentence.end
        for clause in sentence.clauses
        for trigger in clause.triggers
    )
    named = fact.rule.partition("-")[2]
    spoken = fact.predicate == "stated"
    own = (each for each in triggers if each.word == named or (spoken and each.kind.startswith("speak")))
    return tuple(own) or triggers


def _carried(scene: Scene, fact: Fact) -> Iterator[Carried]:
    """Subject and object where they are printed outside the sentence of the fact."""
    for side, each in (("subject", fact.subject), ("object", fact.object)):
        if each.kind in ("Literal", "Article") or fact.sentence.start <= each.start < fact.sentence.end:
            continue
        if each.start < 0 and each.surface in scene.text[fact.sentence.start : fact.sentence.end]:
            continue
        yield _origin(scene, side, each)


def _origin(scene: Scene, side: str, argument: Argument) -> Carried:
    for sentence in scene.sentences:
        if sentence.start <= argument.start < sentence.end:
            words = scene.text[sentence.start : sentence.end].strip()
            return Carried(side, argument.name, words, scene.article.evidence(scene.page, sentence.start, sentence.end))
    return Carried(side, argument.name, "", ())


def _elides(argument: Argument) -> bool:
    return argument.kind not in ("Literal", "Article") and argument.surface != argument.name
