"""A table of questions, each with its rows; a table of refusals; and what must hold of any question."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.api import Graph
from kg.asking import Answer, ask, understand
from kg.asking.vocabulary import vocabulary
from kg.errors import QuestionError
from kg.graph import GraphView, open_store
from kg.graph.rows import Table
from kg.ontology import direct_edges
from kg.records import PageReading
from tests.asking.questions import ANSWERED, PARTLY, REFUSED, SEEDS, Row


def columns(table: Table, names: str) -> list[Row]:
    places = [table.variables.index(name) for name in names.split()]
    return [tuple(row[place] for place in places) for row in table.texts()]


@pytest.mark.parametrize(("question", "names", "rows"), ANSWERED, ids=[case[0] for case in ANSWERED])
def test_a_question_gives_its_rows(asked: GraphView, question: str, names: str, rows: list[Row]):
    answer = ask(asked, question)
    assert columns(answer.table, names) == rows
    assert set(answer.understanding.left_out) <= {"常"}


def test_the_table_covers_the_language(asked: GraphView):
    readings = [understand(asked, question).reading for question, _, _ in ANSWERED]
    assert set(direct_edges()) <= {reading.relation for reading in readings}
    assert {"when", "times", "number", "sum", "where", "whether", "most"} <= {
        ask for reading in readings for ask in reading.asks
    }
    assert len(ANSWERED) >= 60
    assert sum(not rows for _, _, rows in ANSWERED) <= 4


@pytest.mark.parametrize(("question", "names", "rows"), SEEDS, ids=[case[0] for case in SEEDS])
def test_a_question_to_the_seeds(seeds_store: Path, question: str, names: str, rows: list[Row]):
    assert list(dict.fromkeys(columns(ask(open_store(seeds_store), question).table, names))) == rows


@pytest.mark.parametrize(("question", "said"), REFUSED, ids=[case[0][:20] for case in REFUSED])
def test_what_cannot_be_asked_is_refused_with_the_word_in_the_way(asked: GraphView, question: str, said: str):
    with pytest.raises(QuestionError) as error:
        ask(asked, question)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(("question", "left_out", "same"), PARTLY)
def test_what_is_left_out_is_said(asked: GraphView, question: str, left_out: tuple[str, ...], same: str):
    answer = ask(asked, question)
    assert answer.understanding.left_out == left_out
    assert answer.table == ask(asked, same).table


def sentences(answer: Answer) -> list[Row]:
    printed = {"quote", "file", "lines"} <= set(answer.table.variables)
    return columns(answer.table, "quote file lines") if printed else []


def test_every_quote_stands_on_its_lines(asked: GraphView, asked_readings: list[PageReading]):
    pages = {reading.page.file: reading.page.text.split("\n") for reading in asked_readings}
    found = 0
    for question, _, _ in ANSWERED:
        for quote, file, lines in sentences(ask(asked, question)):
            first, last = map(int, lines.split("-"))
            assert quote in "\n".join(pages[file][first - 1 : last])
            found += 1
    assert found > 60


@pytest.mark.parametrize("question", [case[0] for case in ANSWERED])
def test_the_query_that_is_shown_gives_the_rows_that_are_shown(asked: GraphView, question: str):
    answer = ask(asked, question)
    shown = asked.select(answer.understanding.query.sparql)
    assert shown.variables == answer.table.variables
    assert len(shown.rows) == len(answer.table.rows)
    assert "$" not in answer.understanding.query.sparql


def test_spaces_and_marks_do_not_matter(asked: GraphView):
    for question, _, _ in ANSWERED[:20]:
        spaced = " ".join(question) if not any(sign.isdigit() for sign in question) else f" {question}。"
        assert understand(asked, spaced).query == understand(asked, question).query


def test_python_asks_too(asked: GraphView):
    assert Graph(asked).ask("谁考察过丙公司") == ask(asked, "谁考察过丙公司")


_NAMES = ["赵一", "钱二", "孙三", "甲公司", "东湖区管委会", "企业家座谈会", "新园区项目", "吴六", "东湖"]
_DATES = ["2021年", "8月26日", "2021年8月", "从2021年到2022年", "去年", "26日", "2021-08", "0000年", "2021年13月"]


_WORDS = st.one_of(st.sampled_from(sorted(vocabulary())), st.sampled_from(_NAMES + _DATES), st.text(max_size=3))
_DRAWN = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answered(view: GraphView, question: str) -> Answer | None:
    """The answer, or None for a refusal, which is one line."""
    try:
        return ask(view, question)
    except QuestionError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017 - whether it raises is not what is tested
        return None


@_DRAWN
@given(words=st.lists(_WORDS, max_size=8))
@example(words=["企业家座谈会", "赵一", "赵一"])
@example(words=["企业家座谈会", "赵一", "钱二"])
def test_words_in_any_order_are_answered_or_refused(asked: GraphView, words: list[str]):
    """Whatever is answered keeps every name of the question in its query, and every column is a variable of it."""
    answer = answered(asked, "".join(words))
    if answer is None:
        return
    said = answer.understanding
    for meaning in said.understood:
        if meaning.words in _NAMES and "beside a name" not in meaning.meaning:
            assert meaning.words in said.query.sparql or meaning.words in said.reading.topic
    pattern = said.query.sparql[said.query.sparql.index("{") :]
    assert all(f"?{name}" in pattern or f"AS ?{name}" in said.query.sparql for name in answer.table.variables)


@_DRAWN
@given(question=st.text(max_size=40))
def test_any_text_is_answered_or_refused(asked: GraphView, question: str):
    answered(asked, question)
