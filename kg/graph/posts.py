"""Posts and tenures over all pages, as triples.

An end is never inferred from silence: org:memberDuring stands only where resolution found a printed beginning or
end; otherwise a tenure has its first and last attestation and, where print attests it on both sides, the days
between which it is certain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from kg import lexicon
from kg.graph import iris
from kg.graph.actors import POST_FACTS, Actors
from kg.graph.shared import add_names
from kg.graph.triples import Triples, date, decimal, named, node, text, truth
from kg.graph.when import UNKNOWN, date_label, first_day, last_day
from kg.ontology import KG, ORG, TIME, concept
from kg.records import DateValue, Fact, Tenure

_INSTANTS = {10: TIME.inXSDDate, 7: TIME.inXSDgYearMonth, 4: TIME.inXSDgYear}


def add_posts(triples: Triples, facts: Iterable[Fact], actors: Actors) -> None:
    """Every post of every body: called as it is printed most often, its other printed forms are alternatives."""
    printed: dict[str, Counter[str]] = {}
    about: dict[str, tuple[str, str]] = {}
    for fact in facts:
        if fact.predicate in POST_FACTS:
            post = actors.post(fact)
            about[post] = actors.seat(fact), actors.title(fact)
            printed.setdefault(post, Counter())[fact.qualifier("post") or actors.title(fact)] += 1
    for post, (body, title) in about.items():
        names = sorted(printed[post], key=lambda name: (-printed[post][name], name))
        triples.type(post, KG.Post)
        triples.add(post, ORG.postIn, node(body))
        add_names(triples, post, names[0], names[1:])
        triples.add(post, KG.singleHolder, truth(single_holder(title)))


@cache
def single_holder(title: str) -> bool:
    """Does one person at a time hold such a post, by custom (lexicons/posts.txt)? A deputy's never is."""
    heads = [row for row in lexicon.rows("posts", 3) if title.endswith(row[0])]
    return bool(heads) and max(heads, key=lambda row: len(row[0]))[2] == "single" and "副" not in title


def add_tenure(triples: Triples, tenure: Tenure, facts: Mapping[str, Fact]) -> None:
    """One person in one post. `facts`: all facts by id. The words it rests on stand in the pages' graphs."""
    said = [facts[fact] for fact in tenure.facts]
    triples.type(tenure.id, KG.Tenure)
    triples.add(tenure.id, ORG.member, node(tenure.person))
    triples.add(tenure.id, ORG.organization, node(tenure.body))
    triples.add(tenure.id, KG.post, node(iris.post(tenure.body, tenure.role)))
    triples.add(tenure.id, KG.postAsPrinted, text(tenure.post))
    triples.each(tenure.id, KG.tenureStatus, (named(concept("TenureStatus", status)) for status in tenure.status))
    triples.each(tenure.id, KG.rule, (text(fact.rule) for fact in said))
    triples.add(tenure.id, KG.confidence, decimal(max((fact.confidence for fact in said), default=0.0)))
    _add_attestations(triples, tenure)
    _add_interval(triples, tenure)


def add_successions(triples: Triples, tenures: Iterable[Tenure]) -> None:
    """Who came next in a post of one holder: the first other person attested after a tenure's last attestation."""
    by_post: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tenures:
        if single_holder(tenure.role) and tenure.first_attested and tenure.last_attested:
            by_post.setdefault((tenure.body, tenure.role), []).append(tenure)
    for holders in by_post.values():
        holders.sort(key=lambda tenure: (first_day(tenure.first_attested or ""), tenure.id))
        begins = [first_day(tenure.first_attested or "") for tenure in holders]
        for tenure in holders:
            later = holders[bisect_right(begins, last_day(tenure.last_attested or "")) :]
            follower = next((one for one in later if one.person != tenure.person), None)
            if follower:
                triples.add(tenure.id, KG.succeededBy, node(follower.id))


def _add_attestations(triples: Triples, tenure: Tenure) -> None:
    first, last = tenure.first_attested, tenure.last_attested
    triples.add(tenure.id, KG.since, text(first_day(first) if first else UNKNOWN))
    triples.add(tenure.id, KG.until, text(last_day(last) if last else UNKNOWN))
    triples.add(tenure.id, KG.dateLabel, text(date_label(DateValue(first, last, "", "none"))))
    if first:
        triples.add(tenure.id, KG.firstAttested, date(first))
    if last:
        triples.add(tenure.id, KG.lastAttested, date(last))
    if first and last and last_day(first) <= first_day(last):
        triples.add(tenure.id, KG.certainFrom, date(last_day(first)))
        triples.add(tenure.id, KG.certainTo, date(first_day(last)))


def _add_interval(triples: Triples, tenure: Tenure) -> None:
    during = f"{tenure.id}/during"
    if tenure.beginning or tenure.end:
        triples.add(tenure.id, ORG.memberDuring, node(during))
        triples.type(during, TIME.ProperInterval)
    for side, link, when in (("begin", TIME.hasBeginning, tenure.beginning), ("end", TIME.hasEnd, tenure.end)):
        if when:
            triples.add(during, link, node(f"{during}/{side}"))
            triples.type(f"{during}/{side}", TIME.Instant)
            triples.add(f"{during}/{side}", _INSTANTS[len(when)], date(when))
