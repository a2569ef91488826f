"""Posts and tenures over all pages: who is printed in which post, from when to when print attests it.

An end is never inferred from silence. A beginning or an end stands only where an appointment or a removal is
printed; otherwise a tenure has its first and last attestation and, where print attests it on both sides, the days
between which it is certain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg import lexicon
from kg.graph import iris
from kg.graph.actors import POST_FACTS, Actors, body_of, post_of, subject_of, title_of
from kg.graph.triples import Triples, date, decimal, named, node, text, truth, zh
from kg.graph.when import first_day, last_day
from kg.ontology import KG, ORG, SKOS, TIME, concept, terms
from kg.records import DateValue, Fact, PageReading

_INSTANTS = {10: TIME.inXSDDate, 7: TIME.inXSDgYearMonth, 4: TIME.inXSDgYear}
_STRENGTH = ("attested", "acting", "appointed", "former", "removed")


@dataclass(slots=True)
class Tenure:
    """What the facts of all pages say of one person in one post."""

    person: str
    post: str
    body: str
    said: list[tuple[Fact, str, str | None]] = field(default_factory=list)  # fact, status, date as exact as known

    def dates(self, *statuses: str) -> list[str]:
        """The dates of facts with one of these statuses, in order of their first days."""
        found = {when for _, status, when in self.said if when and status in statuses}
        return sorted(found, key=lambda when: (first_day(when), -len(when)))

    def status(self) -> str:
        """The status that print gives last; of two on one day the stronger."""
        return max(self.said, key=lambda one: (last_day(one[2]) if one[2] else "", _STRENGTH.index(one[1])))[1]


def tenures(readings: Iterable[PageReading], actors: Actors) -> list[Tenure]:
    """Every tenure that the facts attest, by node id. Raises StoreError for a fact without its entities."""
    found: dict[str, Tenure] = {}
    for reading in readings:
        issue = reading.dating.date or (reading.dating.year and str(reading.dating.year)) if reading.dating else None
        for fact in reading.facts:
            if fact.predicate in POST_FACTS:
                person, body = subject_of(fact, actors), body_of(fact, actors)
                post = post_of(fact, actors)
                tenure = found.setdefault(iris.tenure(person, post), Tenure(person, post, body))
                tenure.said.append((fact, _status(fact), _attested(fact.date, issue or None)))
    return [found[key] for key in sorted(found)]


def _status(fact: Fact) -> str:
    """What a fact says of the tenure. Raises OntologyError for a printed status that kg.ttl does not know."""
    printed = fact.qualifier("status")
    if fact.predicate in {"appointed", "removed"}:
        return fact.predicate
    return status_code(printed) if printed else "attested"


def status_code(printed: str) -> str:
    """The code of a tenure status from its code or from a printed word: 代 → acting."""
    for term in terms().values():
        if printed in term.printed and term.notation:
            return term.notation
    concept("TenureStatus", printed)  # raises for a code that is not declared
    return printed


def _attested(when: DateValue | None, issue: str | None) -> str | None:
    """The date of an attestation: of what is told, else of the page that prints it."""
    if when is not None and (when.start or when.not_after):
        return when.start or when.not_after
    return issue


def add_tenures(triples: Triples, found: Sequence[Tenure]) -> None:
    """The tenures and the posts they are in."""
    for tenure in found:
        _add_tenure(triples, tenure)
    by_post: dict[str, list[Tenure]] = {}
    for tenure in found:
        by_post.setdefault(tenure.post, []).append(tenure)
    for post, holders in by_post.items():
        _add_post(triples, post, holders)


def _add_post(triples: Triples, post: str, holders: Sequence[Tenure]) -> None:
    """A post is called as it is printed most often; its other printed forms are alternatives."""
    printed = Counter(fact.qualifier("post") or "" for tenure in holders for fact, _, _ in tenure.said)
    names = sorted(printed, key=lambda name: (-printed[name], name))
    triples.type(post, KG.Post)
    triples.add(post, ORG.postIn, node(holders[0].body))
    triples.add(post, SKOS.prefLabel, zh(names[0]))
    triples.each(post, SKOS.altLabel, (zh(name) for name in names[1:]))
    triples.add(post, KG.singleHolder, truth(single_holder(title_of(holders[0].said[0][0]))))


def single_holder(title: str) -> bool:
    """Does one person at a time hold such a post, by custom? A deputy's never is."""
    heads = sorted((row for row in lexicon.rows("posts", 3) if title.endswith(row[0])), key=lambda row: -len(row[0]))
    return bool(heads) and heads[0][2] == "single" and "副" not in title


def _add_tenure(triples: Triples, tenure: Tenure) -> None:
    at = iris.tenure(tenure.person, tenure.post)
    triples.type(at, KG.Tenure)
    triples.add(at, ORG.member, node(tenure.person))
    triples.add(at, ORG.organization, node(tenure.body))
    triples.add(at, KG.post, node(tenure.post))
    triples.add(at, KG.tenureStatus, named(concept("TenureStatus", tenure.status())))
    triples.each(at, KG.rule, (text(fact.rule) for fact, _, _ in tenure.said))
    triples.add(at, KG.confidence, decimal(max(fact.confidence for fact, _, _ in tenure.said)))
    _add_attestations(triples, at, tenure.dates("attested", "acting", "appointed"))
    begun, ended = tenure.dates("appointed"), tenure.dates("removed")
    if begun or ended:
        _add_interval(triples, at, begun[:1], ended[-1:])


def _add_attestations(triples: Triples, at: str, dates: Sequence[str]) -> None:
    if not dates:
        return
    first, last = dates[0], max(dates, key=lambda when: (last_day(when), len(when)))
    triples.add(at, KG.firstAttested, date(first))
    triples.add(at, KG.lastAttested, date(last))
    triples.add(at, KG.earliest, date(first_day(first)))
    triples.add(at, KG.latest, date(last_day(last)))
    surely_from, surely_to = min(map(last_day, dates)), max(map(first_day, dates))
    if surely_from <= surely_to:
        triples.add(at, KG.certainFrom, date(surely_from))
        triples.add(at, KG.certainTo, date(surely_to))


def _add_interval(triples: Triples, at: str, begun: Sequence[str], ended: Sequence[str]) -> None:
    during = f"{at}/during"
    triples.add(at, ORG.memberDuring, node(during))
    triples.type(during, TIME.ProperInterval)
    for side, link, dates in (("begin", TIME.hasBeginning, begun), ("end", TIME.hasEnd, ended)):
        for when in dates:
            triples.add(during, link, node(f"{during}/{side}"))
            triples.type(f"{during}/{side}", TIME.Instant)
            triples.add(f"{during}/{side}", _INSTANTS[len(when)], date(when))
