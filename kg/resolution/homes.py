"""What a page says of its own place: whose district 区委 is, and which city 高新区 lies in.

The paper's own place comes from `pages.toml` or the name of the paper where one is known, else from the
places the page names most often together with its relative words (区委, 全市).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from kg import lexicon
from kg.records import PageReading
from kg.resolution.papers import papers
from kg.resolution.places import Path, is_called, level_of, level_of_mark, levels, read_prefix, text_places, zones

_FROM_POST: Final = 3
_FROM_PAPER_ALONE: Final = 10  # a place that only the paper's name and words like 县委 tell of
_MAX_READ: Final = 6  # characters of a part read from running text
_MAX_PARENT: Final = 4  # the same, printed once in front of a known part
_NAMED_KINDS: Final = {"Organisation", "Place", "Project"}


_OF_ZONE: Final = re.compile(r"(?<![\u3400-\u9fff])(?:党工委|管委会)")
_ZONE: Final = "zone"  # a mark like 区: 党工委 or 管委会 without a place is a zone's own
_Vote = tuple[Path, str, int]  # a place, a bare 市/区/县, the weight


@dataclass(frozen=True, slots=True)
class Home:
    """A page's own place and the places it makes known."""

    path: Path  # the page's own place, largest part first; () where the page does not tell
    page: str  # Page.id
    paper: str  # as pages.toml names it, "" where it does not
    stems: dict[str, str]  # bare name -> name with its administrative end: 岚州 -> 岚州市
    parents: dict[str, str]  # part -> the part printed before it: 云湖区 -> 江陵市

    @property
    def key(self) -> Path:
        """The path, else the paper, else the page itself: two pages without either share nothing."""
        return self.path or ((f"paper:{self.paper}",) if self.paper else (f"page:{self.page}",))

    def called(self, mark: str) -> Path:
        """The home path down to the part that is meant by a bare 市, 区, 县 …; () where the page does not tell."""
        at = next((number for number, part in enumerate(self.path, 1) if is_called(part, mark)), 0)
        return self.path[:at]

    def fill(self, path: Path) -> Path:
        """`path` with the parts that the page elides put in front; provinces are left out where a city follows."""
        while path and path[0] in self.parents and self.parents[path[0]] not in path:
            path = (self.parents[path[0]], *path)
        if path and level_of(path[0]) >= 3 and path[0] not in self.path:
            path = tuple(part for part in self.path if level_of(part) < level_of(path[0])) + path
        elif path and path[0] in self.path:
            path = self.path[: self.path.index(path[0])] + path
        return path[1:] if len(path) > 1 and level_of(path[0]) == 1 else path


def _named(reading: PageReading) -> tuple[set[str], set[str], set[str]]:
    """Names of the page's facts, those of them that are bodies of posts, and names that were only recognised."""
    facts = {
        argument.name
        for fact in reading.facts
        for argument in (fact.subject, fact.object)
        if argument.kind in _NAMED_KINDS
    }
    posts = {fact.object.name for fact in reading.facts if fact.predicate == "holdsPost"}
    seen = {mention.name for mentions in reading.mentions for mention in mentions if mention.kind in _NAMED_KINDS}
    return facts, facts & posts, seen - facts


def _parts(reading: PageReading, facts: set[str], seen: set[str]) -> Counter[str]:
    """Administrative parts the page prints, with how often: those in names of facts, and those it repeats.

    Running text is read from the start of its words, which may take a verb along (深入金水区): a part that
    ends in another one is dropped.
    """
    named = Counter(part for name in facts for part in read_prefix(name, {}, strict=True).path)
    paths = [path for article in reading.articles for path in text_places(article.text, {})]
    paths += [read_prefix(name, {}, strict=True).path for name in seen]
    read = Counter(part for path in paths for part in path)
    kept = {part for part in read if read[part] > 1 and len(part) <= _MAX_READ} | set(named)
    kept |= {path[0] for path in paths if kept.intersection(path[1:2]) and len(path[0]) <= _MAX_PARENT}
    stems = {paper.stem for paper in papers(reading)}
    kept |= {stem + end for stem in stems for end in levels() if stem + end in read}
    whole = {part for part in kept if not any(part != other and part.endswith(other) for other in kept)}
    return Counter({part: named[part] + read[part] for part in sorted(whole)})


def _stems(parts: Counter[str]) -> dict[str, str]:
    """Bare names of places that the page also prints with an end; the end seen most often wins."""
    chosen: dict[str, tuple[int, str]] = {}
    ends = sorted(levels(), key=lambda end: (-len(end), end))
    for part in sorted(set(parts) - set(zones().values())):
        stem = next((part.removesuffix(end) for end in ends if part.endswith(end)), part)
        if len(stem) >= 2:
            chosen[stem] = min(chosen.get(stem, (0, "")), (-parts[part], part))
    return {stem: part for stem, (_, part) in sorted(chosen.items())}


