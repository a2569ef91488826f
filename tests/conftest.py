"""What tests of several rooms share: the command in this process, the command as a process, the built seeds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
Run = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[str]]


def needed(program: str, *places: str) -> str:
    """The path of an outside program. Without it the test is skipped, or fails where CI promises to have it."""
    found = shutil.which(program) or next((place for place in places if Path(place).exists()), None)
    if found is None:
        reason = f"{program} is not installed; .ci/run shows how"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture
def kg() -> Run:
    """Run a command in this process: kg("build", folder, "--store", store)."""

    def run(*arguments: object, stdin: str | None = None) -> Result:
        from kg.cli import app

        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)

    return run


@pytest.fixture
def kg_process() -> Process:
    """Run the command as users do, in a process of its own, with the environment plus `env`."""

    def run(
        *arguments: object, env: dict[str, str] | None = None, timeout: float = 120
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kg", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            cwd=ROOT,
            env={**os.environ, **(env or {})},
        )

    return run


@pytest.fixture(scope="session")
def seeds_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five pages of `seeds/`, built once by this test process. Read it, do not write it."""
    from kg.cli import app

    store = tmp_path_factory.mktemp("seeds") / "kg-store"
    result = CliRunner().invoke(app, ["build", str(SEEDS), "--store", str(store)])
    assert result.exit_code == 0, result.output
    return store
