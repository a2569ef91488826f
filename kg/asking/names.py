"""Which stretches of a question are names in the store: of entities and of posts, exactly as the store has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, URIRef

from kg import settings
from kg.graph import GraphView
from kg.ontology import KG, PREFIXES, kind_of, terms

LONGEST: Final = 60
"""Characters of the longest name that is looked for."""

_AT_ONCE: Final = 200  # names in one query: servers refuse texts that are too long
_CALLED: Final = "SELECT DISTINCT ?it ?name ?class WHERE { VALUES ?name { NAMES } ?it kg:name ?name ; a ?class }"
_WITHIN: Final = """SELECT DISTINCT ?it ?name ?class WHERE {
  ?it kg:name ?name ; a ?class .
  FILTER(CONTAINS(STR(?name), $part))
}"""
_SEATS: Final = """SELECT DISTINCT ?title ?body WHERE {
  ?at kg:name $body ; kg:name ?body .
  ?post org:postIn ?at ; kg:name ?title .
}"""


@dataclass(frozen=True, slots=True)
class Called:
    """One thing of a name: `type` is its most exact class, `kind` Person Organisation Place Project Event Post."""

    id: str  # Entity.id, or the path of a post
    name: str  # as the store has it
    type: str

    @property
    def kind(self) -> str:
        """The kind of record that its class belongs to."""
        return kind_of(self.type)


def names_in(view: GraphView, question: str) -> dict[str, tuple[Called, ...]]:
    """Every stretch of two or more characters of the question that is a name, and what is called so, by id."""
    stretches = {
        question[start:end]
        for start in range(len(question))
        for end in range(start + 2, min(len(question), start + LONGEST) + 1)
    }
    found: list[Called] = []
    for some in _portions(sorted(stretches)):
        values = " ".join(Literal(name, lang="zh").n3() for name in some)
        found.extend(_called(view.select(_CALLED.replace("NAMES", values)).rows))
    return _by_name(found)


def names_with(view: GraphView, part: str) -> dict[str, tuple[Called, ...]]:
    """The names that `part` is a part of, and what is called so."""
    return _by_name(_called(view.select(_WITHIN, {"part": Literal(part)}).rows))


def titles_of(view: GraphView, body: str, words: str) -> tuple[str, ...]:
    """The posts of a body that the words of a question mean, as the store calls them, sorted.

    Pages write 主任 or 管委会主任 of 某某区管委会; either way the longer one is the shorter behind the end of the
    body's name. So 主任 is never 副主任.
    """
    rows = view.select(_SEATS, {"body": Literal(body, lang="zh")}).rows
    return tuple(sorted({str(title) for title, name in rows if _same_post(str(title), words, str(name))}))


def _same_post(one: str, other: str, body: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and body.endswith(long.removesuffix(short))


def _portions(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), _AT_ONCE):
        yield names[start : start + _AT_ONCE]


def _called(rows: Iterable[tuple[object, ...]]) -> Iterator[Called]:
    """One per thing and name. The store writes every class above a thing's own beside it: the most exact is meant."""
    classes: dict[tuple[str, str], list[str]] = {}
    for it, name, type_ in rows:
        local = str(type_).removeprefix(PREFIXES["kg"])
        if isinstance(it, URIRef) and local in terms() and terms()[local].iri == str(type_):
            classes.setdefault((it.removeprefix(settings.BASE_IRI), str(name)), []).append(local)
    for (id, name), known in classes.items():
        yield Called(id, name, max(known, key=lambda each: (_depth(each), each)))


def _depth(name: str) -> int:
    above = [iri.removeprefix(PREFIXES["kg"]) for iri in terms()[name].parents if iri.startswith(str(KG))]
    return 1 + max((_depth(each) for each in above), default=0)


def _by_name(found: Iterable[Called]) -> dict[str, tuple[Called, ...]]:
    by_name: dict[str, list[Called]] = {}
    for one in sorted(set(found), key=lambda one: (one.name, one.id)):
        by_name.setdefault(one.name, []).append(one)
    return {name: tuple(things) for name, things in by_name.items()}
