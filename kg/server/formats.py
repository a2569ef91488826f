"""The formats of answers, and which of them a client prefers. In each table the first is what we prefer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import mimeparse
from pyoxigraph import QueryResultsFormat, RdfFormat

ROWS: Final = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
"""Answers of SELECT and ASK, by media type."""

TRIPLES: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
"""Answers of CONSTRUCT and DESCRIBE, and the description of the service, by media type."""


def preferred(accept: str, offered: Iterable[str]) -> str | None:
    """The media type of `offered` that a client with this Accept header likes best; None if it takes none of them."""
    try:
        found: str = mimeparse.best_match([*reversed([*offered])], accept or "*/*")
    except mimeparse.MimeTypeParseException:
        return None
    return found or None
