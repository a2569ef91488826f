"""Writes docs/cli.md from the commands' own help: `python docs/command_reference.py`. A test checks it is current."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from typer.main import get_command
from typer.testing import CliRunner

from kg.cli import app
from kg.cli.failures import STATUSES

ESCAPED = "\\|"
TARGET = Path(__file__).parent / "cli.md"
HEAD = """# Command reference

Written by `make docs` from the commands' own help; do not edit. Answers go to standard output, everything else to
standard error.

{statuses}

Environment: `KG_STORE` (the store, default `kg-store`), `KG_BASE_IRI` (prefix of all data IRIs), `KG_MAX_PAGE_BYTES`
(larger files are refused), `KG_PASSWORD` (goes with `--user`), `KG_QUERY_SECONDS` and `KG_QUERY_ROWS` (limits of
`kg serve`), `KG_DEBUG=1` (show the traceback of a bug).
"""


def reference() -> str:
    """The whole text of docs/cli.md."""
    names = [name for name, _ in commands(get_command(app))]
    rows = [f"| {number} | {meaning.replace('|', ESCAPED)} |" for number, meaning in STATUSES.items()]
    head = HEAD.format(statuses="\n".join(["| exit status | means |", "|---|---|", *rows]))
    return head + "".join(f"\n## kg{''.join(f' {n}' for n in name)}\n\n```text\n{_help(name)}\n```\n" for name in names)


def commands(command: Any, name: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401 - typer's own
    """A command and all below it, each with the words by which it is called after `kg`."""
    yield name, command
    for word, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*name, word))


def _help(command: Sequence[str]) -> str:
    shown = CliRunner().invoke(app, [*command, "--help"], terminal_width=100, prog_name="kg")
    return "\n".join(line.rstrip() for line in shown.stdout.strip().splitlines())


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
