"""All pages' atoms in one place: what every later step of resolution reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.records import PageReading
from kg.resolution.atoms import Atom, PageNames, page_atoms
from kg.resolution.localities import one_place
from kg.resolution.occurrences import Occurrence, in_page_order, occurrences
from kg.resolution.persons import PersonAtom, person_atoms
from kg.resolution.places import Path

_OFFICIAL = 2  # weight of a shared official as witness of a place
_REPORTER = 1


@dataclass(slots=True)
class Corpus:
    """Atoms by id, and where they stand."""

    readings: tuple[PageReading, ...]
    things: dict[str, Atom] = field(default_factory=dict)
    persons: dict[str, PersonAtom] = field(default_factory=dict)
    atom_of: dict[tuple[str, str], str] = field(default_factory=dict)  # Occurrence.key -> Atom.id
    on_page: dict[str, list[Atom]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, str] = field(default_factory=dict)  # Page.id -> file name
    one_place: dict[Path, Path] = field(default_factory=dict)

    def atom(self, id: str) -> Atom:
        """The atom of any sort with this id."""
        return self.persons[id] if id in self.persons else self.things[id]


def gather(readings: Sequence[PageReading]) -> Corpus:
    """The atoms of all pages; the order of `readings` changes nothing."""
    corpus = Corpus(in_page_order(readings))
    for reading in corpus.readings:
        corpus.files[reading.page.id] = reading.page.file
        _take_page(corpus, reading)
    corpus.one_place = one_place(_paths(corpus), _witnesses(corpus))
    return corpus


def _take_page(corpus: Corpus, reading: PageReading) -> None:
    ones = occurrences(reading)
    names = PageNames(reading, ones)
    bodies: dict[str, Atom] = {}
    for one, atom in page_atoms(ones, names):
        kept = corpus.things.setdefault(atom.id, atom)
        _put(corpus, kept, one)
        if one.key[1] == "object":
            bodies[one.fact.id] = kept
    articles: dict[str, list[Occurrence]] = defaultdict(list)
    for one in ones:
        if one.sort == "person":
            articles[one.fact.article].append(one)
    for persons in articles.values():
        for one, person in person_atoms(persons, bodies, names.home.key):
            known = corpus.persons.setdefault(person.id, person)
            if known is not person:
                known.held.extend(held for held in person.held if held not in known.held)
                known.company |= person.company
            _put(corpus, known, one)


def _put(corpus: Corpus, atom: Atom, one: Occurrence) -> None:
    page = one.fact.page
    if page not in atom.pages:
        corpus.on_page[page].append(atom)
    atom.take(one)
    corpus.atom_of[one.key] = atom.id


def _paths(corpus: Corpus) -> set[Path]:
    atoms = [*corpus.things.values(), *corpus.persons.values()]
    return {atom.reading.place for atom in atoms} | {atom.home for atom in atoms}


def _witnesses(corpus: Corpus) -> dict[Path, dict[str, int]]:
    """Officials by the place of their body, reporters by the place of their paper."""
    seen: dict[Path, dict[str, int]] = defaultdict(dict)
    for atom in corpus.persons.values():
        if atom.byline:
            seen[atom.home][f"byline {atom.name}"] = _REPORTER
        for held in atom.held:
            seen[held.body.reading.place][f"{atom.name} {held.body.reading.stem} {held.role.name}"] = _OFFICIAL
    return seen
