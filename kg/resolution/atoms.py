"""Atoms: the smallest units that resolution joins, known by content alone and never split by it.

An atom is a name with what its own page says of its place, its posts or its date. All occurrences that agree
in this are one atom, on whatever page they stand; its id never changes when pages come or go. Entities are sets of
atoms: the id of an entity is the id of one of its atoms, those of the others are its `replaces`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from kg import lexicon
from kg.records import Article, PageReading
from kg.resolution.firms import FirmName, read_firm
from kg.resolution.homes import Home, read_home
from kg.resolution.identifiers import identifier
from kg.resolution.localities import UNKNOWN
from kg.resolution.names import body_class, full_body, full_forms, normal, whole_names
from kg.resolution.occurrences import Occurrence
from kg.resolution.places import Path, Prefix, is_called, read_prefix, text_places

PUBLIC: Final = {"PartyBody", "GovernmentBody", "LegislativeBody"}
_NEAR: Final = 40  # characters between a body and its unit in one list of posts
_MAX_TOWN: Final = 3
_SITE_LEXICONS: Final = ("place_suffixes", "organisation_suffixes", "place_nouns")
_PROJECT_ENDS: Final = ("建设项目", "工程项目", "项目")
_FIRM_HEADS: Final = {"公司", "集团", "企业"}  # dependent heads that a host and its guest both end with


@dataclass(frozen=True, slots=True)
class Reading:
    """A name read: where it lies and what is left of it."""

    place: Path  # filled from article, page and home
    stem: str  # full form of what follows the place
    explicit: bool  # the place is printed in the name
    firm: FirmName | None = None


@dataclass(slots=True)
class Atom:
    """See the module. Built page by page, then only read."""

    id: str
    sort: str
    key: tuple[str, ...]
    reading: Reading
    home: Path
    members: list[Occurrence] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)  # printed and spelled out, as in the records
    since: str = "9999"  # the first date it is printed at

    @property
    def first(self) -> tuple[str, str]:
        """Sorts atoms by the date they are first printed at, undated ones last."""
        return (self.since, self.id)

    def take(self, one: Occurrence) -> None:
        """One more occurrence, as pages are read."""
        self.members.append(one)
        self.pages.add(one.fact.page)
        self.names |= {one.name, one.surface}
        if one.fact.date is not None and one.fact.date.start:
            self.since = min(self.since, one.fact.date.start)


class PageNames:
    """Reads the names of one page in the light of that page."""

    def __init__(self, reading: PageReading, ones: Sequence[Occurrence]) -> None:
        """Everything is taken from `reading` and its occurrences, so that no other page can change an atom."""
        self.home: Home = read_home(reading)
        self._articles: dict[str, Article] = {article.id: article for article in reading.articles}
        self._named: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for one in ones:
            self._named[one.fact.article].append((one.argument.start, one.name))
        for places in self._named.values():
            places.sort()

    def read(self, one: Occurrence) -> Reading:
        """Place and stem of any occurrence but a person or an event."""
        name = self._with_antecedent(normal(one.name), one)
        prefix = read_prefix(name, self.home.stems, stop=whole_names())
        if (
            one.sort == "body"
            and (prefix.rest or not prefix.path)
            and not prefix.relative
            and _is_firm(name, prefix, one)
        ):
            firm = read_firm(name, self.home.stems)
            return Reading(self.home.fill(firm.place), firm.key, bool(firm.place), firm)
        stem = full_body(prefix.rest) if one.sort == "body" else prefix.rest
        if one.sort == "project":
            ends = (end for end in _PROJECT_ENDS if stem.endswith(end) and len(stem) > len(end) + 1)
            stem = stem.removesuffix(next(ends, ""))
        if prefix.path:
            return Reading(self.home.fill(prefix.path), stem, True)
        if prefix.relative:
            return Reading(self._relative(prefix.relative, one), stem, True)
        if name.startswith(lexicon.words("national_words")):
            return Reading((), stem, True)
        return self._bare(name, stem, one)

    def _bare(self, name: str, stem: str, one: Occurrence) -> Reading:
        if one.sort == "place" and (len(name) == 2 or (len(name) <= _MAX_TOWN and not name.endswith(_site_ends()))):
            return Reading((name,), "", True)  # a town printed without its end
        return Reading(self.home.key, stem, False)

    def _relative(self, mark: str, one: Occurrence) -> Path:
        """The place that 市, 区, 县 … means here: the paper's own, else the last one so called before."""
        own = self.home.called(mark)
        if own:
            return own
        article = self._articles[one.fact.article]
        before = text_places(article.text[: max(0, one.argument.start)], self.home.stems)
        last = next((path for path in reversed(before) if is_called(path[-1], mark)), None)
        return self.home.fill(last) if last else (*self.home.key, f"{UNKNOWN}{mark}")

    def _with_antecedent(self, name: str, one: Occurrence) -> str:
        """`name` with the body in front that the article printed before it: 办事处党工委 -> 某某办事处党工委."""
        head = next((head for head in lexicon.words("dependent_heads") if name.startswith(head) and name != head), "")
        if one.sort == "body" and name in lexicon.words("bare_units"):
            return self._unit_of_last(one) + name
        if not head or one.sort != "body":
            return name
        longer = (other for other in self._around(one, head) if other.endswith(head) and len(other) > len(head))
        found = next(longer, None)
        return normal(found) + name.removeprefix(head) if found else name

    def _around(self, one: Occurrence, head: str) -> list[str]:
        """The names of the article that may be meant by `head`, the likeliest first.

        A firm that the article calls by the bare head before any full name is the one whose paper this is; a full
        name behind it is as likely its guest's: 集团公司董事长甲会见某某集团总经理乙.
        """
        named = self._named[one.fact.article]
        at = bisect_left(named, (one.argument.start, ""))
        if head not in _FIRM_HEADS:
            return [name for _, name in (*reversed(named[:at]), *named[at:])]
        bare = next((place for place, (_, name) in enumerate(named) if normal(name).startswith(head)), at)
        return [name for _, name in reversed(named[: min(at, bare)])]

    def _unit_of_last(self, one: Occurrence) -> str:
        """The body printed just before a bare unit: 办公室 after 某某领导小组副组长兼. "" where there is none near."""
        named = self._named[one.fact.article]
        before = named[: bisect_left(named, (one.argument.start, ""))]
        near = (name for at, name in reversed(before) if at >= max(0, one.argument.start - _NEAR))
        return next((normal(name) for name in near if _is_body(normal(name))), "")


