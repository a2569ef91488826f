"""Keeps the output shown in the documents true: `python docs/shown_output.py` runs what they show and writes it anew.

A block that starts with ```console holds commands (`$ kg …`) and below each what it prints. All commands of a document
run in order, in one folder that has `seeds/` and `tests/` in it. A shown output that ends in a line `…` is cut there:
as many lines as were shown before are kept. `| head -N` after a command is done here. Other commands are not run.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from typer.testing import CliRunner

from kg.cli import app

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    "README.md",
    "README.zh.md",
    "docs/tutorial.md",
    "docs/tutorial.zh.md",
    "docs/exports.md",
    "docs/asking.md",
    "docs/analysis.md",
)
CUT = "…"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_HEAD = re.compile(r"\s*\|\s*head -(\d+)\s*$")
Run = Callable[[str], str]


def refreshed(text: str, run: Run) -> str:
    """The document with the output of each command as `run` gives it."""
    return _BLOCK.sub(lambda block: "```console\n" + "".join(_lines(block[1], run)) + "```", text)


def _lines(block: str, run: Run) -> Iterator[str]:
    for command, shown in _commands(block):
        yield f"$ {command}\n"
        if not command.startswith("kg "):
            yield from (f"{line}\n" for line in shown)
            continue
        printed = run(command).splitlines()
        if shown and shown[-1] == CUT and len(printed) >= len(shown):
            printed = [*printed[: len(shown) - 1], CUT]
        yield from (f"{line}\n" for line in printed)


def _commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a block with the lines shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        while command.endswith("\\"):
            command += "\n" + shown.pop(0)
        yield command, shown


def run_here(command: str) -> str:
    """What a command prints, standard output and error as a terminal would show them."""
    head = _HEAD.search(command)
    line = command[: head.start()] if head else command
    printed = CliRunner().invoke(app, shlex.split(line.replace("\\\n", " "))[1:]).output
    return "".join(printed.splitlines(keepends=True)[: int(head[1])]) if head else printed


def in_fresh_folder(document: Path) -> str:
    """The document as it should be, its commands run in a new folder with `seeds/` and `tests/`."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("seeds", "tests"):
            (Path(folder) / name).symlink_to(ROOT / name)
        os.chdir(folder)
        try:
            return refreshed(document.read_text(encoding="utf-8"), run_here)
        finally:
            os.chdir(before)


if __name__ == "__main__":
    for name in sys.argv[1:] or [name for name in DOCUMENTS if (ROOT / name).exists()]:
        (ROOT / name).write_text(in_fresh_folder(ROOT / name), encoding="utf-8")
