"""Which events facts make, and who takes part in them in which role and order."""

from __future__ import annotations

import pytest

from kg.graph.actors import Actors
from kg.graph.events import Happening, happenings
from kg.records import DateValue
from tests.graph.factory import PageMaker, Said, day, entity_id, resolved

NAMES = ("赵一", "钱二", "孙三", "周五", "甲公司", "乙公司", "丙会议", "东湖区管委会")
LABELS = {entity_id(name, kind): name for name in NAMES for kind in ("Person", "Organisation", "Event")}


def events_of(said: list[Said], *, when: DateValue | None = None, file: str = "a.txt") -> list[Happening]:
    reading = PageMaker(file).article("标题", said, when).reading()
    return happenings(reading.facts, Actors(resolved([reading])))


def told(event: Happening) -> tuple[str, list[tuple[str, str]], list[str]]:
    parts = [(LABELS[part.actor], part.role) for part in event.ranked()]
    return event.type, parts, sorted(LABELS[place] for place in event.destinations)


@pytest.mark.parametrize(
    ("said", "events"),
    [
        pytest.param(
            [("visited", "赵一", "甲公司", {}), ("visited", "赵一", "乙公司", {}), ("accompanied", "孙三", "赵一", {})],
            [("Visit", [("赵一", "lead"), ("孙三", "accompanying")], ["乙公司", "甲公司"])],
            id="one tour of two firms with a follower",
        ),
        pytest.param(
            [("visited", "赵一", "甲公司", {}), ("visited", "钱二", "乙公司", {})],
            [("Visit", [("赵一", "lead")], ["甲公司"]), ("Visit", [("钱二", "lead")], ["乙公司"])],
            id="two leaders at two places made two visits",
        ),
        pytest.param(
            [("visited", "赵一", "甲公司", {}), ("visited", "钱二", "甲公司", {}), ("visited", "赵一", "乙公司", {})],
            [("Visit", [("赵一", "lead"), ("钱二", "lead")], ["甲公司"]), ("Visit", [("赵一", "lead")], ["乙公司"])],
            id="who was at one place only was not at the other",
        ),
        pytest.param(
            [("met", "赵一", "周五", {}), ("accompanied", "孙三", "赵一", {})],
            [("Talks", [("赵一", "lead"), ("周五", "counterpart"), ("孙三", "accompanying")], [])],
            id="talks with a follower",
        ),
        pytest.param(
            [
                ("presided", "赵一", "丙会议", {}),
                ("attended", "钱二", "丙会议", {}),
                ("organised", "东湖区管委会", "丙会议", {"role": "召开"}),
            ],
            [("Event", [("赵一", "chair"), ("钱二", "attendee"), ("东湖区管委会", "host")], [])],
            id="a named meeting",
        ),
        pytest.param(
            [("attended", "钱二", "丙会议", {"role": "speaker"})],
            [("Event", [("钱二", "speaker")], [])],
            id="a speaker",
        ),
        pytest.param(
            [("appointed", "钱二", "东湖区管委会", {"post": "主任"})],
            [("Appointment", [("钱二", "appointee")], [])],
            id="an appointment",
        ),
        pytest.param([("accompanied", "孙三", "赵一", {})], [], id="a follower of nobody's visit makes no event"),
        pytest.param([("holdsPost", "赵一", "东湖区管委会", {"post": "主任"})], [], id="a post is no event"),
    ],
)
def test_events_of_an_article(said: list[Said], events: list[tuple[str, list[tuple[str, str]], list[str]]]):
    assert sorted(map(told, events_of(said))) == sorted(events)


VISIT: list[Said] = [("visited", "赵一", "甲公司", {})]


def test_the_same_visit_on_two_dates_is_two_events():
    first, second = events_of(VISIT, when=day("2021-08-26")), events_of(VISIT, when=day("2022-10-03"))
    assert first[0].id != second[0].id


def test_the_same_visit_on_one_day_in_two_articles_is_one_event():
    first = events_of(VISIT, when=day("2021-08-26"))
    second = events_of(
        [*VISIT, ("stated", "赵一", "很好", {"verb": "说"})], when=day("2021-08-26", "26日"), file="b.txt"
    )
    assert first[0].id == second[0].id


@pytest.mark.parametrize("when", [None, day("2021-08"), DateValue(None, None, "近日", "page", "2021-09-01")])
def test_without_a_day_two_articles_never_share_an_event(when: DateValue | None):
    first, second = events_of(VISIT, when=when), events_of([*VISIT, *VISIT], when=when, file="b.txt")
    assert first[0].id != second[0].id


def test_a_follower_joins_the_nearest_visit():
    said: list[Said] = [
        ("visited", "赵一", "甲公司", {}),
        ("visited", "钱二", "甲公司", {}),
        ("accompanied", "孙三", "赵一", {}),
        *[("stated", "钱二", f"第{number}句话", {"verb": "说"}) for number in range(9)],
        ("visited", "赵一", "乙公司", {}),
    ]
    joined = [event for event in events_of(said) if any(part.role == "accompanying" for part in event.parts.values())]
    assert [told(event)[2] for event in joined] == [["甲公司"]]


def test_a_long_list_of_followers_stays_one_visit():
    said = [*VISIT, *(("accompanied", f"随员{number}", "赵一", {}) for number in range(3000))]
    (event,) = events_of(said)
    assert len(event.parts) == 3001
