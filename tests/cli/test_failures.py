"""How commands end: exit status, one line, no traceback; also when interrupted, cut off, or wrong themselves."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEEDS, Process, Run

READERS = [
    ("check",),
    ("show", "某某"),
    ("query", "-e", "ASK {}"),
    ("export", "--format", "turtle", "-o", "-"),
    ("page", "-o", "page.html"),
    ("score", "tests/gold/seeds"),
]


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_a_missing_store_is_one_line_with_the_next_step(kg: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    result = kg(*command, "--store", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "nowhere" in result.stderr
    assert "kg build" in result.stderr
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    "arguments",
    [("build",), ("build", "x", "--jobs", "0"), ("export", "--format", "docx", "-o", "x"), ("nonsense",), ("show",)],
)
def test_wrong_use_is_told_with_status_2(kg_process: Process, arguments: tuple[str, ...]) -> None:
    result = kg_process(*arguments)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "Usage" in result.stderr


def test_wrong_sparql_is_told_with_its_line(kg_process: Process, seeds_store: Path) -> None:
    result = kg_process("query", "-e", "SELECT ?x\nWHERE { ?x a }", "--store", seeds_store)
    assert result.returncode == 2
    assert "2:" in result.stderr or "line 2" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_a_closed_pipe_ends_quietly(seeds_store: Path) -> None:
    command = f"{sys.executable} -m kg export --format trig -o - --store {seeds_store} | head -c 100"
    result = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, cwd=ROOT, timeout=120, check=False
    )
    assert len(result.stdout) == 100
    assert result.stderr == b""
    assert result.returncode == 141


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_during_a_build_leaves_the_old_store(kg: Run, tmp_path: Path, jobs: str) -> None:
    store = tmp_path / "store"
    assert kg("build", sorted(SEEDS.glob("*.txt"))[0], "--store", store).exit_code == 0
    before = kg("export", "--format", "turtle", "-o", "-", "--store", store).stdout
    many = tmp_path / "many"
    many.mkdir()
    for number in range(300):
        for page in SEEDS.glob("*.txt"):
            (many / f"{number}-{page.name}").write_text(
                f"{page.read_text(encoding='utf-8')}\n{number}\n", encoding="utf-8"
            )
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(many), "--store", str(store), "--jobs", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    time.sleep(4)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the command and to its workers
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, (out, err)
    assert err == "kg: stopped; what was complete before is unchanged\n"
    assert kg("export", "--format", "turtle", "-o", "-", "--store", store).stdout == before


def test_a_bug_is_called_a_bug_and_its_details_are_kept(tmp_path: Path) -> None:
    broken = "import kg.dossier, kg.cli; kg.dossier.dossiers = lambda *a: 1 / 0; import sys; sys.argv = ['kg', 'show', 'x', '--store', sys.argv[1]]; kg.cli.main()"
    result = subprocess.run(
        [sys.executable, "-c", broken, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=False,
    )
    assert result.returncode == 70
    assert len(result.stderr.splitlines()) == 1
    assert "bug" in result.stderr
    assert "KG_DEBUG=1" in result.stderr
    (details,) = tmp_path.glob("kg-bug-*.txt")
    assert "ZeroDivisionError" in details.read_text(encoding="utf-8")


def test_a_full_disk_is_not_called_a_bug(seeds_store: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "kg", "export", "--format", "turtle", "-o", "-", "--store", str(seeds_store)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            check=False,
        )
    assert result.returncode == 1
    assert "No space left" in result.stderr
    assert "Traceback" not in result.stderr


def test_help_does_not_wait_for_the_big_libraries() -> None:
    listing = "import sys; sys.argv = ['kg', '--help']\nimport kg.cli\ntry: kg.cli.main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, cwd=ROOT, check=True)
    loaded = set(result.stderr.split())
    assert "build" in result.stdout
    assert not loaded & {"spacy", "rdflib", "pyoxigraph", "networkx", "jieba", "numpy", "pandas", "rich"}
