"""Terms of pyoxigraph → terms of rdflib, the ones that the rest of the project knows."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal, URIRef
from rdflib.term import Identifier

_STRING = str(XSD.string)


def term_of(term: object) -> Identifier | None:
    """An rdflib term for a pyoxigraph term; None for an unbound cell.

    Literals keep the spelling of the store: rdflib would write 2021 for the year "2021" as a date.
    """
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        if term.datatype.value == _STRING:
            return Literal(term.value)
        return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    return None


def triple_of(triple: ox.Triple) -> tuple[Identifier, Identifier, Identifier]:
    """An rdflib triple for a pyoxigraph triple."""
    return _known(triple.subject), _known(triple.predicate), _known(triple.object)


def _known(term: object) -> Identifier:
    known = term_of(term)
    assert known is not None
    return known
