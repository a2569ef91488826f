"""Names that a typesetter may have mixed up: one character apart, alike in shape or in sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from typing import Final

from kg import lexicon

_MAX_BLOCK: Final = 12  # a masked form that more names share says nothing


@cache
def _groups() -> dict[str, frozenset[str]]:
    alike: dict[str, set[str]] = defaultdict(set)
    for group in lexicon.words("lookalikes"):
        for letter in group:
            alike[letter] |= set(group)
    return {letter: frozenset(others) for letter, others in alike.items()}


def difference(left: str, right: str) -> str:
    """How two different names of one length look alike, "" where they do not."""
    if len(left) != len(right) or left == right:
        return ""
    apart = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(apart) != 1:
        return ""
    (a, b) = apart[0]
    if b in _groups().get(a, ()):
        return f"{a} and {b} look alike"
    if _sound(a) == _sound(b):
        return f"{a} and {b} sound alike"
    return "one character differs" if len(left) > 2 else ""


@cache
def _sound(letter: str) -> str:
    # Its tables take a sixth of the time that a worker needs to start, and most builds ask for no sound.
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(letter, style=Style.NORMAL)[0]


def similar_pairs(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """(left, right, how they look alike) of all pairs one character apart, by masked forms and not by all pairs."""
    masked: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        for at in range(len(name)):
            masked[f"{name[:at]}\0{name[at + 1 :]}"].append(name)
    seen: set[tuple[str, str]] = set()
    for group in masked.values():
        if 1 < len(group) <= _MAX_BLOCK:
            for left, right in combinations(group, 2):
                how = difference(left, right)
                if how and (left, right) not in seen:
                    seen.add((left, right))
                    yield left, right, how
