import csv
import io
import json
from pathlib import Path

from tests.conftest import Run

QUESTION = "张红军 2021年8月27日 考察 了 哪些 企业"


def test_understanding_and_query_go_to_stderr_and_rows_to_stdout(kg: Run, seeds_store: Path) -> None:
    result = kg("ask", QUESTION, "--store", seeds_store)
    assert result.exit_code == 0
    said = result.stderr.splitlines()
    assert said[0].startswith("understood: 张红军 (Person person/")
    assert "2021年8月27日 (2021-08-27…2021-08-27) · 考察了 (kg:visited) · 哪些企业 (kg:Enterprise)" in said[0]
    assert '  ?doer kg:name "张红军"@zh .' in result.stderr
    assert result.stdout.splitlines()[0].split() == ["date", "visitor", "visited", "quote", "file", "lines"]
    assert "understood" not in result.stdout


def test_words_may_be_several_arguments(kg: Run, seeds_store: Path) -> None:
    one = kg("ask", QUESTION, "--store", seeds_store)
    assert kg("ask", *QUESTION.split(), "--store", seeds_store).stdout == one.stdout


def test_the_query_alone_can_be_asked_again(kg: Run, seeds_store: Path) -> None:
    for question in (QUESTION, "谁考察过汉威科技", "谁考察企业最多", "8月26日谁考察了什么"):
        sparql = kg("ask", question, "--query-only", "--store", seeds_store).stdout
        again = kg("query", "-e", sparql, "--format", "csv", "--store", seeds_store)
        assert again.stdout == kg("ask", question, "--format", "csv", "--store", seeds_store).stdout


def test_the_query_can_be_hidden(kg: Run, seeds_store: Path) -> None:
    result = kg("ask", QUESTION, "--no-query", "--store", seeds_store)
    assert "SELECT" not in result.stderr
    assert "understood" in result.stderr


def test_a_named_query_is_named(kg: Run, seeds_store: Path) -> None:
    said = kg("ask", "谁考察过汉威科技", "--store", seeds_store)
    assert "the same as: kg query visitors --param place=汉威科技\n" in said.stderr
    same = kg("query", "visitors", "--param", "place=汉威科技", "--store", seeds_store)
    assert same.stdout == said.stdout


def test_json_has_understanding_and_rows(kg: Run, seeds_store: Path) -> None:
    answer = json.loads(kg("ask", "张红军最近去过汉威科技吗", "--json", "--store", seeds_store).stdout)
    assert answer["not_understood"] == ["最近"]
    assert [one["words"] for one in answer["understood"]] == ["张红军", "去过", "汉威科技", "吗"]
    assert answer["verdict"].startswith("见报")
    assert len(answer["answer"]["results"]["bindings"]) == 1
    assert answer["query"]["sparql"].startswith("SELECT DISTINCT ?date")


def test_the_query_alone_is_json_where_json_is_asked_for(kg: Run, seeds_store: Path) -> None:
    result = kg("ask", QUESTION, "--query-only", "--json", "--store", seeds_store)
    whole = json.loads(kg("ask", QUESTION, "--json", "--store", seeds_store).stdout)
    assert result.stderr == ""
    assert json.loads(result.stdout) == {key: value for key, value in whole.items() if key != "answer"}


def test_silence_is_not_a_no(kg: Run, seeds_store: Path) -> None:
    result = kg("ask", "郭程明去过汉威科技吗", "--store", seeds_store)
    assert result.stdout.splitlines()[0].startswith("没有见报 · not printed")
    assert result.exit_code == 0


def test_rows_as_csv(kg: Run, seeds_store: Path) -> None:
    result = kg("ask", QUESTION, "-f", "csv", "--store", seeds_store)
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert {row["visitor"] for row in rows} == {"张红军"}
    assert all(row["quote"] and row["file"] and row["lines"] for row in rows)


def test_what_was_left_out_is_said_before_the_answer(kg: Run, seeds_store: Path) -> None:
    said = kg("ask", "张红军考察了哪些民营企业", "--store", seeds_store).stderr
    assert "not understood: 民营 (the answer is to the question without it)" in said


def test_a_refusal_is_one_line_and_status_2(kg: Run, seeds_store: Path) -> None:
    result = kg("ask", "张红军没有考察哪些企业", "--store", seeds_store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("kg: 没有 is a negation")
    assert len(result.stderr.splitlines()) == 1
