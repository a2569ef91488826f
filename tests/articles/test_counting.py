"""Paragraphs that count, and what a page foretells of a word it breaks."""

from __future__ import annotations

import pytest

from kg.articles.continuity import Collocations
from kg.articles.counting import Count, goes_on, opening_count

OPENINGS = [
    ("一、及时关注天气预报", Count("、", 1)),
    ("（二）山区居民", Count("（）", 2)),
    ("3.驾车遇到积水", Count(".", 3)),
    ("第四，洪水过后", Count("第，", 4)),
    ("十二是抓落实", Count("是", 12)),
    ("3.5亿元的投资", None),
    ("一，二", None),
    ("三名干部", None),
]


@pytest.mark.parametrize(("text", "count"), OPENINGS)
def test_the_number_a_paragraph_opens_with(text: str, count: Count | None) -> None:
    assert opening_count(text) == count


def test_only_the_next_number_of_the_same_manner_goes_on() -> None:
    assert goes_on(Count("、", 1), Count("、", 2)) == 1
    assert goes_on(Count("、", 1), Count("、", 3)) == -1
    assert goes_on(Count("、", 1), Count("（）", 1)) == 0
    assert goes_on(None, Count("、", 1)) == 0


def test_a_name_printed_whole_tells_how_its_first_half_goes_on() -> None:
    page = Collocations(["县长路长远到柳荫镇调研", "路长远指出，春耕要抓紧", "在育秧基地，路长"])
    assert page.joins("在育秧基地，路长", "远走进大棚") > 3
    assert page.joins("在育秧基地，路长", "路长远走进大棚") < 0
    word = Collocations(["县长乔木林到柳荫镇调研", "乔木林指出，春耕要抓紧"])  # 乔木 is a word: it needs no rest
    assert word.joins("在育秧基地有乔木", "和灌木") == Collocations([]).joins("在育秧基地有乔木", "和灌木")
