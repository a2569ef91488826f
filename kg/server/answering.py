"""A question put to the store: the whole answer in the client's format, or one line that says why not.

An answer is never cut. Rows are written as TSV first and triples as N-Triples, where each is a line, so that they are
counted as they come and the work stops at the first one too many; other formats are made from that (a test holds that
nothing is lost).
"""

from __future__ import annotations

from io import BytesIO

import pyoxigraph as ox

from kg.errors import QueryError, Refusal
from kg.graph.serialise import written, xml_can_hold
from kg.graph.source import Answer, OxigraphSource
from kg.server.exchange import Question, Reply, refusal
from kg.server.formats import ROWS, TRIPLES


class _TooLong(Exception):
    """The answer has more rows than it may have."""


class _Lines(BytesIO):
    """Takes so many lines and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._room = most

    def write(self, data: bytes) -> int:  # type: ignore[override]  # pyoxigraph gives nothing but bytes
        self._room -= data.count(b"\n")
        if self._room < 0:
            raise _TooLong
        return super().write(data)


def answered(source: OxigraphSource, question: Question, most: int) -> Reply:
    """The reply to a question. `most`: how many rows or triples it may have."""
    try:
        answer = source.answer(question.sparql, question.graphs)
    except Refusal as error:
        return refusal(403, str(error))
    except QueryError as error:
        return refusal(400, str(error))
    media = question.triples if isinstance(answer, ox.QueryTriples) else question.rows
    if media is None:
        offered = TRIPLES if isinstance(answer, ox.QueryTriples) else ROWS
        return refusal(406, f"the answer comes in other formats; accept one of: {', '.join(offered)}")
    try:
        return Reply(200, media, _written(answer, media, most))
    except _TooLong:
        return refusal(403, f"the answer has more than {most} rows; add LIMIT, or raise kg serve --rows")


def _written(answer: Answer, media: str, most: int) -> bytes:
    if isinstance(answer, ox.QueryTriples):
        return _triples(answer, TRIPLES[media], most)
    if isinstance(answer, ox.QueryBoolean):
        return _whole(answer.serialize(format=ROWS[media]))
    return _rows(answer, ROWS[media], most)


def _rows(answer: ox.QuerySolutions, wanted: ox.QueryResultsFormat, most: int) -> bytes:
    lines = _Lines(most + 1)  # one more for the head
    answer.serialize(lines, format=ox.QueryResultsFormat.TSV)
    if wanted == ox.QueryResultsFormat.TSV:
        return lines.getvalue()
    rows = ox.parse_query_results(lines.getvalue(), format=ox.QueryResultsFormat.TSV)
    content = _whole(rows.serialize(format=wanted))
    return xml_can_hold(content) if wanted == ox.QueryResultsFormat.XML else content


def _triples(answer: ox.QueryTriples, wanted: ox.RdfFormat, most: int) -> bytes:
    """A graph: each triple once, in a fixed order."""
    lines = _Lines(most)
    answer.serialize(lines, format=ox.RdfFormat.N_TRIPLES)
    content = b"".join(line + b"\n" for line in sorted(set(lines.getvalue().split(b"\n")) - {b""}))
    return content if wanted == ox.RdfFormat.N_TRIPLES else written(content, ox.RdfFormat.N_TRIPLES, wanted)


def _whole(content: bytes | None) -> bytes:
    assert content is not None  # None is for what was written to a file
    return content
