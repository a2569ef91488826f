"""The SPARQL 1.1 Protocol: an HTTP request read as a question. https://www.w3.org/TR/sparql11-protocol/"""

from __future__ import annotations

from urllib.parse import parse_qsl

import mimeparse
import pyoxigraph as ox
from starlette.requests import Request

from kg.graph.source import READ_ONLY, Graphs
from kg.server.exchange import Question
from kg.server.formats import ROWS, TRIPLES, preferred
from kg.server.limits import MAX_REQUEST_BYTES

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_Parameters = dict[str, list[str]]


class Refused(Exception):
    """A request that is not answered: its status and one line that says what to do."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status = status
        self.line = line


async def question_of(request: Request) -> Question | None:
    """What is asked; None for a GET that asks nothing. Raises Refused, and ClientDisconnect."""
    parameters = await _parameters(request)
    if "update" in parameters:
        raise Refused(403, READ_ONLY)
    queries = parameters.get("query", [])
    if not queries and request.method != "POST":
        return None
    if len(queries) != 1:
        raise Refused(400, f"{len(queries)} queries in one request; give one as the parameter query, or as the body")
    accept = accepted(request)
    return Question(queries[0], preferred(accept, ROWS), preferred(accept, TRIPLES), _graphs(parameters))


def accepted(request: Request) -> str:
    """The Accept header, "" where there is none."""
    return ", ".join(request.headers.getlist("accept"))


async def _parameters(request: Request) -> _Parameters:
    url: bytes = request.scope["query_string"]
    if request.method != "POST":
        return _decoded(url)
    sort, charset = _sort_of(request.headers.get("content-type", ""))
    if sort == _UPDATE:
        raise Refused(403, READ_ONLY)
    if sort not in {_FORM, _QUERY} or charset not in {"utf-8", "utf8"}:
        raise Refused(415, f"send a query as {_FORM} or {_QUERY}, in UTF-8")
    body = await _body(request)
    if sort == _FORM:
        return _decoded(body)
    try:
        return _decoded(url) | {"query": [body.decode()]}
    except UnicodeDecodeError as error:
        raise Refused(400, f"the query is not UTF-8 at byte {error.start}; send UTF-8") from error


def _sort_of(content_type: str) -> tuple[str, str]:
    """The media type of a body and its encoding, in lower case."""
    try:
        kind, detail, details = mimeparse.parse_mime_type(content_type)
    except mimeparse.MimeTypeParseException:
        return "", ""
    return f"{kind}/{detail}".lower(), details.get("charset", "utf-8").lower()


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_REQUEST_BYTES:
            raise Refused(413, f"the request has more than {MAX_REQUEST_BYTES} bytes; ask with a shorter query")
    return bytes(body)


def _decoded(text: bytes) -> _Parameters:
    found: _Parameters = {}
    try:
        for name, value in parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict"):
            found.setdefault(name, []).append(value)
    except ValueError as error:
        raise Refused(400, "the parameters are not UTF-8; write them as UTF-8, percent-encoded") from error
    return found


def _graphs(parameters: _Parameters) -> Graphs | None:
    default, named = (tuple(parameters.get(f"{sort}-graph-uri", ())) for sort in ("default", "named"))
    for iri in default + named:
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise Refused(400, f"{iri!r} is no IRI of a graph; write an absolute IRI") from error
    return Graphs(default, named) if default or named else None
