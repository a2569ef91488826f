"""What was understood of a page: invented pages, read by the real pipeline."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext

from kg.errors import InputError
from kg.graph import StoreWriter
from kg.pages.coverage import Coverage, Share, coverage_of, marks_of
from kg.pages.coverage_page import coverage_html
from kg.pages.explanation import explain_fact, explanation
from kg.pipeline import read_page_text
from kg.records import Argument, Fact, Mention, Page, PageReading, Span
from kg.resolution import resolve

TEXT = """区领导调研科技企业

本报讯 8月26日，河滨区区长田望舒到清溪科技有限公司调研。区委办公室主任陆禾陪同。
天气晴朗，风和日丽。
随后，田望舒一行来到云杉电子有限公司。
（记者 程雨）
"""


@cache
def read(text: str) -> PageReading:
    data = text.encode("utf-8")
    digest = sha256(data).hexdigest()
    return read_page_text(None, Page(digest[:16], "page.txt", text, "utf-8", digest))


def coverage(text: str = TEXT) -> Coverage:
    return coverage_of(read(text))


def words(text: str = TEXT) -> dict[str, list[str]]:
    """Sentence → predicates of the facts it gave, of the first article."""
    (view, *_) = coverage(text).articles
    return {
        view.article.text[each.start : each.end].strip(): [fact.predicate for fact in each.facts]
        for each in view.sentences
    }


def test_each_sentence_has_the_facts_that_it_gave_and_the_others_have_none() -> None:
    given = words()
    assert "visited" in given["本报讯 8月26日，河滨区区长田望舒到清溪科技有限公司调研。"]
    assert "accompanied" in given["区委办公室主任陆禾陪同。"]
    assert given["天气晴朗，风和日丽。"] == []
    assert "visited" in given["随后，田望舒一行来到云杉电子有限公司。"]
    assert given["区领导调研科技企业"] == []


def test_the_share_leaves_heads_and_bylines_out() -> None:
    assert coverage().share == Share(read=3, of=4)
    assert coverage().share.percent == 75
    assert "wrote" in words()["（记者 程雨）"]


def test_a_page_without_sentences_has_a_share_of_nothing() -> None:
    assert Share(0, 0).percent == 0


def test_every_sentence_of_the_article_is_shown_once_and_in_order() -> None:
    (view,) = coverage().articles
    shown = "".join(view.article.text[each.start : each.end] for each in view.sentences)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", view.article.text)


def test_marks_tell_what_went_into_a_fact() -> None:
    (view,) = coverage().articles
    used = {view.article.text[m.start : m.end]: m.used for each in view.sentences for m in each.marks}
    assert used["田望舒"]
    assert used["清溪科技有限公司"]
    assert used["云杉电子有限公司"]


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def argument(span: tuple[int, int]) -> Argument:
    return Argument("名", "Person", "Person", "名", *span)


def fact_of(subject: tuple[int, int], target: tuple[int, int]) -> Fact:
    return Fact("f", "p", "a", "met", argument(subject), argument(target), (), (), Span(0, 40), "rule", 1.0)


@given(st.lists(SPANS), st.lists(st.tuples(SPANS, SPANS)))
def test_marks_are_sorted_and_never_overlap_and_used_ones_touch_an_argument(
    mentions: list[tuple[int, int]], facts: list[tuple[tuple[int, int], tuple[int, int]]]
) -> None:
    found = marks_of(
        [Mention("Place", start, end, "名", "Place", "rule") for start, end in mentions],
        [fact_of(*pair) for pair in facts],
    )
    edges = [edge for mark in found for edge in (mark.start, mark.end)]
    assert edges == sorted(edges)
    arguments = [span for pair in facts for span in pair]
    for mark in found:
        holds = any(start < mark.end and mark.start < end for start, end in arguments)
        assert holds or not mark.used
    assert bool(found) == bool(mentions or facts)


def test_html_marks_the_spans_and_tells_read_sentences_from_plain_ones() -> None:
    html = coverage_html(coverage()).decode("utf-8")
    assert re.search(r'<mark class="used"[^>]*>田望舒<small>人物</small></mark>', html)
    assert re.search(r'<bdi class="sentence body plain"><div[^>]*>天气晴朗，风和日丽。</div></bdi>', html)
    assert '<bdi class="sentence body read">' in html
    assert "4 句正文中 3 句读出事实（75%）" in html


def test_html_fetches_nothing_and_is_the_same_each_time() -> None:
    first = coverage_html(coverage())
    assert first == coverage_html(coverage_of(read.__wrapped__(TEXT)))
    assert b"default-src 'none'" in first
    assert not re.search(rb"(?:src|href)=|url\(|@import|<script", first)


def test_html_shows_what_a_page_prints_and_never_obeys_it() -> None:
    hostile = TEXT.replace("天气晴朗", "<script>alert(1)</script>\x1b[2J\u202e$title{text}")
    html = coverage_html(coverage(hostile)).decode("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;␛[2J\ufffd$title{text}" in html
    assert "<script" not in html


@pytest.mark.parametrize("side", ["visited", "accompanied"])
def test_an_explanation_names_the_sentence_and_its_trigger(side: str) -> None:
    reading = read(TEXT)
    fact = next(fact for fact in reading.facts if fact.predicate == side)
    found = explanation(reading, fact.id)
    assert [fact in each.facts for each in found.sentences] == [True]
    (trigger,) = found.triggers
    assert trigger.word in fact.rule
    assert trigger.kind


def test_an_explanation_says_where_an_elided_leader_is_printed() -> None:
    reading = read(TEXT)
    fact = next(fact for fact in reading.facts if fact.predicate == "accompanied")
    (carried,) = explanation(reading, fact.id).carried
    assert (carried.side, carried.name) == ("object", "田望舒")
    assert carried.words == "本报讯 8月26日，河滨区区长田望舒到清溪科技有限公司调研。"
    assert [piece.lines for piece in carried.evidence] == [(3, 3)]


def test_a_fact_that_several_ids_begin_like_is_told_apart(tmp_path: Path) -> None:
    reading = read(TEXT)
    kept = reading.facts[:2]
    twins = tuple(replace(fact, id=f"abcd00000000000{number}") for number, fact in enumerate(kept))
    reading = replace(reading, facts=twins)
    with StoreWriter(tmp_path / "store", "rules") as writer:
        writer.commit([reading], resolve([reading]), {reading.page.id: "page.txt"})
    with pytest.raises(InputError, match=r"^abcd: 2 facts begin so \(abcd000000000000, abcd000000000001\); give more"):
        explain_fact(tmp_path / "store", "abcd")
    assert explain_fact(tmp_path / "store", twins[1].id).fact == twins[1]


def test_a_browser_tells_read_sentences_from_plain_ones_with_the_network_cut(
    context: BrowserContext, tmp_path: Path
) -> None:
    file = tmp_path / "coverage.html"
    file.write_bytes(coverage_html(coverage()))
    page = context.new_page()
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(file.as_uri())
    look = "element => [getComputedStyle(element).color, getComputedStyle(element).borderLeftStyle]"
    read_look, plain_look = (page.locator(f".sentence.{state}").first.evaluate(look) for state in ("read", "plain"))
    assert read_look[0] != plain_look[0]
    assert (read_look[1], plain_look[1]) == ("solid", "dotted")
    facts = page.locator("details").first
    assert not facts.locator("li").first.is_visible()
    facts.locator("summary").click()
    assert facts.locator("li").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert foreign == []
