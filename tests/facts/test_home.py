"""Places a name begins with, and the paper's own places that a name leaves out."""

from __future__ import annotations

import pytest

from kg.facts.home import Home, split_places
from tests.facts.factory import facts_of

SPLIT = [
    ("江湾市云岭区市场监管局", ("江湾市", "云岭区"), "市场监管局"),
    ("青岫县委", ("青岫县",), "委"),
    ("青岫县松溪镇石桥村", ("青岫县", "松溪镇"), "石桥村"),
    ("云溪高新区管委会", ("云溪高新区",), "管委会"),
    ("县教育局", (), "县教育局"),
    ("市场监管局", (), "市场监管局"),
    ("玉衡机械有限公司", (), "玉衡机械有限公司"),
    ("", (), ""),
]


@pytest.mark.parametrize(("name", "places", "rest"), SPLIT)
def test_places_come_off_the_front(name: str, places: tuple[str, ...], rest: str) -> None:
    assert split_places(name) == (places, rest)


HOME = Home((("县", "青岫县"), ("市", "江湾市")), "云溪高新区")
SPELLED = [
    ("县委", "青岫县委"),
    ("县教育局", "青岫县教育局"),
    ("市财政局", "江湾市财政局"),
    ("管委会", "云溪高新区管委会"),
    ("党工委", "云溪高新区党工委"),
    ("白鹭县教育局", "白鹭县教育局"),
    ("区教育局", "区教育局"),  # no own 区
    ("市场监管局", "市场监管局"),  # the 市 of 市场 is no unit
    ("玉衡机械有限公司", "玉衡机械有限公司"),
]


@pytest.mark.parametrize(("printed", "meant"), SPELLED)
def test_bodies_are_spelled_out(printed: str, meant: str) -> None:
    assert HOME.spell_out(printed) == meant


MARKET = "5月6日，江湾市召开经济工作会议。市场监管局局长柴清越参加会议，市财政局局长鲍思渺主持。"


def test_a_market_is_no_city() -> None:
    assert facts_of(MARKET, "holdsPost", head="江湾市召开经济工作会议") == {
        ("holdsPost", "柴清越", "市场监管局", "局长"),
        ("holdsPost", "鲍思渺", "江湾市财政局", "局长"),
    }


def test_the_headline_says_whose_paper_it_is() -> None:
    text = "5月6日，县教育局举办茶叶文化节。县委书记荀若川出席。"
    [held] = facts_of(text, "holdsPost", head="青岫县举办茶叶文化节")
    assert held == ("holdsPost", "荀若川", "青岫县委", "书记")
