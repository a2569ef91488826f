"""Posts through time: what print says of a tenure, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.records import DateValue, PageReading, Tenure
from kg.resolution import resolve
from tests.resolution.factory import Said, change, page, post, visit

TEXT = "岭川市南浦区委召开会议。南浦区委书记到会。南浦区政府负责人汇报。"


def head(date: str | None, title: str = "局长", **more: str) -> Said:
    return post("鲁远山", "区教育局", title, date=date, **more)


def tenures(*said: Said) -> list[Tenure]:
    """The tenures of one page for each statement, by first date."""
    found = resolve([page(TEXT, [one], file=f"{number}.txt") for number, one in enumerate(said)]).tenures
    return sorted(found, key=lambda one: (one.beginning or one.first_attested or "9", one.role))


def test_first_and_last_attestation() -> None:
    (one,) = tenures(head("2021-09-10"), head("2021-03-04"), head("2021"))
    assert (one.first_attested, one.last_attested, one.status) == ("2021-03-04", "2021-09-10", ("attested",))
    assert (one.beginning, one.end, len(one.facts)) == (None, None, 3)


def test_printed_beginning_and_end() -> None:
    appointed = change("appointed", "鲁远山", "区教育局", "局长", "2020-02-01")
    removed = change("removed", "鲁远山", "区教育局", "局长", "2022-06-30")
    (one,) = tenures(removed, head("2021-03-04"), appointed)
    assert (one.beginning, one.end) == ("2020-02-01", "2022-06-30")
    assert one.status == ("appointed", "attested", "removed")


def test_who_comes_back_has_two_tenures() -> None:
    removed = change("removed", "鲁远山", "区教育局", "局长", "2020-06-30")
    first, second = tenures(head("2019-03-04"), removed, head("2022-03-04"))
    assert (first.end, second.first_attested, second.end) == ("2020-06-30", "2022-03-04", None)
    assert first.id != second.id


@pytest.mark.parametrize(
    ("title", "more", "status"),
    [("原局长", {}, "former"), ("代局长", {}, "acting"), ("局长", {"status": "former"}, "former")],
)
def test_status_from_the_words_in_front(title: str, more: dict[str, str], status: str) -> None:
    (one,) = tenures(head("2021-03-04", title, **more))
    assert one.status == (status,)
    assert one.role == "局长"
    assert (one.first_attested is None) is (status == "former")


def test_silence_gives_no_end_and_no_date_gives_no_attestation() -> None:
    (one,) = tenures(head(None))
    assert (one.first_attested, one.last_attested, one.beginning, one.end) == (None, None, None, None)


def test_one_seat_for_the_place_and_its_government() -> None:
    place = post("鲁远山", "南浦区", "副区长", "Place", "2021-03-04")
    body = post("鲁远山", "南浦区人民政府", "副区长", "GovernmentBody", "2022-03-04")
    (one,) = tenures(place, body)
    assert (one.first_attested, one.last_attested) == ("2021-03-04", "2022-03-04")
    assert one.body.startswith("body/")


def recently(reading: PageReading) -> PageReading:
    """The page's first fact as 近日 would date it: the page's year alone."""
    first = replace(reading.facts[0], date=DateValue("2022", "2022", "近日", "page"))
    return replace(reading, facts=(first, *reading.facts[1:]))


def test_a_year_is_narrowed_by_the_page_that_prints_it() -> None:
    dated = page(TEXT, [head(None), visit("田水生", "云帆机械", date="2022-10-03")])
    (one,) = resolve([recently(dated)]).tenures
    assert (one.first_attested, one.last_attested) == ("2022-10", "2022-10")
    (one,) = resolve([recently(page(TEXT, [head(None)]))]).tenures
    assert (one.first_attested, one.last_attested) == ("2022", "2022")
