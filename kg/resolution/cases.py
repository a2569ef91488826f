"""Open cases: pairs that look like one and are not joined, for a person to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from kg.records import Case
from kg.resolution.corpus import Corpus
from kg.resolution.identifiers import identifier
from kg.resolution.lookalikes import similar_pairs
from kg.resolution.names import counted
from kg.resolution.persons import Held, PersonAtom
from kg.resolution.places import Path
from kg.resolution.settling import Settled
from kg.resolution.things import place_words

_MAX_NAMESAKES: Final = 6  # clusters of one name that are compared with each other
_LOOKALIKE, _SINGLE_HOLDER, _NAMESAKE, _FIRM = 3.0, 3.0, 1.0, 1.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clusters by their roots, with what speaks for and against one entity."""

    left: str
    right: str
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]
    weight: float


def find_cases(
    corpus: Corpus, settled: Settled, entity_of: Mapping[str, str], closed: set[frozenset[str]]
) -> list[Case]:
    """All open cases, the most valuable first. `closed`: pairs of Entity.ids that a person has judged."""
    found: dict[frozenset[str], Case] = {}
    rules = (_lookalike_persons, _lookalikes_of_a_page, _namesakes, _lookalike_firms)
    for pair in (pair for rule in rules for pair in rule(corpus, settled)):
        if pair.left not in entity_of or pair.right not in entity_of:
            continue  # dropped by a decision
        left, right = sorted((entity_of[pair.left], entity_of[pair.right]))
        key = frozenset((left, right))
        if left == right or key in closed or key in found:
            continue
        value = round(pair.weight * min(_size(corpus, settled, pair.left), _size(corpus, settled, pair.right)), 2)
        found[key] = Case(
            identifier("case", left, right).partition("/")[2],
            left,
            right,
            pair.reasons_for,
            pair.reasons_against,
            value,
        )
    return sorted(found.values(), key=lambda case: (-case.value, case.id))


def _size(corpus: Corpus, settled: Settled, root: str) -> int:
    clusters = settled.persons if root in settled.persons.parent else settled.things
    return sum(len(corpus.atom(id).members) for id in clusters.members[root])


def _lookalike_persons(corpus: Corpus, settled: Settled) -> Iterator[Pair]:
    """Names one character apart with one post at one body: 张某才 / 张某材, both heads of one committee."""
    posts: dict[tuple[str, str], dict[str, tuple[PersonAtom, list[Held]]]] = defaultdict(dict)
    for id in sorted(corpus.persons):
        atom = corpus.persons[id]
        for held in atom.held:
            key = (settled.ground.body(held), held.role.name)
            posts[key].setdefault(atom.name, (atom, []))[1].append(held)
    for (_, role), names in sorted(posts.items()):
        for left, right, how in similar_pairs(names):
            (one, ours), (other, theirs) = names[left], names[right]
            single = ours[0].role.single
            body = f"{place_words(ours[0].body.reading.place)}{ours[0].body.reading.stem}"
            said = (f"{left} / {right}: {how}", f"both are printed as {role} of {body}", *_interleaved(ours, theirs))
            against = () if single else (f"{role} is a post that several hold",)
            weight = _LOOKALIKE * (_SINGLE_HOLDER if single else 1.0) * (2.0 if len(said) > 2 else 1.0)
            yield Pair(_root(settled, one), _root(settled, other), said, ("the names differ", *against), weight)


def _lookalikes_of_a_page(corpus: Corpus, settled: Settled) -> Iterator[Pair]:
    """Names of one page that look or sound alike, one with a post and one without: the second may be a misprint."""
    pages: dict[str, dict[str, PersonAtom]] = defaultdict(dict)
    for id in sorted(corpus.persons):
        atom = corpus.persons[id]
        for page in sorted(atom.pages):
            known = pages[page].get(atom.name)
            pages[page][atom.name] = atom if known is None or (atom.held and not known.held) else known
    for page, names in sorted(pages.items()):
        for left, right, how in similar_pairs(names):
            ours, theirs = names[left], names[right]
            bylines = ours.byline or theirs.byline
            if "alike" in how and bool(ours.held) != bool(theirs.held) and not bylines:
                said = (f"{left} / {right}: {how}", f"both printed in {corpus.files[page]}")
                yield Pair(_root(settled, ours), _root(settled, theirs), said, ("the names differ",), _NAMESAKE)


