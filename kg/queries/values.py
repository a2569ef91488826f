"""What users type for a parameter → typed RDF terms, and queries run with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from rdflib import XSD, Graph, Literal, URIRef
from rdflib.term import Identifier
from rdflib.util import from_n3

from kg.errors import QueryError
from kg.graph import GraphView
from kg.graph.rows import Table
from kg.graph.when import NO_DATE, first_day, is_date, last_day

_TERM = re.compile(
    r'"(?:[^"\\\n]|\\.)*"(@[A-Za-z]+(-[A-Za-z0-9]+)*|\^\^<[^<>"{}|^`\\\s]+>)?|<[^<>"{}|^`\\\s]+>', re.DOTALL
)


def _name(words: str) -> Identifier:
    return Literal(words, lang="zh")


def _text(words: str) -> Identifier:
    return Literal(words)


def _first_day(words: str) -> Identifier:
    return _date(words, first_day)


def _last_day(words: str) -> Identifier:
    return _date(words, last_day)


def _date(words: str, day_of: Callable[[str], str]) -> Identifier:
    if not is_date(words):
        raise ValueError(NO_DATE)
    return Literal(day_of(words))


def _iri(words: str) -> Identifier:
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^<>\"{}|^`\\\s]+", words):
        raise ValueError("is no IRI")
    return URIRef(words)


TYPES: Final[Mapping[str, Callable[[str], Identifier]]] = {
    "name": _name,
    "text": _text,
    "from": _first_day,
    "to": _last_day,
    "iri": _iri,
}
"""Types of parameters. `from` and `to` are days as kg:since and kg:until have them; a year or a month means its
first or its last day."""


def term_from(words: str) -> Identifier:
    """A term for a parameter of a query that is not in the catalogue, whose type nobody declared.

    `<iri>` and `"words"@zh` are taken as SPARQL writes them, 2021-08-26 is a date, anything else a name in Chinese.
    """
    if _TERM.fullmatch(words):
        term = from_n3(words)
        assert isinstance(term, Identifier)
        return term
    if len(words) == 10 and is_date(words):
        return Literal(words, datatype=XSD.date, normalize=False)
    return _name(words)


def ask(view: GraphView, sparql: str, values: Mapping[str, str]) -> Table | Graph | bool:
    """The answer to any query with values for its `$name` parameters.

    Raises QueryError for SPARQL that does not parse and for a parameter that the query does not hold.
    """
    return view.query(sparql, {name: term_from(words) for name, words in values.items()})


def typed(query: str, name: str, kind: str, words: str) -> Identifier:
    """A value for a declared parameter. Raises QueryError when it does not fit the type."""
    try:
        return TYPES[kind](words)
    except ValueError as error:
        raise QueryError(f"query {query}: {name}={words} {error}") from error