def _is_body(name: str) -> bool:
    return body_class(name) is not None and name not in lexicon.words("bare_units")


def _is_firm(name: str, prefix: Prefix, one: Occurrence) -> bool:
    """Whether a body is read as a firm: by the end of its name, else by its type. The same name on all pages alike."""
    known = "GovernmentBody" if prefix.rest in full_forms() else body_class(name)
    return (known or one.argument.type) not in PUBLIC | {"Park"}


@cache
def _site_ends() -> tuple[str, ...]:
    return tuple(sorted({end for name in _SITE_LEXICONS for end in lexicon.words(name)}))


def _event_key(one: Occurrence, names: PageNames) -> tuple[Reading, tuple[str, ...]]:
    """Events agree in name, place and day; without a day (or a number of their own) only within one article."""
    read = names.read(one)
    start = one.fact.date.start if one.fact.date else None
    when = start if start and len(start) == 10 else one.fact.article
    return read, (*read.place, "/", read.stem or normal(one.name), when)


def _keyed(one: Occurrence, names: PageNames) -> tuple[Reading, tuple[str, ...]]:
    if one.sort == "event":
        return _event_key(one, names)
    reading = names.read(one)
    if reading.firm is not None:
        return reading, ("firm", *names.home.key, reading.stem)
    if one.sort in ("body", "place") and not reading.stem:
        return reading, ("place", *reading.place)
    return reading, (*reading.place, "/", reading.stem)


def page_atoms(ones: Sequence[Occurrence], names: PageNames) -> Iterator[tuple[Occurrence, Atom]]:
    """Every occurrence of one page that is no person, with its atom (one object per key within the page)."""
    made: dict[str, Atom] = {}
    for one in ones:
        if one.sort != "person":
            read, key = _keyed(one, names)
            sort = "place" if key[0] == "place" else one.sort  # a district that acts is still a place
            id = identifier(sort, *key)
            atom = made.setdefault(id, Atom(id, sort, key, read, names.home.key))
            yield one, atom
