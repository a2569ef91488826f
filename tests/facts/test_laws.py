"""Laws that hold for every text: evidence is printed where it says, ids are stable, mentions stay apart."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.facts.factory import mentions_of, read

ROOT = Path(__file__).parents[2]

FAMILY = "钱沈韩魏陶姜柴鲍佘璩郗缑"
GIVEN = "清越思渺砚秋知远沛霖若川静姝浩一鸣"
PLACES = ("青岫县", "白鹭市", "松溪镇", "云栖社区", "云溪高新区")
BODIES = ("玉衡机械有限公司", "天枢集团", "青岫县水利局", "松溪镇政府", "县教育局")
TITLES = ("县委书记", "县长", "副县长", "局长", "村党支部书记", "县领导", "村民", "")
TAILS = (
    "到{p}调研，{t}{m}陪同。",
    "主持会议，{t}{m}、{n2}出席会议并讲话。",
    "强调，要加快{p}的项目建设进度。",
    "先后来到{b}、{p}等地，详细了解情况。",
    "会见了{b}董事长{m}一行。",
    "拟于下月到{b}考察。",
    "任{b}局长。",
    "说：“我们到{p}看过，{t}{m}也去了。”",
)

names = st.builds(
    lambda family, given: family + given,
    st.sampled_from(FAMILY),
    st.text(st.sampled_from(GIVEN), min_size=1, max_size=2),
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    slots = {
        "p": draw(st.sampled_from(PLACES)),
        "b": draw(st.sampled_from(BODIES)),
        "t": draw(st.sampled_from(TITLES)),
        "m": draw(names),
        "n2": draw(names),
    }
    lead = draw(st.sampled_from(("", "5月6日，", "随后，", "会上，", "其间，")))
    title = draw(st.sampled_from(TITLES))
    return lead + draw(st.sampled_from(PLACES)) + title + draw(names) + draw(st.sampled_from(TAILS)).format(**slots)


news = st.lists(st.tuples(sentences(), st.sampled_from(("", "\n", " ", "\r\n"))), min_size=1, max_size=6).map(
    lambda parts: "".join(sentence + gap for sentence, gap in parts)
)
anything = st.text(
    st.one_of(
        st.sampled_from(
            FAMILY
            + GIVEN
            + "县市镇局长书记副任命为说在到和等的了年月日、，。；：！？“”‘’（）()《》【】—…·　 \n\r\t\"'0１9亿元"
        ),
        st.sampled_from("\x00\x07\x0b\x0c\x1b\x1c\x1d\x1e\x85\u200b\u2028\u2029\ufeff\U00020000\U0001f600é"),
    ),
    max_size=120,
)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@quick
@given(st.one_of(news, anything))
def test_evidence_is_what_the_page_prints(text: str) -> None:
    page, article, facts = read(text)
    for fact in facts:
        assert fact.page == page.id
        assert fact.article == article.id
        assert fact.evidence
        for piece in fact.evidence:
            assert piece.quote == page.text[piece.start : piece.end]
            assert piece.quote.strip()
            assert piece.lines[0] <= piece.lines[1]
        assert 0 <= fact.sentence.start < fact.sentence.end <= len(article.text)
        assert 0 < fact.confidence <= 1


@quick
@given(news)
def test_arguments_lie_where_they_say(text: str) -> None:
    _, article, facts = read(text)
    for fact in facts:
        assert fact.subject.name
        assert fact.object.name
        assert fact.subject.name != fact.object.name
        for argument in (fact.subject, fact.object):
            if argument.start >= 0:
                assert argument.start < argument.end <= len(article.text)
        person = fact.subject
        if person.kind == "Person":
            assert article.text[person.start : person.end] == person.surface


@quick
@given(news)
def test_ids_are_unique_and_stable(text: str) -> None:
    first, again = read(text)[2], read(text)[2]
    assert first == again
    assert len({fact.id for fact in first}) == len(first)
    assert all(len(fact.id) == 16 and int(fact.id, 16) >= 0 for fact in first)


@quick
@given(st.one_of(news, anything))
def test_mentions_lie_in_the_text_and_persons_stay_apart(text: str) -> None:
    mentions = mentions_of(text)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, -m.end, m.kind))
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.name
        assert 0 < mention.confidence <= 1
    persons = [mention for mention in mentions if mention.kind == "Person"]
    assert all(left.end <= right.start for left, right in pairwise(persons))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(anything)
def test_no_text_is_too_strange(text: str) -> None:
    read(text)


STRANGE = [
    "",
    "\n",
    "\x00" * 50,
    "（" * 300,
    "）“" * 200,
    "县长" * 200,
    "副" * 400,
    "、".join(["柴清越"] * 200),
    "县长柴清越" + "要求" * 200,
    "·" * 200,
    "王·" * 100,
    "任命：" * 100,
    "\ufeff县长柴清越出席会议。",
    "县长\x00柴清越出席会议。",
    "县长柴清越\r\n出席会议。",
]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_strange_pages(text: str) -> None:
    page, _, facts = read(text)
    for fact in facts:
        assert all(piece.quote == page.text[piece.start : piece.end] for piece in fact.evidence)


def test_a_head_is_not_told_twice() -> None:
    """A fact of the body is one fact, however often the article says it."""
    text = "青岫县委书记荀若川到松溪镇调研。\n青岫县委书记荀若川到松溪镇调研。"
    found = [fact for fact in read(text)[2] if fact.predicate == "visited"]
    assert len(found) == 1


SAMPLE = (
    "5月6日，青岫县委书记荀若川到玉衡机械有限公司、天枢电子科技有限公司调研，副县长简悦、柴清越陪同。\n"
    "荀若川强调，要加快项目建设进度。副县长诸葛文澜、局长司马砚秋参加会议。\n"
    "决定任命鲍思渺为青岫县水利局局长。玉衡云驰集团计划投资3亿元建设云栖产业园项目，玉衡云驰表示看好市场。"
)
PRINT = """
import sys
from tests.facts.factory import mentions_of, read
print(mentions_of(sys.argv[1]), read(sys.argv[1])[2])
"""


def _start(seed: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", PRINT, SAMPLE]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8")


def test_the_hash_seed_changes_nothing() -> None:
    runs = [_start(seed) for seed in ("0", "4711")]
    printed = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert printed[0] == printed[1]
    assert "诸葛文澜" in printed[0]
