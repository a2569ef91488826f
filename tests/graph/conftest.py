"""A small invented corpus of three pages, its store, and views of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import GraphView, StoreWriter, open_store
from kg.graph.iris import SHARED, iri
from kg.graph.source import OxigraphSource
from kg.ontology import PREFIXES, RDF
from kg.records import DateValue, PageDating, PageMeta, PageReading
from tests.graph.factory import PageMaker, day, resolved

BODY = "东湖区管委会"
CHAIR, DEPUTY = {"post": "管委会主任"}, {"post": "管委会副主任"}


def pages() -> list[PageReading]:
    """Three pages: a visit, a meeting and an appointment; 赵一 is followed by 钱二 as 主任."""
    first = PageMaker("a.txt", PageMeta("2021-08-27", "东湖报", "12"))
    first.article(
        "赵一调研企业",
        [
            ("holdsPost", "赵一", BODY, CHAIR),
            ("visited", "赵一", "甲公司", {}),
            ("visited", "赵一", "乙公司", {}),
            ("accompanied", "孙三", "赵一", {}),
            ("holdsPost", "孙三", BODY, DEPUTY),
            ("stated", "赵一", "安全生产是企业的生命线", {"verb": "指出"}),
        ],
        day("2021-08-26", "8月26日"),
        "李四",
    )
    first.article("两家公司", [("invests", "新园区项目", "30亿元", {}), ("locatedIn", "甲公司", "东湖区", {})])
    second = PageMaker("b.txt")
    second.article(
        "安委会会议召开",
        [
            ("presided", "赵一", "安委会会议", {}),
            ("attended", "孙三", "安委会会议", {}),
            ("organised", BODY, "安委会会议", {"role": "召开"}),
            ("visited", "赵一", "甲公司", {}),
        ],
        day("2022-10-03"),
        "李四",
    )
    third = PageMaker("c.txt")
    third.article(
        "钱二任主任",
        [
            ("holdsPost", "钱二", BODY, CHAIR),
            ("appointed", "钱二", BODY, CHAIR),
            ("met", "钱二", "周五", {}),
            ("removed", "赵一", BODY, CHAIR),
        ],
        day("2022-11-28"),
    )
    recent = DateValue(None, None, "近日", "page", "2022-12-01")
    third.article("赵一再访甲公司", [("visited", "赵一", "甲公司", {})], recent)
    dating = PageDating("2021-08-27", 2021, "given", 1.0, ("pages.toml",))
    return [first.reading(dating), second.reading(PageDating(None, 2022, "inferred", 0.8)), third.reading()]


def build(folder: Path, readings: list[PageReading], ruleset: str = "rules") -> Path:
    """A store of `readings` in `folder`, with the page files beside it."""
    paths = {}
    for reading in readings:
        paths[reading.page.id] = folder.parent / reading.page.file
        paths[reading.page.id].write_bytes(reading.page.text.encode())
    with StoreWriter(folder, ruleset) as writer:
        writer.commit(readings, resolved(readings), paths)
    return folder


@pytest.fixture(scope="session")
def readings() -> list[PageReading]:
    return pages()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, readings: list[PageReading]) -> Path:
    return build(tmp_path_factory.mktemp("graph") / "store", readings)


@pytest.fixture(scope="session")
def view(store: Path) -> GraphView:
    return open_store(store)


_UPDATE = re.compile(r"(?:DELETE \{(?P<gone>.*?)\} ?)?(?:INSERT \{(?P<new>.*?)\} ?)?WHERE (?P<where>.*)", re.DOTALL)


@pytest.fixture
def changed(view: GraphView) -> Callable[[str], GraphView]:
    """A view of the same graph in memory after an update: `DELETE {…} INSERT {…} WHERE {…}` over the union.

    What is deleted goes from every named graph, what is inserted stands where its subject is described.
    """

    def change(update: str) -> GraphView:
        copy = ox.Store()
        copy.bulk_load(b"\n".join([*view.source.quads(), b""]), format=ox.RdfFormat.N_QUADS)
        parts = _UPDATE.fullmatch(update)
        assert parts is not None

        def made(template: str | None) -> list[ox.Triple]:
            sparql = f"CONSTRUCT {{ {template or ''} }} WHERE {parts['where']}"
            return list(copy.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True))

        gone, new = made(parts["gone"]), made(parts["new"])
        assert gone or new, "the update changes nothing"
        homes = {triple: _home(copy, triple.subject) for triple in new}
        for triple in gone:
            for quad in copy.quads_for_pattern(*triple, None):
                copy.remove(quad)
        for triple, home in homes.items():
            copy.add(ox.Quad(*triple, home))
        return GraphView(OxigraphSource(copy))

    return change


def _home(store: ox.Store, node: ox.NamedNode) -> ox.NamedNode:
    described = [quad.graph_name for quad in store.quads_for_pattern(node, ox.NamedNode(RDF.type), None)]
    return described[0] if described else ox.NamedNode(iri(SHARED))
