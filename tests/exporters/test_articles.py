"""articles: one line per article with its page lines, names of its byline and its date."""

from __future__ import annotations

import json
from pathlib import Path

from kg.exporters import export
from kg.graph import GraphView
from tests.exporters.factory import TEXT


def test_lines(view: GraphView, tmp_path: Path) -> None:
    (path,) = export(view, "articles", tmp_path / "articles.jsonl")
    meeting, visits = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert list(visits)[:5] == ["page", "id", "headline", "lines", "text"]
    assert (visits["page"], visits["headline"], visits["lines"]) == ("visits.txt", ["林岚到云杉科技调研"], [[1, 6]])
    assert visits["text"] == TEXT
    assert (visits["reporters"], visits["correspondents"]) == (["庄启文"], [])
    assert visits["date"] == {"start": "2021-03-05", "end": "2021-03-05", "printed": "3月5日", "basis": "printed"}
    assert meeting["reporters"] == []
    assert meeting["date"]["start"] == "2022"


def test_every_article_is_one_line_whatever_it_holds(view: GraphView, tmp_path: Path) -> None:
    (path,) = export(view, "articles", tmp_path / "articles.jsonl")
    content = path.read_bytes()
    assert b"\x07" not in content
    assert len(content.decode("utf-8").splitlines()) == content.count(b"\n") == 2
