"""SPARQL for a reading from the pieces of `asking.toml`, names first, filters last (docs/decisions/022)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from rdflib import Literal
from rdflib.term import Identifier

from kg.asking.reading import Reading, Slot
from kg.asking.vocabulary import asking
from kg.graph.binding import bound
from kg.ontology import declared

FIRST: Final = 100
"""How many rows a ranking has."""

_NODES: Final = {"subject": "doer", "object": "target", "companion": "companion"}
_OF_CLASS: Final = "subject", "object", "companion"
_VARIABLE: Final = re.compile(r"[?]\w+")


def composed(reading: Reading, titles: Iterable[str] = ()) -> str:
    """The query, complete. `titles`: the posts, as the store calls them, that the reading's title means."""
    maker = _Maker(reading, tuple(titles))
    lines = maker.ranking() if maker.counting and maker.groups else maker.rows()
    return bound("".join(f"{line}\n" for line in lines), maker.bindings())


def _block(head: str, *parts: Iterable[str]) -> list[str]:
    """A head with the lines of its pattern between braces."""
    return [f"{head} {{", *(f"  {line}" for part in parts for line in part), "}"]


def _inner(select: Iterable[str], *after: str) -> list[str]:
    """A SELECT within the pattern of another, with what comes after its braces."""
    return ["{", *(f"  {line}" for line in (*select, *after)), "}"]


def _variables(lines: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_VARIABLE.findall(" ".join(lines))))


