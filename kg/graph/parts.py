"""Records of one sort, all of them or those that somebody asks about: nothing else is read then.

Each sort knows the ways from what is asked about (a node id) to its nodes, by the first part of that id, and how its
nodes become records. A part is what the whole holds of it, in the same order: the tests hold that as a law.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from kg.graph import reading_back as back
from kg.graph.descriptions import Node, nodes, pairs, terms_of
from kg.graph.iris import iri, node_id
from kg.graph.lookup import Lookup
from kg.graph.rows import ArticleRow, EventRow, FactRow, HeadingRow, PageRow, TenureRow
from kg.graph.source import Source
from kg.ontology import DCTERMS, KG, ORG, PROV, RDF, SDO, SEM, SKOS, TIME
from kg.records import Case, Entity

Row = TypeVar("Row")
Ids = str | Iterable[str]
"""One node id or several."""

ITSELF: Final = ""
"""The way from a node to itself."""

_UNNAMED: Final = ("visit", "talks", "appointment", "removal")
NO_ENTITIES: Final = (*_UNNAMED, "post")
"""How the ids of other things begin that have a label."""

_NAMED: Final = ("Person", "Organisation", "Place", "Project", "Event")
_DATE: Final = (SDO.startDate, SDO.endDate, KG.dateAsPrinted, KG.dateBasis, KG.notAfter)


@dataclass(frozen=True, eq=False)
class Part(Generic[Row]):
    """A sort of records. `read` gives them by IRI in their order: those of some nodes, or of all (None)."""

    read: Callable[[Lookup, Collection[str] | None], dict[str, Row]]
    otherwise: Sequence[str]  # patterns with ?b for what is asked about and ?a for the nodes
    ways: Mapping[str, Sequence[str]] = field(default_factory=dict)  # the same where ids begin so

    def found(self, source: Source, about: Ids) -> set[str]:
        """The IRIs of the nodes that may have to do with these ids; `read` passes over those of another sort."""
        asked: dict[Sequence[str], list[str]] = {}
        for id in [about] if isinstance(about, str) else about:
            asked.setdefault(self.ways.get(id.partition("/")[0], self.otherwise), []).append(iri(id))
        nodes: set[str] = set()
        for ways, ids in asked.items():
            for way in ways:
                nodes.update(ids if way == ITSELF else pairs(source, way, b=terms_of(ids)))
        return nodes


def _facts(known: Lookup, among: Collection[str] | None) -> dict[str, FactRow]:
    found = nodes(known.source, "Fact", among)
    some = None if among is None else found.values()
    home = known.homes(_values(some, KG.reportedIn))
    files = known.files(None if some is None else set(home.values()))
    quotes, labels = known.quotes(_values(some, PROV.wasDerivedFrom)), known.labels(_values(some, KG.concerns))
    page = {id: home[node.need(KG.reportedIn)] for id, node in found.items()}
    order = sorted(found.values(), key=lambda node: (files[page[node.id]], page[node.id], node.number(KG.ordinal)))
    return {node.id: back.fact_row(node, quotes, files[page[node.id]], labels) for node in order}


def _values(of: Collection[Node] | None, predicate: str) -> set[str] | None:
    """What the nodes name by a property; None for all that there is."""
    return None if of is None else {value for node in of for value in node.all(predicate)}


FACTS: Final = Part(
    _facts,
    ("?a rdf:subject ?b", "?a rdf:object ?b", "?a kg:printedBody ?b"),
    {
        "fact": (ITSELF,),
        "article": ("?a kg:reportedIn ?b",),
        "page": ("?article schema:isPartOf ?b . ?a kg:reportedIn ?article",),
        **dict.fromkeys(("tenure", *_UNNAMED), ("?b kg:attestedBy ?a",)),
    },
)


def facts_among(known: Lookup, ids: Collection[str]) -> set[str]:
    """The IRIs of the facts whose subject is one of these entities and whose object is too, or is no entity."""
    inside = set(map(iri, ids))
    facts = terms_of(pairs(known.source, "?a rdf:subject ?b", b=terms_of(inside)))
    ends = pairs(known.source, "?a rdf:object ?b", a=facts) | pairs(known.source, "?a kg:printedBody ?b", a=facts)
    outside = set(map(iri, known.labels({end for (end,) in ends.values()} - inside))) - inside
    return {fact for fact, (end,) in ends.items() if end not in outside}


def _pages(known: Lookup, among: Collection[str] | None) -> dict[str, PageRow]:
    found = nodes(known.source, "Page", among)
    quotes = known.quotes(_values(None if among is None else found.values(), PROV.wasDerivedFrom))
    rows = {id: PageRow(node_id(id), back.page_of(node), back.dating_of(node, quotes)) for id, node in found.items()}
    return dict(sorted(rows.items(), key=lambda item: (item[1].page.file, item[1].id)))


PAGES: Final = Part(_pages, (ITSELF,))


def _articles(known: Lookup, among: Collection[str] | None) -> dict[str, ArticleRow]:
    found = nodes(known.source, "Article", among)
    credits = nodes(known.source, "Credit", _values(None if among is None else found.values(), KG.credit))
    files = known.files(_values(None if among is None else found.values(), SDO.isPartOf))
    return {node.id: back.article_of(node, credits, files) for node in _in_order(found, files)}


def _headings(known: Lookup, among: Collection[str] | None) -> dict[str, HeadingRow]:
    found = nodes(known.source, "Article", among, (SDO.isPartOf, KG.ordinal, SDO.headline, KG.headlines))
    files = known.files(_values(None if among is None else found.values(), SDO.isPartOf))
    return {node.id: back.heading_of(node, files) for node in _in_order(found, files)}


def _in_order(found: Mapping[str, Node], files: Mapping[str, str]) -> list[Node]:
    """Articles by file name and their place on the page."""
    page = {id: node.need(SDO.isPartOf) for id, node in found.items()}
    return sorted(found.values(), key=lambda node: (files[page[node.id]], page[node.id], node.number(KG.ordinal)))


ARTICLES: Final = Part(_articles, (ITSELF,), {"page": ("?a schema:isPartOf ?b",)})
HEADINGS: Final = Part(_headings, ARTICLES.otherwise, ARTICLES.ways)

_OF_ENTITIES: Final = (
    *(RDF.type, SKOS.prefLabel, SKOS.altLabel, KG.kind, KG.reasons),
    *(ORG.subOrganizationOf, DCTERMS.isPartOf),
)


def _entities(known: Lookup, among: Collection[str] | None) -> dict[str, Entity]:
    chosen = None if among is None else terms_of(among)
    replaced = pairs(known.source, "?b dcterms:isReplacedBy ?a", a=chosen)
    unnamed = tuple(iri(f"{sort}/") for sort in _UNNAMED)
    found: dict[str, Node] = {}
    for sort in _NAMED:
        found.update(nodes(known.source, sort, among, _OF_ENTITIES))
    return {id: back.entity_of(found[id], replaced.get(id, [])) for id in sorted(found) if not id.startswith(unnamed)}


ENTITIES: Final = Part(_entities, (ITSELF, "?b dcterms:isReplacedBy ?a"))

_OF_EVENTS: Final = (RDF.type, SKOS.prefLabel, SEM.hasActor, KG.destination, KG.attestedBy, *_DATE)
_OF_ACTORS: Final = (RDF.value, KG.reportedIn, KG.listOrder, KG.role, KG.postAsPrinted)


def _events(known: Lookup, among: Collection[str] | None) -> dict[str, EventRow]:
    found = nodes(known.source, "Event", among, _OF_EVENTS)
    present = _values(None if among is None else found.values(), SEM.hasActor)
    actors = nodes(known.source, "Participation", present, _OF_ACTORS)
    return {id: back.event_of(node, actors) for id, node in found.items()}


EVENTS: Final = Part(
    _events,
    (ITSELF, "?a schema:attendee ?b", "?a kg:destination ?b"),
    {"fact": ("?a kg:attestedBy ?b",), "post": ("?a kg:post ?b",)},
)


def _tenures(known: Lookup, among: Collection[str] | None) -> dict[str, TenureRow]:
    found = nodes(known.source, "Tenure", among)
    begun, ended = (_instants(known.source, side, among) for side in (TIME.hasBeginning, TIME.hasEnd))
    return {id: back.tenure_of(node, begun.get(id), ended.get(id)) for id, node in found.items()}


def _instants(source: Source, side: str, among: Collection[str] | None) -> dict[str, str]:
    """The printed days on which tenures began or ended."""
    day = f"<{TIME.inXSDDate}>|<{TIME.inXSDgYearMonth}>|<{TIME.inXSDgYear}>"
    way = f"?a org:memberDuring ?during . ?during <{side}> ?at . ?at {day} ?b"
    found = pairs(source, way, a=None if among is None else terms_of(among))
    return {tenure: days[0] for tenure, days in found.items()}


TENURES: Final = Part(
    _tenures,
    ("?a org:member ?b", "?a org:organization ?b"),
    {"tenure": (ITSELF,), "fact": ("?a kg:attestedBy ?b",), "post": ("?a kg:post ?b",)},
)


def _cases(known: Lookup, among: Collection[str] | None) -> dict[str, Case]:
    rows = {id: back.case_of(node) for id, node in nodes(known.source, "Case", among).items()}
    return dict(sorted(rows.items(), key=lambda item: (-item[1].value, item[1].id)))


CASES: Final = Part(_cases, ("?a kg:left ?b", "?a kg:right ?b"))
