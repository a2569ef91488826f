"""The first lines of what may be reports on a page: what its headlines are made of."""

from __future__ import annotations

from bisect import bisect_left

from kg.articles.continuity import Collocations
from kg.articles.lines import Line
from kg.articles.topics import pairs_of
from kg.articles.wording import dateline_end, starts_with_time

_SURE = 4.0  # a word over a break that leaves little doubt
_OPENING = 8  # lines of a report that say what it is about
_NEAR_OPENINGS = 20  # openings up the page, and as many down it, whose words a headline is compared with
FEWEST_PAIRS = 4
"""At least so many pairs a headline is taken to have, so that a word of two characters is not told by chance."""


class Openings:
    """The first lines of what may be reports on a page: headlines are made of their words."""

    def __init__(self, lines: list[Line]) -> None:
        """Notes each stretch of `lines` that opens with a dateline or a time."""
        self._starts = [line for line in lines if line.after_blank]
        dated = {line.rank for line in lines if line.hint and dateline_end(line.text)}
        indents = [lines[rank].indent for rank in sorted(dated)]
        self.indent = indents[0] if len(indents) > 1 and len(set(indents)) == 1 else 0
        """Half-width columns that paragraphs are set in by, as datelines show; 0 where they differ or are few."""
        self._ranges: list[range] = []
        self._pairs: list[frozenset[str]] = []
        for line in lines:
            if line.rank in dated or (line.after_blank and starts_with_time(line.text)):
                end = line.rank + 1
                while end < min(len(lines), line.rank + _OPENING) and not lines[end].after_blank:
                    end += 1
                self._ranges.append(range(line.rank, end))
                self._pairs.append(pairs_of("".join(part.text for part in lines[line.rank : end])))

    def tell(self, run: list[Line]) -> float:
        """The most of the words of `run`, from 0 to 1, that one opening near it has of which `run` is no part."""
        at = bisect_left(self._ranges, run[0].rank, key=_start)
        pairs = pairs_of("".join(line.text for line in run))
        near = range(max(0, at - _NEAR_OPENINGS), min(len(self._ranges), at + _NEAR_OPENINGS))
        shared = (len(pairs & self._pairs[n]) for n in near if run[0].rank not in self._ranges[n])
        return max(shared, default=0) / max(FEWEST_PAIRS, len(pairs))

    def may_go_on(self, line: Line, above: Line, grams: Collocations) -> bool:
        """Whether a stretch near it begins with the rest of a word that `line` breaks off.

        It does not where `above`, the line before it, breaks off a word that goes on there as well.
        """
        at = bisect_left(self._starts, line.rank, key=_rank)
        near = self._starts[max(0, at - _NEAR_OPENINGS) : at + _NEAR_OPENINGS]
        found = [start for start in near if grams.bridge(line.text, start.text) >= _SURE]
        return any(grams.bridge(above.text, start.text) < _SURE for start in found)


def _rank(line: Line) -> int:
    return line.rank


def _start(lines: range) -> int:
    return lines.start
