"""What tests of several rooms share: the command in this process, the command as a process, the built seeds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from typer.testing import CliRunner, Result

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
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


def violations(page: Page) -> list[tuple[str, str, str]]:
    """What axe finds serious on a page as it is shown: the rule, the beginning of the element, what to mend."""
    needed("axe-core", str(AXE))
    page.evaluate(AXE.read_text("utf-8"))
    return [
        (violation["id"], node["html"][:200], node["failureSummary"])
        for violation in page.evaluate("axe.run().then(({ violations }) => violations)")
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def chromium() -> str:
    for name in ("chromium", "chromium-browser"):
        if Path(f"/usr/bin/{name}").exists():
            return f"/usr/bin/{name}"
    return needed("google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, one for all tests of a process: playwright can be started in it but once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()
