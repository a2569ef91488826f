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


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", ""),
        ("show", ""),
        ("page", "-o", "x", "--focus="),
        ("check", "--store", ""),
        ("analyse", "path", "", "甲"),
    ],
)
def test_an_empty_word_is_wrong_use(kg: Run, arguments: tuple[str, ...]) -> None:
    """As in `kg build "$PAGES"` of a script that never set PAGES: it must not mean the current folder."""
    result = kg(*arguments)
    assert result.exit_code == 2
    assert "it is empty; give one" in result.stderr


def test_an_empty_word_where_nothing_is_the_default(kg: Run, seeds_store: Path) -> None:
    result = kg("review", "--accept", "absent", "--as", "same", "--why", "", "--by=", "--store", seeds_store)
    assert "no open case is called absent" in result.stderr


def test_wrong_sparql_is_told_with_its_line(kg_process: Process, seeds_store: Path) -> None:
    result = kg_process("query", "-e", "SELECT ?x\nWHERE { ?x a }", "--store", seeds_store)
    assert result.returncode == 2
    assert "line 2" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "command",
    [
        ("export", "-f", "nquads", "-o", "-"),
        ("query", "-e", "SELECT * { ?s ?p ?o }"),
        ("show", "--page", "000_9ebea12dbf709d8a.txt"),
        ("review",),
        ("--help",),
    ],
    ids=lambda command: command[0],
)
def test_a_closed_pipe_ends_quietly(seeds_store: Path, command: tuple[str, ...], unbuffered: str) -> None:
    env = {**os.environ, "KG_STORE": str(seeds_store), "PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(
        [sys.executable, "-m", "kg", *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=env
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # long before the first byte is written: kg has yet to load
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


def test_a_reader_that_leaves_in_the_middle_is_noticed(seeds_store: Path) -> None:
    """Unbuffered, Python would write what fits into the pipe and take it for the whole."""
    env = {**os.environ, "KG_STORE": str(seeds_store), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "kg", "export", "-f", "nquads", "-o", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=env) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(1) == b"<"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


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
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a test run in the background ignores it
    )
    time.sleep(4)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the command and to its workers
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, (out, err)
    assert err == "kg: stopped; what was complete before is unchanged\n"
    assert kg("export", "--format", "turtle", "-o", "-", "--store", store).stdout == before


def test_a_closed_output_is_not_called_a_bug(seeds_store: Path) -> None:
    command = [sys.executable, "-m", "kg", "export", "-f", "facts", "-o", "-", "--store", str(seeds_store)]
    closed = ["sh", "-c", f"{' '.join(command)} >&-"]
    result = subprocess.run(closed, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_terminal_without_chinese_gets_escapes(kg_process: Process, seeds_store: Path) -> None:
    result = kg_process("show", "汉威科技", "--store", seeds_store, env={"PYTHONIOENCODING": "latin-1"})
    assert result.returncode == 0
    assert result.stdout.startswith("\\u6c49\\u5a01\\u79d1\\u6280  Enterprise  body/")


BROKEN = """
import sys
import kg.cli
import kg.queries
kg.queries.load = lambda name: 1 / 0  # whatever nobody foresaw
sys.argv = ["kg", "queries", "x"]
kg.cli.main()
"""


def run_broken(tmp_path: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BROKEN],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path), **env},
        check=False,
    )


def test_a_bug_is_called_a_bug_and_its_details_are_kept(tmp_path: Path) -> None:
    result = run_broken(tmp_path)
    assert result.returncode == 70
    assert len(result.stderr.splitlines()) == 1
    assert "bug" in result.stderr
    assert "KG_DEBUG=1" in result.stderr
    (details,) = tmp_path.glob("kg-bug-*.txt")
    assert str(details) in result.stderr
    assert "ZeroDivisionError" in details.read_text(encoding="utf-8")


def test_the_details_of_a_bug_can_be_seen_at_once(tmp_path: Path) -> None:
    result = run_broken(tmp_path, KG_DEBUG="1")
    assert result.returncode == 70
    assert "ZeroDivisionError" in result.stderr
    assert not list(tmp_path.iterdir())


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


LISTING = """
import sys
import kg.cli
sys.argv = ["kg", "--help"]
try:
    kg.cli.main()
except SystemExit:
    print(*sys.modules, file=sys.stderr)
"""


def test_help_does_not_wait_for_the_big_libraries() -> None:
    result = subprocess.run([sys.executable, "-c", LISTING], capture_output=True, text=True, cwd=ROOT, check=True)
    assert "build" in result.stdout
    big = {"spacy", "rdflib", "pyoxigraph", "networkx", "jieba", "numpy", "pandas"}
    assert not big & set(result.stderr.split())
