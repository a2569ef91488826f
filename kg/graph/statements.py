"""Facts as triples: the direct edge for simple queries, and a `kg:Fact` that holds all that was read."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from kg.graph import iris
from kg.graph.actors import POST_FACTS, Actors
from kg.graph.printed import add_evidence, span
from kg.graph.triples import Triples, decimal, named, node, text, whole
from kg.graph.when import add_date
from kg.ontology import KG, RDF, SDO, kind_of, qualifier_property
from kg.records import Argument, Fact

_YUAN = re.compile(r"(\d+(?:\.\d+)?)(万亿|亿|万)?(余|多)?元(?:人民币)?")
_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4, None: 1}


def add_fact(triples: Triples, fact: Fact, number: int, actors: Actors) -> None:
    """One fact; `number` is its place on the page from 1. Raises StoreError, OntologyError for what cannot be told."""
    at, subject, target = iris.fact(fact.id), actors.subject(fact), edge_object(fact, actors)
    predicate = KG[fact.predicate]
    triples.add(subject, predicate, target)
    triples.type(at, KG.Fact)
    triples.add(at, RDF.subject, node(subject))
    triples.add(at, RDF.predicate, named(predicate))
    triples.add(at, RDF.object, target)
    triples.each(at, KG.concerns, (node(each) for each in _concerned(fact, actors)))
    if fact.predicate in POST_FACTS:
        triples.add(at, KG.printedBody, node(actors.body(fact)))
    triples.add(at, KG.ordinal, whole(number))
    triples.add(at, KG.sentenceSpan, text(span(*fact.sentence)))
    triples.maybe(at, KG.trace, "\n".join(fact.trace))
    _add_argument(triples, at, "subject", fact.subject)
    _add_argument(triples, at, "object", fact.object)
    for name, value in fact.qualifiers:
        triples.add(at, KG[qualifier_property(name)], text(value))
    if fact.predicate == "invests" and (sum_ := yuan(fact.object.name)) is not None:
        triples.add(at, KG.amount, decimal(sum_))
    add_ground(triples, at, fact)
    if len(fact.evidence) > 1:
        order = (f"{quote.page}-{quote.start}-{quote.end}" for quote in fact.evidence)
        triples.add(at, KG.evidenceOrder, text(" ".join(order)))
    add_date(triples, at, fact.date)
    if fact.predicate == "stated":
        _add_utterance(triples, fact, subject)


def _concerned(fact: Fact, actors: Actors) -> set[str]:
    """Every entity of a fact: subject, object, and the body that a post is in."""
    seat = {actors.seat(fact)} if fact.predicate in POST_FACTS else set()
    return {actors.subject(fact), *seat, *filter(None, [actors.object(fact)])}


def edge_object(fact: Fact, actors: Actors) -> str:
    """What the direct edge points to, as a term: an entity, a post, an utterance, an article or a literal."""
    if fact.predicate in POST_FACTS:
        return node(actors.post(fact))
    if fact.predicate == "stated":
        return node(iris.utterance(fact.id))
    if fact.object.kind == "Article":
        return node(iris.article(fact.object.name))
    entity = actors.object(fact)
    return text(fact.object.name) if entity is None else node(entity)


def add_ground(triples: Triples, at: str, fact: Fact) -> None:
    """On what the node `at` rests: the article, the printed words, the rule and how sure it is."""
    triples.add(at, KG.reportedIn, node(iris.article(fact.article)))
    triples.add(at, KG.rule, text(fact.rule))
    triples.add(at, KG.confidence, decimal(fact.confidence))
    add_evidence(triples, at, fact.evidence)


def _add_argument(triples: Triples, at: str, side: str, argument: Argument) -> None:
    triples.add(at, KG[f"{side}Name"], text(argument.name))
    triples.add(at, KG[f"{side}Type"], text(argument.type))
    if kind_of(argument.type) != argument.kind:
        triples.add(at, KG[f"{side}Kind"], text(argument.kind))
    if argument.surface != argument.name:
        triples.add(at, KG[f"{side}Surface"], text(argument.surface))
    triples.maybe(at, KG[f"{side}Span"], span(argument.start, argument.end))


def _add_utterance(triples: Triples, fact: Fact, speaker: str) -> None:
    at = iris.utterance(fact.id)
    triples.type(at, KG.Utterance)
    triples.add(at, SDO.text, text(fact.object.name))
    triples.add(at, SDO.spokenByCharacter, node(speaker))
    triples.add(at, KG.verb, text(fact.qualifier("verb") or ""))
    triples.add(at, KG.attestedBy, node(iris.fact(fact.id)))
    add_ground(triples, at, fact)
    add_date(triples, at, fact.date)


def yuan(printed: str) -> Decimal | None:
    """A printed sum in yuan (30亿元 → 3000000000), None for other currencies and for what is no sum."""
    found = _YUAN.search(printed.replace(",", "").replace("，", ""))
    if found is None:
        return None
    try:
        return Decimal(found[1]) * _SCALES[found[2]]
    except InvalidOperation:  # longer than any sum of money
        return None
