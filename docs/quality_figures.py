"""Measures the reader on the gold pages and writes the figures into docs/quality.md: `python docs/quality_figures.py`.

Each gold folder is built into a store of its own and scored with `kg.scoring`; what stands between the two markers of
the document is replaced. Only figures are shown, never what was missed.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from kg.exporters import article_lines, fact_lines  # noqa: E402 - after the line that lets a script find its neighbours
from kg.graph import GraphView, open_store  # noqa: E402
from kg.graph.kept import kept_reading  # noqa: E402
from kg.pages.coverage import Share, coverage_of  # noqa: E402
from kg.pipeline import build  # noqa: E402
from kg.scoring import Score, Verdict, confidence_table, score  # noqa: E402

DOCUMENT = ROOT / "docs" / "quality.md"
GOLD = ROOT / "tests" / "gold"
SETS = (
    # name in the document, folder of tests/gold, patterns of pages
    ("seeds", "seeds", ["*"]),
    ("dev d01–d12", "dev", ["d0?", "d1[0-2]"]),
    ("dev d13–d24", "dev", ["d1[3-9]", "d2?"]),
    ("own, odd pages", "own", ["o*[13579]"]),
    ("own, even pages", "own", ["o*[02468]"]),
    ("more", "more", ["*"]),
    ("fresh, odd pages", "fresh", ["r*[13579]"]),
    ("fresh, even pages", "fresh", ["r*[02468]"]),
    ("late, odd pages and n10", "late", ["n*[13579]", "n10"]),
    ("late, other even pages", "late", ["n0[2468]", "n1[246]"]),
    ("last, odd pages", "last", ["w0[1357]"]),
    ("last, even pages", "last", ["w0[2468]"]),
)
_HEADS = (
    "set",
    "gold facts",
    "precision",
    "recall",
    "F1",
    "lowest of ≥ 10",
    "traps",
    "line pairs",
    "headlines",
    "order",
)
_PART = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- /measured -->)", re.DOTALL)
_EACH_FROM = 10
"""A predicate with fewer gold facts than this has no figure of its own."""


def measured(store: Path) -> str:
    """The measured part of the document; `store` is an empty folder for the stores."""
    views = {folder: _built(folder, store) for folder in dict.fromkeys(folder for _, folder, _ in SETS)}
    rows = [_row(name, _scored(views[folder], folder, pages)) for name, folder, pages in SETS]
    table = "\n".join(f"| {' | '.join(row)} |" for row in (_HEADS, ["---"] * len(_HEADS), *rows))
    dev = _scored(views["dev"], "dev", ["*"])
    torn = _scored(views["more"], "more", ["*"])
    parts = (
        table,
        "Precision by confidence on dev, all 24 pages:",
        confidence_table(dev),
        "The same on more, the pages that are read worst:",
        confidence_table(torn),
        f"Precision by rule on more (rules with {_EACH_FROM} facts or more):",
        _by_rule(torn.verdicts),
        f"On the seeds {_sentences(store / 'seeds')} of the running text gave a fact: see `kg show --page FILE`.",
    )
    return "\n\n".join(parts) + "\n"


def _by_rule(verdicts: Iterable[Verdict]) -> str:
    """Families of rules (visit-来到 is one of visit), the most productive first: what they claim and what is true."""
    found: dict[str, list[tuple[float, bool]]] = {}
    for row, right in verdicts:
        found.setdefault(row["rule"].partition("-")[0], []).append((row["confidence"], right))
    lines = ["| rule | facts | mean confidence | precision |", "|---|---|---|---|"]
    for name in sorted(found, key=lambda name: (-len(found[name]), name)):
        claims, truths = zip(*found[name], strict=True)
        if len(truths) >= _EACH_FROM:
            lines.append(f"| {name} | {len(truths)} | {mean(claims):.2f} | {mean(truths):.3f} |")
    return "\n".join(lines)


def _built(folder: str, store: Path) -> GraphView:
    build([GOLD / folder], store / folder)
    return open_store(store / folder)


def _sentences(store: Path) -> Share:
    pages = [coverage_of(kept_reading(store, row.page.id)).share for row in open_store(store).pages()]
    return Share(sum(share.read for share in pages), sum(share.of for share in pages))


def _scored(view: GraphView, folder: str, pages: Sequence[str]) -> Score:
    return score(GOLD / folder, list(fact_lines(view)), list(article_lines(view)), pages=pages)


def _row(name: str, reached: Score) -> list[str]:
    figures = reached.figures()
    everything, layout, traps = figures["ALL"], figures["layout"], figures.get("traps", {})
    each = {
        name: row["f1"]
        for name, row in figures.items()
        if name not in ("ALL", "traps", "layout") and row["gold"] >= _EACH_FROM
    }
    lowest = min(each, key=lambda name: (each[name], name))
    return [
        name,
        str(everything["gold"]),
        *(f"{everything[figure]:.3f}" for figure in ("precision", "recall", "f1")),
        f"{lowest} {each[lowest]:.3f}",
        f"{traps['fallen_into']} of {traps['set']}" if traps else "–",
        *(f"{layout[figure]:.3f}" for figure in ("line_pair_f1", "headline_exact", "order_exact")),
    ]


def shown(text: str) -> dict[str, dict[str, str]]:
    """The rows of the document's first measured table: name of the set → head of the column → cell."""
    part = _PART.search(text)
    assert part is not None, "docs/quality.md has lost its markers"
    rows = [line.strip("| ").split(" | ") for line in part[0].split("\n\n")[0].splitlines()]
    return {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[2:]}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        text = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(_PART.sub(lambda _: measured(Path(folder)), text), encoding="utf-8")
