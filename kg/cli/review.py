"""`kg review`: who is who, decided by a person."""

from __future__ import annotations

import json
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import DEFAULT_STORE, AsJson, Store
from kg.cli.printing import safe
from kg.report import counted

if TYPE_CHECKING:
    from kg.curating import OpenCase, Side
    from kg.resolution import Decision

_QUOTES = 4
"""How many facts of each side are shown."""

KEYS = {"s": "same", "d": "different", "u": "unsure", "r": "rename", "x": "drop"}


class Verdict(StrEnum):
    """What a person may decide."""

    same = "same"
    different = "different"
    unsure = "unsure"
    rename = "rename"
    drop = "drop"


class Which(StrEnum):
    """A side of a case."""

    left = "left"
    right = "right"


def review(
    accept: Annotated[str | None, typer.Option("--accept", metavar="ID", help="Decide a case from a script.")] = None,
    verdict: Annotated[Verdict | None, typer.Option("--as", help="With --accept: what you decide.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; written down.")] = "",
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; written down.")] = "",
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="With rename: the name to show.")] = "",
    side: Annotated[Which, typer.Option("--side", help="With rename and drop: which of the two.")] = Which.left,
    curation: Annotated[
        Path | None,
        typer.Option("--curation", metavar="FILE", help="Default: curation.yml beside the pages.", readable=False),
    ] = None,
    store: Store = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Decide the open cases: two names that may be one.

    The most valuable come first. In a terminal by keys, from a script with --accept ID --as same. Decisions go to
    curation.yml and are replayed on every build; the next kg build puts them into the store.
    """
    from kg.curating import curation_file, find_case, open_cases
    from kg.graph import open_store

    view = open_store(store)
    if (accept is None) != (verdict is None):
        raise typer.BadParameter("--accept and --as belong together", param_hint="--accept")
    if accept is not None and verdict is not None:
        case = find_case(view, accept)
        _write(curation or curation_file(store), _decision(case, verdict, side, to, by, why))
        return
    cases = open_cases(view)
    if as_json:
        typer.echo(json.dumps([as_row(case) for case in cases], ensure_ascii=False, indent=2))
    elif sys.stdin.isatty() and sys.stdout.isatty() and cases:
        _by_keys(cases, curation or curation_file(store), by)
    else:
        for case in cases:
            _show(case)
        typer.echo(counted(len(cases), "open case"))


def _decision(case: OpenCase, verdict: Verdict, side: Which, to: str, by: str, why: str) -> Decision:
    from kg.resolution import Decision

    if (verdict is Verdict.rename) != bool(to):
        raise typer.BadParameter("--to NAME belongs to --as rename", param_hint="--to")
    if verdict in (Verdict.rename, Verdict.drop):
        chosen = case.left if side is Which.left else case.right
        return Decision(verdict.value, chosen.reference, None, to, by, why)
    return Decision(verdict.value, case.left.reference, case.right.reference, "", by, why)


def _write(file: Path, decision: Decision) -> None:
    from kg.curating import write_decision

    entry = write_decision(file, decision)
    typer.echo(f"{file}: {safe(decision.what.name)} {decision.verdict} {safe(_other(decision))}".rstrip())
    typer.echo(safe_lines(entry), nl=False)
    typer.echo("the next kg build puts it into the store")


def _other(decision: Decision) -> str:
    return decision.other.name if decision.other else decision.to


def safe_lines(text: str) -> str:
    """`text` with its line feeds, and nothing else that a terminal obeys."""
    return "".join(f"  {safe(line)}\n" for line in text.splitlines())


def _by_keys(cases: tuple[OpenCase, ...], file: Path, by: str) -> None:
    """One case after the other; a key decides, n goes on, q ends."""
    for number, case in enumerate(cases, 1):
        typer.echo(f"\ncase {number} of {len(cases)}")
        _show(case)
        typer.echo("s same   d different   u unsure   r rename   x drop   n next   q quit ", nl=False)
        key = ""
        while key not in {*KEYS, "n", "q"}:
            key = typer.getchar()
            if key in ("\x03", "\x04", ""):
                raise typer.Abort
        typer.echo(key)
        if key == "q":
            return
        if key != "n":
            verdict = Verdict(KEYS[key])
            lonely = verdict in (Verdict.rename, Verdict.drop)
            side = Which(typer.prompt("which, left or right", default="left")) if lonely else Which.left
            to = typer.prompt("the name to show") if verdict is Verdict.rename else ""
            who = by or typer.prompt("who decides", default="", show_default=False)
            why = typer.prompt("why", default="", show_default=False)
            _write(file, _decision(case, verdict, side, to, who, why))


def as_row(case: OpenCase) -> dict[str, Any]:
    """The case as plain data."""
    return {
        "id": case.case.id,
        "value": case.case.value,
        "for": list(case.case.reasons_for),
        "against": list(case.case.reasons_against),
        "left": _side_row(case.left),
        "right": _side_row(case.right),
    }


def _side_row(side: Side) -> dict[str, Any]:
    return {
        "id": side.entity.id,
        "name": side.entity.label,
        "kind": side.entity.kind,
        "also": list(side.entity.alt_labels),
        "where": list(side.reference.where),
        "quotes": [
            {"file": row.file, "lines": list(piece.lines), "quote": piece.quote, "predicate": row.fact.predicate}
            for row in side.facts
            for piece in row.fact.evidence
        ],
    }


def _show(case: OpenCase) -> None:
    from rich.table import Table
    from rich.text import Text

    from kg.cli.terminal import Terminal

    table = Table(title=f"case {case.case.id}  value {case.case.value:g}", title_justify="left", expand=True)
    for side in (case.left, case.right):
        table.add_column(Text(f"{safe(side.entity.label)}  {side.entity.type}"), ratio=1, overflow="fold")
    table.add_row(*(Text("\n".join(_printed(side))) for side in (case.left, case.right)))
    console = Terminal(width=shutil.get_terminal_size((100, 40)).columns, highlight=False)
    console.print(table)
    for head, reasons in (("for", case.case.reasons_for), ("against", case.case.reasons_against)):
        for reason in reasons:
            console.print(Text(f"  {head}: {safe(reason)}"))


def _printed(side: Side) -> list[str]:
    """The side's other names and its facts, posts first: date, words, place."""
    lines = [f"also: {safe('、'.join(side.entity.alt_labels))}"] if side.entity.alt_labels else []
    facts = sorted(side.facts, key=lambda row: row.post is None)
    for row in facts[:_QUOTES]:
        day = row.fact.date.start if row.fact.date and row.fact.date.start else "no date"
        for piece in row.fact.evidence:
            words = safe("".join(line.strip() for line in piece.quote.splitlines()))
            lines.append(f"{day} {row.fact.predicate}\n「{words}」\n{safe(row.file)}:{piece.lines[0]}-{piece.lines[1]}")
    rest = len(facts) - _QUOTES
    return [*lines, *([f"… {rest} more"] if rest > 0 else [])]
