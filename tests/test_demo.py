"""`make demo`: what it writes is what is committed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

COMMITTED = ROOT / "exports"


def demo(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the demo with this Python into `folder`; what `make` would install is installed."""
    command = ["make", "-o", ".venv/.with-kg", "demo", f"KG={sys.executable} -m kg"]
    places = [f"STORE={folder / 'store'}", f"EXPORTS={folder / 'exports'}"]
    return subprocess.run([*command, *places], cwd=ROOT, capture_output=True, text=True, check=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    result = demo(folder)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("$ kg ") == 3  # three answers
    return folder


def test_a_rebuild_gives_the_committed_bytes(made: Path) -> None:
    rebuilt, committed = contents(made / "exports"), contents(COMMITTED)
    assert rebuilt.keys() == committed.keys()
    assert [name for name in sorted(rebuilt) if rebuilt[name] != committed[name]] == [], "run: make demo"
