"""Finds the entities that decisions name, checks that decisions agree, and makes them binding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from kg.errors import CurationError
from kg.resolution.atoms import Atom
from kg.resolution.corpus import Corpus
from kg.resolution.decisions import Decision, Reference
from kg.resolution.entities import own_name
from kg.resolution.names import normal
from kg.resolution.occurrences import SORTS
from kg.resolution.persons import PersonAtom
from kg.resolution.settling import Forced, Settled
from kg.resolution.things import place_words


@dataclass(slots=True)
class Replay:
    """Decisions as they bear on atoms."""

    forced: Forced = field(default_factory=Forced)
    unsure: list[tuple[str, str]] = field(default_factory=list)  # Atom.ids of pairs that a person left open
    labels: dict[str, str] = field(default_factory=dict)  # Atom.id -> name to show
    dropped: set[str] = field(default_factory=set)  # Atom.ids


def contexts(atom: Atom, corpus: Corpus) -> set[str]:
    """The words that `where` may use for an atom."""
    words = {place_words(atom.home), place_words(atom.reading.place), *(one.fact.article for one in atom.members)}
    words |= {corpus.files[page] for page in atom.pages}
    if isinstance(atom, PersonAtom):
        for held in atom.held:
            words |= {place_words(held.body.reading.place), *held.body.names}
            words.add(place_words(held.body.reading.place) + held.body.reading.stem)
            words |= {own_name(name, held.body.reading.place) for name in held.body.names}
    return {normal(word) for word in words if word}


class Finder:
    """Looks entities up by reference."""

    def __init__(self, corpus: Corpus, settled: Settled) -> None:
        """`settled`: who is who without any decision, so that decisions do not lean on each other."""
        self._corpus = corpus
        self.settled = settled
        self._named: dict[str, list[Atom]] = defaultdict(list)
        for atom in (*corpus.persons.values(), *corpus.things.values()):
            spelled = {own_name(name, atom.reading.place) for name in atom.names}
            for name in sorted({normal(name) for name in atom.names | spelled}):
                self._named[name].append(atom)

    def find(self, reference: Reference, decision: Decision) -> list[str]:
        """Atom.ids of the one entity that `reference` names. Raises CurationError where it names none or several."""
        sort = SORTS.get(reference.kind)
        named = [atom for atom in self._named[normal(reference.name)] if sort in (None, atom.sort)]
        fitting = [atom for atom in named if self._fits(atom, reference)]
        if not fitting:
            known = f"; where may be: {self._choices(named)}" if named else ""
            raise CurationError(f"{decision}: no page names {reference}{known}; correct or delete the entry")
        if len({self.settled.root(atom.id) for atom in fitting}) > 1:
            raise CurationError(
                f"{decision}: {reference} fits several entities; add a `where` that only one has, of: "
                f"{self._choices(fitting)}"
            )
        return sorted(atom.id for atom in fitting)

    def _fits(self, atom: Atom, reference: Reference) -> bool:
        words = contexts(atom, self._corpus)
        return all(any(normal(wanted) in word for word in words) for wanted in reference.where)

    def _choices(self, atoms: Sequence[Atom]) -> str:
        words = {word for atom in atoms for word in contexts(atom, self._corpus)}
        return ", ".join(sorted(words)[:8])


def replay(corpus: Corpus, settled: Settled, decisions: Sequence[Decision]) -> Replay:
    """All decisions made binding. Raises CurationError where two contradict each other or one names nothing."""
    finder = Finder(corpus, settled)
    ordered = sorted(decisions, key=lambda one: (_line(one.source), one))
    found = [(one, finder.find(one.what, one), finder.find(one.other, one) if one.other else []) for one in ordered]
    _check_pairs(found, finder)
    _check_single(found, finder)
    out = Replay()
    same, apart = [], []
    for decision, left, right in found:
        if decision.verdict == "same":
            why = f"by {decision.who or 'a person'} ({decision.source}): {decision.why or 'the same'}"
            same += [(left[0], right[0], why)] if left[0] != right[0] else []
        elif decision.verdict == "different":
            apart += list(product(left, right))
        elif decision.verdict == "unsure":
            out.unsure.append((left[0], right[0]))
        elif decision.verdict == "rename":
            out.labels |= dict.fromkeys(left, decision.to)
        else:
            out.dropped |= set(left)
    out.forced = Forced(tuple(same), tuple(apart))
    return out


def _line(source: str) -> tuple[str, int]:
    file, _, line = source.rpartition(":")
    return (file, int(line)) if line.isdigit() else (source, 0)


_Found = list[tuple[Decision, list[str], list[str]]]


def _contradict(left: Decision, right: Decision) -> CurationError:
    return CurationError(f"{left}, but {right}; delete or correct one of the two entries")


def _check_pairs(found: _Found, finder: Finder) -> None:
    """No two decisions may say different things of one pair, nor `same` all along a chain whose ends are different."""
    said: dict[frozenset[str], Decision] = {}
    for decision, left, right in found:
        if decision.other is None:
            continue
        if set(left) & set(right):
            raise CurationError(f"{decision}: both sides name one thing; tell them apart by where")
        pair = frozenset((finder.settled.root(left[0]), finder.settled.root(right[0])))
        if len(pair) == 2 and (other := said.setdefault(pair, decision)).verdict != decision.verdict:
            raise _contradict(other, decision)
    chains = list(_chains(found, finder))
    for decision, left, right in found:
        ends = {finder.settled.root(left[0]), finder.settled.root(right[0])} if right else set()
        if decision.verdict == "different" and len(ends) == 2:
            for members, first in chains:
                if ends <= members:
                    raise _contradict(first, decision)


def _chains(found: _Found, finder: Finder) -> Iterator[tuple[set[str], Decision]]:
    """Sets of roots that `same` decisions join, each with the first of these decisions."""
    sets: list[tuple[set[str], Decision]] = []
    for decision, left, right in found:
        if decision.verdict == "same":
            joined = {finder.settled.root(left[0]), finder.settled.root(right[0])}
            first = decision
            for members, earlier in [one for one in sets if one[0] & joined]:
                joined |= members
                first = min(first, earlier, key=lambda one: _line(one.source))
                sets.remove((members, earlier))
            sets.append((joined, first))
    yield from sets


def _check_single(found: _Found, finder: Finder) -> None:
    """One name per entity, and none for what was dropped."""
    said: dict[str, Decision] = {}
    for decision, left, _ in found:
        if decision.verdict in ("rename", "drop"):
            other = said.setdefault(finder.settled.root(left[0]), decision)
            if (other.verdict, other.to) != (decision.verdict, decision.to):
                raise _contradict(other, decision)
