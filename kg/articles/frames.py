"""What a clause that breaks off asks for: 由 … for 主办 or 带队, 无论 … for 都. The half that has it goes on there."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.articles.patterns import any_of
from kg.lexicon import table

ANSWERED, UNANSWERED, RARELY = 1.5, -1.0, -0.2
"""What it speaks for a half that it has what the other asks for, and that it lacks it; the frame may do without."""
_LOOKED_AT = 60  # characters up to the break
_HEAD = 24  # characters of the clause that goes on
_CLAUSE = re.compile("[。；！？，：]")


class _Frame(NamedTuple):
    opens: re.Pattern[str]
    closes: re.Pattern[str]
    always: bool


@cache
def _frames() -> tuple[re.Pattern[str], tuple[_Frame, ...]]:
    words = table("layout")["frames"]
    frames = (
        _Frame(re.compile(any_of(row["opens"])), re.compile(any_of(row["closes"])), row.get("always", False))
        for row in words["frame"]
    )
    return re.compile(any_of(words["not"])), tuple(frames)


Asked = tuple[_Frame, ...]


def asked(text: str) -> Asked:
    """The frames that the last clause of `text` opens and does not close."""
    idle, frames = _frames()
    clause = idle.sub("　", _CLAUSE.split(text[-_LOOKED_AT:])[-1])
    found = []
    for frame in frames:
        opened = [match.end() for match in frame.opens.finditer(clause)]
        if opened and not frame.closes.search(clause, opened[-1]):
            found.append(frame)
    return tuple(found)


def answers(frames: Asked, text: str) -> float:
    """What it speaks for `text` to go on that its first clause has what `frames` ask for."""
    if not frames:
        return 0.0
    clause = _CLAUSE.split(text[: _HEAD + 1], maxsplit=1)[0][:_HEAD]
    worth = (ANSWERED if frame.closes.search(clause) else UNANSWERED if frame.always else RARELY for frame in frames)
    return sum(worth, 0.0)
