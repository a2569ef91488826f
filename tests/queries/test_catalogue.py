"""The named queries: each answers its question on an invented corpus, and says what is wrong with a request."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.graph import GraphView
from kg.queries import ask, catalogue, load
from kg.queries.values import TYPES
from tests.graph.conftest import readings, store, view

__all__ = ["readings", "store", "view"]  # fixtures

POST = ["管委会主任", "东湖区管委会"]
ANSWERS: dict[str, tuple[dict[str, str], list[list[str]]]] = {
    "accompaniments": ({"leader": "赵一"}, [["赵一", "孙三", "1", "2021-08-26", "2021-08-26"]]),
    "appointments": (
        {"from": "2022"},
        [
            ["2022-11-28", "removed", "赵一", *POST, "管委会主任赵一removed东湖区管委会。", "c.txt", "5-5"],
            ["2022-11-28", "appointed", "钱二", *POST, "管委会主任钱二appointed东湖区管委会。", "c.txt", "3-3"],
        ],
    ),
    "articles-about": (
        {"name": "甲公司"},
        [
            ["赵一调研企业", "a.txt", "1-8"],
            ["两家公司", "a.txt", "9-11"],
            ["安委会会议召开", "b.txt", "1-6"],
            ["赵一再访甲公司", "c.txt", "6-7"],
        ],
    ),
    "between": (
        {"one": "赵一", "other": "乙公司"},
        [["2021-08-26", "赵一", "visited", "乙公司", "赵一visited乙公司。", "a.txt", "4-4"]],
    ),
    "co-attendance": ({"person": "孙三"}, [["赵一", "2"], ["东湖区管委会", "1"]]),
    "enterprises-visited": (
        {"person": "赵一", "from": "2021-08", "to": "2021-08"},
        [["2021-08-26", "乙公司", "孙三"], ["2021-08-26", "甲公司", "孙三"]],
    ),
    "events-of": (
        {"person": "孙三"},
        [["2021-08-26", "赵一走访乙公司等2处", "accompanying", "2"], ["2022-10-03", "安委会会议", "attendee", "2"]],
    ),
    "most-visited": ({"from": "2021", "to": "2021"}, [["乙公司", "1"], ["甲公司", "1"]]),
    "plans": ({"organisation": "甲公司"}, []),
    "posts-of": (
        {"person": "赵一"},
        [["管委会主任", "东湖区管委会", "2021-08-26", "2021-08-26", "", "2022-11-28", "attested"],
         ["管委会主任", "东湖区管委会", "2021-08-26", "2021-08-26", "", "2022-11-28", "removed"]],
    ),
    "printed-about": (
        {"name": "周五"},
        [["2022-11-28", "钱二", "met", "周五", "钱二met周五。", "c.txt", "4-4"]],
    ),
    "projects-and-sums": ({}, [["新园区项目", "30亿元", "3000000000", "", "a.txt"]]),
    "quotes-of": ({"person": "赵一"}, [["2021-08-26", "指出", "安全生产是企业的生命线", "a.txt", "7-7"]]),
    "reporter-subjects": (
        {"reporter": "李四"},
        [["东湖区管委会", "2"], ["孙三", "2"], ["甲公司", "2"], ["赵一", "2"], ["乙公司", "1"], ["安委会会议", "1"]],
    ),
    "reporters": ({}, [["李四", "2"]]),
    "said-about": (
        {"topic": "安全"},
        [["2021-08-26", "赵一", "指出", "安全生产是企业的生命线", "a.txt", "7-7"]],
    ),
    "successions": (
        {"organisation": "东湖区管委会"},
        [["管委会主任", "东湖区管委会", "赵一", "2021-08-26", "钱二", "2022-11-28"]],
    ),
    "visitors": (
        {"place": "甲公司", "from": "2022"},
        [
            ["2022-10-03", "赵一", "赵一visited甲公司。", "b.txt", "5-5"],
            ["≤2022-12-01", "赵一", "赵一visited甲公司。", "c.txt", "7-7"],
        ],
    ),
    "who-holds": (
        {"organisation": "东湖区管委会", "post": "管委会主任"},
        [
            ["管委会主任", "赵一", "2021-08-26", "2021-08-26", "attested"],
            ["管委会主任", "赵一", "2021-08-26", "2021-08-26", "removed"],
            ["管委会主任", "钱二", "2022-11-28", "2022-11-28", "appointed"],
            ["管委会主任", "钱二", "2022-11-28", "2022-11-28", "attested"],
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_a_query_answers_its_question(view: GraphView, name: str):
    values, rows = ANSWERS[name]
    assert load(name).run(view, values).texts() == rows


@pytest.mark.parametrize(
    "name", [query.name for query in catalogue() if any(p.default == "*" for p in query.parameters)]
)
def test_a_parameter_left_out_is_for_any(view: GraphView, name: str):
    """Its name must not be that of another variable of the query: that would ask for what is never there."""
    query = load(name)
    values, rows = ANSWERS[name]
    given = {each.name: values[each.name] for each in query.parameters if each.default is None}
    found = query.run(view, given).texts()
    assert [row for row in rows if row not in found] == []


def test_every_query_is_tested_and_described():
    assert {query.name for query in catalogue()} == set(ANSWERS)
    assert len(catalogue()) >= 10
    for query in catalogue():
        assert set(query.title) == {"zh", "en"}
        assert query.about["en"].endswith(".")
        assert query.about["zh"].endswith("。")
        assert all(parameter.about.keys() == {"zh", "en"} for parameter in query.parameters)
        assert all(parameter.type in TYPES for parameter in query.parameters)


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_a_query_names_its_columns_and_their_order(query):
    assert "ORDER BY" in query.sparql
    assert "SELECT *" not in query.sparql


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("who-hold", {}, "did you mean who-holds?"),
        ("zzz", {}, "see them all with: kg queries"),
        ("who-holds", {}, "needs organisation; add --param organisation=VALUE"),
        ("who-holds", {"organisation": "甲", "body": "乙"}, "has no parameter body; it takes organisation, post"),
        ("reporters", {"x": "1"}, "it takes none"),
        ("most-visited", {"from": "八月"}, "from=八月 is no date"),
        ("most-visited", {"to": "2021-13"}, "is no date"),
    ],
)
def test_a_wrong_request_is_said_in_one_line(view: GraphView, name: str, values: dict[str, str], said: str):
    with pytest.raises(QueryError) as error:
        load(name).run(view, values)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("甲公司", 1),
        ('"甲公司"@zh', 1),
        ('"甲公司"', 0),
        ('甲公司" . ?x ?y "', 0),
        ("<https://example.org/nobody>", 0),
    ],
)
def test_parameters_of_any_query_are_terms(view: GraphView, words: str, rows: int):
    found = ask(view, "SELECT DISTINCT ?x WHERE { ?x kg:name $name }", {"name": words})
    assert len(found.rows) == rows


def test_a_date_is_a_date_in_any_query(view: GraphView):
    found = ask(view, "SELECT DISTINCT ?x WHERE { ?x schema:startDate $day ; a kg:Visit }", {"day": "2021-08-26"})
    assert len(found.rows) == 1
