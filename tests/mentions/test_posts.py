"""Which words are the title of a person, and which bodies and places are named."""

from __future__ import annotations

import pytest

from kg.mentions import find_mentions
from tests.facts.factory import language, make_article, make_page, mentions_of

TITLES = [
    ("青岫县委副书记、县长柴清越出席会议。", ["青岫县委副书记", "县长"]),
    ("5月6日，县委常委、常务副县长柴清越到松溪镇调研。", ["县委常委", "常务副县长"]),
    ("玉衡机械有限公司党委书记、董事长柴清越出席仪式。", ["玉衡机械有限公司党委书记", "董事长"]),
    ("县领导柴清越、鲍思渺参加会议。", ["县领导"]),
    ("县水利局局长柴清越、副局长鲍思渺出席会议。", ["县水利局局长", "副局长"]),
    ("青岫县第二中学校长柴清越出席仪式。", ["青岫县第二中学校长"]),
    ("县二级调研员柴清越参加座谈会。", ["县二级调研员"]),
    ("松溪镇石桥村党支部书记柴清越带领村民种茶。", ["松溪镇石桥村党支部书记"]),
    ("主任会议听取了汇报。", []),
    ("局长接待日活动每月举行一次。", []),
]


@pytest.mark.parametrize(("text", "titles"), TITLES)
def test_titles(text: str, titles: list[str]) -> None:
    assert [mention.name for mention in mentions_of(text) if mention.kind == "Post"] == titles


NAMED = [
    ("他在玉衡机械有限公司工作。", ("Organisation", "玉衡机械有限公司", "Enterprise")),
    ("玉衡大学研究团队公布成果。", ("Organisation", "玉衡大学", "ResearchInstitute")),
    ("青岫县水利局发布通知。", ("Organisation", "青岫县水利局", "GovernmentBody")),
    ("大家来到松溪镇，参观茶园。", ("Place", "松溪镇", "Place")),
    ("云栖产业园项目开工。", ("Project", "云栖产业园项目", "Project")),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_bodies_places_projects(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in {(mention.kind, mention.name, mention.type) for mention in mentions_of(text)}


GENERIC = [
    "有关部门召开会议。",
    "相关企业参加活动。",
    "各乡镇参加活动。",
    pytest.param(
        "很多公司参加了展会。", marks=pytest.mark.xfail(reason="很多 is taken for a name of its own", strict=True)
    ),
]


@pytest.mark.parametrize("text", GENERIC)
def test_what_says_nothing_of_its_own_is_no_name(text: str) -> None:
    assert [mention.name for mention in mentions_of(text)] == []


def test_a_short_name_that_recurs_is_the_body() -> None:
    text = "玉衡云驰集团总部在此。\n据悉，玉衡云驰计划扩产。玉衡云驰，成立多年。"
    names = [(mention.name, mention.rule) for mention in mentions_of(text) if mention.kind == "Organisation"]
    assert names == [("玉衡云驰集团", "ending"), ("玉衡云驰", "short-name"), ("玉衡云驰", "short-name")]


def test_a_short_name_given_in_brackets_is_the_body() -> None:
    text = "玉衡机械有限公司（以下简称“玉衡机械”）发布年报。今年，玉衡机械产量增长。"
    assert [m.name for m in mentions_of(text) if m.kind == "Organisation"].count("玉衡机械") >= 1


def test_a_person_of_one_article_is_known_in_the_next() -> None:
    first, second = (
        make_article(make_page(text)) for text in ("县长柴清越到松溪镇调研。", "昨日，孩子们与柴清越一起读书。")
    )
    alone = find_mentions(language(), [second])[0]
    together = find_mentions(language(), [first, second])[1]
    assert "柴清越" not in [mention.name for mention in alone]
    assert "柴清越" in [mention.name for mention in together if mention.kind == "Person"]
