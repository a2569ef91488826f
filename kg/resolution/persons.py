"""Persons: a name plus the company it is printed in.

Within one article a name is one person, unless it heads two bodies at once or also signs the article. Over
articles, atoms of one name are held for one where a body, a place and its offices, or a paper's bylines join
them, and kept apart where their posts exclude each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.records import Fact, Span
from kg.resolution.atoms import Atom, Reading
from kg.resolution.identifiers import identifier
from kg.resolution.names import full_forms, normal
from kg.resolution.occurrences import Occurrence
from kg.resolution.places import Path, read_prefix
from kg.resolution.posts import OFFICE, Role, read_role

POST_FACTS: Final = {"holdsPost", "appointed", "removed"}
_LEADING_BODIES: Final = {"委员会", "工作委员会", "管理委员会", "人民代表大会常务委员会", "政治协商会议委员会"}
_PRIVATE: Final = {"citizen", "academic", "media"}  # classes of posts that make no official, at whatever body


@dataclass(frozen=True, slots=True)
class Held:
    """One printed post of a person."""

    body: Atom
    role: Role
    start: str | None  # YYYY, YYYY-MM or YYYY-MM-DD
    predicate: str
    sentence: Span  # in the article
    elided: bool  # the place of the body is not printed: 市委书记

    @property
    def rank(self) -> str:
        """The kind of office of which nobody holds two at once, at two bodies; "" where one may.

        局长 and 副局长 are of one kind. A committee's departments are left out: one member may run two
        (宣传部部长、统战部部长); so are groups, societies and firms.
        """
        base = self.role.name.removeprefix("常务").removeprefix("副")
        if self.role.office not in OFFICE or base.endswith(("部长", "组长", "秘书长", "会长")):
            return ""
        if base.endswith("主任") and self.body.reading.stem.endswith("委员会"):
            ministry = self.body.reading.stem in full_forms() and self.body.reading.stem not in _LEADING_BODIES
            return "局长" if ministry and "安全生产" not in self.body.reading.stem else ""
        return base if base.endswith("长") else ""

    @property
    def office(self) -> bool:
        """Whether the post is an official's: an office by its name, or any rank at a public body."""
        public = self.body.reading.firm is None and self.role.office not in _PRIVATE
        return public or self.role.office in OFFICE


@dataclass(slots=True)
class PersonAtom(Atom):
    """An atom of a person with its posts and whom it is printed with."""

    name: str = ""
    held: list[Held] = field(default_factory=list)
    byline: bool = False
    company: set[str] = field(default_factory=set)  # names of the other persons of its articles


def _printed_post(fact: Fact, body: Atom) -> Held | None:
    post = fact.qualifier("post")
    if fact.predicate not in POST_FACTS or post is None:
        return None
    start = fact.date.start if fact.date else None
    printed = normal(fact.object.surface)
    elided = printed != normal(fact.object.name) and not read_prefix(printed, {}, bare=False).path
    role = read_role(normal(post), normal(fact.object.name))
    return Held(body, role, start, fact.predicate, fact.sentence, elided)


def _clash(left: Held, right: Held) -> bool:
    """Whether one article heads two bodies with one name; what one sentence lists is one person's."""
    if left.sentence == right.sentence or {left.predicate, right.predicate} != {"holdsPost"}:
        return False  # who is removed here and appointed there is one
    return bool(left.rank) and left.rank == right.rank and left.body.id != right.body.id


def _shares(ones: Sequence[Occurrence], bodies: Mapping[str, Atom]) -> list[tuple[list[Held], list[Occurrence]]]:
    """The occurrences of one name in one article, split where two posts exclude each other."""
    shares: list[tuple[list[Held], list[Occurrence]]] = [([], [])]
    for one in ones:
        body = bodies.get(one.fact.id)
        held = _printed_post(one.fact, body) if body is not None and one.key[1] == "subject" else None
        if held is None:
            shares[0][1].append(one)
            continue
        open_to = [share for share in shares if not any(_clash(held, other) for other in share[0])]
        share = open_to[0] if open_to else ([], [])
        if not open_to:
            shares.append(share)
        share[0].append(held)
        share[1].append(one)
    return shares


def person_atoms(
    ones: Sequence[Occurrence], bodies: Mapping[str, Atom], home: Path
) -> Iterator[tuple[Occurrence, PersonAtom]]:
    """Every occurrence of a person in one article with its atom. `bodies`: Fact.id -> atom of the fact's object."""
    named: dict[tuple[str, bool], list[Occurrence]] = defaultdict(list)
    for one in ones:
        named[(normal(one.name), one.fact.predicate == "wrote")].append(one)
    for name in sorted({name for name, byline in named if byline}):
        if (name, False) in named:  # who is named in an article that also bears the name is who signs it
            named[(name, False)] += named.pop((name, True))
    company = {name for name, byline in named if not byline}
    for (name, byline), group in named.items():
        for held, share in _shares(group, bodies):
            if share:
                atom = _atom(name, byline, held, home)
                atom.company |= set() if byline else company - {name}
                yield from ((one, atom) for one in share)


def _atom(name: str, byline: bool, held: list[Held], home: Path) -> PersonAtom:
    posts = sorted({"/".join(post.body.key) for post in held})
    key = (name, "byline" if byline else "person", *home, "|", *posts)
    return PersonAtom(
        identifier("person", *key), "person", key, Reading(home, name, False), home, name=name, held=held, byline=byline
    )


def is_minor(held: Held) -> bool:
    """Whether a post is below the offices that lead a place or a department."""
    return held.role.office in _PRIVATE or held.role.name.endswith(("科员", "干部", "民警", "工作人员", "办事员"))
