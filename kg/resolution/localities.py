"""Which printed paths mean one place: 云湖区 alone and 江陵市云湖区, 高新区 alone and 郑州高新区.

A name of its own is completed when the pages know just one place of that name. A zone's name (高新区) is every
city's, so it is completed only by people: the pages must share officials or reporters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from kg.resolution.places import Path, is_called, levels, zones

UNKNOWN: Final = "unknown:"
"""Opens the last part of a path for a bare 市, 县 … that the page does not place."""
_ENOUGH: Final = 2  # a shared official counts 2, a shared reporter 1


def _bare(part: str) -> str:
    return next((part[: -len(end)] for end in sorted(levels(), key=len, reverse=True) if part.endswith(end)), part)


def _is_page(path: Path) -> bool:
    return any(":" in part for part in path)


def one_place(paths: Iterable[Path], witnesses: Mapping[Path, Mapping[str, int]]) -> dict[Path, Path]:
    """Every path with the fullest path that means the same place.

    `witnesses`: for each path, people and posts printed with it, with their weight.
    """
    known = sorted(set(paths), key=lambda path: (-len(path), path))
    ending: dict[str, list[Path]] = defaultdict(list)
    for path in known:
        if path and not _is_page(path):
            ending[path[-1]].append(path)
            if (stem := _bare(path[-1])) != path[-1] and len(path) == 1:
                ending[stem].append(path)
    chosen: dict[Path, Path] = {}
    for path in known:
        chosen[path] = chosen.get(_completed(path, ending, witnesses), _completed(path, ending, witnesses))
    for path in known:
        if path and path[-1].startswith(UNKNOWN):
            chosen[path] = _called(chosen.get(path[:-1], path[:-1]), path)
    return chosen


def _called(home: Path, path: Path) -> Path:
    """What 市 or 县 means on a page whose home another page places in one: 南浦区 lies in 岭川市."""
    mark = path[-1].removeprefix(UNKNOWN)
    at = next((number for number, part in enumerate(home, 1) if is_called(part, mark)), 0)
    return home[:at] or (*home, path[-1])


def _completed(path: Path, ending: Mapping[str, list[Path]], witnesses: Mapping[Path, Mapping[str, int]]) -> Path:
    if len(path) > 1 and (head := _completed(path[:1], ending, witnesses)) != path[:1]:
        path = (*head, *path[1:])
    fuller = [other for other in ending.get(path[-1], ()) if _ends_with(other, path)] if path else []
    if not fuller or _is_page(path):
        return path
    if len(fuller) == 1 and path[-1] not in zones().values():
        return fuller[0]
    scores = {other: _shared(witnesses.get(path, {}), witnesses.get(other, {})) for other in fuller}
    best = min(fuller, key=lambda other: (-scores[other], other))
    rivals = [other for other in fuller if other != best and scores[other] == scores[best]]
    return best if scores[best] >= _ENOUGH and not rivals else path


def _ends_with(other: Path, path: Path) -> bool:
    """Whether `other` says more than `path` of a place it may be."""
    if len(other) > len(path):
        return other[-len(path) :] == path
    return len(path) == len(other) == 1 and other != path and _bare(other[0]) == path[0]


def _shared(left: Mapping[str, int], right: Mapping[str, int]) -> int:
    return sum(weight for word, weight in left.items() if word in right)
