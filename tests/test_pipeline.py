"""The whole build: what is read again, what is kept, and that nothing but the pages decides the bytes."""

import shutil
from pathlib import Path

import pytest

from kg.graph import open_store, serialise
from kg.pipeline import build
from kg.report import BuildReport
from tests.conftest import SEEDS, Process

PAGES = sorted(SEEDS.glob("*.txt"))


def turtle(store: Path) -> bytes:
    return serialise(open_store(store), "turtle")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the seeds that a test may change."""
    copy = tmp_path / "pages"
    copy.mkdir()
    for page in PAGES:
        shutil.copy(page, copy)
    return copy


def counts(report: BuildReport) -> tuple[int, int, int]:
    return report.read, report.kept, report.removed


def test_pages_that_did_not_change_are_not_read_again(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert counts(build([folder], store)) == (5, 0, 0)
    assert counts(build([folder], store)) == (0, 5, 0)
    changed = folder / PAGES[0].name
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert counts(build([folder], store)) == (1, 4, 1)


def test_a_folder_is_mirrored(folder: Path, tmp_path: Path) -> None:
    store, other = tmp_path / "store", tmp_path / "other"
    build([folder], store)
    (folder / PAGES[2].name).unlink()
    assert counts(build([folder], store)) == (0, 4, 1)
    build([folder], other)
    assert turtle(store) == turtle(other)


def test_files_are_added_and_a_file_of_the_same_name_replaces(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert build([folder / PAGES[0].name], store).pages == 1
    assert build([folder / PAGES[1].name], store).pages == 2
    changed = folder / PAGES[1].name
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    report = build([changed], store)
    assert (report.pages, *counts(report)) == (2, 1, 1, 1)


def test_one_page_at_a_time_in_any_order_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    build([folder], one)
    for page in reversed(PAGES):
        build([folder / page.name], other)
    assert turtle(one) == turtle(other)


def test_the_number_of_workers_changes_no_byte(tmp_path: Path) -> None:
    one, three = tmp_path / "one", tmp_path / "three"
    build([SEEDS], one, jobs=1)
    build([SEEDS], three, jobs=3)
    assert turtle(one) == turtle(three)


def test_the_hash_seed_changes_no_byte(kg_process: Process, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        result = kg_process("build", SEEDS, "--store", tmp_path / seed, env={"PYTHONHASHSEED": seed})
        assert result.returncode == 0, result.stderr
    assert turtle(tmp_path / "1") == turtle(tmp_path / "2")


def test_a_changed_date_in_pages_toml_reads_the_page_again(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build([folder], store)
    toml = folder / "pages.toml"
    entry = f'[[page]]\nfile = "{PAGES[0].name}"\ndate = 1999-12-31\n'
    toml.write_text(entry, encoding="utf-8")
    assert build([folder], store).read == 1
