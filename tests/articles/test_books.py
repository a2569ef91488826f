"""Files that hold a book of pages: twice as many pages take twice the work, and circles are broken in each."""

from __future__ import annotations

from kg.articles import read_articles
from kg.articles.chains import _far_apart, _rings
from kg.articles.continuity import Collocations
from kg.articles.topics import Headings, spread_of
from kg.records import Page
from tests.articles.factory import page_of, press
from tests.steps import steps


def book(pages: int) -> Page:
    """So many pages of four reports each in one file, their columns broken and shuffled."""
    return page_of("\n\n".join(press(seed, shuffled=True)[0].text for seed in range(pages)))


def test_twice_the_pages_take_twice_the_steps() -> None:
    read_articles(book(1))  # loads the lexicons
    one, two = book(30), book(60)
    assert steps(lambda: read_articles(two)) < 2.2 * steps(lambda: read_articles(one))


def test_units_that_follow_each_other_in_a_circle_are_found_without_those_that_lead_to_them() -> None:
    assert list(_rings([None, 0, 3, 2, 3, 6, 7, 5])) == [[2, 3], [5, 6, 7]]


def test_circles_near_each_other_are_broken_one_by_one() -> None:
    assert list(_far_apart([[2, 3], [5, 6], [900, 901]])) == [[2, 3], [900, 901]]


def test_an_index_tells_what_each_text_has_of_a_headline() -> None:
    texts = [frozenset({"青禾", "禾县"}), frozenset({"禾县"}), frozenset({"柳荫"})]
    head = frozenset({"青禾", "禾县", "石磨"})
    headings = Headings(texts, spread_of(texts, head))
    covers = headings.cover(head, range(3))
    assert headings.covers(head) == {at: cover for at, cover in enumerate(covers) if cover}


def test_what_stands_behind_a_character_is_known_where_it_stands_twice() -> None:
    assert Collocations(["缑缑屾"]).bridge("缑", "缑") > 0
    assert Collocations(["缑屾缑"]).bridge("缑", "缑") == 0
