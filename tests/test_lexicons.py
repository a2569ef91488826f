"""The lexicons of names, titles, bodies, places and verbs: they load and keep to their declared classes."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from kg import lexicon
from kg.errors import LexiconError

POST_CLASSES = {
    "party", "government", "legislative", "consultative", "judicial", "military", "enterprise", "academic",
    "association", "rank", "team", "citizen", "media",
}  # fmt: skip
BODY_CLASSES = {
    "PartyBody", "GovernmentBody", "LegislativeBody", "Enterprise", "ResearchInstitute", "Park", "Media",
    "Organisation",
}  # fmt: skip

# name, at least so many rows, the allowed values of each further column (None: any text)
DECLARED: list[tuple[str, int, list[set[str] | None]]] = [
    ("surnames", 500, [{"common", "rare", "word", "compound"}]),
    ("posts", 400, [POST_CLASSES, {"single", "many"}]),
    ("post_modifiers", 100, [{"rank", "acting", "former", "part", "grade"}]),
    ("organisation_suffixes", 500, [BODY_CLASSES]),
    ("place_suffixes", 300, [{"admin", "site", "road", "nature"}]),
    ("project_suffixes", 100, []),
    ("event_heads", 300, [{"meeting", "talks", "ceremony", "activity"}]),
    ("not_persons", 300, [{"", "weak"}]),
    ("name_enders", 300, []),
    ("provinces", 34, [None, None]),
    ("prefectures", 333, [None, {"prefecture", "county"}, None]),
    ("reporting_verbs", 100, [{"speech", "order", "encourage", "praise", "wish", "inform"}]),
    ("generic_nouns", 300, []),
]


@pytest.mark.parametrize(("name", "least", "columns"), DECLARED, ids=[name for name, _, _ in DECLARED])
def test_lexicon_keeps_to_its_declared_classes(name: str, least: int, columns: list[set[str] | None]) -> None:
    rows = lexicon.rows(name, 1 + len(columns))
    assert len(rows) >= least
    for row in rows:
        assert not any(character.isspace() for character in row[0]), row
        for cell, allowed in zip(row[1:], columns, strict=True):
            assert cell in allowed if allowed is not None else cell, row


def test_an_entry_that_stands_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "twice.txt").write_text("局长\n# comment\n厅长\n局长\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "_ROOM", tmp_path)
    with pytest.raises(LexiconError, match=r"twice\.txt:4: 局长 stands twice"):
        lexicon.rows("twice")


def test_compound_surnames_have_two_characters_and_the_others_one() -> None:
    wrong = [row for row in lexicon.rows("surnames", 2) if len(row[0]) != (2 if row[1] == "compound" else 1)]
    assert wrong == []


RARE = [*"缑佴逄撖麴禚殳厍庹郜仝冼乜妥贠昝逯", "欧阳", "诸葛", "尉迟", "第五", "闻人"]


@pytest.mark.parametrize("surname", RARE)
def test_rare_surnames_are_known(surname: str) -> None:
    assert surname in lexicon.words("surnames")


def test_every_word_that_is_no_person_begins_with_a_surname_and_stands_in_its_group() -> None:
    singles = [row[0] for row in lexicon.rows("surnames", 2) if row[1] != "compound"]
    groups = [first for first, _ in groupby(word[0] for word in lexicon.words("not_persons"))]
    assert set(groups) <= set(singles)
    assert groups == sorted(groups, key=singles.index), "one group a surname, in the order of surnames.txt"


@pytest.mark.parametrize("name", ["surnames", "prefectures", "provinces"])
def test_rows_of_one_class_stand_together(name: str) -> None:
    column = {"surnames": 1, "prefectures": 2, "provinces": 0}[name]
    runs = [value for value, _ in groupby(row[column] for row in lexicon.rows(name, 4))]
    assert len(runs) == len(set(runs))


def test_the_province_table_is_complete() -> None:
    rows = lexicon.rows("provinces", 3)
    assert len(rows) == 34
    assert len({row[2] for row in rows}) == 34
    assert {len(row[2]) for row in rows} == {1}
    mainland = {row[1] for row in rows} - {"北京", "天津", "上海", "重庆", "香港", "澳门", "台湾"}
    prefectures = [row for row in lexicon.rows("prefectures", 4) if row[2] == "prefecture"]
    assert {row[3] for row in prefectures} == mainland
    assert len(prefectures) == 333, "293 cities, 7 areas, 30 autonomous prefectures and 3 leagues"


@pytest.mark.parametrize(
    ("lexicon_name", "text", "longest"),
    [
        ("organisation_suffixes", "区人大常委会办公室", "人大常委会办公室"),
        ("organisation_suffixes", "某某大学附属医院", "大学附属医院"),
        ("organisation_suffixes", "某某农村商业银行股份有限公司", "股份有限公司"),
        ("event_heads", "全市电视电话会议", "电视电话会议"),
        ("posts", "区人大代表", "人大代表"),
        ("reporting_verbs", "他进一步强调", "进一步强调"),
    ],
)
def test_the_longest_ending_is_there(lexicon_name: str, text: str, longest: str) -> None:
    endings = [word for word in lexicon.words(lexicon_name) if text.endswith(word)]
    assert max(endings, key=len) == longest
