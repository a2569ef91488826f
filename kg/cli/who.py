"""`kg who`: who held a post on a day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import DEFAULT_STORE, AsJson, Endpoint, Store, User, opened
from kg.cli.printing import safe

if TYPE_CHECKING:
    from kg.holders import Answer
    from kg.seats import Claim


def who(
    post: Annotated[str, typer.Argument(metavar="POST", help="A post as printed: 管委会主任, 某某区委书记.")],
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="YYYY-MM-DD, YYYY-MM or YYYY.")],
    org: Annotated[
        str | None, typer.Option("--org", metavar="ORG", help="Only at bodies whose name begins so.")
    ] = None,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Who held a post on a day, in a month or in a year.

    certain: printed at that time, or attested on both sides of it. likely: attested before, no successor printed.
    unknown: all else. Each with the words of the pages.
    """
    from kg.holders import who as ask

    answers = ask(opened(store, endpoint, user), post, on, org)
    if as_json:
        typer.echo(json.dumps([as_row(one) for one in answers], ensure_ascii=False, indent=2))
        return
    for number, one in enumerate(answers):
        if number:
            typer.echo()
        for line in _lines(one):
            typer.echo(line)


def as_row(answer: Answer) -> dict[str, Any]:
    """The answer as plain data."""
    return {
        "post": answer.seat.title,
        "organisation": answer.seat.body.label,
        "on": answer.on,
        "certainty": answer.certainty,
        "holders": [
            {
                "person": holder.person.label,
                "id": holder.person.id,
                "certainty": holder.certainty,
                "why": holder.why,
                "evidence": [_claim(claim) for claim in holder.claims],
            }
            for holder in answer.holders
        ],
        **({"note": answer.note} if answer.note else {}),
        **({"nearest": [_claim(claim) for claim in answer.nearest]} if answer.nearest else {}),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    fact = claim.row.fact
    return {
        "person": claim.row.subject_label,
        "said": claim.kind,
        "date": {"first": claim.first, "last": claim.last, "printed": fact.date.printed if fact.date else None},
        "fact": claim.row.id,
        "quotes": [{"file": claim.row.file, "lines": list(one.lines), "quote": one.quote} for one in fact.evidence],
    }


def _lines(answer: Answer) -> Iterator[str]:
    head = f"{answer.seat.body.label} {answer.seat.title}, {answer.on}"
    names = "、".join(holder.person.label for holder in answer.holders) or "nobody is printed"
    yield f"{safe(head)}: {typer.style(safe(names), bold=True)} ({answer.certainty})"
    if answer.note:
        yield f"  {answer.note}"
    for holder in answer.holders:
        yield f"  {safe(holder.person.label)}: {holder.certainty}, {holder.why}"
        for claim in holder.claims:
            yield from quoted(claim)
    for claim in answer.nearest:
        yield f"  nearest: {safe(claim.row.subject_label)}"
        yield from quoted(claim)


def quoted(claim: Claim) -> Iterator[str]:
    """A claim with its days and its printed words."""
    days = claim.first if claim.first == claim.last else f"{claim.first} … {claim.last}"
    for piece in claim.row.fact.evidence:
        words = safe("".join(line.strip() for line in piece.quote.splitlines()))
        yield f"    {days}  {claim.kind}  「{words}」 {safe(claim.row.file)}:{piece.lines[0]}-{piece.lines[1]}"
