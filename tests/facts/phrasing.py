"""Tables of sentences nobody had read when they were written, and what a careful reader takes from them.

`python -m tests.facts.phrasing first` says what the reader makes of a table. The first such figure is the honest one.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.facts.factory import facts_of

FOLDER = Path(__file__).parent / "phrasings"
_SAME_WORDS = 6  # characters of speech that must agree, as in the gold guidelines


class Expected(NamedTuple):
    """A fact as the table writes it; each part holds the forms that are as good."""

    subject: frozenset[str]
    predicate: str
    object: frozenset[str]
    qualifier: frozenset[str]

    def meets(self, found: tuple[str, ...]) -> bool:
        """Whether a fact of `facts_of` is this one."""
        predicate, subject, object_, *qualifier = found
        return (
            predicate == self.predicate
            and subject in self.subject
            and (object_ in self.object or (predicate == "stated" and self._said(object_)))
            and (not self.qualifier or bool(self.qualifier & set(qualifier)))
        )

    def _said(self, words: str) -> bool:
        return any(words.startswith(form[:_SAME_WORDS]) for form in self.object)

    def __str__(self) -> str:
        parts = (self.subject, {self.predicate}, self.object, self.qualifier)
        return " ".join("/".join(sorted(part)) for part in parts).strip()


class Block(NamedTuple):
    """A text, the facts it holds, those that cost nothing, and why it is known to be read wrongly ("" if it is not)."""

    line: int
    text: str
    facts: tuple[Expected, ...]
    optional: tuple[Expected, ...]
    weakness: str


class Outcome(NamedTuple):
    """What the reader made of a block."""

    right: tuple[Expected, ...]
    missing: tuple[Expected, ...]
    extra: tuple[tuple[str, ...], ...]


def load(table: str) -> tuple[Block, ...]:
    """The blocks of `phrasings/<table>.txt`; how they are written stands at the head of first.txt."""
    return tuple(_blocks((FOLDER / f"{table}.txt").read_text("utf-8").splitlines()))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    held: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith("#"):
            continue
        if line:
            held.append(line)
        elif held:
            yield _block(number - len(held), held)
            held = []


def _block(number: int, lines: Sequence[str]) -> Block:
    marked = {mark: tuple(line[2:] for line in lines if line.startswith(mark + " ")) for mark in "+?~"}
    text = "\n".join(line for line in lines if line[:2] not in ("+ ", "? ", "~ "))
    facts, optional = (tuple(map(_expected, marked[mark])) for mark in "+?")
    return Block(number, text, facts, optional, " ".join(marked["~"]))


def _expected(line: str) -> Expected:
    subject, predicate, object_, qualifier = [*line.split(" ", 3), ""][:4]
    forms = (frozenset(part.split("/")) for part in (subject, object_))
    return Expected(next(forms), predicate, next(forms), frozenset(qualifier.split("/")) if qualifier else frozenset())


def compare(block: Block) -> Outcome:
    """What the reader finds of a block, what it misses and what it reads too much."""
    found = sorted(facts_of(block.text))
    right = tuple(fact for fact in block.facts if any(map(fact.meets, found)))
    known = (*block.facts, *block.optional)
    return Outcome(
        right,
        tuple(fact for fact in block.facts if fact not in right),
        tuple(row for row in found if not any(fact.meets(row) for fact in known)),
    )


def report(blocks: Iterable[Block]) -> str:
    """The figures of a table, per predicate and over all, and below them what went wrong."""
    right, missing, extra = Counter[str](), Counter[str](), Counter[str]()
    wrong: list[str] = []
    for block in blocks:
        outcome = compare(block)
        right.update(fact.predicate for fact in outcome.right)
        missing.update(fact.predicate for fact in outcome.missing)
        extra.update(row[0] for row in outcome.extra)
        if outcome.missing or outcome.extra:
            wrong.append(f"{block.line}: {block.text}")
            wrong += [f"   missing {fact}" for fact in outcome.missing]
            wrong += [f"   extra   {' '.join(row)}" for row in outcome.extra]
    names = sorted(right | missing | extra)
    rows = [_figures(name, right[name], missing[name], extra[name]) for name in names]
    rows.append(_figures("ALL", right.total(), missing.total(), extra.total()))
    return "\n".join([*wrong, "", "predicate        P     R    F1  facts", *rows])


def _figures(name: str, right: int, missing: int, extra: int) -> str:
    precision, recall = right / max(1, right + extra), right / max(1, right + missing)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{name:14}{precision:6.3f}{recall:6.3f}{f1:6.3f}{right + missing:7}"


if __name__ == "__main__":
    print(report(load(sys.argv[1])))
