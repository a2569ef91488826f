"""Independent readers of the network formats."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, needed

HERE = Path(__file__).parent


def graphology(format: str, path: Path) -> dict[str, list[dict[str, Any]]]:
    """What graphology reads from a file: {"nodes": [{id, …}], "edges": [{id, source, target, …}]}."""
    node = needed("node")
    if not (ROOT / "tests" / "node_modules" / "graphology").is_dir():
        reason = "graphology is not installed; run: npm ci --prefix tests"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    done = subprocess.run([node, HERE / "read_back.cjs", format, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    content: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    return content
