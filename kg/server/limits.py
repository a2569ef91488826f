"""What one query may cost. A server that answers many must be able to say no."""

from __future__ import annotations

from dataclasses import dataclass

from kg import settings


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` by the clock, for one query; `rows` (or triples) of one answer; `workers` queries at a time."""

    seconds: float = settings.QUERY_SECONDS
    rows: int = settings.QUERY_ROWS
    workers: int = 2


MAX_REQUEST_BYTES = 1024 * 1024
"""A longer request is refused: nobody writes such a query."""
