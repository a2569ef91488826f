"""The words that frames and speech begin with, where they stand in an article and mean what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import lexicon
from kg.records import Mention, Span

_QUOTES_NEXT = re.compile(r"[：:，,]?[“\"]|[：:]")
_ADDRESS = re.compile(
    r"(?<![工合制动操写当看称叫])作(?:了|出)?(?:[㐀-鿿“”]{2,8}(?:发言|汇报|报告|说明|通报|点评|讲话|推介|解读|辅导|讲座|演讲)|点评|推介|"
    r"部署|动员)(?=[，。；：\n]|$)"
)
_ANSWERS = frozenset({"答复", "回应", "回答", "表态"})  # 当面答复，…: what follows the comma is the answer
_OF_OFFICE = re.compile(
    r"[室科处办](?=[主副科处、，。；等的和与及\n]|组织|负责|$)|服务[点站]|大队|支队|中心(?=[、，主副负等])"
)
_TEAM_NEXT = re.compile(r"[㐀-鿿]{2,4}[组团队](?![织长])")  # 看望检查组: a visit to those who inspect, and no event
_TELLING = frozenset({"告诉", "告知", "答复"})
_TOLD = re.compile(r"[^，。；：、\n]{0,10}[，：]")
_ATTRIBUTION = 60  # characters between a quotation and the verb that says whose it is
_ATTRIBUTION_ENDS = re.compile(r"[。；\n]")
_BLANK = "\0"


class Trigger(NamedTuple):
    """A word that opens a frame; `kind` is its class in triggers.txt, or `speak`."""

    start: int
    end: int
    word: str
    kind: str


@cache
def _trigger_rows() -> tuple[tuple[str, str], ...]:
    rows = {row[0]: row[1] for row in lexicon.rows("triggers", 2)}
    for row in lexicon.rows("reporting_verbs", 3):
        rows.setdefault(row[0], f"speak:{row[1]}")
    return tuple(rows.items())


@cache
def _plain_verbs() -> frozenset[str]:
    """Reporting verbs that need no colon or quotation mark behind them."""
    return frozenset(lexicon.words("plain_reporting"))


@cache
def _trigger_automaton() -> AhoCorasick:
    return AhoCorasick([word for word, _ in _trigger_rows()], matchkind=MatchKind.LeftmostLongest)


@cache
def _head_automaton() -> AhoCorasick:
    return AhoCorasick(list(lexicon.words("event_heads")), matchkind=MatchKind.LeftmostLongest)


def find_triggers(text: str, persons: Sequence[Mention], quotes: Sequence[Span]) -> list[Trigger]:
    """The trigger words of an article in order; none inside a name or quoted speech (`quotes`)."""
    rows = _trigger_rows()
    open_text = _masked(text, [(m.start, m.end) for m in persons] + [(q.start, q.end) for q in quotes])
    person_ends = {m.end for m in persons}
    heads = {start: stop for _, start, stop in _head_automaton().find_matches_as_indexes(text)}
    out = []
    for row, start, end in _trigger_automaton().find_matches_as_indexes(open_text):
        word, kind = rows[row]
        if word == "参加座谈" and text[end : end + 1] == "会":
            end, word, kind = start + 2, "参加", "attend"  # a meeting by name, not talks between two sides
        named = start in person_ends and text[end : end + 1] in ("，", "：")  # 甲反映，…
        if kind.startswith("speak") and not named and not _may_report(text, word, start, end):
            continue
        if kind in ("see", "meet") and heads.get(end) is not None and not _TEAM_NEXT.match(text, end):
            continue  # the first half of an event's name: 观摩推进会, 调研座谈会
        if (kind == "see" and _OF_OFFICE.match(text, end)) or (
            kind == "address" and text[end : end + 1] in ("会", "人")
        ):
            continue  # 市政府督查室, 质量检查科; 推介会, 新闻发言人
        if kind != "none":
            out.append(Trigger(start, end, word, kind))
    return _with_addresses(open_text, out)


def _with_addresses(text: str, triggers: list[Trigger]) -> list[Trigger]:
    """Adds 作检讨发言, 作书面汇报 and the like, which no list can hold, and drops what stands inside them."""
    found = [Trigger(m.start(), m.end(), m[0], "address") for m in _ADDRESS.finditer(text)]
    if not found:
        return triggers
    free = [t for t in triggers if not any(a.start < t.end and t.start < a.end for a in found)]
    return sorted([*free, *found])


def _may_report(text: str, word: str, start: int, end: int) -> bool:
    """Plain verbs report always; others before a quotation, right behind one (`“…。”甲感叹。`), or with who is told."""
    if word in _plain_verbs() or _QUOTES_NEXT.match(text, end):
        return True
    if word in _TELLING and _TOLD.match(text, end):
        return True
    if word in _ANSWERS and text[end : end + 1] == "，":
        return True
    closed = text.rfind("”", max(0, start - _ATTRIBUTION), start)
    return text[end : end + 1] in ("。", "，") and closed >= 0 and not _ATTRIBUTION_ENDS.search(text, closed, start)


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with the spans blanked out, so that no word is found inside one or across its edge: 买买提|到."""
    pieces, here = [], 0
    for start, end in sorted(spans):
        if end > here:
            pieces += [text[here : max(here, start)], _BLANK * (end - max(here, start))]
            here = end
    return "".join([*pieces, text[here:]])
