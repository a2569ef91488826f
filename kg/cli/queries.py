"""`kg queries`: what can be asked by name."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import AsJson

if TYPE_CHECKING:
    from kg.queries import NamedQuery, Parameter


def queries(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="One query: its parameters and SPARQL.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the named queries, or show one.

    The list has their parameters, those that may be left out in brackets; NAME shows one with its SPARQL.
    """
    from kg.queries import catalogue, load

    chosen = (load(name),) if name is not None else catalogue()
    if as_json:
        typer.echo(json.dumps([_row(query) for query in chosen], ensure_ascii=False, indent=2))
    elif name is not None:
        typer.echo("\n".join(_described(chosen[0])))
    else:
        for query in chosen:
            typer.echo(f"{_call(query)}\n    {query.title['en']} · {query.title['zh']}")


def _call(query: NamedQuery) -> str:
    """The name and its parameters; those that may be left out in brackets."""
    words = [one.name if one.default is None else f"[{one.name}]" for one in query.parameters]
    return " ".join([typer.style(query.name, bold=True), *words])


def _described(query: NamedQuery) -> list[str]:
    titles, about = query.title, query.about
    parameters = map(_parameter, query.parameters)
    return [
        _call(query),
        titles["en"],
        titles["zh"],
        "",
        about["en"],
        about["zh"],
        *parameters,
        "",
        query.sparql.rstrip(),
    ]


def _parameter(one: Parameter) -> str:
    left_out = "" if one.default is None else " (may be left out)"
    return f"  --param {one.name}=…  {one.about['en']} · {one.about['zh']}{left_out}"


def _row(query: NamedQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "title": dict(query.title),
        "about": dict(query.about),
        "parameters": [asdict(one) for one in query.parameters],
        "sparql": query.sparql,
    }
