"""Whether a query says a word of SPARQL, and does not only print it in a string, a comment, an IRI or a name.

Two such words ask for what kg does not do: SERVICE (ask another server) and those that begin an update.

The parser itself is asked, because only it knows: in `FILTER(?a<?b)SERVICE?x#>` a tokeniser that reads `<…>` as an IRI
sees no SERVICE, and the engine calls one. The word is replaced everywhere by letters that mean nothing. In strings,
names and IRIs that changes nothing for the parser; a keyword is gone, and the text no longer parses.
"""

from __future__ import annotations

import re
from string import ascii_lowercase

import pyoxigraph as ox

from kg.ontology import PREFIXES

_ESCAPES = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.|%[0-9A-Fa-f]{2}"  # the f of "\from" is no letter of the word
_NOTHING = ox.Store()
_UPDATE = re.compile(
    r"(?:\s|#[^\n]*(?:\n|$)|BASE\s*<[^>]*>|PREFIX[^<]*<[^>]*>)*+"
    r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)


def says(sparql: str, word: str) -> bool:
    """Does the query hold `word` as a keyword? True as well for a text with that word that does not parse."""
    letters = next((one * len(word) for one in ascii_lowercase if one * len(word) not in sparql.lower()), None)
    other = _replaced(sparql, word, letters or word)
    return other != sparql and not parses(other) if letters else True


def asks_elsewhere(sparql: str) -> bool:
    """Is this a query that calls another server? Not where SERVICE stands in what does not parse."""
    return says(sparql, "SERVICE") and parses(kept_here(sparql))


def kept_here(sparql: str) -> str:
    """A query of the same form that asks for graphs where the given one calls servers."""
    return _replaced(sparql, r"SERVICE(?:\s+SILENT)?", "GRAPH")


def is_update(sparql: str) -> bool:
    """Does this text, which is no query, begin as an update does?"""
    return _UPDATE.match(sparql) is not None


def parses(sparql: str) -> bool:
    """Is this a SPARQL query? Evaluates it on nothing."""
    try:
        _NOTHING.query(sparql, prefixes=PREFIXES)
    except SyntaxError:
        return False
    return True


def _replaced(sparql: str, word: str, other: str) -> str:
    pattern = re.compile(f"{_ESCAPES}|(?P<word>{word})", re.IGNORECASE)
    return pattern.sub(lambda found: other if found["word"] else found[0], sparql)
