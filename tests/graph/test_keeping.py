"""Readings kept on disk come back equal, whatever is in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.keeping import digest, packed, unpacked
from kg.records import DateValue, Mention, PageDating, PageMeta, PageReading
from tests.graph.conftest import pages

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DATES = st.none() | st.builds(DateValue, st.none() | WORDS, st.none() | WORDS, WORDS, WORDS, st.none() | WORDS)
MENTIONS = st.lists(st.builds(Mention, WORDS, st.integers(), st.integers(), WORDS, WORDS, WORDS, st.floats(0, 1)))
DATINGS = st.none() | st.builds(
    PageDating, st.none() | WORDS, st.none() | st.integers(), WORDS, st.floats(0, 1), st.lists(WORDS).map(tuple)
)


@given(WORDS, MENTIONS, DATES, DATINGS)
def test_what_is_packed_is_unpacked(
    text: str, mentions: list[Mention], when: DateValue | None, dating: PageDating | None
):
    first = pages()[0]
    reading = replace(
        first,
        page=replace(first.page, text=text, meta=PageMeta(None, text, None)),
        mentions=(tuple(mentions),),
        facts=tuple(replace(fact, date=when) for fact in first.facts),
        dating=dating,
        article_dates=(when,),
    )
    assert unpacked(packed(reading)) == reading


def test_the_same_reading_is_the_same_bytes(readings: list[PageReading]):
    assert [packed(one) for one in readings] == [packed(one) for one in pages()]
    assert len({digest(packed(one)) for one in readings}) == len(readings)


@pytest.mark.parametrize("content", [b"", b"no gzip", packed(pages()[0])[:-9]])
def test_damaged_bytes_raise(content: bytes):
    with pytest.raises((ValueError, OSError, EOFError)):
        unpacked(content)
