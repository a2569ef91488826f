"""kg.scoring: the figures are those of the annotators' own scorer, frozen per case in tests/scoring_cases/."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.scoring import (
    Score,
    Verdict,
    check_floors,
    confidence_bands,
    confidence_table,
    lowered_floors,
    parse_floors,
    raise_floors,
    read_floors,
    read_lines,
    score,
)
from kg.scoring.comparing import amount, dice, normal, same_name, similar
from kg.scoring.goldset import GoldFact
from kg.scoring.layout import align
from kg.scoring.matching import ProducedFact, matches

GOLD = Path(__file__).parent / "gold"
CASES = sorted(path for path in (Path(__file__).parent / "scoring_cases").iterdir() if path.is_dir())


def case_score(case: Path) -> tuple[Score, dict]:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    facts, articles = (read_lines(case / name) for name in ("facts.jsonl", "articles.jsonl"))
    return score(GOLD / expected["gold"], facts, articles), expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_figures_are_those_of_the_annotators_scorer(case: Path) -> None:
    result, expected = case_score(case)
    assert result.figures() == expected["figures"]
    assert list(result.figures()) == list(expected["figures"])
    assert Counter(miss.kind for miss in result.misses) == expected["misses"]


def test_the_cases_tell_good_from_bad() -> None:
    reached = {case.name: case_score(case)[0].all.f1 for case in CASES}
    assert reached["seeds_whole"] == 1.0
    assert reached["nothing"] == 0.0
    assert 0.3 < reached["seeds_damaged"] < 0.95


def test_the_printed_table_holds_the_figures() -> None:
    result, expected = case_score(next(case for case in CASES if case.name == "dev_damaged"))
    lines = {line.split()[0]: line.split()[1:] for line in str(result).splitlines()}
    assert lines["ALL"][2] == f"{expected['figures']['ALL']['f1']:.3f}"
    assert lines["traps"] == ["set", "109", "fallen_into", "23"]
    assert lines["layout"][:2] == ["line_pair_f1", str(expected["figures"]["layout"]["line_pair_f1"])]


# --- comparing ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("“高新 区”·管委会", "高新区管委会"), ("Ａ１", "A1"), (None, ""), ("", ""), (0, ""), ("甲—乙～丙", "甲乙丙")],
)
def test_normal(text: object, wanted: str) -> None:
    assert normal(text) == wanted


@pytest.mark.parametrize(
    ("accepted", "produced", "wanted"),
    [
        ("东湖区管委会", "东湖区管委会", True),
        ("东湖区管委会", "南江东湖区管委会", True),  # spelled out in front
        ("管委会", "南江省南江市东管委会", True),  # 8 characters more than the accepted form
        ("管委会", "南江省南江市东湖管委会", True),
        ("管委会", "南江省南江市东湖区管委会", False),  # 9 more
        ("区委", "东湖区委", False),  # too short an ending to prove anything
        ("南江东湖区管委会", "东湖区管委会", False),  # shortened, not spelled out
    ],
)
def test_same_name(accepted: str, produced: str, wanted: bool) -> None:
    assert same_name([accepted], [produced]) is wanted


@pytest.mark.parametrize(
    ("accepted", "produced", "bar", "wanted"),
    [
        ("全区安全生产会议", "安全生产会议", 0.5, True),
        ("春季植树", "全市春季植树活动", 0.5, True),  # one holds the other
        ("植树", "全市植树的活动", 0.5, False),  # fewer than four characters prove nothing by being held
        ("甲乙丙丁戊", "甲乙丙庚辛", 0.5, True),
        ("甲乙丙丁戊", "甲乙壬庚辛", 0.5, False),
    ],
)
def test_similar(accepted: str, produced: str, bar: float, wanted: bool) -> None:
    assert similar([accepted], [produced], bar) is wanted


@given(st.text(alphabet="甲乙丙丁", max_size=8), st.text(alphabet="甲乙丙丁", max_size=8))
def test_dice_is_symmetric_and_bounded(left: str, right: str) -> None:
    assert dice(left, right) == dice(right, left)
    assert 0.0 <= dice(left, right) <= 1.0
    assert not left or dice(left, left) == 1.0


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("30亿元", 3e9), ("总投资1,200万", 1.2e7), ("２.5万亿", 2.5e12), ("3 亿", 3e8), ("若干", None), ("...", None)],
)
def test_amount(text: str, wanted: float | None) -> None:
    assert amount(text) == (pytest.approx(wanted) if wanted is not None else None)


# --- matching ----------------------------------------------------------------------------------------------------


def gold(p: str, s: str, o: str, **more: object) -> GoldFact:
    return GoldFact({"article": "a1", "p": p, "s": [s], "o": [o], **more})


def made(
    predicate: str, subject: str, obj: str, *, article: str = "x-1", surface: str = "", **qualifiers: str
) -> ProducedFact:
    row = {"article": article, "predicate": predicate, "subject": subject, "object": obj, "qualifiers": qualifiers}
    return ProducedFact({**row, "surface": {"object": surface}}, {"x-1": "a1", "x-2": "a2"})


MATCHES = [
    (gold("visited", "林岚", "云杉科技"), made("visited", "林岚", "云杉科技"), True),
    (gold("visited", "林岚", "云杉科技"), made("visited", "林岚", "南江云杉", surface="云杉科技"), True),
    (gold("visited", "林岚", "云杉科技"), made("met", "林岚", "云杉科技"), False),
    (gold("visited", "林岚", "云杉科技"), made("visited", "林岚", "云杉科技", article="x-2"), False),
    (gold("visited", "林岚", "云杉科技"), made("visited", "林岚", "云杉科技", article="elsewhere"), True),
    (
        gold("holdsPost", "林岚", "区管委会", post=["副主任"]),
        made("holdsPost", "林岚", "区管委会", post="副主任"),
        True,
    ),
    (
        gold("holdsPost", "林岚", "区管委会", post=["副主任"]),
        made("holdsPost", "林岚", "区管委会", post="区管委会副主任"),
        True,
    ),
    (gold("holdsPost", "林岚", "区管委会", post=["副主任"]), made("holdsPost", "林岚", "区管委会", post="主任"), False),
    (gold("attended", "林岚", "全区安全生产工作会议"), made("attended", "林岚", "安全生产工作会议"), True),
    (
        gold("organised", "区委", "安全生产会议", role="召开"),
        made("organised", "区委", "安全生产会议", role="举行"),
        True,
    ),
    (
        gold("organised", "区委", "安全生产会议", role="承办"),
        made("organised", "区委", "安全生产会议", role="主办"),
        False,
    ),
    (gold("organised", "区委", "安全生产会议", role="承办"), made("organised", "区委", "安全生产会议"), True),
    (gold("invests", "云杉产业园", "30亿元"), made("invests", "云杉产业园", "总投资30 亿元"), True),
    (gold("invests", "云杉产业园", "30亿元"), made("invests", "云杉产业园", "30万元"), False),
    (gold("invests", "云杉产业园", "若干"), made("invests", "云杉产业园", "若干"), False),
    (gold("stated", "林岚", "要抓好落实,不留死角"), made("stated", "林岚", "要抓好落实，不留死角和空白"), True),
    (gold("stated", "林岚", "要抓好落实"), made("stated", "林岚", "会议开得好"), False),
    (gold("wrote", "林岚", "a1", role=["记者", "摄影"]), made("wrote", "林岚", "x-1", role="记者"), True),
    (gold("wrote", "林岚", "a1", role="记者"), made("wrote", "林岚", "x-2", role="记者"), False),
    (gold("wrote", "林岚", "a1", role="记者"), made("wrote", "林岚", "x-1", role="通讯员"), False),
]


@pytest.mark.parametrize(("wanted", "produced", "same"), MATCHES)
def test_matches(wanted: GoldFact, produced: ProducedFact, same: bool) -> None:
    assert matches(wanted, produced) is same


def test_articles_meet_one_to_one_by_lines() -> None:
    wanted = [{"id": "a1", "lines": [[1, 5]]}, {"id": "a2", "lines": [[6, 9]]}]
    produced = [{"id": "p", "lines": [[1, 2]]}, {"id": "q", "lines": [[3, 9]]}, {"id": "r", "lines": []}]
    assert align(wanted, produced) == {"q": "a2", "p": "a1"}


# --- counting ----------------------------------------------------------------------------------------------------


@pytest.fixture
def small_gold(tmp_path: Path) -> Path:
    """One invented page: two visits (one marginal) and a planned one that must not be read."""
    facts = [
        {"article": "a1", "p": "visited", "s": ["林岚"], "o": ["云杉科技"], "core": True},
        {"article": "a1", "p": "visited", "s": ["林岚"], "o": ["白桦仪器"], "core": False},
    ]
    traps = [{"article": "a1", "p": "visited", "s": ["林岚"], "o": ["红松电子"], "why": "planned"}]
    page = {"file": "p.txt", "articles": [{"id": "a1", "lines": [[1, 3]], "headline": ["林岚调研"]}], "facts": facts}
    (tmp_path / "p.json").write_text(json.dumps({**page, "not_facts": traps}), encoding="utf-8")
    (tmp_path / "notes.json").write_text("[1]", encoding="utf-8")
    return tmp_path


def visit(place: str, **more: object) -> dict:
    return {"page": "p.txt", "article": "1", "predicate": "visited", "subject": "林岚", "object": place, **more}


ARTICLE = {"page": "folder/p.txt", "id": "1", "headline": ["林岚 调研"], "lines": [[1, 3]]}


@pytest.mark.parametrize(
    ("facts", "right", "produced", "found", "trapped"),
    [
        ([visit("云杉科技")], 1, 1, 1, 0),
        ([visit("云杉科技"), visit("云杉科技")], 1, 1, 1, 0),  # the same line twice
        ([visit("云杉科技"), visit("南江云杉科技")], 1, 1, 1, 0),  # again in other words: neither right nor wrong
        ([visit("白桦仪器")], 1, 1, 0, 0),  # marginal: right, but nothing found
        ([visit("红松电子")], 0, 1, 0, 1),
        ([{**visit("云杉科技"), "predicate": "sameAs"}], 0, 0, 0, 0),  # not a scored predicate
        ([{**visit("云杉科技"), "page": "other.txt"}], 0, 0, 0, 0),  # a page without gold
    ],
)
def test_counts(small_gold: Path, facts: list, right: int, produced: int, found: int, trapped: int) -> None:
    result = score(small_gold, facts, [ARTICLE])
    tally = result.all
    assert (tally.right, tally.produced, tally.found, tally.core) == (right, produced, found, 1)
    assert (result.traps, result.trapped) == (1, trapped)


def test_misses_name_what_is_wrong(small_gold: Path) -> None:
    result = score(small_gold, [visit("红松电子")], [ARTICLE])
    assert [str(miss) for miss in result.misses] == [
        "TRAP  p visited: 林岚 -> 红松电子 planned",
        "EXTRA p visited: 林岚 -> 红松电子",
        "MISS  p visited: 林岚 -> 云杉科技",
    ]


def test_scores_of_halves_add_up_to_the_whole() -> None:
    case = next(case for case in CASES if case.name == "dev_damaged")
    facts, articles = (read_lines(case / name) for name in ("facts.jsonl", "articles.jsonl"))
    halves = [score(GOLD / "dev", facts, articles, pages=pages) for pages in (["d0?", "d1[0-2]"], ["d1[3-9]", "d2?"])]
    assert (halves[0] + halves[1]).figures() == score(GOLD / "dev", facts, articles).figures()
    assert halves[0].figures() != halves[1].figures()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "gone", "no such folder"),
        (lambda folder: folder, "no gold page"),
        (lambda folder: (folder / "bad.json").write_text("{", encoding="utf-8") and folder, "bad.json"),
    ],
)
def test_unusable_gold_sets(tmp_path: Path, make: object, says: str) -> None:
    with pytest.raises(InputError, match=says):
        score(make(tmp_path), [], [])  # type: ignore[operator]


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_text('{"page": "p"}\n\nnot json\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"facts\.jsonl:3"):
        read_lines(tmp_path / "facts.jsonl")


# --- confidence --------------------------------------------------------------------------------------------------


def test_precision_by_confidence() -> None:
    judged = [(0.2, False), (0.9, True), (0.94, False), (0.95, True), (1.0, True)]
    result = Score(verdicts=tuple(Verdict({"confidence": value}, right) for value, right in judged))
    counts = {band.low: (band.produced, band.right) for band in confidence_bands(result) if band.produced}
    assert counts == {0.0: (1, 0), 0.9: (2, 1), 0.95: (2, 2)}
    assert "| 0.90–0.95 | 2 | 1 | 0.500 |" in confidence_table(result).splitlines()


# --- floors ------------------------------------------------------------------------------------------------------


def write_floor(folder: Path, **floor: object) -> Path:
    path = folder / "floors.json"
    path.write_text(json.dumps({"set": {"gold": ".", **floor}}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("floor", "breaches"),
    [
        ({"f1": {"ALL": 0.6}}, []),
        ({"f1": {"ALL": 0.7}}, ["set: F1 of ALL is 0.6667, the floor is 0.7"]),
        ({"f1": {"met": 0.1}}, ["set: F1 of met is 0.0000, the floor is 0.1"]),  # a predicate that vanished
        ({"layout": {"line_pair_f1": 1.0}}, []),
        ({"most_traps": 0}, ["set: fell into 1 traps, the ceiling is 0"]),
    ],
)
def test_check_floors(small_gold: Path, floor: dict, breaches: list[str]) -> None:
    path = write_floor(small_gold, **floor)
    assert check_floors(path, [visit("云杉科技"), visit("红松电子")], [ARTICLE]) == breaches


def test_floors_are_raised_and_never_lowered(small_gold: Path) -> None:
    path = write_floor(small_gold, f1={"ALL": 0.3, "visited": 0.9}, most_traps=3)
    raise_floors(path, [visit("云杉科技"), visit("红松电子")], [ARTICLE], each_from=1)
    (floor,) = read_floors(path)
    assert floor.f1 == {"ALL": 0.6667, "visited": 0.9}
    assert floor.layout == {"line_pair_f1": 1.0, "order_exact": 1.0, "headline_exact": 1.0}
    assert floor.most_traps == 1


def test_a_lowered_floor_is_seen() -> None:
    (old,) = parse_floors('{"set": {"gold": ".", "f1": {"ALL": 0.9}, "layout": {"order_exact": 0.5}, "most_traps": 2}}')
    assert lowered_floors((old,), (replace(old, f1={"ALL": 0.95}),)) == []
    assert len(lowered_floors((old,), (replace(old, f1={"ALL": 0.8}),))) == 1
    assert len(lowered_floors((old,), (replace(old, most_traps=None),))) == 1
    assert len(lowered_floors((old,), ())) == 3


def test_the_pinned_floors_were_only_ever_raised() -> None:
    path = GOLD / "floors.json"

    def git(*arguments: str) -> str:
        done = subprocess.run(["git", "-C", str(GOLD), *arguments], capture_output=True, text=True, check=False)
        return done.stdout if done.returncode == 0 else ""

    commits = git("log", "--reverse", "--format=%H", "--", path.name).split()
    texts = [git("show", f"{commit}:./{path.name}") for commit in commits] + [path.read_text(encoding="utf-8")]
    versions = [parse_floors(text) for text in texts if text]
    lowered = [line for old, new in pairwise(versions) for line in lowered_floors(old, new)]
    assert lowered == []


@pytest.mark.parametrize("text", ["[]", "{", '{"set": {"gold": ".", "f2": {}}}'])
def test_a_bad_floors_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"floors\.json"):
        read_floors(path)
