import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.export import Format
from kg.exporters import EXPORTERS
from tests.conftest import ROOT, Run

SINGLE = [name for name, exporter in EXPORTERS.items() if exporter.parts == ("",)]


def test_the_command_offers_every_exporter() -> None:
    assert [form.value for form in Format] == list(EXPORTERS)


@pytest.mark.parametrize("name", SINGLE)
def test_a_file_and_standard_output_are_the_same(kg: Run, seeds_store: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / f"graph{EXPORTERS[name].suffix}"
    assert kg("export", "--format", name, "-o", target, "--store", seeds_store).exit_code == 0
    printed = kg("export", "--format", name, "-o", "-", "--store", seeds_store)
    assert printed.stdout_bytes == target.read_bytes() != b""
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_format_of_two_files_writes_both(kg: Run, seeds_store: Path, tmp_path: Path) -> None:
    assert kg("export", "--format", "tables", "-o", tmp_path / "x.csv", "--store", seeds_store).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.edges.csv", "x.nodes.csv"]


@pytest.mark.parametrize(("target", "says"), [("gone/x.ttl", "cannot be written"), (".", "is a folder")])
def test_a_place_that_cannot_be_written(kg: Run, seeds_store: Path, tmp_path: Path, target: str, says: str) -> None:
    result = kg("export", "--format", "turtle", "-o", tmp_path / target, "--store", seeds_store)
    assert result.exit_code == 1
    assert says in result.stderr
    assert not list(tmp_path.iterdir())


def test_two_processes_give_the_same_bytes(seeds_store: Path) -> None:
    def run(seed: str) -> bytes:
        command = [sys.executable, "-m", "kg", "export", "-f", "gexf", "-o", "-", "--store", str(seeds_store)]
        return subprocess.run(command, capture_output=True, cwd=ROOT, env={"PYTHONHASHSEED": seed}, check=True).stdout

    assert run("1") == run("2")
