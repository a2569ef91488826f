"""How well the articles of a page were put together: which gold article each one is, and figures on lines and heads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from typing import Any

from kg.scoring.comparing import normal, normal_forms

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LayoutCount:
    """Counts that add up over pages."""

    pairs_right: int = 0  # pairs of lines put into one article, by both
    pairs_gold: int = 0
    pairs_made: int = 0
    articles: int = 0
    order_exact: int = 0
    headlines: int = 0
    headlines_exact: int = 0

    def __add__(self, other: LayoutCount) -> LayoutCount:
        """Counts add up."""
        return LayoutCount(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(LayoutCount)))

    def figures(self) -> dict[str, float | int]:
        """Line-pair F1, number of gold articles, and the shares with exact reading order and headline."""
        pairs = self.pairs_gold + self.pairs_made
        return {
            "line_pair_f1": round(2 * self.pairs_right / pairs, 4) if pairs else 0.0,
            "articles": self.articles,
            "order_exact": round(self.order_exact / max(1, self.articles), 4),
            "headline_exact": round(self.headlines_exact / max(1, self.headlines), 4),
        }


def line_numbers(article: Row) -> list[int]:
    """The page lines of an article in reading order."""
    return [number for first, last in article.get("lines") or () for number in range(first, last + 1)]


def align(gold: Sequence[Row], made: Sequence[Row]) -> dict[str, str]:
    """Produced article id → gold article id, one to one, largest overlap of lines first.

    Where a page has one article on both sides they are each other, lines or not. Among equal overlaps the
    later gold article, then the later produced one, goes first.
    """
    if len(gold) == 1 and len(made) == 1:
        return {str(made[0]["id"]): str(gold[0]["id"])}
    gold_lines, made_lines = ([set(line_numbers(row)) for row in rows] for rows in (gold, made))
    overlaps = sorted(
        ((len(g & m), i, j) for i, g in enumerate(gold_lines) for j, m in enumerate(made_lines) if g & m), reverse=True
    )
    out: dict[str, str] = {}
    taken: set[int] = set()
    for _, i, j in overlaps:
        ident = str(made[j]["id"])
        if i not in taken and ident not in out:
            out[ident] = str(gold[i]["id"])
            taken.add(i)
    return out


def count_layout(
    gold: Sequence[Row], made: Sequence[Row], article_of: Mapping[str, str], printed: Collection[int] | None
) -> LayoutCount:
    """Compare the articles of one page; only the lines in `printed` count (all where it is None)."""

    def lines(article: Row) -> list[int]:
        return [number for number in line_numbers(article) if printed is None or number in printed]

    first_of: dict[str, Row] = {}
    for row in made:
        first_of.setdefault(str(row["id"]), row)
    partner = {gold_id: first_of[ident] for ident, gold_id in article_of.items()}
    met = [(row, partner[str(row["id"])]) for row in gold if str(row["id"]) in partner]
    gold_pairs, made_pairs = _line_pairs(gold, lines), _line_pairs(made, lines)
    return LayoutCount(
        len(gold_pairs & made_pairs),
        len(gold_pairs),
        len(made_pairs),
        len(gold),
        sum(_same_order(row, lines(row), lines(mine)) for row, mine in met),
        sum(bool(row.get("headline")) for row in gold),
        sum(_same_headline(row["headline"], mine.get("headline")) for row, mine in met if row.get("headline")),
    )


def _line_pairs(articles: Sequence[Row], lines: Callable[[Row], list[int]]) -> set[tuple[int, int]]:
    return {pair for article in articles for pair in combinations(sorted(lines(article)), 2)}


def _same_order(gold: Row, wanted: list[int], got: list[int]) -> bool:
    return wanted == got or (bool(gold.get("any_order")) and sorted(wanted) == sorted(got))


def _same_headline(accepted: Sequence[str], value: object) -> bool:
    """A produced headline matches one accepted line, or all accepted lines together, with or without its own joined."""
    got = [str(part) for part in value] if isinstance(value, list | tuple) else [str(value)] if value else []
    joined = normal("".join(normal_forms(got)))
    return joined == normal("".join(accepted)) or any(normal(line) in (joined, *map(normal, got)) for line in accepted)
