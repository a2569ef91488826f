"""The page's own modules, tested by node's test runner."""

import subprocess
from pathlib import Path

from tests.conftest import needed


def test_modules() -> None:
    tests = sorted(str(path) for path in (Path(__file__).parent / "script").glob("*.test.js"))
    run = subprocess.run([needed("node"), "--test", *tests], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
