"""Dates of questions as periods."""

from __future__ import annotations

import pytest

from kg.asking.dates import BEGINNING, END
from kg.asking.timing import timed
from kg.asking.words import cut, plain
from kg.errors import QuestionError


def period(words: str) -> tuple[str, str] | None:
    found = timed(cut(plain(words), {}))[1]
    return (found.first, found.last) if found else None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2021年", "2021-01-01", "2021-12-31"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021年8月", "2021-08-01", "2021-08-31"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2021 8月", "2021-08-01", "2021-08-31"),
        ("2021年8月26日", "2021-08-26", "2021-08-26"),
        ("2021-08-26", "2021-08-26", "2021-08-26"),
        ("2021.8.26", "2021-08-26", "2021-08-26"),
        ("２０２１年８月", "2021-08-01", "2021-08-31"),
        ("二〇二一年八月", "2021-08-01", "2021-08-31"),
        ("2021年8月26日至28日", "2021-08-26", "2021-08-28"),
        ("2021年12月30日至2022年1月2日", "2021-12-30", "2022-01-02"),
        ("2021年1-8月", "2021-01-01", "2021-08-31"),
        ("2021年1月到8月", "2021-01-01", "2021-08-31"),
        ("2021年上半年", "2021-01-01", "2021-06-30"),
        ("2021年第三季度", "2021-07-01", "2021-09-30"),
        ("2021年8月上旬", "2021-08-01", "2021-08-10"),
        ("从2021年8月到2022年10月", "2021-08-01", "2022-10-31"),
        ("2021年至2022年", "2021-01-01", "2022-12-31"),
        ("2021年以来", "2021-01-01", END),
        ("自2021年8月起", "2021-08-01", END),
        ("2021年8月以后", "2021-09-01", END),
        ("2021年8月之前", BEGINNING, "2021-07-31"),
        ("到2021年8月", BEGINNING, "2021-08-31"),
        ("8月26日", "08-26", "08-26"),
        ("8月", "08-01", "08-31"),
        ("8月26日至9月2日", "08-26", "09-02"),
    ],
)
def test_a_date_is_a_period(words: str, first: str, last: str):
    assert period(words) == (first, last)


@pytest.mark.parametrize(
    "words",
    ["去年", "今年8月", "26日", "昨天", "上周三", "国庆期间", "2021年底", "2月30日", "2021年2月29日", "2022年到2021年",
     "8月26日以后", "2021年和2023年", "8月到2021年9月"],
)  # fmt: skip
def test_what_needs_a_today_or_is_no_date_is_refused(words: str):
    with pytest.raises(QuestionError):
        period(words)


def test_no_date_is_no_period():
    assert period("谁考察了什么") is None
