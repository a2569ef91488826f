"""The invented corpus of the graph tests with two more pages: more verbs, a plan, two people of one name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph import GraphView, StoreWriter, open_store
from kg.records import DateValue, Entity, PageDating, PageReading, Resolution
from tests.graph.conftest import BODY, pages
from tests.graph.factory import PageMaker, day, entity_id, resolved

NAMESAKE = "person/0000000000000006"
"""The other 吴六, of the second page of ours."""


def more_pages() -> list[PageReading]:
    """A tour and a meeting in 2022, a plan, a sum; and 吴六, who is one person on d.txt and another on e.txt."""
    fourth = PageMaker("d.txt")
    fourth.article(
        "孙三走访丙公司",
        [
            ("visited", "孙三", "丙公司", {}),
            ("visited", "孙三", "甲公司", {}),
            ("accompanied", "周五", "孙三", {}),
            ("accompanied", "钱二", "孙三", {}),
            ("stated", "孙三", "营商环境就是生产力", {"verb": "强调"}),
        ],
        day("2022-03-05"),
        "王八",
    )
    fourth.article(
        "企业家座谈会召开",
        [
            ("attended", "赵一", "企业家座谈会", {}),
            ("attended", "钱二", "企业家座谈会", {}),
            ("organised", BODY, "企业家座谈会", {"role": "举办"}),
            ("presided", "孙三", "企业家座谈会", {}),
            ("met", "周五", "孙三", {}),
        ],
        day("2022-05-10"),
        "李四",
    )
    fourth.article(
        "新园区二期",
        [
            ("plans", "甲公司", "新园区二期项目", {}),
            ("invests", "新园区二期项目", "5亿元", {}),
            ("locatedIn", "乙公司", "西湖园", {}),
            ("holdsPost", "吴六", "甲公司", {"post": "董事长"}),
            ("visited", "吴六", "东湖大学", {}),
        ],
        day("2022-06"),
    )
    fifth = PageMaker("e.txt")
    fifth.article("吴六走访丁公司", [("visited", "吴六", "丁公司", {})], DateValue("2023", "2023", "2023年", "printed"))
    return [fourth.reading(), fifth.reading(PageDating(None, 2023, "inferred", 0.8))]


def told_apart(readings: list[PageReading]) -> Resolution:
    """Who is who by name, but the 吴六 of the last page is somebody else."""
    found = resolved(readings)
    first = entity_id("吴六", "Person")
    other = {(fact.id, "subject"): NAMESAKE for fact in readings[-1].facts if fact.subject.name == "吴六"}
    entities = sorted([*found.entities, Entity(NAMESAKE, "Person", "Person", "吴六")], key=lambda entity: entity.id)
    assert first in {entity.id for entity in entities}
    return replace(found, of={**found.of, **other}, entities=tuple(entities))


@pytest.fixture(scope="session")
def asked_readings() -> list[PageReading]:
    return [*pages(), *more_pages()]


@pytest.fixture(scope="session")
def asked_store(tmp_path_factory: pytest.TempPathFactory, asked_readings: list[PageReading]) -> Path:
    folder = tmp_path_factory.mktemp("asking") / "store"
    paths = {reading.page.id: folder.parent / reading.page.file for reading in asked_readings}
    for reading in asked_readings:
        paths[reading.page.id].write_bytes(reading.page.text.encode())
    with StoreWriter(folder, "rules") as writer:
        writer.commit(asked_readings, told_apart(asked_readings), paths)
    return folder


@pytest.fixture(scope="session")
def asked(asked_store: Path) -> GraphView:
    return open_store(asked_store)
