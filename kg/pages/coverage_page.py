"""The coverage of a page as one offline HTML file: spaCy's displaCy marks the spans, this module the sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from html import escape
from itertools import takewhile
from pathlib import Path
from string import Template

from spacy.displacy.render import EntityRenderer

from kg.drawing import PALETTE
from kg.ontology import is_a, label, terms
from kg.pages.coverage import ArticleView, Coverage, Mark, SentenceView, Share
from kg.records import Fact

_TEMPLATE = Path(__file__).parent / "coverage.html"
_ENTITY = '<mark class="{state}" style="--of: {bg}" title="{kind}">{text}<small>{label}</small></mark>'
_NO_COLOUR = "#8d8577"

# Control characters become their pictures, marks that turn the direction of writing U+FFFD: shown, never obeyed.
_OBEYED = {
    **{code: 0x2400 + code for code in range(0x20) if code != 0x0A},
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF], 0xFFFD),
}


def coverage_html(coverage: Coverage) -> bytes:
    """The whole file, UTF-8; the same coverage always gives the same bytes."""
    template = Template(_TEMPLATE.read_text(encoding="utf-8"))
    page = template.substitute(
        title=escape(_shown(f"{coverage.page.file} 的阅读情况")),
        share=_share(coverage.share),
        legend=_legend(coverage),
        articles="\n".join(map(_article, coverage.articles)),
    )
    return page.encode("utf-8")


def _share(share: Share) -> str:
    bar = f'<span class="bar"><i style="width: {share.percent}%"></i></span>'
    return f"{bar}{share.of} 句正文中 {share.read} 句读出事实（{share.percent}%）"


def _legend(coverage: Coverage) -> str:
    marks = [mark for each in coverage.articles for sentence in each.sentences for mark in sentence.marks]
    counts = Counter(_class(mark) for mark in marks)
    return "".join(
        f'<li><mark style="--of: {colour_of(name)}">{escape(_label(name))}</mark> {counts[name]}</li>'
        for name in sorted(counts, key=lambda name: (-counts[name], name))
    )


def _article(view: ArticleView) -> str:
    """The article with its heads on top; an article whose head stands nowhere in its text shows it unmarked."""
    text, lines = view.article.text, "、".join(f"{a}" if a == b else f"{a}–{b}" for a, b in view.article.lines)
    heads = list(takewhile(lambda sentence: sentence.role == "head", view.sentences))
    title = "".join(_sentence(head, text) for head in heads) or escape(_shown(" / ".join(view.article.headline)))
    share = f'<p class="share">{_share(view.share)} · 第 {lines} 行</p>'
    body = "\n".join(_sentence(sentence, text) for sentence in view.sentences[len(heads) :])
    return f'<article id="{escape(view.article.id)}">\n<h2>{title or "（无标题）"}</h2>\n{share}\n{body}\n</article>'


def _sentence(sentence: SentenceView, text: str) -> str:
    words = text[sentence.start : sentence.end].rstrip("\n")
    state = "read" if sentence.facts else "plain" if sentence.counts else ""
    doc = {"text": _shown(words), "ents": [_entity(mark, sentence.start) for mark in sentence.marks], "title": None}
    marked = _renderer().render([doc])
    return f'<bdi class="sentence {escape(sentence.role)} {state}">{marked.strip()}{_facts(sentence.facts)}</bdi>'


@cache
def _renderer() -> EntityRenderer:
    """displaCy's renderer, kept: making one asks all installed packages for colours, a millisecond each time."""
    return EntityRenderer({"template": _ENTITY, "colors": _colours()})


def _entity(mark: Mark, offset: int) -> dict[str, object]:
    name = _class(mark)
    return {
        "start": mark.start - offset,
        "end": mark.end - offset,
        "label": _label(name),
        "params": {"state": "used" if mark.used else "unused", "kind": name},
    }


def _facts(facts: Iterable[Fact]) -> str:
    counts = Counter(fact.predicate for fact in facts)
    if not counts:
        return ""
    head = "、".join(f"{label(name)} {count}" for name, count in counts.items())
    return f" <details><summary>读出 {head}</summary><ul>{''.join(map(_fact, facts))}</ul></details>"


def _fact(fact: Fact) -> str:
    target = "本文" if fact.object.kind == "Article" else fact.object.name
    details = "、".join(value for name, value in fact.qualifiers if name != "order")
    said = f"{fact.subject.name} {label(fact.predicate)} {target}{details and f'（{details}）'}"
    return f"<li>{escape(_shown(said))} <code>{fact.id} {escape(fact.rule)}</code></li>"


def _class(mark: Mark) -> str:
    """The class that names and colours a mark: a post's own column (party, government …) is no class."""
    return mark.type if mark.type in terms() and is_a(mark.type, mark.kind) else mark.kind


def _label(name: str) -> str:
    return label(name) if name in terms() else name


def colour_of(name: str) -> str:
    """The colour of a class as #rrggbb: its own in the palette, else that of what it is a kind of."""
    own = PALETTE["types"].get(name) or PALETTE["types"].get({"Post": "PartyBody"}.get(name, ""))
    return str(own["light"]) if own else _NO_COLOUR


def _colours() -> dict[str, str]:
    """What displaCy takes: label as shown → colour."""
    return {_label(name): colour_of(name) for name in (*PALETTE["types"], "Post") if name == "Post" or name in terms()}


def _shown(words: str) -> str:
    return words.translate(_OBEYED)
