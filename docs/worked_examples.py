"""Keeps docs/extending.md true: `python docs/worked_examples.py` does what it tells and writes anew what that prints.

In order, in a copy of the package: ```text FILE writes a page, ```diff FILE adds the lines that begin with +, and
```console runs `kg` (with that copy's rules) and shows the output. The repository itself is not touched.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from docs.shown_output import refreshed  # noqa: E402 - a script finds its neighbours only after the line above

DOCUMENT = ROOT / "docs" / "extending.md"
_BLOCK = re.compile(r"^```(?P<kind>text|diff|console)(?: (?P<file>\S+))?\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)


class Copy:
    """A copy of the package in a folder of its own, which the document's blocks change and run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in ("kg", "ontology"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))

    def done(self, block: re.Match[str]) -> str:
        """Do what a block tells; returns the block with the output it has now."""
        if block["kind"] == "console":
            return refreshed(block[0], self._run)
        if block["file"]:
            added = (line.removeprefix("+") for line in block["body"].splitlines(keepends=True) if line[0] == "+")
            path = self._folder / block["file"]
            path.write_text(
                path.read_text(encoding="utf-8") + "".join(added) if block["kind"] == "diff" else block["body"],
                encoding="utf-8",
            )
        return block[0]

    def _run(self, command: str) -> str:
        line, silenced, _ = command.partition(" > /dev/null")
        words = [sys.executable, "-m", "kg", *shlex.split(line)[1:]]
        done = subprocess.run(words, cwd=self._folder, capture_output=True, text=True, encoding="utf-8", timeout=120)
        return done.stderr if silenced else done.stdout + done.stderr


def current() -> str:
    """The document as it should be now."""
    with tempfile.TemporaryDirectory() as folder:
        return _BLOCK.sub(Copy(Path(folder)).done, DOCUMENT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    DOCUMENT.write_text(current(), encoding="utf-8")
