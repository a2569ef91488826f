"""Habits of setting a page: what each rule of `kg.articles` is for, on the smallest page that shows it."""

from __future__ import annotations

import pytest

from kg.articles import read_articles
from tests.articles.factory import page_of

FRAGMENT = """本报讯 4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，县
农业农村局负责人陪同。

乔木林指出，春耕关系全年收

青禾大桥合龙

本报讯 4月10日，横跨玉带河的青禾
大桥顺利合龙，副县长路长远参加仪式。
记者 纪晓禾

成，要把良种、化肥等农资备足备齐，
组织农技人员到田间地头指导。
记者 方正言

乔木林调研春耕备耕
"""

SECOND_HEAD_WITHOUT_BLANK = """　　本报讯 4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，县农业
农村局负责人陪同。他指出，春耕关系全年
青禾大桥合龙

收成，要把良种、化肥等农资备足备齐。
　　县供销社负责人参加调研。
　　记者 方正言

　　本报讯 4月10日，横跨玉带河的青禾大
桥顺利合龙，副县长路长远参加仪式。
　　记者 纪晓禾

乔木林调研春耕备耕
"""

NOTICES = """青禾县人民代表大会公告
　　青禾县第十七届人民代表大会第一次会议于2020年4月8日选出：
　　县长：乔木林
　　副县长：路长远　文若兰
　　现予公告。
　　青禾县第十七届人民代表大会第一次会议主席团
　　2020年4月8日

青禾大桥合龙
　　4月上旬，横跨玉带河的青禾大桥顺利合龙，副县长路长远参加仪式。
"""

BULLETIN = """一、项目建设
青禾大桥合龙
　　4月10日，横跨玉带河的青禾大桥顺利合龙，副县长路长远参加仪式。

二、乡镇动态
柳荫镇开展春耕培训
　　4月上旬，柳荫镇请来农技人员，为种粮大户讲解育秧技术，八十人参加。
"""

CREDITED = """本报讯（记者 纪晓禾）4月8日，青禾县县
长乔木林到柳荫镇调研春耕备耕工作。

4月10日，横跨玉带河的青禾大桥顺利合
龙，副县长路长远参加仪式。

青禾大桥合龙

乔木林调研春耕备耕
"""

PAGES = [
    ("half a paragraph is no headline", FRAGMENT, {"乔木林调研春耕备耕": "收成，要把", "青禾大桥合龙": "玉带河"}),
    ("a headline right below", SECOND_HEAD_WITHOUT_BLANK, {"乔木林调研春耕备耕": "全年收成", "青禾大桥合龙": "玉带河"}),
    ("lists of a notice", NOTICES, {"青禾县人民代表大会公告": "文若兰\n现予公告", "青禾大桥合龙": "玉带河"}),
    ("rubrics of a bulletin", BULLETIN, {"青禾大桥合龙": "玉带河", "柳荫镇开展春耕培训": "种粮大户"}),
    ("headlines tell where reports begin", CREDITED, {"乔木林调研春耕备耕": "柳荫镇", "青禾大桥合龙": "玉带河"}),
]


@pytest.mark.parametrize(("text", "wanted"), [page[1:] for page in PAGES], ids=[page[0] for page in PAGES])
def test_articles_of_a_page(text: str, wanted: dict[str, str]) -> None:
    articles = {"".join(article.headline): article.text for article in read_articles(page_of(text))}
    assert articles.keys() == wanted.keys()
    for headline, words in wanted.items():
        assert words in articles[headline]
