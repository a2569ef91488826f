"""What goes to a worker and what comes back: a question and a reply, with nothing of HTTP but its status numbers."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.source import Graphs

PLAIN = "text/plain"


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and the media types that the client would take: of rows or a truth, of triples. None: none of ours."""

    sparql: str
    rows: str | None
    triples: str | None
    graphs: Graphs | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP status and a body of that media type."""

    status: int
    media: str
    body: bytes


def refusal(status: int, line: str) -> Reply:
    """A reply that says in one line why there is no answer, and what to do."""
    return Reply(status, PLAIN, f"{line}\n".encode())
