"""The read side: one view over a SPARQL source, for queries, pages and exporters. It never writes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset, Graph
from rdflib.term import Identifier

from kg.graph import reading_back as back
from kg.graph.binding import bound
from kg.graph.conversion import term_of, triple_of
from kg.graph.descriptions import Node, nodes, pairs, selected
from kg.graph.iris import iri, node_id
from kg.graph.rows import ArticleRow, EventRow, FactRow, PageRow, Table, TenureRow
from kg.graph.source import Source, open_source
from kg.ontology import DCTERMS, KG, OA, ORG, PREFIXES, RDF, SDO, SEM, SKOS, TIME
from kg.records import Case, Entity, Evidence

Bindings = Mapping[str, Identifier]


def open_store(directory: Path) -> GraphView:
    """A read-only view of a store on disk. Raises StoreError when there is none, or one that cannot be read."""
    return GraphView(open_source(directory))


class GraphView:
    """What the store says: by SPARQL, or as the records of `kg.graph.rows`. Every answer is in a fixed order."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def query(self, sparql: str, bindings: Bindings | None = None) -> Table | Graph | bool:
        """The answer to any SPARQL query: a table, a graph (CONSTRUCT, DESCRIBE) or a truth (ASK).

        `bindings` gives terms to the `$name` variables of the text. Raises QueryError for wrong SPARQL and for a
        name that the text does not hold.
        """
        answer = self.source.answer(bound(sparql, bindings or {}))
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        if isinstance(answer, ox.QuerySolutions):
            variables = tuple(variable.value for variable in answer.variables)
            return Table(variables, tuple(tuple(map(term_of, row)) for row in answer))
        graph = Graph()
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
        for triple in answer:
            graph.add(triple_of(triple))
        return graph

    def select(self, sparql: str, bindings: Bindings | None = None) -> Table:
        """The rows of a SELECT. Raises QueryError as `query` does."""
        answer = self.query(sparql, bindings)
        assert isinstance(answer, Table)
        return answer

    def construct(self, sparql: str, bindings: Bindings | None = None) -> Graph:
        """The graph of a CONSTRUCT or DESCRIBE. Raises QueryError as `query` does."""
        answer = self.query(sparql, bindings)
        assert isinstance(answer, Graph)
        return answer

    @property
    def dataset(self) -> Dataset:
        """The store as rdflib knows it (read-only), here or on a server. `len` and patterns are over all graphs."""
        dataset = Dataset(store=self.source.rdflib_store(), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset

    @cached_property
    def quotes(self) -> dict[str, Evidence]:
        """Every printed stretch that something rests on, by the IRI of its node."""
        positions = selected(self.source, f"?s a <{OA.TextPositionSelector}>")
        exact = selected(self.source, f"?s a <{OA.TextQuoteSelector}>")
        return back.quotes_of(nodes(self.source, "Evidence"), positions, exact)

    @cached_property
    def files(self) -> dict[str, str]:
        """The file name of every page, by the IRI of its node."""
        return {page: names[0] for page, names in pairs(self.source, f"?a <{KG.fileName}> ?b").items()}

    @cached_property
    def labels(self) -> dict[str, str]:
        """The name of every entity, event and post, by id."""
        found = pairs(self.source, f"?a <{SKOS.prefLabel}> ?b")
        return {node_id(each): names[0] for each, names in found.items()}

    @cached_property
    def _pages(self) -> tuple[PageRow, ...]:
        found = nodes(self.source, "Page").values()
        rows = [PageRow(node_id(node.id), back.page_of(node), back.dating_of(node, self.quotes)) for node in found]
        return tuple(sorted(rows, key=lambda row: (row.page.file, row.id)))

    def pages(self) -> tuple[PageRow, ...]:
        """Every page, by file name."""
        return self._pages

    @cached_property
    def _articles(self) -> tuple[ArticleRow, ...]:
        credits = nodes(self.source, "Credit")
        found = nodes(self.source, "Article").values()
        ordered = sorted(found, key=lambda node: (self.files[node.need(SDO.isPartOf)], *_place(node, SDO.isPartOf)))
        return tuple(back.article_of(node, credits, self.files) for node in ordered)

    def articles(self) -> tuple[ArticleRow, ...]:
        """Every article, by file name and its place on the page."""
        return self._articles

    @cached_property
    def _facts(self) -> tuple[FactRow, ...]:
        articles = pairs(self.source, f"?a a <{KG.Article}> ; <{SDO.isPartOf}> ?b")
        found = nodes(self.source, "Fact").values()
        place = {node.id: articles[node.need(KG.reportedIn)][0] for node in found}
        ordered = sorted(found, key=lambda node: (self.files[place[node.id]], place[node.id], node.number(KG.ordinal)))
        return tuple(self._fact(node, place[node.id]) for node in ordered)

    def _fact(self, node: Node, page: str) -> FactRow:
        fact, subject = back.fact_of(node, self.quotes), node_id(node.need(RDF.subject))
        edge, body = node_id(node.need(RDF.object)), node.get(KG.printedBody)
        target = node_id(body) if body else edge
        entity = target if target in self.labels else None
        named = self.labels[entity] if entity else fact.object.name
        return FactRow(
            node_id(node.id),
            fact,
            self.files[page],
            subject,
            entity,
            self.labels[subject],
            named,
            edge if body else None,
        )

    def facts(self, about: str | None = None) -> tuple[FactRow, ...]:
        """Every fact, by file name and reading order. `about`: only those of which this Entity.id is an argument."""
        return self._facts if about is None else tuple(row for row in self._facts if about in (row.subject, row.object))

    @cached_property
    def _entities(self) -> tuple[Entity, ...]:
        replaced = pairs(self.source, f"?b <{DCTERMS.isReplacedBy}> ?a")
        found: dict[str, Entity] = {}
        for sort in ("Person", "Organisation", "Place", "Project", "Event"):
            for node in nodes(self.source, sort).values():
                if not node.id.startswith(_UNNAMED):
                    found[node.id] = back.entity_of(node, replaced.get(node.id, []))
        return tuple(found[key] for key in sorted(found))

    def entities(self) -> tuple[Entity, ...]:
        """Every entity, by id."""
        return self._entities

    @cached_property
    def _events(self) -> tuple[EventRow, ...]:
        parts = nodes(self.source, "Participation")
        return tuple(_event(node, parts) for node in nodes(self.source, "Event").values())

    def events(self) -> tuple[EventRow, ...]:
        """Every event, named or not, by id."""
        return self._events

    @cached_property
    def _tenures(self) -> tuple[TenureRow, ...]:
        begun = self._printed(TIME.hasBeginning)
        ended = self._printed(TIME.hasEnd)
        found = nodes(self.source, "Tenure").values()
        return tuple(back.tenure_of(node, begun.get(node.id), ended.get(node.id)) for node in found)

    def _printed(self, side: str) -> dict[str, str]:
        exact = f"<{TIME.inXSDDate}>|<{TIME.inXSDgYearMonth}>|<{TIME.inXSDgYear}>"
        found = pairs(self.source, f"?a <{ORG.memberDuring}> ?during . ?during <{side}> ?at . ?at {exact} ?b")
        return {tenure: dates[0] for tenure, dates in found.items()}

    def tenures(self) -> tuple[TenureRow, ...]:
        """Every tenure, by id."""
        return self._tenures

    def cases(self) -> tuple[Case, ...]:
        """The open cases of identity, most valuable first."""
        found = [back.case_of(node) for node in nodes(self.source, "Case").values()]
        return tuple(sorted(found, key=lambda case: (-case.value, case.id)))


_UNNAMED = tuple(iri(f"{sort}/") for sort in ("visit", "talks", "appointment", "removal"))


def _place(node: Node, page: str) -> tuple[str, int]:
    return node.need(page), node.number(KG.ordinal)


def _event(node: Node, parts: Mapping[str, Node]) -> EventRow:
    present = sorted(
        (back.participation_of(parts[part]) for part in node.all(SEM.hasActor)),
        key=lambda part: (part.article, part.order, part.actor),
    )
    return EventRow(
        id=node_id(node.id),
        type=back.event_type(node),
        label=node.need(SKOS.prefLabel),
        date=back.date_of(node),
        participations=tuple(present),
        destinations=tuple(map(node_id, node.all(KG.destination))),
        facts=tuple(map(back.tail, node.all(KG.attestedBy))),
    )
