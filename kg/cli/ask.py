"""`kg ask`: a question in Chinese, answered by form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import DEFAULT_STORE, AsJson, Endpoint, Store, User, opened
from kg.cli.printing import safe
from kg.cli.query import Form, Format, form_of, printed

if TYPE_CHECKING:
    from kg.asking.answers import Answer, Understanding


def ask(
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="In Chinese; spaces do not matter.")],
    query_only: Annotated[bool, typer.Option("--query-only", help="Print the SPARQL and do not ask it.")] = False,
    no_query: Annotated[bool, typer.Option("--no-query", help="Do not show the SPARQL.")] = False,
    form: Format = None,
    store: Store = DEFAULT_STORE,
    endpoint: Endpoint = None,
    user: User = None,
    as_json: AsJson = False,
) -> None:
    """Ask in Chinese: 谁 哪些企业 何时 几次 和谁 什么职务 说了什么 在哪 有没有 …

    Understood are the names of the store, verbs (考察 会见 陪同 参加 主持 召开 说 担任 任命 位于 计划 投资 写), kinds
    of things, dates, and 最多. How each word was understood, which was not, and the SPARQL go to standard error, rows
    to standard output. A question that cannot be asked as it stands is refused with the word in the way.
    """
    from kg.asking import ask as answered
    from kg.asking import understand

    form = form_of(form, as_json)
    view, words = opened(store, endpoint, user), " ".join(question)
    if query_only:
        _print_query(words, understand(view, words), as_json)
        return
    answer = answered(view, words)
    if as_json:
        typer.echo(_json({**_as_row(answer.question, answer.understanding), **_answer_row(answer)}))
        return
    _tell(_understood(answer.understanding))
    if not no_query:
        _tell(["", *(f"  {line}" for line in answer.understanding.query.sparql.splitlines()), ""])
    if answer.verdict and form is Form.table:
        typer.echo(answer.verdict)
    typer.echo(printed(answer.table, form), nl=False)


def _print_query(question: str, understanding: Understanding, as_json: bool) -> None:
    if as_json:
        typer.echo(_json(_as_row(question, understanding)))
        return
    _tell(_understood(understanding))
    typer.echo(understanding.query.sparql, nl=False)


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, indent=2)


def _tell(lines: list[str] | Iterator[str]) -> None:
    for line in lines:
        typer.echo(safe(line), err=True)


def _understood(understanding: Understanding) -> Iterator[str]:
    yield f"understood: {' · '.join(map(str, understanding.understood))}"
    if understanding.left_out:
        yield f"not understood: {' · '.join(understanding.left_out)} (the answer is to the question without it)"
    yield from (f"note: {note}" for note in understanding.notes)
    if understanding.query.command:
        yield f"the same as: {understanding.query.command}"


def _as_row(question: str, said: Understanding) -> dict[str, Any]:
    """Question, understanding and query as plain data."""
    return {
        "question": question,
        "understood": [{"words": one.words, "meaning": one.meaning} for one in said.understood],
        "not_understood": list(said.left_out),
        "notes": list(said.notes),
        "query": {
            "name": said.query.name or None,
            "parameters": dict(said.query.parameters),
            "sparql": said.query.sparql,
        },
    }


def _answer_row(answer: Answer) -> dict[str, Any]:
    """The rows as the W3C has SPARQL results, after the verdict where there is one."""
    from kg.cli.tables import as_sparql_json

    return {**({"verdict": answer.verdict} if answer.verdict else {}), "answer": as_sparql_json(answer.table)}
