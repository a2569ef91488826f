"""One run of resolution: atoms, links and a person's decisions in, clusters out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.resolution.clusters import Clusters, Link
from kg.resolution.corpus import Corpus
from kg.resolution.namesakes import Ground, by_name, elided_posts, excluding, shared_posts, signatures, without_post
from kg.resolution.things import (
    nested_sites,
    same_firms,
    same_names,
    same_print,
    short_bodies,
    short_firms,
    stated_aliases,
)


@dataclass(frozen=True, slots=True)
class Forced:
    """What people decided, as atoms: pairs to join and pairs to keep apart."""

    same: tuple[tuple[str, str, str], ...] = ()  # two Atom.ids and the reason to show
    apart: tuple[tuple[str, str], ...] = ()

    def into(self, clusters: Clusters) -> list[Link]:
        """Puts the bars up in `clusters` and returns the links, as far as they concern its atoms."""
        for left, right in self.apart:
            if left in clusters.parent and right in clusters.parent:
                clusters.bar(left, right)
        known = [one for one in self.same if one[0] in clusters.parent and one[1] in clusters.parent]
        return [Link(left, right, 2.0, why) for left, right, why in known]


@dataclass(frozen=True, slots=True)
class Settled:
    """Who is who: persons apart from everything else."""

    things: Clusters
    persons: Clusters
    ground: Ground

    def root(self, id: str) -> str:
        """The atom that stands for the cluster of any atom."""
        return self.persons.root(id) if id in self.persons.parent else self.things.root(id)


def settle(corpus: Corpus, forced: Forced) -> Settled:
    """Bodies and places first, then the persons that stand on them."""
    things = _settle_things(corpus, forced)
    ground = Ground(things, corpus.one_place, corpus.persons)
    return Settled(things, _settle_persons(corpus, forced, ground), ground)


def _settle_things(corpus: Corpus, forced: Forced) -> Clusters:
    clusters = Clusters()
    clusters.add(corpus.things)
    atoms = list(corpus.things.values())
    links = forced.into(clusters)
    for rule in (same_names, same_print, nested_sites, short_bodies, same_firms, short_firms):
        links.extend(rule(atoms, corpus.one_place))
    links.extend(stated_aliases(corpus.readings, corpus.on_page))
    clusters.join(links)
    return clusters


def _settle_persons(corpus: Corpus, forced: Forced, ground: Ground) -> Clusters:
    clusters = Clusters()
    clusters.add(corpus.persons)
    conflict = excluding(ground)
    clusters.join(forced.into(clusters))
    blocks = by_name(list(corpus.persons.values()))
    posted: list[Link] = []
    for block in blocks.values():
        if len(block) > 1:
            posted.extend(shared_posts(block, ground))
            posted.extend(signatures(block, ground))
            posted.extend(elided_posts(block, ground))
    clusters.join(posted, conflict)
    bare = [link for block in blocks.values() if len(block) > 1 for link in without_post(block, ground, clusters)]
    clusters.join(bare, conflict)
    return clusters


def groups(settled: Settled) -> Sequence[tuple[Clusters, list[str]]]:
    """All clusters of both sorts with the clusters object that holds their reasons."""
    return [(clusters, ids) for clusters in (settled.persons, settled.things) for ids in clusters.groups()]