def _votes(reading: PageReading, facts: set[str], posts: set[str], stems: dict[str, str]) -> list[_Vote]:
    """All that speaks for a place. The bodies of printed posts weigh more than what is visited."""
    known = {*stems.values(), *zones().values()}
    found: list[_Vote] = []
    for name in sorted(facts):
        prefix = read_prefix(name, stems, bare=False)
        found.append((prefix.path, prefix.relative, _FROM_POST if name in posts else 1))
    for article in reading.articles:
        found += [(path, "", 1) for path in text_places(article.text, stems) if known.issuperset(path)]
        found += [((), _ZONE, 1) for _ in _OF_ZONE.finditer(article.text)]
        found += [((), match.group(1), 1) for match in _relative().finditer(article.text)]
    for paper in papers(reading):
        path = read_prefix(paper.stem, stems).path or ((stems[paper.stem],) if paper.stem in stems else ())
        seen = path if known.issuperset(path) and not paper.zone else ()
        found.append((seen, _ZONE if paper.zone else "", paper.weight))
    return found


def _paper_place(reading: PageReading, marks: Counter[str]) -> str:
    """The place in a paper's name, where the page prints it nowhere else: 某某新闻网 and 县委 make 某某县."""
    fitting = [mark for mark in marks if mark not in ("", _ZONE) and level_of_mark(mark) in (2, 3)]
    if not fitting:
        return ""
    mark = min(fitting, key=lambda one: (-marks[one], one))
    for paper in papers(reading):
        stem = paper.stem
        local = not stem.startswith((*lexicon.words("national_words"), *lexicon.words("province_names")))
        if paper.sure and not paper.zone and 2 <= len(stem) <= _MAX_PARENT and local and not is_called(stem, mark):
            return stem + mark
    return ""


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(r"(?<![\u3400-\u9fff])(?:[我全本])?([省市县区州旗])(?=委|政府|人大|政协|领导|直|长|各)")


def _best(counts: Counter[str], level: int) -> str | None:
    parts = [part for part in counts if level_of(part) == level]
    return min(parts, key=lambda part: (-counts[part], part)) if parts else None


def read_home(reading: PageReading) -> Home:
    """The own place of one page with the places it makes known, from that page alone."""
    facts, posts, seen = _named(reading)
    stems = _stems(_parts(reading, facts, seen))
    counts: Counter[str] = Counter()
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    weak: dict[str, Counter[str]] = defaultdict(Counter)
    marks: Counter[str] = Counter()
    for path, mark, weight in _votes(reading, facts, posts, stems):
        counts.update(dict.fromkeys(path[-1:], weight))
        marks[mark] += weight
        for parent, part in pairwise(path):
            # a city that no page prints as such (岭川高新区, but no 岭川市) is believed of the bodies of posts
            sure = parent in stems.values() or weight == _FROM_POST
            (pairs if sure else weak)[part][parent] += weight
            counts[parent] += 0
    if not any(level_of(part) == 2 and counts[part] for part in counts):
        pairs = defaultdict(Counter, {**weak, **pairs})
    parents = {part: min(votes, key=lambda one: (-votes[one], one)) for part, votes in sorted(pairs.items())}
    paper = _paper_place(reading, marks)
    if paper and paper not in counts:
        counts[paper] = _FROM_PAPER_ALONE
    return Home(_home_path(counts, marks, parents), reading.page.id, reading.page.meta.paper or "", stems, parents)


def _calls(part: str, mark: str) -> bool:
    return part in zones().values() if mark == _ZONE else bool(mark) and is_called(part, mark)


def _home_path(counts: Counter[str], marks: Counter[str], parents: dict[str, str]) -> Path:
    found = [best for level in (2, 3) if (best := _best(counts, level))] or [*filter(None, [_best(counts, 4)])]
    if not found:
        return ()
    called = {part: counts[part] + sum(marks[mark] for mark in marks if _calls(part, mark)) for part in found}
    path: Path = (min(found, key=lambda part: (-called[part], level_of(part), part)),)
    while path[0] in parents and parents[path[0]] not in path:
        path = (parents[path[0]], *path)
    if path[0] in zones().values():
        city = _best(counts, 2)
        path = (city, *path) if city and counts[city] else path
    return path[1:] if len(path) > 1 and level_of(path[0]) == 1 else path
