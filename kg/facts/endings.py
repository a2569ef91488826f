"""What a name's ending says of it: 某某有限公司 is an enterprise, 某某大桥 a place."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg import lexicon

_ASIDE = re.compile(r"[（(][^（）()]{1,8}[）)]|[”\"』]$")


@cache
def _endings() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for name, kind in (
        ("organisation_suffixes", "Organisation"),
        ("project_suffixes", "Project"),
        ("place_suffixes", "Place"),
    ):
        for row in lexicon.rows(name, 2):
            table.setdefault(row[0], (kind, row[1] if kind == "Organisation" else kind))
    return table


@cache
def _longest_ending() -> int:
    return max(len(word) for word in _endings())


@lru_cache(maxsize=4096)
def ending_of(name: str) -> tuple[str, str, str] | None:
    """(ending, kind, class) of the longest lexicon ending of a name, or None.

    >>> ending_of("北原精密机械有限公司")[1:]
    ('Organisation', 'Enterprise')
    """
    table = _endings()
    bare = _ASIDE.sub("", name)
    for length in range(min(len(bare), _longest_ending()), 0, -1):
        found = table.get(bare[-length:])
        if found is not None:
            return bare[-length:], *found
    return None
