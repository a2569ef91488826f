import csv
import io
import json
from pathlib import Path

import networkx
import pytest

from tests.conftest import SEEDS, Run

COMMANDS = (
    ("centrality", "--kind", "Person"),
    ("communities",),
    ("path", "张良才", "王德敏", "--top", "2"),
    ("bridges", "--kind", "Person"),
    ("coattendance",),
    ("rank",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_table_csv_and_json_have_the_same_rows(kg: Run, seeds_store: Path, command: tuple[str, ...]) -> None:
    def printed(form: str) -> str:
        result = kg("analyse", *command, "--format", form, "--store", seeds_store)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    found = json.loads(printed("json"))
    rows = list(csv.DictReader(io.StringIO(printed("csv"), newline="")))
    assert len(rows) == len(found["rows"]) > 0
    table = printed("table").splitlines()
    assert table[0] == found["counted"]
    for key, value in found["rows"][0].items():
        if isinstance(value, str | int):
            assert rows[0][key] == str(value)


@pytest.mark.parametrize("command", COMMANDS[2:], ids=lambda command: command[0])
def test_every_relation_is_printed_at_its_place(kg: Run, seeds_store: Path, command: tuple[str, ...]) -> None:
    """The quote of each row stands on the lines that it names."""
    found = json.loads(kg("analyse", *command, "--format", "json", "--store", seeds_store).stdout)
    shown = kg("analyse", *command, "--top", "999", "--store", seeds_store).stdout
    for row in found["rows"]:
        for words in (value for value in row.values() if isinstance(value, dict)):
            file, lines = words["place"].split(":")
            text = (SEEDS / file).read_text(encoding="utf-8").split("\n")
            first, last = int(lines.split(",")[0].split("-")[0]), int(lines.split(",")[-1].split("-")[-1])
            page = "".join(line.strip() for line in text[first - 1 : last])
            assert all(piece in page for piece in words["quote"].split(" … "))
            assert f"「{words['quote']}」 {words['place']}" in shown


def test_a_long_table_says_what_it_leaves_out(kg: Run, seeds_store: Path) -> None:
    lines = kg("analyse", "centrality", "--store", seeds_store).stdout.splitlines()
    assert len(lines) == 1 + 2 + 20 + 1
    assert lines[-1].startswith("(20 of ")
    assert len(kg("analyse", "centrality", "--top", "3", "--store", seeds_store).stdout.splitlines()) == 1 + 2 + 3


@pytest.mark.parametrize(
    ("command", "status", "says"),
    [
        (("path", "张红", "汉威科技"), 1, "did you mean 张红军"),
        (("path", "张红军", "周鸿飞"), 1, "nobody and nothing"),
        (("path", "张红军", "汉威科技", "--through", "met"), 1, "no path leads from 张红军 to 汉威科技 through met"),
        (("path", "张红军"), 2, "Missing argument"),
        (("centrality", "--kind", "Cat"), 2, "no kind of entity"),
        (("centrality", "--predicate", "flew"), 2, "the store has"),
        (("centrality", "--from", "2021-99"), 2, "is no date"),
        (("centrality", "--to", "2022-02-30"), 2, "is no date"),
        (("centrality", "--from", "2022", "--to", "2021-12"), 2, "from 2022 to 2021-12 ends before it begins"),
        (("coattendance", "--with", "汉威"), 1, "did you mean"),
        (("rank", "--top", "0"), 2, "--top"),
        (("riches",), 2, "No such command"),
    ],
)
def test_wrong_use_is_one_line(kg: Run, seeds_store: Path, command: tuple[str, ...], status: int, says: str) -> None:
    options = () if command == ("riches",) else ("--store", seeds_store)
    result = kg("analyse", *command, *options)
    assert result.exit_code == status
    assert says in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("command", "other"),
    [
        (("centrality", "--kind", "Person"), ("--kind", "person")),
        (("centrality", "--kind", "Person"), ("--kind", "kg:Person")),
        (("centrality", "--kind", "Enterprise"), ("--kind", "企业")),
        (("coattendance", "--kind", "Person"), ("--kind", "人物")),
        (("communities", "--predicate", "met"), ("--predicate", "kg:met")),
    ],
)
def test_a_kind_and_a_predicate_as_people_write_them(
    kg: Run, seeds_store: Path, command: tuple[str, ...], other: tuple[str, ...]
) -> None:
    one = kg("analyse", *command, "--store", seeds_store)
    assert one.exit_code == 0
    assert kg("analyse", command[0], *other, "--store", seeds_store).stdout == one.stdout


def test_a_store_without_facts_has_empty_tables(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("天气\n\n今天有小雨。\n（记者 程雨）\n", encoding="utf-8")
    assert kg("build", tmp_path / "page.txt", "--store", tmp_path / "store").exit_code == 0
    for name in ("centrality", "communities", "bridges", "coattendance", "rank"):
        result = kg("analyse", name, "--store", tmp_path / "store")
        assert result.exit_code == 0, result.output
        assert len(result.stdout.splitlines()) == 3


def test_the_order_of_a_list_from_page_to_answer(kg: Run, tmp_path: Path) -> None:
    """Two pages that print two officials in two orders, read, built and asked."""
    for name, day, people in (("a", "2021年3月5日", "田望舒、柏松年"), ("b", "2022年4月6日", "柏松年、田望舒")):
        text = (
            f"河滨区召开植树工作会议\n\n本报讯 {day}，河滨区召开植树工作会议。区领导{people}参加会议。\n（记者 程雨）\n"
        )
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert kg("build", tmp_path / "a.txt", tmp_path / "b.txt", "--store", tmp_path / "store").exit_code == 0
    shown = kg("analyse", "rank", "--changes", "--store", tmp_path / "store").stdout
    assert "柏松年  田望舒  1      1        moved ahead" in shown
    assert "2022-04-06  「区领导柏松年、田望舒参加会议。」 b.txt:3" in shown
    assert "2021-03-05  「区领导田望舒、柏松年参加会议。」 a.txt:3" in shown


def test_an_export_with_analysis(kg: Run, seeds_store: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph.gexf"
    assert kg("export", "-f", "gexf", "-o", target, "--with-analysis", "--store", seeds_store).exit_code == 0
    read = networkx.read_gexf(target, version="1.3")
    found = json.loads(kg("analyse", "centrality", "--format", "json", "--store", seeds_store).stdout)["rows"]
    for row in found:
        about = read.nodes[row["name_id"]]
        assert (about["neighbours"], about["betweenness"]) == (row["neighbours"], row["betweenness"])
    result = kg("export", "-f", "turtle", "-o", tmp_path / "x.ttl", "--with-analysis", "--store", seeds_store)
    assert result.exit_code == 2
    assert "turtle has no nodes" in result.stderr
