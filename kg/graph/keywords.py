"""Whether a query says a word of SPARQL, and does not only print it in a string, a comment, an IRI or a name.

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


def says(sparql: str, word: str) -> bool:
    """Does the query hold `word` as a keyword? True as well for a text with that word that does not parse."""
    letters = next((one * len(word) for one in ascii_lowercase if one * len(word) not in sparql.lower()), None)
    other = _replaced(sparql, word, letters or word)
    return other != sparql and not parses(other) if letters else True


def says_instead(sparql: str, word: str, other: str) -> bool:
    """Would the query parse with the keyword `other` in the place of the pattern `word`?"""
    return parses(_replaced(sparql, word, other))


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
