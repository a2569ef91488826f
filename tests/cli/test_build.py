import json
from pathlib import Path

from tests.conftest import SEEDS, Process, Run

PAGE = """区领导调研企业

本报讯 8月26日，河滨区委书记田望舒到清溪科技有限公司调研，区委副书记柏松年陪同。
（记者 程雨）
"""


def test_the_report_for_a_program_says_what_the_line_says(kg: Run, tmp_path: Path) -> None:
    report = json.loads(kg("build", SEEDS, "--store", tmp_path / "one", "--json").stdout)
    line = kg("build", SEEDS, "--store", tmp_path / "two").stdout
    assert (report["pages"], report["read"], report["failed"], report["articles"]) == (5, 5, 0, 22)
    assert f"{report['facts']} facts, {report['entities']} entities" in line


def test_a_build_that_is_watched_by_nobody_draws_no_bar(kg_process: Process, tmp_path: Path) -> None:
    result = kg_process("build", SEEDS, "--store", tmp_path / "store", "--jobs", "2")
    assert result.returncode == 0
    assert result.stderr == ""
    assert len(result.stdout.splitlines()) == 1


def test_a_model_that_is_not_there_stops_the_build_before_it_begins(kg: Run, tmp_path: Path) -> None:
    result = kg("build", SEEDS, "--store", tmp_path / "store", "--spacy-model", "nowhere")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "--spacy-model nowhere: cannot be loaded" in result.stderr
    assert not (tmp_path / "store").exists()


def test_a_folder_of_other_files_is_no_store(kg: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    result = kg("build", page, "--store", tmp_path)
    assert result.exit_code == 1
    assert "holds other files" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["page.txt"]


def test_a_wrong_decision_stops_the_build_and_changes_nothing(kg: Run, tmp_path: Path) -> None:
    page, store = tmp_path / "pages" / "page.txt", tmp_path / "store"
    page.parent.mkdir()
    page.write_text(PAGE, encoding="utf-8")
    assert kg("build", page.parent, "--store", store).exit_code == 0
    before = kg("export", "-f", "turtle", "-o", "-", "--store", store).stdout
    (page.parent / "curation.yml").write_text("- nonsense: [", encoding="utf-8")
    page.write_text(PAGE.replace("田望舒", "田望野"), encoding="utf-8")
    result = kg("build", page.parent, "--store", store)
    assert result.exit_code == 1
    assert "curation.yml" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert kg("export", "-f", "turtle", "-o", "-", "--store", store).stdout == before
