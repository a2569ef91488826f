"""A process that answers one question after the other: `python -m kg.server.worker STORE SECONDS ROWS`.

Questions come pickled on standard input; each reply goes to standard output as its length and its pickle. The server
ends a worker that takes too long or whose client has left, because nothing else can stop a query: Oxigraph's Python
side has no way to call one off. A worker ends by itself when the server is gone, at the latest with its alarm clock.
"""

from __future__ import annotations

import pickle
import select
import signal
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kg.errors import StoreError
from kg.graph.source import OxigraphSource
from kg.server.answering import answered
from kg.server.current import CurrentStore
from kg.server.exchange import Question, Reply, refusal

LENGTH = struct.Struct("!Q")
READY = b"!"

_LOOK_EVERY = 1.0
"""Seconds between two looks whether a build has made a new generation: the old one's files can then be deleted."""

_GRACE = 5.0
"""Seconds beyond its time after which a worker that nobody ended ends itself."""


def work(questions: BinaryIO, replies: BinaryIO, current: CurrentStore, seconds: float, rows: int) -> None:
    """Answer until there are no more questions. A store that cannot be opened is said to whoever asks."""
    with suppress(StoreError):
        current.view()
    replies.write(READY)
    replies.flush()
    while (question := _next(questions, current)) is not None:
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)  # the alarm's default is the end of the process
        content = pickle.dumps(_reply(current, question, rows))
        signal.setitimer(signal.ITIMER_REAL, 0)
        replies.write(LENGTH.pack(len(content)) + content)
        replies.flush()


def _next(questions: BinaryIO, current: CurrentStore) -> Question | None:
    while not select.select([questions], [], [], _LOOK_EVERY)[0]:
        with suppress(StoreError):
            current.view()
    try:
        question: Question = pickle.load(questions)
    except EOFError:
        return None
    return question


def _reply(current: CurrentStore, question: Question, rows: int) -> Reply:
    try:
        source = current.view().source
    except StoreError as error:
        return refusal(503, str(error))
    assert isinstance(source, OxigraphSource)
    return answered(source, question, rows)


if __name__ == "__main__":
    store, most_seconds, most_rows = sys.argv[1:]
    work(sys.stdin.buffer, sys.stdout.buffer, CurrentStore(Path(store)), float(most_seconds), int(most_rows))
