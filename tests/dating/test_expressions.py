"""What is a date expression, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dating.expressions import scan

PRINTED = [
    ("6月11日至13日，", ["6月11日至13日"]),
    ("6月11日—13日，", ["6月11日—13日"]),
    ("6月11-13日，", ["6月11-13日"]),
    ("6月30日至7月2日", ["6月30日至7月2日"]),
    ("6月11日、12日", ["6月11日、12日"]),
    ("2013年6月11日（星期二）下午", ["2013年6月11日（星期二）下午"]),
    ("２０１３年６月１１日", ["２０１３年６月１１日"]),
    ("2013-06-11 08:30", ["2013-06-11"]),
    ("2013/6/11", ["2013/6/11"]),
    ("6 月 11 日 晚", ["6月11日晚"]),
    ("11日上午，12日下午", ["11日上午", "12日下午"]),
    ("6月中旬", ["6月中旬"]),
    ("1—10月", ["1—10月"]),
    ("1至8月份", ["1至8月"]),
    ("去年6月11日", ["去年6月11日"]),
    ("今年前三季度，今年以来", ["今年前三季度", "今年以来"]),
    ("昨日下午、次日、近日", ["昨日下午", "次日", "近日"]),
    ("上周五下午", ["上周五下午"]),
    ("“七一”前夕", ["“七一”前夕"]),
    ("元旦春节期间", ["元旦春节期间"]),
    ("“五一”假期后第一天 国庆假期结束", []),
    ("大年初三上午", ["大年初三上午"]),
    ("二〇一三年六月十一日", ["二〇一三年六月十一日"]),
    ("6月11日到3号楼察看", ["6月11日"]),
    ("三日内 3日内 为期3日 每月5日 第11日", []),
    ("投资2013万元 编号2013-0611 电话20130611", []),
    ("前4个月 三个月 8个月", []),
    ("13月1日 6月32日", []),
    ("今日头条不算，明日公司也许", ["今日", "明日"]),
    ("八一路 五一广场 七一小学 国庆村", []),
]


@pytest.mark.parametrize(("text", "printed"), PRINTED)
def test_printed(text: str, printed: list[str]):
    assert [expression.printed for expression in scan(text)] == printed


PIECES = st.sampled_from(
    [
        "2019年",
        "8月",
        "26日",
        "26",
        "日",
        "至",
        "、",
        "-",
        "上午",
        "今年",
        "近日",
        "昨",
        "国庆",
        "期间",
        "（",
        "星期三",
        "）",
        " ",
        "，",
        "。",
        "\n",
        "号",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_offsets_are_the_texts_own(text: str):
    last = 0
    for expression in scan(text):
        assert last <= expression.start < expression.end <= len(text)
        assert expression.printed == "".join(text[expression.start : expression.end].split())
        last = expression.end
