"""Why two atoms of one name are one person, or two: links by block, and what speaks against a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.resolution.clusters import Clusters, Conflict, Link
from kg.resolution.persons import Held, PersonAtom, is_minor
from kg.resolution.places import Path, level_of
from kg.resolution.things import place_words, star

_MONTH: Final = 7  # characters of an ISO date with a month
_VILLAGE: Final = 5  # level of a place whose heads are not taken for leaders of what lies around it
_SEASON: Final = 2  # months between leaving one post and being printed in the next of its rank


@dataclass(frozen=True, slots=True)
class Ground:
    """What persons stand on: bodies and places, already settled."""

    bodies: Clusters
    one_place: Mapping[Path, Path]
    atoms: Mapping[str, PersonAtom]

    def body(self, held: Held) -> str:
        """One id for all forms of the body of a post."""
        return self.bodies.root(held.body.id)

    def seat(self, held: Held) -> Path:
        """The place whose body it is."""
        return self.one_place[held.body.reading.place]


def by_name(atoms: Sequence[PersonAtom]) -> dict[str, list[PersonAtom]]:
    """Blocks of one name."""
    blocks: dict[str, list[PersonAtom]] = defaultdict(list)
    for atom in atoms:
        blocks[atom.name].append(atom)
    return {name: blocks[name] for name in sorted(blocks)}


def shared_posts(block: Sequence[PersonAtom], ground: Ground) -> Iterator[Link]:
    """Atoms with a post at one body, with offices of one place, or of places that lie in each other."""
    at_body: dict[str, list[tuple[PersonAtom, Held]]] = defaultdict(list)
    at_place: dict[Path, list[PersonAtom]] = defaultdict(list)
    for atom in block:
        for held in atom.held:
            at_body[ground.body(held)].append((atom, held))
            if held.office and not is_minor(held) and held.body.reading.firm is None:
                at_place[ground.seat(held)].append(atom)
    for posts in at_body.values():
        titles = "、".join(sorted({held.role.name for _, held in posts})[:3])
        body = min(posts, key=lambda one: one[1].body.id)[1].body
        yield from star(
            (atom for atom, _ in posts),
            0.95,
            f"one name and a post at one body: {body.reading.stem.strip('|')} {titles}",
        )
    for place, atoms in at_place.items():
        yield from _in_time(atoms, 0.85, f"one name in offices of one place: {place_words(place)}")
    yield from _nested(at_place)


def elided_posts(block: Sequence[PersonAtom], ground: Ground) -> Iterator[Link]:
    """One post in papers of one place, where a page leaves out whose: 市委书记 on a page about two cities."""
    posts: dict[tuple[Path, str, str], list[tuple[PersonAtom, bool]]] = defaultdict(list)
    for atom in block:
        for held in atom.held:
            key = (ground.one_place[atom.home], held.body.reading.stem, held.role.name)
            posts[key].append((atom, held.elided))
    for (home, stem, role), found in posts.items():
        if any(elided for _, elided in found):
            reason = f"one name in one post in papers of {place_words(home)}, its place not printed: {stem} {role}"
            yield from star((atom for atom, _ in found), 0.8, reason)


def _in_time(atoms: Sequence[PersonAtom], score: float, reason: str) -> Iterator[Link]:
    ordered = sorted({atom.id: atom for atom in atoms}.values(), key=lambda atom: atom.first)
    for left, right in pairwise(ordered):
        yield Link(left.id, right.id, score, reason)


def _nested(at_place: Mapping[Path, Sequence[PersonAtom]]) -> Iterator[Link]:
    """A leader of a district who rises to its city, or the other way."""
    for place in sorted(place for place in at_place if place and level_of(place[-1]) < _VILLAGE):
        for size in range(1, len(place)):
            if place[:size] in at_place:
                inner = [atom for atom in at_place[place] if leads(atom)]
                outer = [atom for atom in at_place[place[:size]] if leads(atom)]
                reason = f"one name leads {place_words(place[:size])} and {place_words(place)}, which lies in it"
                if inner and outer:
                    yield from _in_time([*inner, *outer], 0.75, reason)


def leads(atom: PersonAtom) -> bool:
    """Whether one of the posts sits in the organs that lead a place: committee, government, congress."""
    organs = ("委员会", "工作委员会", "人民政府", "管理委员会", "人民代表大会常务委员会", "政治协商会议委员会", "")
    return any(held.body.reading.stem in organs and held.role.office != "rank" for held in atom.held)


def signatures(block: Sequence[PersonAtom], ground: Ground) -> Iterator[Link]:
    """Bylines of one name in papers of one place."""
    homes: dict[Path, list[PersonAtom]] = defaultdict(list)
    for atom in block:
        if atom.byline:
            homes[ground.one_place[atom.home]].append(atom)
    for place, atoms in homes.items():
        yield from star(atoms, 0.9, f"one name signs articles of one place: {place_words(place)}")


def without_post(block: Sequence[PersonAtom], ground: Ground, persons: Clusters) -> Iterator[Link]:
    """A name without a post is the person of that name on the same page, else the one official of its place."""
    bare = [atom for atom in block if not atom.held and not atom.byline]
    posted = [atom for atom in block if atom.held]
    for atom in bare:
        page = {persons.root(other.id): other for other in posted if atom.pages & other.pages}
        place = {
            persons.root(other.id): other
            for other in posted
            if ground.one_place[other.home] == ground.one_place[atom.home] and any(held.office for held in other.held)
        }
        chosen, where = (page, "page") if page else (place, "paper's place")
        if len(chosen) == 1:
            other = next(iter(chosen.values()))
            score = 0.8 if where == "page" else 0.7
            yield Link(atom.id, other.id, score, f"the only one of this name with a post on the same {where}")


def excluding(ground: Ground) -> Conflict:
    """Posts that one person cannot hold: two of one rank at two bodies, less than a season apart."""

    def conflict(left: frozenset[str], right: frozenset[str]) -> str:
        ours, theirs = _headships(left, ground), _headships(right, ground)
        for (title, body), (label, start, end) in sorted(ours.items()):
            for (other_title, other_body), (other, since, until) in sorted(theirs.items()):
                if title == other_title and body != other_body and _overlap((start, end), (since, until)):
                    return f"{label} and {other} exclude each other at one time"
        return ""

    return conflict


def _headships(ids: frozenset[str], ground: Ground) -> dict[tuple[str, str], tuple[str, str, str]]:
    """(rank, body) -> (as printed, first date, last date) of all posts of which nobody holds two."""
    found: dict[tuple[str, str], tuple[str, str, str]] = {}
    for id in sorted(ids):
        for held in ground.atoms[id].held:
            if held.rank and "former" not in held.role.marks and held.predicate == "holdsPost":
                key = (held.rank, _seat_key(held, ground))
                label, first, last = found.get(key, (f"{_printed(held)}", "9", ""))
                found[key] = (label, min(first, held.start or ""), max(last, held.start or "9999"))
    return found


def _seat_key(held: Held, ground: Ground) -> str:
    government = held.body.reading.stem in ("", "人民政府")
    return "/".join(ground.seat(held)) if government else ground.body(held)


def _printed(held: Held) -> str:
    return f"{place_words(held.body.reading.place)}{held.body.reading.stem.strip('|')}{held.role.name}"


def _overlap(ours: tuple[str, str], theirs: tuple[str, str]) -> bool:
    """Whether two spans of ISO dates lie less than a season apart; undated spans always may."""
    (_, last), (since, _) = sorted((ours, theirs))
    if since <= last + "~":  # "~" sorts after every digit: 2021 holds all of 2021-08
        return True
    return len(last) >= _MONTH and len(since) >= _MONTH and _months(since) - _months(last) < _SEASON


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7])
