import csv
import io
import json
from pathlib import Path

import pytest
from rdflib import Graph

from tests.conftest import Run

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?fact a kg:Fact }"
TRIPLES = "CONSTRUCT WHERE { ?who kg:visited ?what }"


def visited(kg: Run, store: Path, form: str) -> str:
    result = kg("query", "most-visited", "--format", form, "--store", store)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_named_query_gives_the_same_rows_in_every_form(kg: Run, seeds_store: Path) -> None:
    rows = list(csv.reader(io.StringIO(visited(kg, seeds_store, "csv"), newline="")))
    answer = json.loads(visited(kg, seeds_store, "json"))
    table = visited(kg, seeds_store, "table").splitlines()
    assert len(rows) > 10
    assert rows[0] == answer["head"]["vars"] == table[0].split()
    bindings = [[row[name]["value"] for name in rows[0]] for row in answer["results"]["bindings"]]
    assert bindings == rows[1:]
    assert table[-1] == f"({len(bindings)} rows)"
    assert len(table) == len(bindings) + 3


def test_json_is_short_for_format_json(kg: Run, seeds_store: Path) -> None:
    result = kg("query", "-e", COUNT, "--json", "--store", seeds_store)
    (row,) = json.loads(result.stdout)["results"]["bindings"]
    assert int(row["n"]["value"]) > 100


def test_a_file_with_a_parameter(kg: Run, seeds_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "posts.rq"
    file.write_text(
        "SELECT ?name WHERE { ?x a kg:Person ; skos:prefLabel ?name FILTER(?name = $who) }", encoding="utf-8"
    )
    result = kg("query", file, "--param", "who=张红军", "--format", "csv", "--store", seeds_store)
    assert set(result.stdout.splitlines()) == {"name", "张红军"}


def test_a_construct_gives_turtle_or_rows(kg: Run, seeds_store: Path) -> None:
    turtle = kg("query", "-e", TRIPLES, "--format", "ttl", "--store", seeds_store).stdout
    graph = Graph().parse(data=turtle, format="turtle")
    table = kg("query", "-e", TRIPLES, "--store", seeds_store).stdout.splitlines()
    assert len(graph) == len(table) - 3 > 20
    assert "kg:visited" in table[2]


@pytest.mark.parametrize(("ask", "answer"), [("ASK { ?x a kg:Person }", "true"), ("ASK { ?x a kg:Nothing }", "false")])
def test_a_question_of_truth(kg: Run, seeds_store: Path, ask: str, answer: str) -> None:
    assert kg("query", "-e", ask, "--store", seeds_store).stdout == f"{answer}\n"
    as_json = kg("query", "-e", ask, "--json", "--store", seeds_store).stdout
    assert json.loads(as_json) == {"head": {}, "boolean": answer == "true"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-e", "SELECT ?x\nWHERE {\n ?x a }"], "line 3"),
        (["-e", "INSERT DATA { <a:a> <a:b> <a:c> }"], "kg only reads; change the pages and run kg build"),
        (["-e", COUNT, "--param", "who=x"], "no parameter who"),
        (["-e", COUNT, "--format", "ttl"], "CONSTRUCT"),
        (["-e", COUNT, "most-visited"], "give one of"),
        ([], "give one of"),
        (["most-visted"], "did you mean most-visited?"),
        (["posts-of"], "needs person"),
        (["posts-of", "--param", "who=x"], "takes person"),
        (["posts-of", "--param", "person"], "NAME=VALUE"),
        (["most-visited", "--param", "from=yesterday"], "is no date"),
        (["most-visited", "-p", "from=2022", "-p", "to=2021"], "ends before it begins"),
        (["-e", "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE is refused: kg asks no other server"),
        (["-e", COUNT, "--json", "--format", "csv"], "not --format csv"),
    ],
)
def test_a_wrong_question_is_told_with_status_2(kg: Run, seeds_store: Path, arguments: list[str], says: str) -> None:
    result = kg("query", *arguments, "--store", seeds_store)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""


def test_a_file_that_cannot_be_read_is_no_wrong_question(kg: Run, seeds_store: Path, tmp_path: Path) -> None:
    (tmp_path / "gbk.rq").write_bytes("SELECT ?张三 {}".encode("gbk"))
    for name, says in (("gone.rq", "cannot be read (No such file or directory)"), ("gbk.rq", "is not UTF-8")):
        result = kg("query", tmp_path / name, "--store", seeds_store)
        assert result.exit_code == 1
        assert f"{name}: {says}" in result.stderr


def test_the_file_of_a_wrong_query_is_named(kg: Run, seeds_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "wrong.rq"
    file.write_text("SELECT ?x\nWHERE { ?x a }", encoding="utf-8")
    result = kg("query", file, "--store", seeds_store)
    assert result.exit_code == 2
    assert "wrong.rq" in result.stderr
    assert "line 2" in result.stderr
