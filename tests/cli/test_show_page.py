"""`kg show --page` on the seeds."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import SEEDS, Process, Run

PAGE = SEEDS / "000_9ebea12dbf709d8a.txt"


def test_the_terminal_shows_every_article_with_its_share(kg: Run, seeds_store: Path) -> None:
    shown = kg("show", "--page", PAGE.name, "--store", seeds_store).stdout.splitlines()
    assert re.fullmatch(rf"{PAGE.name}: \d+ of \d+ sentences \(\d+ %\) gave a fact", shown[0])
    assert sum(bool(re.search(r"-\d+, \d+ of \d+ sentences", line)) for line in shown) == 6
    read = [line for line in shown if line.startswith("| ") and " → " in line]
    plain = [line for line in shown if line.startswith(": ")]
    assert read
    assert plain
    assert any("[张红军]" in line for line in read)
    assert not any(" → " in line for line in plain)


def test_a_terminal_with_colours_needs_no_brackets(kg_process: Process, seeds_store: Path) -> None:
    shown = kg_process("show", "--page", PAGE.name, "--store", seeds_store, env={"FORCE_COLOR": "1", "TERM": "xterm"})
    assert re.search("\x1b\\[1;31m张红军\x1b\\[0m", shown.stdout)
    assert "[张红军]" not in shown.stdout


@pytest.mark.parametrize("name", [PAGE, PAGE.name, f"elsewhere/{PAGE.name}"], ids=["path", "name", "other folder"])
def test_a_page_is_named_by_its_file(kg: Run, seeds_store: Path, name: object) -> None:
    assert kg("show", "--page", name, "--store", seeds_store).stdout.startswith(PAGE.name)


def test_json_counts_what_it_lists(kg: Run, seeds_store: Path) -> None:
    row = json.loads(kg("show", "--page", PAGE.name, "--json", "--store", seeds_store).stdout)
    lines = kg("export", "--format", "facts", "-o", "-", "--store", seeds_store).stdout.splitlines()
    facts = {fact["id"] for fact in map(json.loads, lines) if fact["page"] == PAGE.name}
    sentences = [each for article in row["articles"] for each in article["sentences"]]
    assert {id for each in sentences for id in each["facts"]} == facts
    counted = [each for each in sentences if each["role"] not in {"head", "subhead", "byline", "source"}]
    assert (row["sentences"], row["read"]) == (len(counted), sum(bool(each["facts"]) for each in counted))


def test_html_is_written_whole(kg: Run, seeds_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "coverage.html"
    assert kg("show", "--page", PAGE.name, "-o", out, "--store", seeds_store).exit_code == 0
    html = out.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert html.count("<article ") == 6


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--page", "none.txt"], 1, "no such page"),
        ([], 2, "--page FILE"),
        (["张红军", "--page", PAGE.name], 2, "--page FILE"),
        (["张红军", "-o", "x.html"], 2, "--page FILE"),
        (["--page", PAGE.name, "-o", "no/such/folder/x.html"], 1, "cannot be written"),
    ],
)
def test_wrong_use_is_said(kg: Run, seeds_store: Path, arguments: list[str], status: int, words: str) -> None:
    result = kg("show", *arguments, "--store", seeds_store)
    assert result.exit_code == status
    assert words in result.stderr
    assert "Traceback" not in result.stderr
