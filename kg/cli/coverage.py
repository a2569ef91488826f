"""Sentences with their marks in the terminal, for `kg show --page` and `kg explain`.

Colours where the terminal has them. Without colours, words that went into a fact stand in [square brackets].
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rich.text import Text

from kg.cli.printing import safe
from kg.cli.terminal import has_colours, terminal

if TYPE_CHECKING:
    from kg.pages.coverage import Coverage, SentenceView
    from kg.records import Evidence, Fact

COLOURS = {
    "Person": "red",
    "Post": "yellow",
    "Organisation": "blue",
    "Place": "green",
    "Project": "magenta",
    "Event": "cyan",
}
"""The terminal's own colours, so that they can be read on light and on dark."""


def print_coverage(coverage: Coverage) -> None:
    """The articles of a page, sentence by sentence; what gave no fact is dim and has a dotted edge."""
    console = terminal()
    console.print(f"{safe(coverage.page.file)}: {coverage.share} gave a fact", style="bold")
    console.print(_legend(has_colours(console)))
    for view in coverage.articles:
        console.print()
        heads = " / ".join(view.article.headline) or "(no headline)"
        console.print(Text.assemble((safe(heads), "bold"), (f"  {view.article.id}, {view.share}", "dim")))
        for sentence in view.sentences:
            console.print(_line(sentence, view.article.text, has_colours(console)))


def _legend(coloured: bool) -> Text:
    if not coloured:
        return Text("| gave a fact, : gave none; [words] of a fact")
    legend = Text.assemble(("▌", "green"), " gave a fact, ", ("┊", "dim"), " gave none; bold: words of a fact;")
    for kind, colour in COLOURS.items():
        legend.append(" ").append(kind, colour)
    return legend


def _line(sentence: SentenceView, text: str, coloured: bool) -> Text:
    plain, read = ("┊ ", "▌ ") if coloured else (": ", "| ")
    gave = bool(sentence.facts)
    line = Text().append(read if gave else plain if sentence.counts else "  ", "green" if gave else "dim")
    line.append_text(marked(sentence, text, coloured))
    if gave:
        counts = Counter(fact.predicate for fact in sentence.facts)
        line.append("  → " + ", ".join(f"{name} {count}" for name, count in counts.items()), "dim")
    return line


def marked(sentence: SentenceView, text: str, coloured: bool) -> Text:
    """The words of a sentence (`text`: the article's) with its marks."""
    out, at = Text(style="" if sentence.facts or not sentence.counts else "dim"), sentence.start
    for mark in sentence.marks:
        out.append(safe(text[at : mark.start]))
        words = safe(text[mark.start : mark.end])
        colour = COLOURS.get(mark.kind, "")
        if mark.used:
            out.append(words if coloured else f"[{words}]", f"bold {colour}")
        else:
            out.append(words, colour)
        at = mark.end
    out.append(safe(text[at : sentence.end].rstrip("\n")))
    return out


def as_row(coverage: Coverage) -> dict[str, Any]:
    """The coverage as plain data; all offsets count in the article's text (see `kg export --format articles`)."""
    return {
        "page": coverage.page.file,
        "sentences": coverage.share.of,
        "read": coverage.share.read,
        "articles": [
            {
                "id": view.article.id,
                "headline": list(view.article.headline),
                "sentences": [_sentence_row(sentence, view.article.text) for sentence in view.sentences],
            }
            for view in coverage.articles
        ],
    }


def _sentence_row(sentence: SentenceView, text: str) -> dict[str, Any]:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "role": sentence.role,
        "text": text[sentence.start : sentence.end],
        "marks": [mark._asdict() for mark in sentence.marks],
        "facts": [fact.id for fact in sentence.facts],
    }


def quoted(file: str, evidence: tuple[Evidence, ...]) -> Iterator[str]:
    """Each piece of evidence as file:lines and its words."""
    for piece in evidence:
        words = safe("".join(line.strip() for line in piece.quote.splitlines()))
        yield f"{safe(file)}:{piece.lines[0]}-{piece.lines[1]}  「{words}」"


def statement(fact: Fact) -> str:
    """A fact in one line: who, what, whom."""
    target = "this article" if fact.object.kind == "Article" else fact.object.name
    return safe(f"{fact.subject.name} — {fact.predicate} → {target}")
