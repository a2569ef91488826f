"""The read side: one view over a SPARQL source, for queries, pages and exporters. It never writes.

Records are handed out whole or in part: `about` names nodes by id, and only what concerns them is read. What was read
whole already is not read again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import Dataset, Graph
from rdflib.term import Identifier

from kg.graph import parts
from kg.graph.binding import bound
from kg.graph.conversion import term_of, triple_of
from kg.graph.descriptions import chinese, pairs
from kg.graph.iris import iri, node_id
from kg.graph.lookup import Lookup
from kg.graph.naming import bearers, nobody
from kg.graph.parts import Ids, Part, Row
from kg.graph.rows import ArticleRow, EventRow, FactRow, HeadingRow, PageRow, Table, TenureRow
from kg.graph.source import Source, open_source
from kg.ontology import PREFIXES
from kg.records import Case, Entity, Evidence

Bindings = Mapping[str, Identifier]


def open_store(directory: Path) -> GraphView:
    """A read-only view of a store on disk. Raises StoreError when there is none, or one that cannot be read."""
    return GraphView(open_source(directory))


class GraphView:
    """What the store says: by SPARQL, or as the records of `kg.graph.rows`. Every answer is in a fixed order."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._known = Lookup(source)
        self._whole: dict[Part[Any], dict[str, Any]] = {}

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
            known = cache(term_of)  # names and days stand in many rows, and rdflib takes 10 µs to make a term
            return Table(variables, tuple(tuple(map(known, row)) for row in answer))
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

    @property
    def quotes(self) -> Mapping[str, Evidence]:
        """Every printed stretch that something rests on, by the IRI of its node."""
        return self._known.all_quotes

    @property
    def files(self) -> Mapping[str, str]:
        """The file name of every page, by the IRI of its node."""
        return self._known.all_files

    @property
    def labels(self) -> Mapping[str, str]:
        """The name of every entity, event and post, by id."""
        return self._known.all_labels

    def labels_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """The names of these entities, events and posts, by id; maybe others too."""
        return self._known.labels({iri(id) for id in ids})

    def _rows(self, part: Part[Row], about: Ids | None) -> tuple[Row, ...]:
        """The records of a sort. The one place that decides what is read for them."""
        if about is None:
            if part not in self._whole:
                self._whole[part] = part.read(self._known, None)
            return tuple(self._whole[part].values())
        wanted = part.found(self.source, about)
        if part in self._whole:
            return tuple(row for at, row in self._whole[part].items() if at in wanted)
        return tuple(part.read(self._known, wanted).values())

    def pages(self, about: Ids | None = None) -> tuple[PageRow, ...]:
        """Every page, by file name. `about`: those of these ids."""
        return self._rows(parts.PAGES, about)

    def articles(self, about: Ids | None = None) -> tuple[ArticleRow, ...]:
        """Every article, by file name and its place on the page. `about`: those of these ids, or on these pages."""
        return self._rows(parts.ARTICLES, about)

    def headings(self, about: Ids | None = None) -> tuple[HeadingRow, ...]:
        """What `articles` gives, without the texts."""
        return self._rows(parts.HEADINGS, about)

    def facts(self, about: Ids | None = None) -> tuple[FactRow, ...]:
        """Every fact, by file name and reading order.

        `about`: those of which these Entity.ids are arguments, that these pages or articles print, on which these
        tenures or unnamed events rest, that lead to these posts, and those of these ids.
        """
        return self._rows(parts.FACTS, about)

    def facts_among(self, ids: Collection[str]) -> tuple[FactRow, ...]:
        """The facts that connect these Entity.ids with each other, or state a literal of one of them."""
        if parts.FACTS in self._whole:
            return tuple(
                row for row in self.facts() if row.subject in ids and (row.object is None or row.object in ids)
            )
        return self.facts(map(node_id, parts.facts_among(self._known, ids)))

    def entities(self, about: Ids | None = None) -> tuple[Entity, ...]:
        """Every entity, by id. `about`: those of these ids, or that they were merged into."""
        return self._rows(parts.ENTITIES, about)

    def events(self, about: Ids | None = None) -> tuple[EventRow, ...]:
        """Every event, named or not, by id.

        `about`: those in which these Entity.ids took part or that went there, that facts attest, that give or end
        posts, and those of these ids.
        """
        return self._rows(parts.EVENTS, about)

    def tenures(self, about: Ids | None = None) -> tuple[TenureRow, ...]:
        """Every tenure, by id. `about`: those of these persons, bodies or posts, that these facts attest, or these."""
        return self._rows(parts.TENURES, about)

    def cases(self, about: Ids | None = None) -> tuple[Case, ...]:
        """The open cases of identity, most valuable first. `about`: those of these Entity.ids."""
        return self._rows(parts.CASES, about)

    def bearing(self, name: str) -> tuple[Entity, ...]:
        """Every entity that has `name` as its id, one it had before, its label or another name; by id."""
        bearing = pairs(self.source, "?a kg:name ?b", b=chinese(name))
        return self.entities([name, *map(node_id, bearing)])

    def called(self, name: str) -> tuple[Entity, ...]:
        """Every entity called `name`, by id, as `kg.graph.naming.called` finds them. Raises InputError for none."""
        found = bearers(self.bearing(name), name)
        if not found:
            raise nobody(name, self.entity_labels())
        return found

    def entity_labels(self) -> tuple[str, ...]:
        """The label of every entity, sorted."""
        other = tuple(f"{sort}/" for sort in parts.NO_ENTITIES)
        return tuple(sorted(label for id, label in self.labels.items() if not id.startswith(other)))
