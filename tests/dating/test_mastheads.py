"""The date a page prints of itself."""

from __future__ import annotations

import pytest

from kg.dating.mastheads import mastheads
from tests.dating.factory import date_text, page_of

BODY = "县长到河西镇调研，察看了麦田。\n" * 9

FOUND = [
    ("2014-03-07 来源：临江日报", "2014-03-07"),
    ("发布时间:2014-03-07 09:21 浏览次数：31", "2014-03-07"),
    ("时间：2014/3/7　作者：甲乙", "2014-03-07"),
    ("(2014-03-07 17:42:06)", "2014-03-07"),
    ("２０１４年３月７日　星期五　第２版", "2014-03-07"),
    ("2014年3月7日 星期五 农历二月初七 总第1203期", "2014-03-07"),
    ("临江时报 2014年3月7日", "2014-03-07"),
    ("2014.03.07 第A02版：要闻", "2014-03-07"),
    ("[关闭] 录入时间:2014-03-07 点击数:8", "2014-03-07"),
    ("刊发日期:2014-03-07 阅读次数: 作者:甲乙", "2014-03-07"),
    ("发布日期：2014-03-07 | 来源：县府办 | 阅读：1,024", "2014-03-07"),
    ("2014年3月7日\n星期五\n综合\n3", "2014-03-07"),
    ("2014年3月\n7\n星期五", "2014-03-07"),
    ("2014年3月7日，县长到河西镇调研，", None),
    ("于2014年3月7日在临江互联网大会上", None),
    ("县人大2014年3月7日通过", None),
    ("会议时间：2014年3月7日", None),
    ("报名截止日期：2014-03-07", None),
    ("该厂2014年3月7日点火，当天出铁。", None),
    ("2014年13月7日 星期五 第2版", None),
    ("2014年2月30日 星期五 第2版", None),
]


@pytest.mark.parametrize(("line", "day"), FOUND)
def test_masthead(line: str, day: str | None):
    page = page_of(BODY + line + "\n" + BODY)
    assert [found.day.isoformat() for found in mastheads(page)] == ([day] if day else [])


def test_bulletin():
    page = page_of("河西镇简报\n第4期（总第31期）\n河西镇办公室 编　　　2014年3月7日\n" + BODY)
    assert [found.day.isoformat() for found in mastheads(page)] == ["2014-03-07"]


def test_bare_date_counts_only_at_an_edge():
    assert mastheads(page_of("2014年3月7日\n" + BODY))
    assert not mastheads(page_of(BODY + "2014年3月7日\n" + BODY))


def test_given_date_comes_before_the_masthead():
    dating = date_text("2014-03-07 来源：临江日报\n昨日，县长到河西镇调研。", "2014-03-08")[0]
    assert (dating.date, dating.basis, dating.confidence) == ("2014-03-08", "given", 1.0)


def test_masthead_is_quoted_and_dates_the_words():
    dating, found = date_text("临江日报 2014年3月7日 星期五 第2版\n昨日，县长到河西镇调研。")
    assert (dating.date, dating.year, dating.basis) == ("2014-03-07", 2014, "masthead")
    assert dating.evidence[0].quote == "2014年3月7日"
    assert found is not None
    assert found.start == "2014-03-06"


def test_wrong_weekday_makes_less_sure():
    right = date_text("临江日报 2014年3月7日 星期五\n县长调研。")[0]
    wrong = date_text("临江日报 2014年3月7日 星期二\n县长调研。")[0]
    assert wrong.confidence < right.confidence
    assert len(wrong.reasons) == 2


def test_date_line_of_the_article_dates_its_words():
    found = date_text("昨日，县长到河西镇调研。", "2014-03-20", source="2014-03-07")[1]
    assert found is not None
    assert found.start == "2014-03-06"


def test_date_under_a_notice_is_its_own():
    page_line = "临江日报 2014年3月7日 星期五 第2版\n"
    dating, found = date_text(page_line + "关于河西大桥封闭施工的通告\n河西大桥封闭施工。\n2014年3月4日")
    assert dating.date == "2014-03-07"
    assert found is not None
    assert found.start == "2014-03-04"
