"""A finder gives the same words as a search for each of them at each place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.text import Finder, Match

WORDS = st.sets(st.text(alphabet="甲乙丙丁", min_size=1, max_size=4), min_size=1, max_size=12)
TEXT = st.text(alphabet="甲乙丙丁，", max_size=30)


def every_match(words: set[str], text: str) -> list[Match]:
    places = [(start, start + len(word), word) for word in words for start in range(len(text))]
    return [Match(start, end, word, ("of",)) for start, end, word in places if text[start:end] == word]


@given(WORDS, TEXT)
def test_the_longest_word_at_each_start_and_at_each_end(words: set[str], text: str) -> None:
    finder = Finder((word, "of") for word in words)
    found = every_match(words, text)
    assert finder.starts(text) == {m.start: max(o.end - o.start for o in found if o.start == m.start) for m in found}
    longest = {m.end: min((o for o in found if o.end == m.end), key=lambda o: o.start) for m in found}
    assert finder.endings(text) == [longest[end] for end in sorted(longest)]
