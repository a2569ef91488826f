"""Nodes of the graph → the records that were written: nothing that the extractor said is lost on the way.

`facts → RDF → facts` gives equal records; the tests hold that as a law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.graph.descriptions import Node
from kg.graph.iris import node_id
from kg.graph.rows import ArticleRow, EventRow, FactRow, HeadingRow, ParticipationRow, TenureRow
from kg.ontology import DCTERMS, KG, OA, ORG, PROV, RDF, SDO, SEM, SKOS, kind_of, notation, parent, qualifier_of, terms
from kg.records import (
    Argument,
    Article,
    Block,
    Case,
    Credit,
    DateValue,
    Entity,
    Evidence,
    Fact,
    Page,
    PageDating,
    PageMeta,
    Run,
    Span,
)

Nodes = Mapping[str, Node]


def tail(iri: str) -> str:
    """What follows the kind in one of our ids: the Fact.id of fact/…, the Page.id of page/…."""
    return node_id(iri).partition("/")[2]


def date_of(node: Node) -> DateValue | None:
    """When a fact, an article or an event was."""
    basis = node.get(KG.dateBasis)
    if basis is None:
        return None
    start, end, printed = node.get(SDO.startDate), node.get(SDO.endDate), node.get(KG.dateAsPrinted) or ""
    return DateValue(start, end, printed, notation(basis), node.get(KG.notAfter))


def page_of(node: Node) -> Page:
    """A page with its text."""
    meta = PageMeta(node.get(KG.issueDate), node.get(KG.paper), node.get(SDO.issueNumber))
    text, encoding, sha256 = node.need(SDO.text), node.need(KG.encoding), node.need(KG.textSha256)
    return Page(tail(node.id), node.need(KG.fileName), text, encoding, sha256, meta)


def dating_of(node: Node, quotes: Mapping[str, Evidence]) -> PageDating | None:
    """When a page was printed, as far as that is known."""
    basis = node.get(KG.dateBasis)
    if basis is None:
        return None
    year = node.get(KG.year)
    given = node.get(SDO.datePublished), int(year) if year else None, notation(basis), float(node.need(KG.confidence))
    return PageDating(*given, node.parts(KG.datingReasons), _evidence(node, quotes))


def _evidence(node: Node, quotes: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    """The printed stretches a node rests on, in reading order where it is stated, else in page order."""
    order = (node.get(KG.evidenceOrder) or "").split()
    rank = {key: place for place, key in enumerate(order)}
    found = [(tail(iri), quotes[iri]) for iri in node.all(PROV.wasDerivedFrom) if iri in quotes]
    return tuple(
        quote for key, quote in sorted(found, key=lambda one: (rank.get(one[0], 0), one[1].page, one[1].start))
    )


def quotes_of(nodes: Nodes, positions: Nodes, exact: Nodes) -> dict[str, Evidence]:
    """Evidence by IRI, put together from its three nodes."""
    found = {}
    for iri, node in nodes.items():
        position, words = positions[f"{iri}/position"], exact[f"{iri}/quote"]
        start, end = position.number(OA.start), position.number(OA.end)
        (lines,) = _ranges(node.need(KG.lines))
        found[iri] = Evidence(tail(node.need(OA.hasSource)), start, end, lines, words.need(OA.exact))
    return found


def article_of(node: Node, credits: Nodes, files: Mapping[str, str]) -> ArticleRow:
    """An article as it was read. `files`: page IRI → file name."""
    page = node.need(SDO.isPartOf)
    signed = sorted((credits[iri] for iri in node.all(KG.credit)), key=lambda credit: credit.number(KG.ordinal))
    article = Article(
        id=tail(node.id),
        page=tail(page),
        file=files[page],
        headline=_heads(node),
        lines=tuple(_ranges(node.need(KG.lines))),
        text=node.need(SDO.articleBody),
        runs=tuple(Run(*map(int, run.split(":"))) for run in node.need(KG.runs).split()),
        blocks=tuple(_blocks(node.need(KG.blocks))),
        credits=tuple(map(_credit, signed)),
        source_date=node.get(SDO.datePublished),
        source_name=node.get(KG.sourceName),
    )
    return ArticleRow(node_id(node.id), article, date_of(node))


def heading_of(node: Node, files: Mapping[str, str]) -> HeadingRow:
    """What an article is called and where it stands. `files`: page IRI → file name."""
    page = node.need(SDO.isPartOf)
    return HeadingRow(tail(node.id), tail(page), files[page], _heads(node))


def _heads(node: Node) -> tuple[str, ...]:
    return node.parts(KG.headlines) or tuple(node.all(SDO.headline))


def _blocks(words: str) -> Iterator[Block]:
    for block in words.split():
        role, start, end = block.rsplit(":", 2)
        yield Block(role, int(start), int(end))


def _credit(node: Node) -> Credit:
    start, end = _span(node.get(KG.creditSpan))
    printed = node.need(KG.roleIsPrinted) in {"true", "1"}  # both spellings are xsd:boolean
    return Credit(node.need(SDO.name), node.need(KG.roleAsPrinted), start, end, node.get(KG.employerAsPrinted), printed)


def fact_of(node: Node, quotes: Mapping[str, Evidence]) -> Fact:
    """A fact as the extractor yielded it."""
    article = tail(node.need(KG.reportedIn))
    return Fact(
        id=tail(node.id),
        page=article.rpartition("-")[0],
        article=article,
        predicate=node.need(RDF.predicate).removeprefix(str(KG)),
        subject=_argument(node, "subject"),
        object=_argument(node, "object"),
        qualifiers=tuple(sorted(_qualifiers(node))),
        evidence=_evidence(node, quotes),
        sentence=Span(*_span(node.need(KG.sentenceSpan))),
        rule=node.need(KG.rule),
        confidence=float(node.need(KG.confidence)),
        trace=node.parts(KG.trace),
        date=date_of(node),
    )


def fact_row(node: Node, quotes: Mapping[str, Evidence], file: str, labels: Mapping[str, str]) -> FactRow:
    """A fact with what it connects. `labels`: names of entities by id, those of this fact among them."""
    fact, subject = fact_of(node, quotes), node_id(node.need(RDF.subject))
    edge, body = node_id(node.need(RDF.object)), node.get(KG.printedBody)
    target = node_id(body) if body else edge
    entity = target if target in labels else None
    named = labels[entity] if entity else fact.object.name
    return FactRow(node_id(node.id), fact, file, subject, entity, labels[subject], named, edge if body else None)


def _argument(node: Node, side: str) -> Argument:
    name, kind = node.need(KG[f"{side}Name"]), node.need(KG[f"{side}Type"])
    surface = node.get(KG[f"{side}Surface"])
    start, end = _span(node.get(KG[f"{side}Span"]))
    return Argument(
        name, node.get(KG[f"{side}Kind"]) or kind_of(kind), kind, name if surface is None else surface, start, end
    )


def _qualifiers(node: Node) -> Iterator[tuple[str, str]]:
    base = str(KG)
    for predicate, values in node.values.items():
        name = qualifier_of(predicate.removeprefix(base)) if predicate.startswith(base) else None
        if name:
            yield from ((name, value) for value in values)


def entity_of(node: Node, replaced: Sequence[str]) -> Entity:
    """An entity under all its names; `replaced`: IRIs that now mean it."""
    kind = _deepest(node.all(RDF.type))
    above = node.get(ORG.subOrganizationOf) or node.get(DCTERMS.isPartOf)
    return Entity(
        id=node_id(node.id),
        kind=node.get(KG.kind) or kind_of(kind),
        type=kind,
        label=node.need(SKOS.prefLabel),
        alt_labels=tuple(node.all(SKOS.altLabel)),
        replaces=tuple(map(node_id, replaced)),
        parent=node_id(above) if above else None,
        reasons=node.parts(KG.reasons),
    )


def _deepest(classes: Sequence[str]) -> str:
    """Of a class and those above it the most special one."""
    names = [iri.removeprefix(str(KG)) for iri in classes if iri.startswith(str(KG))]
    above = {parent(name) for name in names if name in terms()}
    return next(name for name in names if name not in above)


def event_of(node: Node, actors: Nodes) -> EventRow:
    """An event with its actors, which are nodes of their own."""
    present = sorted(
        (_participation(actors[actor]) for actor in node.all(SEM.hasActor)),
        key=lambda one: (one.article, one.order, one.actor),
    )
    return EventRow(
        id=node_id(node.id),
        type=_deepest(node.all(RDF.type)),
        label=node.need(SKOS.prefLabel),
        date=date_of(node),
        participations=tuple(present),
        destinations=tuple(map(node_id, node.all(KG.destination))),
        facts=tuple(map(tail, node.all(KG.attestedBy))),
    )


def _participation(node: Node) -> ParticipationRow:
    actor, article, order = node_id(node.need(RDF.value)), tail(node.need(KG.reportedIn)), node.number(KG.listOrder)
    return ParticipationRow(actor, notation(node.need(KG.role)), order, article, node.get(KG.postAsPrinted))


def tenure_of(node: Node, beginning: str | None, end: str | None) -> TenureRow:
    """A tenure; `beginning` and `end` as printed."""
    return TenureRow(
        id=node_id(node.id),
        person=node_id(node.need(ORG.member)),
        post=node_id(node.need(KG.post)),
        title=node.need(KG.postAsPrinted),
        organisation=node_id(node.need(ORG.organization)),
        status=tuple(sorted(map(notation, node.all(KG.tenureStatus)))),
        first_attested=node.get(KG.firstAttested),
        last_attested=node.get(KG.lastAttested),
        beginning=beginning,
        end=end,
        facts=tuple(map(tail, node.all(KG.attestedBy))),
    )


def case_of(node: Node) -> Case:
    """Two entities to compare."""
    left, right = node_id(node.need(KG.left)), node_id(node.need(KG.right))
    reasons = node.parts(KG.reasonsFor), node.parts(KG.reasonsAgainst)
    return Case(tail(node.id), left, right, *reasons, float(node.need(KG.value)))


def _span(words: str | None) -> tuple[int, int]:
    start, _, end = (words or "").partition("-")
    return (int(start), int(end)) if start else (-1, -1)


def _ranges(words: str) -> Iterator[tuple[int, int]]:
    for each in words.split():
        first, _, last = each.partition("-")
        yield int(first), int(last)
