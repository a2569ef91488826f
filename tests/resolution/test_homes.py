"""A page's own place: from its paper, its bodies, its words, and never from where its people went."""

from __future__ import annotations

import pytest

from kg.records import PageReading
from kg.resolution.homes import read_home
from kg.resolution.localities import one_place
from tests.resolution.factory import page, post, visit

LEADER = [post("鲁远山", "岭川高新区党工委", "书记", "PartyBody")]


@pytest.mark.parametrize(
    ("reading", "path"),
    [
        (page("岭川市南浦区委召开会议。南浦区委书记到会。", []), ("岭川市", "南浦区")),
        (page("岭川高新区党工委召开会议。", LEADER), ("岭川市", "高新区")),
        (page("高新区召开会议。管委会负责人到会，高新区纪委。岭川市委要求，岭川市。", []), ("岭川市", "高新区")),
        (page("石州日报\n应岭川市委邀请，石州市党政代表团到岭川市。岭川市委、岭川市政府。", []), ("石州市",)),
        (page("[青渡新闻网]\n县委书记到会，县长出席，县政协参加。", []), ("青渡县",)),
        (page("第4版 青渡报\n县委书记到会，县长出席。青渡的春天。", []), ("青渡县",)),
        (page("岭川开发报\n经开区党工委召开会议。东陵市来访，东陵市、东陵市。", []), ("东陵市", "经开区")),
        (page("人民日报\n今天是个好日子。", []), ()),
        (page("会议召开。", [visit("鲁远山", "云帆机械")]), ()),
        (page("会议召开，高新区。岭川市。", [], paper="岭川高新时报"), ("岭川市", "高新区")),
        (page("南浦区召开会议。南浦区。岭川市。", [], paper="岭川日报"), ("岭川市",)),
    ],
)
def test_a_page_tells_its_own_place(reading: PageReading, path: tuple[str, ...]) -> None:
    assert read_home(reading).path == path


def test_what_a_bare_word_means() -> None:
    home = read_home(page("岭川市南浦区委召开会议。南浦区委书记到会。", []))
    assert home.called("区") == ("岭川市", "南浦区")
    assert home.called("市") == ("岭川市",)
    assert home.called("县") == ()
    assert home.fill(("北关街道",)) == ("岭川市", "南浦区", "北关街道")
    assert home.fill(("石州市",)) == ("石州市",)


def test_pages_without_a_place_share_none_but_those_of_one_paper_do() -> None:
    first, second = (page("会议召开。", [], file=file) for file in ("1", "2"))
    assert read_home(first).key != read_home(second).key
    named = [page("会议召开。", [], file=file, paper="某某周刊") for file in ("1", "2")]
    assert read_home(named[0]).key == read_home(named[1]).key


FULL, BARE, ZONE = ("岭川市", "南浦区"), ("南浦区",), ("高新区",)
CITY, OTHER = ("岭川市", "高新区"), ("石州市", "高新区")


@pytest.mark.parametrize(
    ("paths", "witnesses", "path", "meant"),
    [
        ({FULL, BARE}, {}, BARE, FULL),
        ({FULL, BARE, ("石州市", "南浦区")}, {}, BARE, BARE),
        ({CITY, ZONE}, {}, ZONE, ZONE),
        ({CITY, ZONE}, {ZONE: {"甲 主任": 2}, CITY: {"甲 主任": 2}}, ZONE, CITY),
        ({CITY, OTHER, ZONE}, {ZONE: {"甲": 2}, CITY: {"甲": 2}, OTHER: {"甲": 2}}, ZONE, ZONE),
        ({("岭川",), ("岭川市",)}, {}, ("岭川",), ("岭川市",)),
        ({FULL, BARE, (*BARE, "unknown:市")}, {}, (*BARE, "unknown:市"), ("岭川市",)),
        ({("page:1",), FULL}, {}, ("page:1",), ("page:1",)),
    ],
)
def test_which_paths_mean_one_place(
    paths: set[tuple[str, ...]], witnesses: dict[tuple[str, ...], dict[str, int]], path: tuple[str, ...], meant: object
) -> None:
    assert one_place(paths, witnesses)[path] == meant
