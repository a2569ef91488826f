"""Loads `ontology/kg.ttl`, the only place where names are declared, and is the only door to URIs.

    >>> from kg.ontology import KG, label
    >>> label("holdsPost", "en")
    'holds post'
    >>> KG.holdsPots
    Traceback (most recent call last):
    kg.errors.OntologyError: holdsPots is not declared in ontology/kg.ttl; correct the name or declare it there

Other rooms take namespaces (KG, ORG, PROV …), labels and the class tree from here; none of them holds a URI string.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, TIME, XSD, URIRef
from rdflib.namespace import SDO, SH, ClosedNamespace

from kg.errors import OntologyError

__all__ = ["DCTERMS", "KG", "OA", "ORG", "OWL", "PREFIXES", "PROV", "RDF", "RDFS", "SDO", "SEM", "SH", "SKOS", "TIME"]
__all__ += ["XSD", "Term", "concept", "declared", "direct_edges", "is_a", "kind_of", "label", "meant", "notation"]
__all__ += ["parent", "qualifier_of", "qualifier_property", "shapes_file", "subclasses", "terms", "vocabulary_file"]

_ROOM: Final = Path(__file__).resolve().parent.parent / "ontology"  # beside the package, in a checkout and in a wheel
_BASE: Final = "https://w3id.org/newspaper-kg/ontology#"


class _Closed(ClosedNamespace):
    """A namespace that knows its names. They are its attributes, made once: a build asks for them a million times."""

    def __new__(cls, uri: str, names: list[str]) -> _Closed:
        made: _Closed = super().__new__(cls, uri, names)
        made.__dict__.update({name: URIRef(uri + name) for name in names})
        return made

    def __getattr__(self, name: str) -> URIRef:
        if name.startswith("__"):  # Python's own questions (copy, pickle, doctest) are not misspelt terms
            raise AttributeError(name)
        where = "ontology/kg.ttl" if str(self) == _BASE else "kg/ontology.py"
        raise OntologyError(f"{name} is not declared in {where}; correct the name or declare it there")

    def __getitem__(self, name: str) -> URIRef:  # type: ignore[override]  # str.__getitem__ takes an index
        found = self.__dict__.get(name)
        return found if isinstance(found, URIRef) else self.__getattr__(name)


@dataclass(frozen=True, slots=True)
class Term:
    """One declared name with its texts and its place in the vocabulary. Related names are local names, sorted."""

    name: str
    iri: str
    sort: str  # class, property or concept
    labels: tuple[tuple[str, str], ...]  # (language, text), sorted
    comments: tuple[tuple[str, str], ...]
    inverse_labels: tuple[tuple[str, str], ...]
    parents: tuple[str, ...]  # IRIs, ours and others'
    types: tuple[str, ...]  # IRIs
    domain: str | None  # IRI
    range: str | None  # IRI
    notation: str | None
    qualifier: str | None


def vocabulary_file() -> Path:
    """Where kg.ttl is. Raises OntologyError when the installation lacks it."""
    return _file("kg.ttl")


def shapes_file() -> Path:
    """Where shapes.ttl is. Raises OntologyError when the installation lacks it."""
    return _file("shapes.ttl")


def _file(name: str) -> Path:
    path = _ROOM / name
    if not path.is_file():
        raise OntologyError(f"ontology/{name} is missing; reinstall newspaper-kg")
    return path


def _statements() -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
    """(local name, predicate, object) of everything kg.ttl says about our names."""
    try:
        for quad in ox.parse(path=vocabulary_file(), format=ox.RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            ours = isinstance(subject, ox.NamedNode) and subject.value.startswith(_BASE)
            if ours and isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
                yield subject.value.removeprefix(_BASE), quad.predicate.value, value
    except (SyntaxError, UnicodeDecodeError) as error:
        raise OntologyError(f"ontology/kg.ttl: {error}; correct that line") from error


@cache
def terms() -> dict[str, Term]:
    """Every declared name with its description, sorted by name. Raises OntologyError when kg.ttl is broken."""
    said: dict[str, list[tuple[str, ox.NamedNode | ox.Literal]]] = {}
    for name, predicate, value in _statements():
        said.setdefault(name, []).append((predicate, value))
    return {name: _term(name, said[name]) for name in sorted(said)}


def _term(name: str, said: list[tuple[str, ox.NamedNode | ox.Literal]]) -> Term:
    def values(predicate: str) -> tuple[str, ...]:
        return tuple(sorted(value.value for wanted, value in said if wanted == predicate))

    def texts(predicate: str) -> tuple[tuple[str, str], ...]:
        found = [value for wanted, value in said if wanted == predicate and isinstance(value, ox.Literal)]
        return tuple(sorted((value.language or "", value.value) for value in found))

    def only(predicate: str) -> str | None:
        return next(iter(values(predicate)), None)

    types, code = values(str(RDF.type)), only(str(SKOS.notation))
    return Term(
        name=name,
        iri=_BASE + name,
        sort="concept" if code else "class" if str(RDFS.Class) in types else "property",
        labels=texts(str(RDFS.label)),
        comments=texts(str(RDFS.comment)),
        inverse_labels=texts(f"{_BASE}inverseLabel"),
        parents=tuple(sorted({*values(str(RDFS.subClassOf)), *values(str(RDFS.subPropertyOf))})),
        types=types,
        domain=only(str(RDFS.domain)),
        range=only(str(RDFS.range)),
        notation=code,
        qualifier=only(f"{_BASE}qualifierName"),
    )


KG: Final = _Closed(_BASE, list(terms()))
OA: Final = _Closed(
    "http://www.w3.org/ns/oa#",
    [
        *("SpecificResource", "TextPositionSelector", "TextQuoteSelector"),
        *("end", "exact", "hasSelector", "hasSource", "start"),
    ],
)
SEM: Final = _Closed(
    "http://semanticweb.cs.vu.nl/2009/11/sem/",
    ["Event", "Place", "Role", "RoleType", "hasActor", "hasPlace", "roleType"],
)

PREFIXES: Final[dict[str, str]] = {
    "dcterms": str(DCTERMS),
    "kg": _BASE,
    "oa": str(OA),
    "org": str(ORG),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "sem": str(SEM),
    "skos": str(SKOS),
    "time": str(TIME),
    "xsd": str(XSD),
}
"""The prefixes of every file we write and of every query."""


def declared(name: str) -> Term:
    """The description of a name. Raises OntologyError for a name that kg.ttl does not declare."""
    KG[name]
    return terms()[name]


def label(name: str, language: str = "zh") -> str:
    """What a class, property or concept is called in `zh` or `en`. Raises OntologyError for an unknown name."""
    return dict(declared(name).labels)[language]


def parent(name: str) -> str | None:
    """The one class of ours that a class is a kind of, or None: Enterprise → Organisation."""
    ours = [iri.removeprefix(_BASE) for iri in declared(name).parents if iri.startswith(_BASE)]
    return ours[0] if ours else None


def is_a(name: str, ancestor: str) -> bool:
    """Is the class `name` the class `ancestor` or a kind of it?"""
    KG[ancestor]
    at: str | None = name
    while at is not None and at != ancestor:
        at = parent(at)
    return at is not None


@cache
def kind_of(name: str) -> str:
    """The kind of record that a class belongs to: Person Organisation Place Project Event, else the name itself."""
    above = parent(name) if name in terms() else None
    return name if above in (None, "Entity") else kind_of(str(above))


@cache
def subclasses(name: str) -> tuple[str, ...]:
    """A class and all its kinds, sorted."""
    return tuple(sorted(each for each, term in terms().items() if term.sort == "class" and is_a(each, name)))


def meant(words: str, among: Iterable[str]) -> str | None:
    """The one of these names that a user means by it (visited), by kg:visited, or by its label (走访), in any case."""
    wanted = words.removeprefix("kg:").casefold()
    return next((name for name in among if wanted in _called(name)), None)


def _called(name: str) -> set[str]:
    return {name.casefold(), *(text.casefold() for _, text in declared(name).labels)}


@cache
def direct_edges() -> tuple[str, ...]:
    """The predicates of facts, sorted."""
    return tuple(name for name, term in terms().items() if str(KG.DirectEdge) in term.types)


@cache
def qualifier_property(qualifier: str) -> str:
    """The property that holds a qualifier of facts: post → postAsPrinted. Raises OntologyError for an unknown one."""
    for name, term in terms().items():
        if term.qualifier == qualifier:
            return name
    raise OntologyError(f"qualifier {qualifier} has no property in ontology/kg.ttl; declare one with kg:qualifierName")


def qualifier_of(name: str) -> str | None:
    """The qualifier that a property holds, or None: the inverse of `qualifier_property`."""
    return terms()[name].qualifier if name in terms() else None


@cache
def concept(of: str, code: str) -> URIRef:
    """The concept of a class by its code: concept("ActorRole", "lead"). Raises OntologyError for an unknown code."""
    for name, term in terms().items():
        if term.notation == code and str(KG[of]) in term.types:
            return KG[name]
    raise OntologyError(f"{of} has no concept {code} in ontology/kg.ttl; correct the code or declare it there")


def notation(iri: str) -> str:
    """The code of a concept: the inverse of `concept`. Raises OntologyError for anything else."""
    found = declared(iri.removeprefix(_BASE)).notation
    if found is None:
        raise OntologyError(f"{iri} is not a concept of ontology/kg.ttl")
    return found
