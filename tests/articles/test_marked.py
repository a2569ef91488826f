"""Headlines right above their text: behind a mark, or above an indented report."""

from __future__ import annotations

import pytest

from kg.articles.lines import split_lines
from kg.articles.marked import heads_above, marked_heads

_REPORT = " 4月13日晚，全县防汛工作\n视频会议召开。县长乔木林在主\n会场出席会议并讲话。\n"
ABOVE = [
    ("县里收听收看防汛视频会议\n" + _REPORT, {0}),
    ("县里收听收看\n防汛视频会议\n" + _REPORT, {0, 1}),
    ("县里收听收看全县防汛视频会议\n" + _REPORT, set()),  # as full as text that goes on elsewhere
    ("县里收听收看防汛视频会议。\n" + _REPORT, set()),
    (" 县里收听收看防汛视频会议\n" + _REPORT, set()),
    ("县里收听收看防汛视频会议\n县长乔木林在主会场出席会议，\n县领导参加。\n", set()),
]
MARKED = [
    ("●县里收听收看防汛视频会议\n" + _REPORT, {0}),
    ("●县水利局\n近日检查玉带河堤防，排除险情\n三处。\n", {0}),
    ("●县水利局和县应急管理局联合\n近日检查玉带河堤防，排除险情\n三处。\n", set()),  # the text itself
    ("●近日，县水利局检查堤防\n 险情三处得到排除。\n", set()),
    ("县里收听收看防汛视频会议\n" + _REPORT, set()),
]


@pytest.mark.parametrize(("text", "heads"), ABOVE)
def test_heads_above_a_report(text: str, heads: set[int]) -> None:
    assert heads_above(split_lines(text), 28) == heads


@pytest.mark.parametrize(("text", "heads"), MARKED)
def test_marked_heads(text: str, heads: set[int]) -> None:
    assert marked_heads(split_lines(text), 28) == heads
