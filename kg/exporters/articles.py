"""`articles`: every article in reading order with its lines on the page, one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.exporters.exporter import Exporter
from kg.exporters.facts import date_object
from kg.exporters.lines import write_lines
from kg.graph import GraphView
from kg.graph.rows import ArticleRow

_BYLINES = {"reporters": "记者", "correspondents": "通讯员", "photographers": "摄影"}


def article_lines(view: GraphView) -> Iterator[dict[str, Any]]:
    """The articles as JSON objects, pages by file name, each page from its first article on."""
    return map(_line, view.articles())


def _line(row: ArticleRow) -> dict[str, Any]:
    article = row.article
    return {
        "page": article.file,
        "id": article.id,
        "headline": list(article.headline),
        "lines": [list(pair) for pair in article.lines],
        "text": article.text,
        **{key: [each.name for each in article.credits if each.role == role] for key, role in _BYLINES.items()},
        "date": date_object(row.date),
    }


def write(view: GraphView, out: BinaryIO) -> None:
    """One JSON object per article and line."""
    write_lines(article_lines(view), out)


ARTICLES = Exporter("articles", ".jsonl", "every article in reading order with its page lines, as JSON lines", write)
