"""Laws that hold for every page."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.dating import date_page
from kg.records import DateValue
from tests.dating.factory import article_of, fact_of, page_of

DAYS = st.dates(date(2000, 1, 1), date(2035, 12, 31))
WORDS = [
    "昨日",
    "近日",
    "当天",
    "次日",
    "上周三",
    "本周",
    "国庆期间",
    "正月初五",
    "今年5月",
    "去年12月3日",
    "本月8日",
    "上月9日",
    "春节前夕",
]
SENTENCES = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        DAYS.map(lambda day: f"{day.month}月{day.day}日"),
        DAYS.map(lambda day: f"{day.day}日上午"),
        DAYS.map(lambda day: f"{day.month}月{day.day}日至{day.day % 28 + 1}日"),
        DAYS.map(lambda day: f"{day.year}年{day.month}月{day.day}日"),
    ).map(lambda when: f"{when}，江河到南岸调研。"),
    min_size=1,
    max_size=6,
)


def _first_day(value: str) -> date:
    return date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)


def _values(text: str, day: date | None) -> list[DateValue]:
    page = page_of(text, day.isoformat() if day else None)
    article = article_of(page)
    facts = [fact_of(page, article, "visited", "江河", "南岸"), fact_of(page, article, "wrote", "江河", "南岸")]
    _, dates, dated = date_page(page, [article], facts)
    return [value for value in (*dates, *(fact.date for fact in dated)) if value]


@settings(max_examples=150, deadline=None)
@given(SENTENCES, DAYS)
def test_no_date_of_news_is_after_the_page_and_ranges_run_forward(sentences: list[str], day: date):
    for value in _values("".join(sentences), day):
        assert (value.start is None) == (value.end is None)
        if value.start and value.end:
            assert _first_day(value.start) <= day
            assert value.start <= value.end
        assert value.not_after in {None, day.isoformat()}


@settings(max_examples=100, deadline=None)
@given(
    SENTENCES.filter(lambda sentences: not any("年" in sentence[:5] and sentence[0] == "2" for sentence in sentences))
)
def test_without_a_year_nothing_gets_one(sentences: list[str]):
    assert all(value.start is None for value in _values("".join(sentences), None))


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(0, 59))
def test_a_month_day_lands_on_or_before_its_page(day: date, delay: int):
    event = day - timedelta(days=delay)
    values = _values(f"{event.month}月{event.day}日，江河到南岸调研。", day)
    assert {value.start for value in values} == {event.isoformat(), day.isoformat()}
