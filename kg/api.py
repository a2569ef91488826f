"""The Python face of the project: build a store, open it, ask it.

graph = kg.build("pages/", store="kg-store")
graph.sparql("SELECT ?name WHERE { ?p a kg:Person ; skos:prefLabel ?name }")
graph.ask("谁考察过哪些企业").table        # a question in Chinese
graph.dataframe("most-visited")          # a named query, as a pandas table
graph.person("…")                        # a dossier; shows itself in a notebook
graph.network()                          # a networkx.MultiDiGraph
graph.analyse("path", "…", "…").rows     # how two are connected, with the printed words of each step
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import Graph as RdfGraph
from rdflib import Literal

from kg import settings
from kg.analysis import Finding, analyse
from kg.asking import Answer
from kg.asking import ask as answer_to
from kg.dossier import Dossier, dossiers
from kg.errors import InputError, QueryError
from kg.graph import GraphView, network, open_store
from kg.graph.rows import ArticleRow, FactRow, Table
from kg.queries import ask, load
from kg.report import counted

if TYPE_CHECKING:
    import networkx
    import pandas

_SIZE = """SELECT ?name (COUNT(?one) AS ?number) WHERE {
    VALUES (?class ?name) { (kg:Page "page") (kg:Article "article") (kg:Fact "fact") } ?one a ?class
} GROUP BY ?name"""

Place = str | PathLike[str]


def build(
    pages: Place | Sequence[Place], *, store: Place = settings.STORE, jobs: int | None = None, model: str | None = None
) -> Graph:
    """Read page files, or folders of them, into `store` and open it, as `kg build` does.

    A file that cannot be used is a warning; the others are built. Raises InputError when none can be used.
    """
    from kg import pipeline  # spaCy takes a second to load: only who builds waits for it

    named = [pages] if isinstance(pages, str | PathLike) else pages
    pipeline.build([Path(page) for page in named], Path(store), jobs=jobs, model=model, warn=warnings.warn)
    return open(store)


def open(store: Place = settings.STORE) -> Graph:
    """Open a store that `build` made, to read. Raises StoreError when there is none."""
    return Graph(open_store(Path(store)))


class Graph:
    """An opened store. Everything it tells comes from the RDF; `view` has the rows behind it."""

    def __init__(self, view: GraphView) -> None:
        self.view = view

    def __repr__(self) -> str:
        found = {str(name): int(str(number)) for name, number in self.view.select(_SIZE).rows}
        sizes = ", ".join(counted(found.get(name, 0), name) for name in ("page", "article", "fact"))
        return f"Graph({self.view.source.name}: {sizes})"

    def sparql(self, query: str, **values: str) -> Table | RdfGraph | bool:
        """The answer to a SPARQL query, or to a named one, with values for its `$name` parameters.

        A SELECT gives a Table of rdflib terms, CONSTRUCT and DESCRIBE an rdflib.Graph, ASK a bool. Raises QueryError
        for wrong SPARQL, an unknown name and a wrong parameter. For a parameter called `from` write `**{"from": …}`.
        """
        if query.strip() and not any(mark in query for mark in " {\n"):
            return load(query).run(self.view, values)
        return ask(self.view, query, values)

    def ask(self, question: str) -> Answer:
        """The answer to a question in Chinese, with how it was understood and its SPARQL (`answer.understanding`).

        Raises QuestionError, saying which word is in the way, for a question that cannot be asked.
        """
        return answer_to(self.view, question)

    def dataframe(self, query: str, **values: str) -> pandas.DataFrame:
        """The rows of a SELECT, or of a named query, as a pandas table of Python values (needs the extra `analysis`).

        Raises QueryError as `sparql` does, and for a query that gives no rows but triples or a truth.
        """
        import pandas

        answer = self.sparql(query, **values)
        if not isinstance(answer, Table):
            raise QueryError("only a SELECT makes a table; use sparql() for CONSTRUCT, DESCRIBE and ASK")
        rows = [
            [cell.toPython() if isinstance(cell, Literal) else cell and str(cell) for cell in row]
            for row in answer.rows
        ]
        return pandas.DataFrame(rows, columns=list(answer.variables))

    def analyse(self, name: str, *names: str, **options: object) -> Finding[Any]:
        """An analysis of the network by name: centrality communities path bridges coattendance rank.

        graph.analyse("centrality", kind="Person", top=10).dataframe(); graph.analyse("path", "…", "…").rows. Names and
        options are those of the functions in `kg.analysis`. Raises QueryError for an unknown kind, predicate
        or date, InputError for an unknown name, and for no path.
        """
        return analyse(self.view, name, *names, **options)

    def network(self) -> networkx.MultiDiGraph[str]:
        """Entities and events as nodes, facts between them as edges; see kg.graph.network for the attributes."""
        return network(self.view)

    def named(self, name: str) -> tuple[Dossier, ...]:
        """The dossier of everyone and everything called so. Raises InputError, with near names, for none."""
        return dossiers(self.view, name)

    def person(self, name: str) -> Dossier:
        """The dossier of the one person of that name.

        Raises InputError when there is none, and when there are several: then with their ids, which are names too.
        """
        found = [dossier for dossier in self.named(name) if dossier.entity.kind == "Person"]
        if len(found) != 1:
            ids = ", ".join(dossier.entity.id for dossier in found)
            raise InputError(
                f"{len(found)} persons are called {name}; name one by its id: {ids}"
                if found
                else f"{name} is no person; use named()"
            )
        return found[0]

    def facts(self) -> tuple[FactRow, ...]:
        """Every fact, by file name and reading order."""
        return self.view.facts()

    def articles(self) -> tuple[ArticleRow, ...]:
        """Every article, by file name and place on the page."""
        return self.view.articles()
