"""What a page says of its own place: whose district 区委 is, and which city 高新区 lies in.

The paper's own place comes from `pages.toml` or the name of the paper where one is known, else from the
places the page names most often together with its relative words (区委, 全市).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from kg import lexicon
from kg.records import PageReading
from kg.resolution.places import Path, level_of, levels, read_prefix, text_places, zones

_FROM_META: Final = 50
_FROM_MEDIA: Final = 25
_FROM_POST: Final = 3
_MAX_READ: Final = 6  # characters of a part read from running text
_MAX_PARENT: Final = 4  # the same, printed once in front of a known part
_NAMED_KINDS: Final = {"Organisation", "Place", "Project"}


_Vote = tuple[Path, int, int]  # a place, the level of a relative word, the weight


@dataclass(frozen=True, slots=True)
class Home:
    """A page's own place and the places it makes known."""

    path: Path  # the page's own place, largest part first; () where the page does not tell
    page: str  # Page.id
    stems: dict[str, str]  # bare name -> name with its administrative end: 岚州 -> 岚州市
    parents: dict[str, str]  # part -> the part printed before it: 云湖区 -> 江陵市

    @property
    def key(self) -> Path:
        """The path, or the page itself: two pages without a place share none."""
        return self.path or (f"page:{self.page}",)

    def at_level(self, level: int) -> Path:
        """The home path down to `level`; () where the page does not tell."""
        cut = tuple(part for part in self.path if level_of(part) <= level)
        return cut if cut and level_of(cut[-1]) == level else ()

    def fill(self, path: Path) -> Path:
        """`path` with the parts that the page elides put in front; provinces are left out where a city follows."""
        while path and path[0] in self.parents and self.parents[path[0]] not in path:
            path = (self.parents[path[0]], *path)
        if path and level_of(path[0]) >= 3 and path[0] not in self.path:
            path = tuple(part for part in self.path if level_of(part) < level_of(path[0])) + path
        elif path and path[0] in self.path:
            path = self.path[: self.path.index(path[0])] + path
        return path[1:] if len(path) > 1 and level_of(path[0]) == 1 else path


@cache
def _media() -> re.Pattern[str]:
    ends = sorted(lexicon.words("media_endings"), key=lambda end: (-len(end), end))
    return re.compile(rf"([\u3400-\u9fff]{{2,10}}?)(?:{'|'.join(ends)})")


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


def _papers(reading: PageReading) -> Iterator[tuple[str, int]]:
    if reading.page.meta.paper:
        yield reading.page.meta.paper, _FROM_META
    for article in reading.articles:
        named = {credit.employer for credit in article.credits} | {article.source_name}
        yield from ((name, _FROM_MEDIA) for name in sorted(filter(None, named)))
    line = reading.page.text.split("\n", 12)[:12]
    yield from ((match.group(), _FROM_MEDIA) for match in _media().finditer("\n".join(line)))


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
        found += [(path, 0, 1) for path in text_places(article.text, stems) if known.issuperset(path)]
        found += [((), _unit_level(match.group(1)), 1) for match in _relative().finditer(article.text)]
    for paper, weight in _papers(reading):
        stem = _paper_stem(paper)
        path = read_prefix(stem, stems).path or ((stems[stem],) if stem in stems else ())
        found.append((path if known.issuperset(path) else (), 0, weight))
    return found


def _paper_stem(paper: str) -> str:
    match = _media().search(paper)
    return match.group(1) if match else paper


def _paper_place(reading: PageReading, relative: Counter[int]) -> Path:
    """The place in a paper's name, where the page prints it nowhere else: 某某新闻网 and 县委 make 某某县."""
    level = min((2, 3), key=lambda one: (-relative[one], one))
    ends = [match.group(1) for article in reading.articles for match in _relative().finditer(article.text)]
    fitting = Counter(end for end in ends if _unit_level(end) == level)
    for paper, _ in _papers(reading):
        stem = _paper_stem(paper)
        if fitting and 2 <= len(stem) <= _MAX_PARENT and not stem.startswith(lexicon.words("national_words")):
            return (stem + min(fitting, key=lambda end: (-fitting[end], end)),)
    return ()


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(r"(?<![\u3400-\u9fff])(?:[我全本])?([省市县区州旗])(?=委|政府|人大|政协|领导|直|长|各)")


def _unit_level(unit: str) -> int:
    """Level of the unit in 州委, 县政府. A bare 州 is an autonomous prefecture here, but no end of names (郑州)."""
    return levels()["自治州" if unit == "州" else unit]


def _best(counts: Counter[str], level: int) -> str | None:
    parts = [part for part in counts if level_of(part) == level]
    return min(parts, key=lambda part: (-counts[part], part)) if parts else None


def read_home(reading: PageReading) -> Home:
    """The own place of one page with the places it makes known, from that page alone."""
    facts, posts, seen = _named(reading)
    stems = _stems(_parts(reading, facts, seen))
    counts: Counter[str] = Counter()
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    relative: Counter[int] = Counter()
    for path, level, weight in _votes(reading, facts, posts, stems):
        counts.update(dict.fromkeys(path[-1:], weight))
        relative[level] += weight
        for parent, part in pairwise(path):
            pairs[part][parent] += weight if parent in stems.values() else 0
            counts[parent] += 0
    parents = {part: min(votes, key=lambda one: (-votes[one], one)) for part, votes in sorted(pairs.items())}
    path = _home_path(counts, relative, parents) or _paper_place(reading, relative)
    return Home(path, reading.page.id, stems, parents)


def _home_path(counts: Counter[str], relative: Counter[int], parents: dict[str, str]) -> Path:
    candidates = [(best, counts[best] + relative[level]) for level in (2, 3) if (best := _best(counts, level))]
    if not candidates:
        return ()
    place = min(candidates, key=lambda one: (-one[1], level_of(one[0]), one[0]))[0]
    path: Path = (place,)
    while path[0] in parents and parents[path[0]] not in path:
        path = (parents[path[0]], *path)
    if path[0] in zones().values():
        city = _best(counts, 2)
        path = (city, *path) if city else path
    return path[1:] if len(path) > 1 and level_of(path[0]) == 1 else path
