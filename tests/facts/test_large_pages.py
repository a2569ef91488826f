"""Pages far larger than any paper prints: everything is read, nothing is lost on the way, and it comes to an end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.facts.factory import persons_of, read
from tests.steps import steps

FAMILY = "钱孙吴郑冯陈褚卫沈韩杨朱秦尤许吕施张孔曹"
FIRST = "建国明辉海涛志远文静晓峰丽娟永康德胜雪梅"
SECOND = "思源宏伟桂兰秋阳清越砚霖若川静姝浩鸣知沛"


def invented_names(count: int) -> list[str]:
    """`count` different names of three characters. A few are ambiguous (two begin alike), so not every one is found."""
    made = (f + a + b for a in FIRST for b in SECOND for f in FAMILY if a != b)
    return list(dict.fromkeys(made))[:count]


def test_a_list_of_thousands_of_names_is_read_to_its_end() -> None:
    names = invented_names(2000)
    assert len(names) == 2000
    found = persons_of("青岫县副县长" + "、".join(names) + "出席会议。")
    assert len(found) > 1990
    assert found[0] == names[0]
    assert found[-1] == names[-1]


def test_a_paragraph_of_a_thousand_sentences_is_read_to_its_end() -> None:
    names = invented_names(1000)
    text = "".join(f"青岫县副县长{name}到松溪镇{name[2]}家村调研。" for name in names)
    page, _, facts = read(text)
    visited = [fact for fact in facts if fact.predicate == "visited"]
    assert len({fact.subject.name for fact in visited}) > 950
    assert visited[-1].evidence[0].start > len(page.text) - 60


def test_a_page_without_full_stops_is_read_to_its_end() -> None:
    names = invented_names(500)
    _, _, facts = read("，".join(f"青岫县副县长{name}到松溪镇{name[2]}家村调研" for name in names))
    assert len({fact.subject.name for fact in facts if fact.predicate == "holdsPost"}) > 475


BULK = ["（", "“", "《", "（）", "·", "的", "1", "\n", "5月6日", "要求", "玉衡有限公司"]


@pytest.mark.parametrize("piece", BULK)
def test_a_hundred_thousand_of_one_thing_are_nothing(piece: str) -> None:
    _, _, facts = read(piece * (100_000 // len(piece) if len(piece) == 1 else 10_000))
    assert facts == ()


def speakers(count: int) -> str:
    """One sentence in which everybody says something."""
    return "，".join(f"青岫县副县长{name}指出，要抓好落实" for name in invented_names(count)) + "。"


def visitors(count: int) -> str:
    """One sentence that goes over lines, in which everybody goes somewhere and speaks."""
    return "，".join(f"青岫县副县长{name}到松溪镇{name[2]}家村调研，他说" for name in invented_names(count)) + "。"


def builders(count: int) -> str:
    """As many sentences, each with a firm and what it builds."""
    return "".join(f"{name}产业园项目由{name}科技有限公司投资2亿元建设。" for name in invented_names(count))


LISTED: list[Callable[[int], str]] = [speakers, visitors, builders]


@pytest.mark.parametrize("write", LISTED, ids=lambda write: write.__name__)
def test_twice_the_text_takes_twice_the_steps(write: Callable[[int], str]) -> None:
    one, two = write(60), write(120)
    read(one), read(two)  # loads the lexicons and fills what is remembered, for both alike
    assert steps(lambda: read(two)) < 2.2 * steps(lambda: read(one))


def test_a_line_of_prose_behind_a_colon_is_no_list_of_names_and_soon_seen_to_be_none() -> None:
    _, _, facts = read("会议选举产生新一届班子。\n副主任：" + "青岫县山高水长" * 50 + "，云淡风轻。\n")
    assert facts == ()
