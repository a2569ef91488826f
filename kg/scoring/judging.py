"""Scores exported facts and articles against a gold set: `score` is the whole of it.

Precision counts every produced fact of a scored predicate, recall the gold facts marked core. A produced fact
that meets a non-core gold fact is right, but missing it is no miss. A gold fact produced a second time in other
words is neither right nor wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from kg.scoring.goldset import GoldFact, GoldPage, page_stem, read_gold
from kg.scoring.layout import LayoutCount, align, count_layout
from kg.scoring.matching import RULES, ProducedFact, matches

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one predicate, and what follows from them."""

    found: int = 0  # core gold facts that were produced
    core: int = 0
    right: int = 0  # produced facts that are in the gold, core or not
    produced: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Counts add up."""
        return Tally(
            self.found + other.found, self.core + other.core, self.right + other.right, self.produced + other.produced
        )

    @property
    def precision(self) -> float:
        """Share of produced facts that are right; nothing produced is perfect only where nothing was wanted."""
        if self.produced:
            return self.right / self.produced
        return 0.0 if self.core else 1.0

    @property
    def recall(self) -> float:
        """Share of core gold facts that were found."""
        return self.found / self.core if self.core else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figures(self) -> dict[str, float | int]:
        """As printed: four decimals, and the two counts people ask for."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {**{name: round(x, 4) for name, x in shares.items()}, "gold": self.core, "produced": self.produced}


class Miss(NamedTuple):
    """One thing to look at. kind: TRAP (a reading that must not be made), EXTRA (not in the gold), MISS."""

    kind: str
    page: str
    predicate: str
    what: str

    def __str__(self) -> str:
        """As `kg score --misses` lists it."""
        return f"{self.kind:<5} {self.page} {self.predicate}: {self.what}"


class Verdict(NamedTuple):
    """A produced fact with a judgement: right or not (repetitions have none)."""

    row: Mapping[str, Any]
    right: bool


@dataclass(frozen=True, slots=True)
class Score:
    """What a gold set says of an export; scores of several pages or sets add up."""

    tallies: Mapping[str, Tally] = field(default_factory=dict)
    traps: int = 0
    trapped: int = 0
    layout: LayoutCount | None = None
    misses: tuple[Miss, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    def __add__(self, other: Score) -> Score:
        """The score of both sets of pages together."""
        names = [name for name in RULES if name in self.tallies or name in other.tallies]
        tallies = {name: self.tallies.get(name, Tally()) + other.tallies.get(name, Tally()) for name in names}
        layouts = [layout for layout in (self.layout, other.layout) if layout is not None]
        return Score(
            tallies,
            self.traps + other.traps,
            self.trapped + other.trapped,
            sum(layouts, LayoutCount()) if layouts else None,
            self.misses + other.misses,
            self.verdicts + other.verdicts,
        )

    @property
    def all(self) -> Tally:
        """Over all predicates."""
        return sum(self.tallies.values(), Tally())

    def figures(self) -> dict[str, dict[str, float | int]]:
        """The whole score for a program: a row per predicate, ALL, then traps and layout where the gold has them."""
        out = {name: self.tallies[name].figures() for name in RULES if self.tallies.get(name, Tally()) != Tally()}
        out["ALL"] = self.all.figures()
        if self.traps:
            out["traps"] = {"set": self.traps, "fallen_into": self.trapped}
        if self.layout is not None:
            out["layout"] = self.layout.figures()
        return out

    def __str__(self) -> str:
        """The table `kg score` prints."""
        lines = [f"{'predicate':<12} {'P':>6} {'R':>6} {'F1':>6} {'gold':>5} {'made':>5}"]
        figures = self.figures()
        for name, row in figures.items():
            if name in ("traps", "layout"):
                lines.append(f"{name:<12} " + "  ".join(f"{key} {value}" for key, value in row.items()))
            else:
                shares = " ".join(f"{row[key]:6.3f}" for key in ("precision", "recall", "f1"))
                lines.append(f"{name:<12} {shares} {row['gold']:5d} {row['produced']:5d}")
        return "\n".join(lines)


def score(gold_dir: Path, facts: Rows, articles: Rows, *, pages: Collection[str] = ("*",)) -> Score:
    """Score the lines of the `facts` and `articles` exports against the gold pages of `gold_dir`.

    `pages` are patterns of page stems (`d0?`), all by default. A page is matched by its file name; pages of
    the export that have no gold do not count. Raises InputError for an unusable folder.
    """
    total = Score()
    for page in read_gold(gold_dir, pages):
        mine = [row for row in articles if page_stem(row["page"]) == page.stem]
        total += _score_page(page, [row for row in facts if page_stem(row["page"]) == page.stem], mine)
    return total


def _score_page(page: GoldPage, facts: Rows, articles: Rows) -> Score:
    article_of = align(page.articles, articles)
    made = _distinct(ProducedFact(row, article_of) for row in facts if row["predicate"] in RULES)
    wanted = [fact for fact in page.facts if fact.predicate in RULES]
    taken, verdicts = _judge(wanted, made)
    trapped = [trap for trap in page.traps if trap.predicate in RULES and any(matches(trap, one) for one in made)]
    with_lines = all(row.get("lines") for row in page.articles)
    return Score(
        _tallies(wanted, taken, verdicts),
        len(page.traps),
        len(trapped),
        count_layout(page.articles, articles, article_of, page.printed_lines) if with_lines else None,
        tuple(_misses(page.stem, wanted, taken, trapped, verdicts)),
        tuple(Verdict(one.row, right) for one, right in verdicts),
    )


def _distinct(facts: Iterator[ProducedFact]) -> list[ProducedFact]:
    first_of: dict[tuple[str | None, ...], ProducedFact] = {}
    for fact in facts:
        first_of.setdefault(fact.key, fact)
    return list(first_of.values())


def _judge(
    wanted: Sequence[GoldFact], made: Sequence[ProducedFact]
) -> tuple[set[int], list[tuple[ProducedFact, bool]]]:
    """Give each produced fact the first gold fact it meets that is still free, in the order of the export."""
    taken: set[int] = set()
    verdicts = []
    for one in made:
        met = [number for number, gold in enumerate(wanted) if matches(gold, one)]
        free = next((number for number in met if number not in taken), None)
        if free is not None:
            taken.add(free)
        if free is not None or not met:  # else: said before in other words
            verdicts.append((one, free is not None))
    return taken, verdicts


def _tallies(
    wanted: Sequence[GoldFact], taken: set[int], verdicts: Sequence[tuple[ProducedFact, bool]]
) -> dict[str, Tally]:
    out = dict.fromkeys(RULES, Tally())
    for number, gold in enumerate(wanted):
        if gold.core:
            out[gold.predicate] += Tally(found=int(number in taken), core=1)
    for one, right in verdicts:
        out[one.predicate] += Tally(right=int(right), produced=1)
    return {name: tally for name, tally in out.items() if tally != Tally()}


def _misses(
    page: str,
    wanted: Sequence[GoldFact],
    taken: set[int],
    trapped: Sequence[GoldFact],
    verdicts: Sequence[tuple[ProducedFact, bool]],
) -> Iterator[Miss]:
    for trap in trapped:
        yield Miss("TRAP", page, trap.predicate, str(trap))
    for one, right in verdicts:
        if not right:
            yield Miss("EXTRA", page, one.predicate, str(one))
    for number, gold in enumerate(wanted):
        if gold.core and number not in taken:
            yield Miss("MISS", page, gold.predicate, str(gold))
