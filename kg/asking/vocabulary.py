"""The words of questions: `lexicons/asking.toml`, and what the ontology and the reader's own lexicons already know."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from kg.lexicon import rows, table
from kg.ontology import direct_edges, label, subclasses, terms

KINDS: Final = ("Post", "Article", "Utterance", *subclasses("Entity"))
"""Classes that a question may ask for."""


class Entry(NamedTuple):
    """What a word of the vocabulary is: `sort` for the grammar, `value` the relation, class words or reason."""

    sort: str
    value: str = ""


@cache
def vocabulary() -> dict[str, Entry]:
    """Every word with its one meaning; where sources differ the first has it, in the order below."""
    known: dict[str, Entry] = {}
    for source in (_words(), _verbs(), _classes(), _labels(), _triggers(), _reporting(), _endings(), _posts()):
        for word, entry in source:
            known.setdefault(word, entry)
    return known


def asking() -> dict[str, Any]:
    """The content of `lexicons/asking.toml`."""
    return table("asking")


def classes_of(word: str) -> tuple[str, ...]:
    """The classes, any of which a word for a kind of thing means; () for anything."""
    said = asking()["classes"].get(word)
    return tuple(said) if said is not None else tuple(name for name in KINDS if label(name) == word)


def endings_of(word: str) -> tuple[str, ...]:
    """How the names of what a word for a kind of event means end."""
    return tuple(asking()["endings"].get(word, (word,)))


def _words() -> Iterator[tuple[str, Entry]]:
    for reason, words in asking()["refused"].items():
        yield from ((word, Entry("refused", reason)) for word in words)
    yield from ((word, Entry("vague")) for word in asking()["vague"]["words"])
    for sort, words in asking()["words"].items():
        yield from ((word, Entry(sort)) for word in words)


def _verbs() -> Iterator[tuple[str, Entry]]:
    for relation, said in asking()["relations"].items():
        words = (*said["verbs"], *said.get("mutual", ()), *said.get("inverse", ()))
        yield from ((word, Entry("verb", relation)) for word in words)


def _classes() -> Iterator[tuple[str, Entry]]:
    yield from ((word, Entry("ending", "Event")) for word in asking()["endings"])
    yield from ((word, Entry("class")) for word in asking()["classes"])


def _labels() -> Iterator[tuple[str, Entry]]:
    """The ontology's own Chinese words: its edges are verbs, its classes kinds of things."""
    for relation in direct_edges():
        yield label(relation), Entry("verb", relation)
        for language, inverse in terms()[relation].inverse_labels:
            if language == "zh" and "…" not in inverse:
                yield inverse, Entry("verb", relation)
    yield from ((label(name), Entry("class")) for name in KINDS)


def _triggers() -> Iterator[tuple[str, Entry]]:
    """The verbs of reading; those of class none are no verbs and shield the shorter ones inside them."""
    relations = {
        trigger: relation for relation, said in asking()["relations"].items() for trigger in said.get("triggers", ())
    }
    for word, trigger, *_ in rows("triggers", 4):
        if trigger in relations:
            yield word, Entry("verb", relations[trigger])


def _reporting() -> Iterator[tuple[str, Entry]]:
    for relation, said in asking()["relations"].items():
        if said.get("reporting"):
            yield from ((word, Entry("verb", relation)) for word, *_ in rows("reporting_verbs", 4) if len(word) > 1)


def _endings() -> Iterator[tuple[str, Entry]]:
    """What names of events and of bodies end in: 座谈会, 办事处."""
    for lexicon, class_ in (("event_heads", "Event"), ("organisation_suffixes", "Organisation")):
        yield from ((word, Entry("ending", class_)) for word, *_ in rows(lexicon, 4) if len(word) > 1)


def _posts() -> Iterator[tuple[str, Entry]]:
    """Titles, alone and behind what may stand before them: 主任, 副主任, 常务副主任."""
    heads = [word for word, *_ in rows("posts", 4) if len(word) > 1]
    before = [word for word, sort, *_ in rows("post_modifiers", 4) if sort in {"rank", "acting", "former"}]
    yield from ((word, Entry("title")) for word in heads)
    yield from ((front + word, Entry("title")) for front in (*before, "常务副", "党组") for word in heads)
