"""How a command ends when it cannot do its work: one line on stderr, an exit status of STATUSES, never a traceback."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, Final, TextIO

import typer
from typer.core import TyperCommand, TyperGroup

from kg.errors import KgError

BUG: Final = 70
INTERRUPTED: Final = 130
CLOSED_PIPE: Final = 141

STATUSES: Final = {
    0: "done; that nothing was found is an answer too",
    1: "something cannot be used or is not there, and each is named on one line with the next step: a page, a store, a "
    "server, a place to write to, a name that nothing is called by; of `kg check`: something is broken",
    2: "wrong use: an option, a date, a kind, a predicate or a parameter that is none, a query that does not parse, a "
    "question that cannot be asked",
    BUG: "a bug in kg: the line says where its details are",
    INTERRUPTED: "stopped with Ctrl-C; what was complete before is unchanged",
    CLOSED_PIPE: "the reader of the output went away (`kg … | head`)",
}
"""Every exit status and what it means, for docs/cli.md. 1 and 2 are `exit_code` of the errors in `kg.errors`."""


def tell(line: str) -> None:
    """One line to stderr, marked as ours."""
    typer.echo(f"kg: {line}", err=True)


class KgGroup(TyperGroup):
    """The command group that turns every foreseen failure into one line and an exit status."""

    def make_context(self, *arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - typer's own
        """Read the command line; `--help` and `--version` print here."""
        with _told():
            return super().make_context(*arguments, **more)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the class of the context moved between versions of typer
        """Run the command. Raises typer.Exit for a foreseen failure, lets the unforeseen through."""
        with _told():
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result


class KgCommand(TyperCommand):
    """A command that takes no empty words: in a script that never set PAGES, `kg build "$PAGES"` is wrong use."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - as above
        """Read the words of a command line. Raises typer.BadParameter for an empty one, unless the default is so."""
        may_be_empty = {option for parameter in self.params if parameter.default == "" for option in parameter.opts}
        for before, word in pairwise(["", *args]):
            option = word.removesuffix("=") if word.startswith("--") else before if before.startswith("-") else ""
            if (not word or word == f"{option}=") and option not in may_be_empty:
                raise typer.BadParameter("it is empty; give one", ctx, param_hint=option or None)
        return super().parse_args(ctx, args)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except KgError as error:
        tell(str(error))
        raise typer.Exit(error.exit_code) from error
    except (KeyboardInterrupt, typer.Abort) as error:
        tell("stopped; what was complete before is unchanged")
        raise typer.Exit(INTERRUPTED) from error
    except BrokenPipeError as error:
        # Python flushes stdout once more at exit: give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(CLOSED_PIPE) from error


def sound(out: TextIO | None) -> TextIO:
    """Standard output as it must be: a write is done whole or raises, and no character is too much for it.

    With PYTHONUNBUFFERED=1 (common in containers) Python makes one attempt: when the reader goes away, or a signal
    comes, the rest is lost without a word. A terminal that cannot write Chinese gets \\u escapes, as stderr does. Where
    it was closed (`kg … >&-`) nobody listens.
    """
    if out is None:
        return open(os.devnull, "w", encoding="utf-8")
    if isinstance(out, io.TextIOWrapper):
        raw = out.buffer
        if isinstance(raw, io.RawIOBase):
            out = io.TextIOWrapper(io.BufferedWriter(raw), out.encoding, line_buffering=True)
        out.reconfigure(errors="backslashreplace")
    return out


def report_bug(error: Exception) -> int:
    """Tell the user that this is our fault and keep the details in a file; returns the exit status.

    With `KG_DEBUG=1` in the environment the traceback goes to stderr instead.
    """
    details = "".join(traceback.format_exception(error))
    if os.environ.get("KG_DEBUG") == "1":
        sys.stderr.write(details)
        return BUG
    with tempfile.NamedTemporaryFile("w", prefix="kg-bug-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(details)
    hints = "; ".join(getattr(error, "__notes__", ()))
    sys.stderr.write(
        f"kg: this is a bug in kg, not in your data: {type(error).__name__}{f' ({hints})' if hints else ''}; "
        f"please report it with {file.name}, or run again with KG_DEBUG=1 to see the details\n"
    )
    return BUG
