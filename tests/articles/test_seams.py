"""Columns of different articles that a dump prints without a blank line between."""

from __future__ import annotations

import pytest

from kg.articles import read_articles
from kg.articles.continuity import Collocations
from kg.articles.lines import split_lines
from kg.articles.seams import part_lines
from tests.articles.factory import page_of

BREAKS = [
    (
        "a paragraph opens in mid-sentence",
        """　　本报讯 4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，走进
　　本报讯 4月10日，横跨玉带河的青禾大
桥顺利合龙，副县长路长远参加仪式。
""",
        {3},
    ),
    (
        "behind a whole paragraph a line has no indent",
        """　　乔木林指出，春耕关系全年收成，要把
良种、化肥等农资备足备齐。
温室大棚，仔细察看秧苗长势，向技术人
员了解良种选育和秧苗供应情况。
　　乔木林来到柳荫镇育秧基地，察看秧苗。
""",
        {3},
    ),
    (
        "a day opens where a line breaks off",
        """4月8日，青禾县县长乔木林到柳荫镇、石
磨乡调研春耕备耕工作，县农业农村局局
4月10日，横跨玉带河的青禾大桥顺利合
龙，副县长路长远参加仪式。
""",
        {3},
    ),
    (
        "a text that runs on has no seam",
        """　　本报讯 4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，走进
温室大棚，仔细察看秧苗长势。
　　乔木林指出，春耕关系全年收成。
""",
        set(),
    ),
]


@pytest.mark.parametrize(("text", "seams"), [page[1:] for page in BREAKS], ids=[page[0] for page in BREAKS])
def test_where_a_line_can_not_go_on(text: str, seams: set[int]) -> None:
    lines = split_lines(text)
    parted = part_lines(lines, Collocations(line.text for line in lines))
    assert {line.number for line in parted if line.after_blank and line.rank} == seams


GLUED = """　　本报讯 4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，走进
青禾大桥合龙
　　本报讯 4月10日，横跨玉带河的青禾大
桥顺利合龙，副县长路长远参加仪式。
　　（记者 纪晓禾）
温室大棚，仔细察看秧苗长势，向技术人
员了解良种选育和秧苗供应情况。
　　（记者 方正言）
乔木林调研春耕备耕
责任编辑：文若兰　校对：江小舟　新闻热线：0000-1234567
"""


def test_articles_that_are_glued_together_come_apart() -> None:
    articles = read_articles(page_of(GLUED))
    assert {article.headline: article.lines for article in articles} == {
        ("乔木林调研春耕备耕",): ((10, 10), (1, 2), (7, 9)),
        ("青禾大桥合龙",): ((3, 6),),
    }
