"""`kg explain`: why a fact or an entity is in the graph."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from kg.cli.coverage import marked, quoted, statement
from kg.cli.options import DEFAULT_STORE, AsJson, Store
from kg.cli.printing import safe
from kg.cli.terminal import has_colours, terminal

if TYPE_CHECKING:
    from kg.graph import GraphView
    from kg.pages.coverage import Mark
    from kg.pages.explanation import Explanation
    from kg.records import DateValue, Entity

_WIDTH = 14


def explain(
    id: Annotated[
        str,
        typer.Argument(metavar="FACT_ID|ENTITY", help="The id of a fact or how it begins; a name or id as for show."),
    ],
    store: Store = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Why a fact or an entity is in the graph.

    Of a fact: the sentence with its spans, the frame, what carried over, the printed words. Ids of facts stand in
    `kg export --format facts` and in the pages that `kg show --page FILE -o` writes. Of an entity: which names are
    held for one, and why; what is left open.
    """
    from kg.graph import open_store
    from kg.pages.explanation import FACT_ID, explain_fact

    view = open_store(store)
    if view.bearing(id) or not FACT_ID.fullmatch(id):
        _explain_entities(view, id, as_json)
        return
    found = explain_fact(store, id)
    if as_json:
        typer.echo(json.dumps(as_row(found), ensure_ascii=False, indent=2))
        return
    console = terminal()
    console.print(f"{found.fact.id}  {statement(found.fact)}", style="bold")
    for name, words in _lines(found, has_colours(console)):
        console.print(Text(f"{name:<{_WIDTH}}", "dim").append_text(words if isinstance(words, Text) else Text(words)))


def _explain_entities(view: GraphView, name: str, as_json: bool) -> None:
    rows = [_entity_row(entity, view) for entity in view.called(name)]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        typer.echo(f"{typer.style(safe(row['label']), bold=True)}  {row['type']}  {row['id']}")
        for head, key in (("also printed", "alt_labels"), ("replaces", "replaces"), ("because", "reasons")):
            for words in row[key]:
                typer.echo(f"  {head:<{_WIDTH}}  {safe(words)}")
        for case in row["open_cases"]:
            typer.echo(f"  {'open':<{_WIDTH}}  same as {safe(case['other'])}? {case['id']}, settle it with: kg review")
            typer.echo(
                f"  {'':<{_WIDTH}}  for: {safe('; '.join(case['for']))}; against: {safe('; '.join(case['against']))}"
            )


def _entity_row(entity: Entity, view: GraphView) -> dict[str, Any]:
    cases = view.cases(entity.id)
    labels = view.labels_of({id for case in cases for id in (case.left, case.right)})
    return {
        "id": entity.id,
        "label": entity.label,
        "type": entity.type,
        "alt_labels": list(entity.alt_labels),
        "replaces": list(entity.replaces),
        "reasons": list(entity.reasons),
        "open_cases": [
            {
                "id": case.id,
                "other": labels[case.right if case.left == entity.id else case.left],
                "for": list(case.reasons_for),
                "against": list(case.reasons_against),
            }
            for case in cases
        ],
    }


def _lines(found: Explanation, coloured: bool) -> Iterator[tuple[str, str | Text]]:
    fact = found.fact
    for sentence in found.sentences:
        yield "sentence", marked(sentence, found.article.text, coloured)
        yield from (("", _span(mark, found)) for mark in sentence.marks)
    for trigger in found.triggers:
        yield "trigger", f"{safe(trigger.word)} ({trigger.kind}, {_lexicon(trigger.kind)})"
    yield "frame", f"{fact.predicate} by rule {safe(fact.rule)}"
    yield from (("trace", safe(each)) for each in fact.trace)
    yield from _origins(found)
    for name, value in fact.qualifiers:
        yield "qualifier", f"{name}: {safe(value)}"
    yield "date", _date(fact.date)
    yield "confidence", f"{fact.confidence:.2f}"
    yield from (("evidence", line) for line in quoted(found.page.file, fact.evidence))


def _span(mark: Mark, found: Explanation) -> str:
    words = safe(found.article.text[mark.start : mark.end])
    kind = mark.kind if mark.type == mark.kind else f"{mark.kind} ({mark.type})"
    sides = [
        side
        for side, each in (("subject", found.fact.subject), ("object", found.fact.object))
        if mark.start < each.end and each.start < mark.end
    ]
    return f"  {words}  {kind}{' ← ' + ', '.join(sides) if sides else ''}"


def _lexicon(kind: str) -> str:
    return "kg/lexicons/reporting_verbs.txt" if kind.startswith("speak") else "kg/lexicons/triggers.txt"


def _origins(found: Explanation) -> Iterator[tuple[str, str]]:
    """What the sentence does not print, or prints shortened."""
    for each in found.carried:
        if not each.words:
            yield "carried over", f"{each.side} {safe(each.name)}, from the article as a whole"
        for line in quoted(found.page.file, each.evidence):
            yield "carried over", f"{each.side} {safe(each.name)}, from {line}"
    for printed, meant in found.spelled_out:
        yield "spelled out", f"{safe(printed)} as {safe(meant)}"


def _date(date: DateValue | None) -> str:
    if date is None or not (date.start or date.not_after):
        return "none (basis: none)"
    when = date.start or f"not after {date.not_after}"
    until = f" to {date.end}" if date.end not in (None, date.start) else ""
    printed = f", printed {safe(date.printed)}" if date.printed else ""
    return f"{when}{until} (basis: {date.basis}{printed})"


def as_row(found: Explanation) -> dict[str, Any]:
    """The explanation as plain data; offsets of marks and triggers count in the article's text."""
    from dataclasses import asdict

    return {
        "fact": asdict(found.fact),
        "page": found.page.file,
        "sentences": [found.article.text[each.start : each.end] for each in found.sentences],
        "marks": [mark._asdict() for each in found.sentences for mark in each.marks],
        "triggers": [trigger._asdict() for trigger in found.triggers],
        "carried": [{"side": each.side, "name": each.name, "sentence": each.words} for each in found.carried],
        "spelled_out": [{"printed": printed, "meant": meant} for printed, meant in found.spelled_out],
    }
