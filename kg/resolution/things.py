"""Why two atoms of bodies, firms, places, projects or events are one: every reason as a link, found by blocks.

No pair is compared that does not share a block key (a name at a place, the opening of a firm's name, a short form),
so the work grows with the number of names, not of pairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kg.records import PageReading
from kg.resolution.atoms import Atom
from kg.resolution.clusters import Link
from kg.resolution.firms import FirmName, local_ends, stands_for
from kg.resolution.names import normal, shortens
from kg.resolution.places import Path

_MIN_GLOBAL: Final = 3  # characters of a firm's name that is one all over the country
_ALIAS = re.compile(
    r"([^\s，。；：！？,;:!?（()“”]{2,40}(?:[（(][^）)]{1,8}[）)])?[^\s，。；：,;:（()]{0,12})"
    r"[（(](?:以下)?(?:简称|称)[为:：]?[“\"‘「]?([^”\"’」）)]{2,20})[”\"’」]?[）)]"
)
_BRACKET = re.compile(r"[（(](?:以下)?(?:简称|称)")
_WINDOW: Final = 64  # characters before the bracket that may hold the long name


def star(atoms: Iterable[Atom], score: float, reason: str) -> Iterator[Link]:
    """Links that make one of all `atoms`."""
    ids = sorted({atom.id for atom in atoms})
    yield from (Link(ids[0], other, score, reason) for other in ids[1:])


def place_words(path: Path) -> str:
    """A path as people write it."""
    return "".join(part for part in path if ":" not in part)


def same_names(atoms: Sequence[Atom], one_place: Mapping[Path, Path]) -> Iterator[Link]:
    """One full name at one place, whatever its printed form. A place and a park of one name are one."""
    groups: dict[tuple[str, Path, str], list[Atom]] = defaultdict(list)
    for atom in atoms:
        if atom.sort == "event":
            groups[("event", one_place[atom.reading.place], "|".join(atom.key[-2:]))].append(atom)
        elif atom.reading.firm is None:
            family = "body" if atom.sort == "place" and atom.reading.stem else atom.sort
            groups[(family, one_place[atom.reading.place], atom.reading.stem)].append(atom)
    for (_, place, stem), group in groups.items():
        yield from star(group, 1.0, f"one full name at one place: {place_words(place)}{stem.split('|')[0]}")


def same_print(atoms: Sequence[Atom], one_place: Mapping[Path, Path]) -> Iterator[Link]:
    """One printed name in papers of one place, even where one page takes it for a firm and another for a site."""
    groups: dict[tuple[Path, str], list[Atom]] = defaultdict(list)
    for atom in atoms:
        if atom.sort in ("body", "place") and atom.reading.stem:
            for name in {normal(one.name) for one in atom.members}:
                groups[(one_place[atom.home], name)].append(atom)
    for (_, name), group in groups.items():
        if len({atom.reading.firm is None for atom in group}) > 1:
            yield from star(group, 1.0, f"one printed name in one place: {name}")


def nested_sites(atoms: Sequence[Atom], one_place: Mapping[Path, Path]) -> Iterator[Link]:
    """A site or project named with its district and without: 某某路热力站 / 某区某某路热力站."""
    groups: dict[tuple[str, str, str], list[Atom]] = defaultdict(list)
    for atom in atoms:
        if atom.sort in ("place", "project") and atom.reading.stem and one_place[atom.reading.place]:
            groups[(atom.sort, atom.reading.stem, one_place[atom.reading.place][0])].append(atom)
    for group in groups.values():
        bare = sorted((atom for atom in group if not atom.reading.explicit), key=lambda atom: atom.id)
        named = {one_place[atom.reading.place]: atom for atom in group if atom.reading.explicit}
        for atom in bare:
            fitting = [other for path, other in sorted(named.items()) if _nested(one_place[atom.reading.place], path)]
            if len(fitting) == 1:
                yield Link(atom.id, fitting[0].id, 0.9, f"one site with and without its district: {atom.reading.stem}")


def _nested(left: Path, right: Path) -> bool:
    size = min(len(left), len(right))
    return left[:size] == right[:size]


def short_bodies(atoms: Sequence[Atom], one_place: Mapping[Path, Path]) -> Iterator[Link]:
    """Short forms that no lexicon lists: the first character of each word of two (投促中心 / 投资促进中心)."""
    stems: dict[Path, dict[str, Atom]] = defaultdict(dict)
    for atom in atoms:
        if atom.sort == "body" and atom.reading.firm is None:
            known = stems[one_place[atom.reading.place]].get(atom.reading.stem)
            stems[one_place[atom.reading.place]][atom.reading.stem] = min(known or atom, atom, key=lambda one: one.id)
    for here in stems.values():
        longs: dict[str, list[str]] = defaultdict(list)
        for stem in sorted(here):
            for cut in range(1, min(6, len(stem) - 3)):
                if len(stem[:-cut]) % 2 == 0:
                    longs[stem[:-cut][::2] + stem[-cut:]].append(stem)
        for short in sorted(here.keys() & longs.keys()):
            fits = sorted({long for long in longs[short] if shortens(short, long)})
            if len(fits) == 1:
                reason = f"short form by first characters: {short} / {fits[0]}"
                yield Link(here[short].id, here[fits[0]].id, 0.85, reason)


def same_firms(atoms: Sequence[Atom], one_place: Mapping[Path, Path]) -> Iterator[Link]:
    """One name of a firm: in one place always, elsewhere where the name is not of the kind every town has."""
    groups: dict[str, list[Atom]] = defaultdict(list)
    for atom in atoms:
        if atom.reading.firm is not None:
            groups[atom.reading.stem].append(atom)
    for stem, group in groups.items():
        firm = group[0].reading.firm
        homes: dict[Path, list[Atom]] = defaultdict(list)
        for atom in group:
            homes[one_place[atom.home]].append(atom)
        for near in homes.values():
            yield from star(near, 1.0, f"one name in one place: {stem.strip('|')}")
        if firm is not None and len(firm.core) >= _MIN_GLOBAL and not firm.core.endswith(local_ends()):
            yield from star(group, 0.9, f"one name, of a kind that is not every town's: {stem.strip('|')}")


def short_firms(atoms: Sequence[Atom], one_place: Mapping[Path, Path]) -> Iterator[Link]:
    """Short names of firms beside their long ones: on the same page, else in the same place, if only one fits."""
    blocks: dict[tuple[Path, str], dict[str, list[Atom]]] = defaultdict(lambda: defaultdict(list))
    for atom in atoms:
        if atom.reading.firm is not None:
            blocks[(one_place[atom.home], atom.reading.firm.core[:2])][atom.reading.stem].append(atom)
    for names in blocks.values():
        if len(names) > 1:
            for stem in sorted(names):
                yield from _fit_short(names[stem], names)


def _fit_short(shorts: list[Atom], names: Mapping[str, list[Atom]]) -> Iterator[Link]:
    fits = {long: why for long in sorted(names) if (why := stands_for(_firm(shorts[0]), _firm(names[long][0])))}
    for atom in shorts:
        near = [long for long in fits if any(atom.pages & other.pages for other in names[long])]
        chosen, score = (near, 0.9) if near else (list(fits), 0.8)
        if len(chosen) == 1:
            where = "on the same page" if near else "in the same place"
            target = min(names[chosen[0]], key=lambda other: (not atom.pages & other.pages, other.id))
            yield Link(atom.id, target.id, score, f"{fits[chosen[0]]}, {where}")


def _firm(atom: Atom) -> FirmName:
    if atom.reading.firm is None:
        raise TypeError(f"{atom.id} is no firm")
    return atom.reading.firm


def stated_aliases(readings: Sequence[PageReading], on_page: Mapping[str, Sequence[Atom]]) -> Iterator[Link]:
    """“某某有限公司（以下简称“某某”）”: the page itself says that two names are one thing."""
    for reading in readings:
        for article in reading.articles:
            for opening in _BRACKET.finditer(article.text):
                window = article.text[max(0, opening.start() - _WINDOW) : opening.end() + 24]
                for match in _ALIAS.finditer(window):
                    yield from _stated(normal(match.group(1)), normal(match.group(2)), on_page.get(reading.page.id, ()))


def _stated(long: str, short: str, atoms: Sequence[Atom]) -> Iterator[Link]:
    shorts = [atom for atom in atoms if any(normal(name) == short for name in atom.names)]
    sizes = {atom.id: max((len(n) for n in atom.names if long.endswith(normal(n))), default=0) for atom in atoms}
    whole = max(sizes.values(), default=0)
    for left in shorts:
        for right in atoms:
            if whole and sizes[right.id] == whole and left.id != right.id and left.sort == right.sort:
                yield Link(left.id, right.id, 0.98, f"the page says so: {long}（以下简称“{short}”）")
