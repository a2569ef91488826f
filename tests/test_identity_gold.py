"""Who is who on the gold pages, read by the extractor: clusters, pairs that stay apart, who held what when."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.graph import GraphView, StoreWriter, open_store
from kg.holders import UNKNOWN, Answer, who
from kg.pipeline import read_page_text
from kg.reading import discover, read_page
from kg.records import PageReading, Resolution
from kg.resolution import resolve
from kg.resolution.names import normal

GOLD = Path(__file__).parent / "gold"
SETS = ("seeds", "dev")
FLOOR = 0.98
Mention = tuple[str, str]  # page file stem, name


@cache
def gold(which: str) -> dict[str, Any]:
    return json.loads((GOLD / "identity.json").read_text(encoding="utf-8"))["sets"][which]


@cache
def read(which: str) -> tuple[list[PageReading], Resolution]:
    """The set's pages by the real extractor, and who is who on them."""
    readings = [read_page_text(None, read_page(*file)) for file in discover([GOLD / which])]
    return readings, resolve(readings)


@cache
def labels(which: str) -> dict[Mention, int]:
    """Mention → number of its gold cluster; a name that means two things on one page is left out."""
    found: dict[Mention, set[int]] = defaultdict(set)
    for number, cluster in enumerate(gold(which)["clusters"]):
        for page, names in cluster["mentions"].items():
            for name in names:
                found[(page, normal(name))].add(number)
    return {mention: min(numbers) for mention, numbers in found.items() if len(numbers) == 1}


@cache
def entities_of(which: str) -> dict[Mention, frozenset[str]]:
    """Mention → Entity.ids that its occurrences were given."""
    readings, resolution = read(which)
    found: dict[Mention, set[str]] = defaultdict(set)
    for reading in readings:
        for fact in reading.facts:
            for side, argument in (("subject", fact.subject), ("object", fact.object)):
                if (id := resolution.of.get((fact.id, side))) is not None:
                    found[(Path(reading.page.file).stem, normal(argument.name))].add(id)
    return {mention: frozenset(ids) for mention, ids in found.items()}


def matched(which: str) -> list[tuple[Mention, int, str]]:
    """(mention, gold cluster, entity) of every mention that the extractor found; one row per entity."""
    known, found = labels(which), entities_of(which)
    return [
        (mention, known[mention], id)
        for mention in sorted(known.keys() & found.keys())
        for id in sorted(found[mention])
    ]


@dataclass(frozen=True)
class Score:
    """Pairs of mentions put together, rightly and wrongly."""

    right: int
    wrong: list[tuple[Mention, Mention]]
    missed: list[tuple[Mention, Mention]]

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + len(self.wrong) + len(self.missed)) if self.right else 0.0


@cache
def score(which: str) -> Score:
    rows = matched(which)
    right, wrong, missed = 0, [], []
    for (left, gold_left, ours_left), (other, gold_other, ours_other) in combinations(rows, 2):
        if gold_left == gold_other and ours_left == ours_other:
            right += 1
        elif ours_left == ours_other:
            wrong.append((left, other))
        elif gold_left == gold_other:
            missed.append((left, other))
    return Score(right, wrong, missed)


@pytest.mark.parametrize("which", SETS)
def test_clusters(which: str) -> None:
    found = score(which)
    assert found.right > 25
    assert found.f1 >= FLOOR, f"F1 {found.f1:.4f}\nwrong {found.wrong}\nmissed {found.missed}"


@pytest.mark.parametrize("which", SETS)
def test_no_two_persons_are_merged(which: str) -> None:
    people = {number for number, one in enumerate(gold(which)["clusters"]) if one["kind"] == "Person"}
    known = labels(which)
    wrong = [pair for pair in score(which).wrong if people.intersection(known[mention] for mention in pair)]
    assert wrong == []


@pytest.mark.parametrize("which", SETS)
def test_pairs_stay_apart(which: str) -> None:
    found = entities_of(which)
    seen = Counter()
    for entry in gold(which)["apart"]:
        left, right = ((page, normal(name)) for page, name in entry["pair"])
        seen[left in found and right in found] += 1
        assert not found.get(left, frozenset()) & found.get(right, frozenset()), entry
    assert seen[True] >= len(gold(which)["apart"]) // 2


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> dict[str, GraphView]:
    made = {}
    for which in SETS:
        readings, resolution = read(which)
        store = tmp_path_factory.mktemp(which)
        with StoreWriter(store, "test") as writer:
            writer.commit(readings, resolution, {one.page.id: GOLD / which / one.page.file for one in readings})
        made[which] = open_store(store)
    return made


def asked(view: GraphView, question: dict[str, Any]) -> tuple[Answer, ...]:
    """The answers, none where no page prints such a post."""
    try:
        return who(view, question["post"], question["on"], question["org"])
    except InputError:
        return ()


@pytest.mark.parametrize(
    ("which", "number"), [(which, number) for which in SETS for number in range(len(gold(which)["questions"]))]
)
def test_who_held_a_post(views: dict[str, GraphView], which: str, number: int) -> None:
    question = gold(which)["questions"][number]
    for answer in asked(views[which], question):
        named = sorted(one.person.label for one in answer.holders if one.certainty == answer.certainty)
        assert answer.certainty == UNKNOWN or named == sorted(question["holders"]), question["why"]


@pytest.mark.parametrize("which", SETS)
def test_misprints_become_cases(which: str) -> None:
    """Every pair that the gold calls a case is one, as far as both names were read."""
    found = entities_of(which)
    cases = {frozenset((case.left, case.right)) for case in read(which)[1].cases}
    wanted = [entry["pair"] for entry in gold(which)["apart"] if "a case" in entry["why"]]
    pairs = [[found.get((page, normal(name)), frozenset()) for page, name in pair] for pair in wanted]
    assert sum(all(pair) for pair in pairs) >= 2
    for left, right in pairs:
        assert not (left and right) or any(frozenset((a, b)) in cases for a in left for b in right)


def test_enough_questions_are_answered(views: dict[str, GraphView]) -> None:
    answered = Counter()
    for which in SETS:
        for question in gold(which)["questions"]:
            if question["holders"]:
                answers = asked(views[which], question)
                answered[any(answer.certainty != UNKNOWN for answer in answers)] += 1
    assert answered[True] >= 0.9 * answered.total()
