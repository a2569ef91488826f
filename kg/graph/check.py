"""Is a store whole, and does every quote stand in print? What `kg check` asks, batch by batch.

Shapes are checked by pySHACL on a few pages at a time with what those pages refer to, and on the shared graph: a
shape never needs more than one page and the entities it names, so the time grows with the store and the memory
does not. Every evidence is then read again in its page file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from kg.errors import StoreError
from kg.graph import iris
from kg.graph.conversion import triple_of
from kg.graph.descriptions import pairs
from kg.graph.iris import node_id
from kg.graph.source import OxigraphSource
from kg.graph.view import GraphView
from kg.ontology import KG, PROV, RDF, SH, shapes_file, vocabulary_file
from kg.records import Evidence, Page

_BATCH = 40_000  # triples; a batch of this size takes pySHACL some seconds and 100 MB
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is wrong (`failure`) or that print contradicts (`warning`)."""

    severity: str
    about: str  # a node id, or the path of a page file
    message: str
    quotes: tuple[str, ...] = ()  # the printed words concerned, with file and lines


def check_store(view: GraphView, paths: Mapping[str, Path], progress: Progress | None = None) -> list[Finding]:
    """Everything that is wrong with a store, sorted; an empty list is a whole store.

    `paths`: Page.id → where its file is. Raises StoreError for a store that is not in this process.
    """
    report = progress or (lambda step, done, total: None)
    return sorted({*_shape_findings(view, report), *_print_findings(view, paths, report)})


def _print_findings(view: GraphView, paths: Mapping[str, Path], report: Progress) -> Iterator[Finding]:
    quotes: dict[str, list[Evidence]] = {}
    for quote in view.quotes.values():
        quotes.setdefault(quote.page, []).append(quote)
    pages = view.pages()
    for done, row in enumerate(pages, 1):
        yield from page_findings(row.page, paths.get(row.page.id), quotes.get(row.page.id, ()))
        report("reading quotes again", done, len(pages))


def page_findings(page: Page, path: Path | None, quotes: Iterable[Evidence]) -> Iterator[Finding]:
    """Read a page file again: is it the page that was read, and does every quote stand where it should?"""
    if path is None:
        yield Finding("failure", iris.page(page.id), f"{page.file}: nobody knows where its file is; build it again")
        return
    try:
        content = path.read_bytes()
    except OSError as error:
        yield Finding("failure", str(path), f"cannot be read again ({error.strerror}); build the store again")
        return
    if sha256(content).hexdigest() != page.sha256:
        yield Finding("failure", str(path), "has changed since it was read; build the store again")
        return
    text = content.decode(page.encoding).removeprefix("\ufeff")
    for quote in quotes:
        if text[quote.start : quote.end] != quote.quote or not quote.quote:
            message = f"does not print at {quote.start}-{quote.end} what is quoted: {quote.quote[:40]!r}"
            yield Finding("failure", str(path), message)


def _shape_findings(view: GraphView, report: Progress) -> Iterator[Finding]:
    if not isinstance(view.source, OxigraphSource):
        raise StoreError(f"{view.source.name}: is on another machine; check the store that it was pushed from")
    shapes, vocabulary = Graph().parse(shapes_file()), list(Graph().parse(vocabulary_file()))
    batches = [*_page_batches(view.source), [iris.SHARED]]
    for done, batch in enumerate(batches, 1):
        excerpt = _excerpt(view.source, batch)
        for triple in vocabulary:  # its concepts and classes are instances that shapes ask for
            excerpt.add(triple)
        yield from _findings(view, excerpt, shapes)
        report("checking shapes", done, len(batches))


def _page_batches(source: OxigraphSource) -> Iterator[list[str]]:
    """Page graphs by id, so many at a time that a batch stays small."""
    batch: list[str] = []
    size = 0
    names = (graph.value for graph in source.store.named_graphs() if isinstance(graph, ox.NamedNode))
    for graph in sorted(map(node_id, names)):
        if graph == iris.SHARED:
            continue
        batch.append(graph)
        size += sum(1 for _ in _triples(source, None, None, graph))
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _excerpt(source: OxigraphSource, graphs: Sequence[str]) -> Graph:
    """What some graphs say, with the shared graph's descriptions of all that they refer to."""
    triples: set[ox.Triple] = set()
    for graph in graphs:
        triples.update(_triples(source, None, None, graph))
    described = {triple.subject for triple in triples if triple.predicate.value == str(RDF.type)}
    if iris.SHARED in graphs:  # the words that its tenures and events rest on stand in the pages' graphs
        for node in described:
            for predicate in (PROV.wasDerivedFrom, KG.attestedBy):
                triples.update(_triples(source, node, predicate, None))
    else:
        for node in {triple.object for triple in triples if isinstance(triple.object, ox.NamedNode)} - described:
            triples.update(_triples(source, node, None, iris.SHARED))
    excerpt = Graph()
    for triple in triples:
        excerpt.add(triple_of(triple))
    return excerpt


def _triples(source: OxigraphSource, subject: object, predicate: str | None, graph: str | None) -> Iterator[ox.Triple]:
    node = subject if isinstance(subject, ox.NamedNode) else None
    edge = ox.NamedNode(predicate) if predicate else None
    for quad in source.store.quads_for_pattern(node, edge, None, ox.NamedNode(iris.iri(graph)) if graph else None):
        yield quad.triple


def _findings(view: GraphView, excerpt: Graph, shapes: Graph) -> Iterator[Finding]:
    """What pySHACL finds in an excerpt."""
    from pyshacl import validate  # a third of a second, for those alone who check

    _, report, _ = validate(excerpt, shacl_graph=shapes, inplace=True, do_owl_imports=False)
    assert isinstance(report, Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, value = str(report.value(result, SH.focusNode)), str(report.value(result, SH.value) or "")
        said = str(report.value(result, SH.resultMessage))
        severity = "warning" if report.value(result, SH.resultSeverity) == SH.Warning else "failure"
        whole = not focus.startswith(iris.iri(""))  # a shape over the whole graph: its value is what is wrong
        about = value if whole else focus
        nodes = {about, *re.findall(re.escape(iris.iri("")) + r"[\w./-]+", said)}
        quotes = tuple(sorted({words for node in nodes for words in _printed(view, node)}))
        message = said if whole or not value else f"{said} ({value})"
        yield Finding(severity, node_id(about), message.replace(iris.iri(""), ""), quotes)


def _printed(view: GraphView, node: str) -> Iterator[str]:
    """The printed words that a node rests on, with file and lines."""
    found = pairs(view.source, f"<{node}> <{PROV.wasDerivedFrom}> ?b . BIND(<{node}> AS ?a)").get(node, ())
    for evidence in found:
        quote = view.quotes.get(evidence)
        if quote is not None:
            where = f"{view.files[iris.iri(iris.page(quote.page))]} {quote.lines[0]}-{quote.lines[1]}"
            yield f"{where}: {''.join(quote.quote.split())}"