class _Maker:
    """Puts one query together."""

    def __init__(self, reading: Reading, titles: tuple[str, ...]) -> None:
        self.reading, self.titles = reading, titles
        self.said: Mapping[str, Any] = asking()["relations"][reading.relation]
        self.columns: dict[str, str] = dict(zip(("subject", "object"), self.said["columns"], strict=True))
        self.columns["companion"] = "with"
        self.object = self._object()
        self.together = reading.companion.form != "any"
        named = len(reading.subject.names) == len(reading.companion.names) == 1
        self.either = named and not reading.accompanying  # 甲和乙一起: whoever of the two is printed as leader

    def _object(self) -> str:
        """What the object is here: entity, words, post, article, or about (of whom articles speak)."""
        kind: str = self.said["object"]
        target = self.reading.object
        if kind == "article" and (target.names or (target.classes and "Article" not in target.classes)):
            return "about"
        named_plan = kind == "words" and self.reading.relation == "plans" and (target.names or target.classes)
        return "entity" if named_plan else kind

    # -- the answer's columns

    @property
    def counting(self) -> bool:
        """Is the answer a number, or a ranking?"""
        return bool(self.reading.asks & {"times", "number", "most"})

    @property
    def numbered(self) -> str:
        """The place whose things are counted (几家企业), "" where happenings are."""
        asked = [place for place in _OF_CLASS if self.reading.places[place].asked]
        return asked[-1] if "number" in self.reading.asks and asked else ""

    @property
    def groups(self) -> list[str]:
        """The places that a count is for: 谁考察甲几次 counts for each 谁."""
        return [p for p in _OF_CLASS if self.reading.places[p].asked and p != self.numbered and self._has_node(p)]

    def _counted(self) -> str:
        """The node whose number is the answer."""
        if not self.numbered:
            return str(self.said["counts"]) if not self.together else "happening"
        kinds = {"article": "article", "words": "fact", "post": "post"}
        return kinds.get(self.object, "target") if self.numbered == "object" else _NODES[self.numbered]

    def row(self) -> list[str]:
        """The columns of a row that is one printed sentence."""
        shown = [self.columns["subject"], *self._ids("subject")]
        middle = {
            "entity": [self.columns["object"], *self._ids("object")],
            "words": ["verb"] * (self.reading.relation == "stated") + [self.columns["object"]],
            "post": ["title", self.columns["object"], *self._ids("object")],
            "about": ["about", *self._ids("object"), "headline"],
            "article": ["headline"],
        }[self.object]
        amount = ["yuan"] * (self.reading.relation == "invests")
        along = ["with", *self._ids("companion")] * self.together
        quote = [] if self.object in {"article", "about"} or self.reading.relation == "stated" else ["quote"]
        return ["date", *shown, *middle, *amount, *along, *quote, "file", "lines"]

    def _ids(self, place: str) -> list[str]:
        """The node itself as a column, where several bear the name that was asked for."""
        return [_NODES[place]] if self.reading.places[place].ambiguous else []

    # -- the whole

    def rows(self) -> list[str]:
        """One row per printed sentence, or one number. Where no name leads into the graph, the facts are chosen first:
        else every sentence of the store would be fetched before the filters."""
        if self.counting:
            counted = f"(COUNT(DISTINCT ?{self._counted()}) AS ?{self.total})"
            return _block(f"SELECT {counted} WHERE", self.core(), self.filters(), self._endings())
        columns = " ".join(f"?{name}" for name in self.row())
        core, shown = list(self.core()), list(self.shown())
        if any(slot.names for slot in self.reading.places.values()):
            facts = [*core, *shown, *self.filters(), *self._endings()]
        else:
            outside = set(_variables([*shown, columns]))
            kept = " ".join(name for name in _variables(core) if name in outside)
            chosen = _inner(_block(f"SELECT DISTINCT {kept} WHERE", core, self.filters()))
            facts = [*chosen, *shown, *self._endings()]
        return [*_block(f"SELECT DISTINCT {columns} WHERE", facts), f"ORDER BY {columns}"]

    def ranking(self) -> list[str]:
        """A number for each of what is asked for, the largest first: counted by node, then named."""
        nodes = " ".join(f"?{_NODES[place]}" for place in self.groups)
        columns = " ".join(f"?{self.columns[place]}" for place in self.groups)
        counted = f"SELECT {nodes} (COUNT(DISTINCT ?{self._counted()}) AS ?{self.total}) WHERE"
        inner = _inner(
            _block(counted, self.core(), self.filters(), self._endings()),
            f"GROUP BY {nodes}",
            f"ORDER BY DESC(?{self.total}) {nodes}",
            f"LIMIT {FIRST}",
        )
        labels = [self._written(asking()["pieces"][f"{place}_label"]) for place in self.groups]
        order = f"ORDER BY DESC(?{self.total}) {columns}"
        return [*_block(f"SELECT {columns} ?{self.total} WHERE", inner, labels), order]

    # -- the pattern

    @property
    def total(self) -> str:
        """The column of a count."""
        return "number" if self.numbered else "times"

    def core(self) -> Iterator[str]:
        """Which facts are meant: names, the fact, its event and days, classes."""
        yield from self._lines(self._pieces())
        for place in _OF_CLASS:
            if self._has_node(place):
                yield from self._classes(place, self.reading.places[place])

    def shown(self) -> Iterator[str]:
        """What is shown of them: labels, printed words, dates. An OPTIONAL is last (docs/decisions/022)."""
        places = ["subject", "object", *["companion"] * self.together]
        yield from self._lines(f"{place}_label" for place in places if self._has_node(place))
        yield from self._lines(["printed_article" if self.object in {"article", "about"} else "evidence", "date"])
        if self.reading.relation == "stated":
            yield from self._lines(["verb"])
        if self.reading.relation == "invests":
            yield from self._lines(["yuan"])

    def _lines(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            piece: str = asking()["pieces"][name]
            yield from self._written(self._listed(name, piece)).strip().splitlines()

    def _listed(self, name: str, piece: str) -> str:
        """The piece with a parameter for each name of a list in place of NAMES."""
        place = name.removesuffix("_names")
        if place == name:
            return piece
        names = self.reading.places[place].names
        return piece.replace("NAMES", " ".join(f"${place}{number or ''}" for number in range(len(names))))

    def _written(self, piece: str) -> str:
        about = "about" if self.object == "about" else self.columns["object"]
        fact = "also" if self.together else "fact"
        replaced = (("RELATION", self.reading.relation), ("?SUBJECT", f"?{self.columns['subject']}"))
        for sign, name in (*replaced, ("?OBJECT", f"?{about}"), ("?FACT", f"?{fact}")):
            piece = piece.replace(sign, name)
        return piece

    def _has_node(self, place: str) -> bool:
        return place != "object" or self.object not in {"words", "article"}

    def _pieces(self) -> Iterator[str]:
        """The names of the pieces that choose the facts, in order."""
        reading = self.reading
        yield from self._name_pieces()
        if reading.title:
            yield "seat_name"
        yield from self._fact_pieces()
        if self.together:
            yield "together"
            yield "accompanying" if reading.accompanying else "companion"
        elif self.counting and self._counted() == "happening":
            yield "happening"
        if reading.period:
            yield "days"

    def _name_pieces(self) -> Iterator[str]:
        if self.either:
            yield "either"
        for place in ("object",) if self.either else _OF_CLASS:
            names = self.reading.places[place].names
            if names and self._has_node(place):
                yield f"{place}_name" if len(names) == 1 else f"{place}_names"

    def _fact_pieces(self) -> Iterator[str]:
        if self.object == "entity":
            yield "mutual" if self.reading.mutual else "fact"
        elif self.object == "post":
            yield from ("post", "seat")
        elif self.object == "words":
            yield "words"
        else:
            yield "article"
            if self.object == "about":
                yield "about"

    def filters(self) -> Iterator[str]:
        """What the facts must fulfil."""
        reading = self.reading
        if reading.mutual or self.object == "about":
            yield from self._lines(["apart"])
        if self.together:
            yield from self._lines(["others"])
        if reading.topic:
            yield from self._lines(["topic"])
        if reading.period:
            yield from self._lines(["yearly" if reading.period.yearly else "between"])

    def _classes(self, place: str, slot: Slot) -> Iterator[str]:
        piece: str = asking()["pieces"][f"{place}_class"]
        named = [declared(each).name for each in slot.classes if each not in {"Article", "Utterance", "Post"}]
        lines = [piece.replace("CLASS", name) for name in named]
        if len(lines) == 1:
            yield lines[0]
        elif lines:
            yield " UNION ".join(f"{{ {line} }}" for line in lines)

    def _endings(self) -> Iterator[str]:
        """Filters by the ends of names; where a count shows no names, the names too."""
        for place in _OF_CLASS:
            ends = [
                f"STRENDS(STR(?{self.columns[place]}), ${place}End{number})"
                for number in range(len(self.reading.places[place].endings))
            ]
            if ends and self._has_node(place):
                if self.counting:
                    yield from self._lines([f"{place}_label"])
                yield f"FILTER({' || '.join(ends)})"

    # -- the terms

    def bindings(self) -> dict[str, Identifier]:
        """Terms for the parameters of the pieces."""
        reading, terms = self.reading, dict[str, Identifier]()
        for place in _OF_CLASS:
            slot = reading.places[place]
            if not self._has_node(place):
                continue
            terms |= {f"{place}{number or ''}": Literal(name, lang="zh") for number, name in enumerate(slot.names)}
            terms |= {f"{place}End{number}": Literal(end) for number, end in enumerate(slot.endings)}
        if reading.topic:
            terms["topic"] = Literal(reading.topic)
        if reading.title:
            terms["title"] = Literal(self.titles[0] if self.titles else reading.title, lang="zh")
        if reading.period:
            terms |= {"from": Literal(reading.period.first), "to": Literal(reading.period.last)}
        return terms