def _root(settled: Settled, atom: PersonAtom) -> str:
    return settled.persons.root(atom.id)


def _interleaved(ours: Iterable[Held], theirs: Iterable[Held]) -> tuple[str, ...]:
    left, right = (sorted({held.start for held in held_posts if held.start}) for held_posts in (ours, theirs))
    for inner, outer in ((left, right), (right, left)):
        between = [date for date in inner if outer and outer[0] < date < outer[-1]]
        if between:
            return (f"one is printed {between[0]}, between mentions of the other ({outer[0]} and {outer[-1]})",)
    return ()


def _namesakes(corpus: Corpus, settled: Settled) -> Iterator[Pair]:
    """One name in one place that was not joined."""
    names: dict[str, dict[str, list[PersonAtom]]] = defaultdict(lambda: defaultdict(list))
    for id in sorted(corpus.persons):
        if not corpus.persons[id].byline:
            names[corpus.persons[id].name][settled.persons.root(id)].append(corpus.persons[id])
    refused = {
        frozenset((settled.root(one.link.left), settled.root(one.link.right))): one for one in settled.persons.refused
    }
    for clusters in names.values():
        for left, right in combinations(sorted(clusters)[:_MAX_NAMESAKES], 2):
            near = _shared_places(corpus, clusters[left]) & _shared_places(corpus, clusters[right])
            refusal = refused.get(frozenset((left, right)))
            if near or refusal is not None:
                yield _namesake_pair(left, right, clusters, near, refusal.against if refusal else "")


def _shared_places(corpus: Corpus, atoms: Iterable[PersonAtom]) -> set[Path]:
    """The largest parts of all places that the atoms stand in."""
    paths = {corpus.one_place[atom.home] for atom in atoms}
    paths |= {corpus.one_place[held.body.reading.place] for atom in atoms for held in atom.held}
    return {path[:1] for path in paths if path and ":" not in path[0]}


def _namesake_pair(
    left: str, right: str, clusters: Mapping[str, list[PersonAtom]], near: set[Path], refusal: str
) -> Pair:
    company = set.intersection(*({name for atom in clusters[side] for name in atom.company} for side in (left, right)))
    said = [f"one name: {clusters[left][0].name}"]
    said += [f"both printed in {place_words(path)}" for path in sorted(near)]
    said += [f"printed with the same people: {'、'.join(sorted(company)[:4])}"] if company else []
    posts = [_titles(clusters[side]) for side in (left, right)]
    against = [refusal] if refusal else []
    against += [f"different posts: {posts[0]} / {posts[1]}"] if posts[0] != posts[1] else []
    return Pair(left, right, tuple(said), tuple(against), _NAMESAKE + len(company))


def _titles(atoms: Iterable[PersonAtom]) -> str:
    titles = {
        f"{place_words(h.body.reading.place)}{h.body.reading.stem.strip('|')}{h.role.name}"
        for a in atoms
        for h in a.held
    }
    return "、".join(sorted(titles)[:3]) or "no post printed"


def _lookalike_firms(corpus: Corpus, settled: Settled) -> Iterator[Pair]:
    """Firms of one place one character apart: a misprint, or two firms."""
    homes: dict[Path, dict[str, str]] = defaultdict(dict)
    for id in sorted(corpus.things):
        firm = corpus.things[id].reading.firm
        if firm is not None and len(firm.core) > 3:
            homes[corpus.one_place[corpus.things[id].home]].setdefault(firm.core, id)
    for home, cores in sorted(homes.items()):
        for left, right, how in similar_pairs(cores):
            if not counted(left, right):
                said = (f"{left} / {right}: {how}", f"both printed in {place_words(home)}")
                roots = (settled.things.root(cores[left]), settled.things.root(cores[right]))
                yield Pair(*roots, said, ("the names differ",), _FIRM)
