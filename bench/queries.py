"""Every named query on a graph of a million triples: under 50 ms (median), beside rdflib's own memory store.

The pages are invented: officials of whom some are in the news much more than others (by rank, as words in a text), who
hold posts, visit firms with followers, speak, and attend meetings. Parameters are names of middling fame.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from rdflib import Graph

from kg.graph import GraphView, StoreWriter, open_store, serialise
from kg.graph.binding import bound
from kg.ontology import PREFIXES
from kg.queries import NamedQuery, catalogue
from kg.records import PageReading
from tests.graph.factory import PageMaker, Said, day, resolved

PAGES = 460
LIMIT = 0.050
ROUNDS = 7
RDFLIB_SECONDS = 5.0  # rdflib is given queries until this much time is gone: some take minutes there
VALUES = {
    "person": "人9", "leader": "人9", "organisation": "第9区管委会", "place": "企业9公司", "topic": "工作第7号",
    "reporter": "记者3", "name": "人9", "one": "人9", "other": "企业9公司",
}  # fmt: skip
_POSTS = ("主任", "副主任", "党工委书记", "局长", "委员")


class _Names:
    """Names drawn by rank: the first is in the news twice as often as the second, thrice as the third."""

    def __init__(self, chance: random.Random, form: str, count: int) -> None:
        self._chance, self._names = chance, [form.format(number) for number in range(count)]
        self._weights = [sum(1 / (rank + 1) for rank in range(number + 1)) for number in range(count)]

    def one(self) -> str:
        """A name."""
        return self._chance.choices(self._names, cum_weights=self._weights)[0]

    def some(self, most: int) -> list[str]:
        """One to `most` different names, sorted."""
        return sorted({self.one() for _ in range(self._chance.randint(1, most))})


def invented(pages: int) -> list[PageReading]:
    """So many pages of four articles; about 2,200 triples a page."""
    chance = random.Random(7)
    people, firms = _Names(chance, "人{}", pages * 3), _Names(chance, "企业{}公司", pages * 3)
    bodies, events = _Names(chance, "第{}区管委会", pages), _Names(chance, "第{}次工作会议", pages)
    made = []
    for number in range(pages):
        maker = PageMaker(f"{number:05}.txt")
        for place in range(4):
            leader, when = (
                people.one(),
                f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            )
            said: list[Said] = [("holdsPost", leader, bodies.one(), {"post": chance.choice(_POSTS)})]
            said += [("visited", leader, firm, {}) for firm in firms.some(5)]
            said += [("accompanied", other, leader, {}) for other in people.some(3) if other != leader]
            said += [("stated", leader, f"要做好安全生产工作第{number}号之{place}", {"verb": "强调"})]
            event = events.one()
            said += [("attended", other, event, {}) for other in people.some(3)]
            said += [("organised", bodies.one(), event, {"role": "召开"})]
            if chance.random() < 0.2:
                said += [("invests", f"项目{chance.randrange(pages)}", f"{chance.randint(1, 90)}亿元", {})]
            if chance.random() < 0.1:
                said += [("appointed", people.one(), bodies.one(), {"post": chance.choice(_POSTS)})]
            maker.article(f"标题{number}之{place}", said, day(when), f"记者{chance.randrange(60)}")
        made.append(maker.reading())
    return made


def measure() -> Iterator[str]:
    """Lines to print: the build, then each query here and in rdflib's memory."""
    with TemporaryDirectory() as folder:
        readings = invented(PAGES)
        resolution = resolved(readings)
        start = perf_counter()
        with StoreWriter(Path(folder) / "store", "bench") as writer:
            writer.commit(readings, resolution, {one.page.id: folder for one in readings})
        seconds = perf_counter() - start
        view = open_store(Path(folder) / "store")
        count = len(view.dataset)
        yield f"{count:,} triples of {PAGES} pages built in {seconds:.1f} s ({count / seconds:,.0f} a second)"
        memory = Graph()
        memory.parse(serialise(view, "ntriples"), format="nt")
        yield from _rounds(view, memory)


def _rounds(view: GraphView, memory: Graph) -> Iterator[str]:
    slow, spent = [], 0.0
    for query in catalogue():
        values = {each.name: VALUES[each.name] for each in query.parameters if each.default is None}
        rows, here = _timed(view, query, values)
        if here > LIMIT:
            slow.append(query.name)
        there = "not asked"
        if spent < RDFLIB_SECONDS:
            start = perf_counter()
            len(list(memory.query(bound(query.sparql, query.bindings(values)), initNs=PREFIXES)))
            took = perf_counter() - start
            spent += took
            there = f"{1000 * took:,.0f} ms"
        yield f"{query.name:22} {rows:5} rows  {1000 * here:7.1f} ms   rdflib in memory: {there}"
    yield f"over {1000 * LIMIT:.0f} ms: {', '.join(slow) or 'none'}"


def _timed(view: GraphView, query: NamedQuery, values: dict[str, str]) -> tuple[int, float]:
    """The number of rows and the median time of some rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        rows = len(query.run(view, values).rows)
        times.append(perf_counter() - start)
    return rows, median(times)
