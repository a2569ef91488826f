"""Joins atoms into clusters: the strongest reasons first, never across what keeps two atoms apart.

The outcome depends on the set of links, bars and atoms alone: links are tried by falling score, then by ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

Conflict = Callable[[frozenset[str], frozenset[str]], str]
"""Says why two sets of atoms cannot be one entity, "" where nothing speaks against it."""


class Link(NamedTuple):
    """A reason to hold two atoms for one. `score` 0 to 1; 2 is a person's decision."""

    left: str  # Atom.id
    right: str
    score: float
    reason: str

    def ordered(self) -> Link:
        """The same link with its ends sorted."""
        return self if self.left <= self.right else self._replace(left=self.right, right=self.left)


class Refusal(NamedTuple):
    """A link that was not followed, and what kept its ends apart."""

    link: Link
    against: str


@dataclass(slots=True)
class Clusters:
    """Union-find over atom ids with bars."""

    parent: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    reasons: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))
    bars: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    refused: list[Refusal] = field(default_factory=list)

    def add(self, ids: Iterable[str]) -> None:
        """Makes a cluster of every id that is new."""
        for id in ids:
            if id not in self.parent:
                self.parent[id] = id
                self.members[id] = [id]

    def root(self, id: str) -> str:
        """The atom that stands for the cluster of `id` for now."""
        while self.parent[id] != id:
            self.parent[id] = self.parent[self.parent[id]]
            id = self.parent[id]
        return id

    def bar(self, left: str, right: str) -> None:
        """Keeps two atoms apart for good."""
        self.bars[left].add(right)
        self.bars[right].add(left)

    def join(self, links: Iterable[Link], conflict: Conflict | None = None) -> None:
        """Follows the links that nothing forbids."""
        by_score: dict[float, set[Link]] = defaultdict(set)
        for link in links:
            by_score[link.score].add(link.ordered())
        for score in sorted(by_score, reverse=True):
            for link in sorted(by_score[score]):
                self._follow(link, conflict)

    def _follow(self, link: Link, conflict: Conflict | None) -> None:
        left, right = self.root(link.left), self.root(link.right)
        if left == right:
            self.reasons[left].append(link)
            return
        against = "a person decided that they are two" if self._barred(left, right) else ""
        if not against and conflict is not None and link.score <= 1:
            against = conflict(frozenset(self.members[left]), frozenset(self.members[right]))
        if against:
            self.refused.append(Refusal(link, against))
            return
        self._unite(left, right)
        self.reasons[self.root(link.left)].append(link)

    def _barred(self, left: str, right: str) -> bool:
        if not self.bars:
            return False
        small, large = sorted((left, right), key=lambda id: len(self.members[id]))
        return any(self.root(other) == large for id in self.members[small] for other in self.bars.get(id, ()))

    def _unite(self, left: str, right: str) -> None:
        if (len(self.members[left]), right) < (len(self.members[right]), left):
            left, right = right, left
        self.parent[right] = left
        self.members[left].extend(self.members.pop(right))
        if right in self.reasons:
            self.reasons[left].extend(self.reasons.pop(right))

    def groups(self) -> list[list[str]]:
        """All clusters, each sorted, in the order of their first atom."""
        return sorted(sorted(members) for members in self.members.values())
