"""The web face on invented pages: seconds until it is in order, then the median time of each kind of request.

All times are those of the processor, so that a busy machine does not count. Requests go through the application in
this process, without a socket; nothing is remembered between two of them but what the face itself remembers. The
person asked for is the one in the news most often.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import anyio
import httpx
from starlette.applications import Starlette

from bench.queries import invented
from kg.graph import StoreWriter, open_store
from kg.server.current import CurrentStore
from kg.server.face import routes
from kg.server.face.holdings import Holdings
from tests.graph.factory import entity_id, resolved

PAGES = 100
ROUNDS = 5


def measure() -> Iterator[str]:
    """Lines to print: the index, then each kind of request."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        readings = invented(PAGES)
        with StoreWriter(store, "bench") as writer:
            writer.commit(readings, resolved(readings), {one.page.id: folder for one in readings})
        yield from _in_order(store)
        person, page = entity_id("人0", "Person"), readings[0].page.id
        paths = [
            *("/", "/find.json?q=r", "/find.json?q=ren1", "/find.json?q=企业", f"/entity/{person}", f"/page/{page}"),
            *(f"/article/{page}-1", "/articles", f"/drawing/{person}?hops=1", "/query.json?name=reporters"),
        ]
        yield from anyio.run(_requests, store, paths)


def _in_order(store: Path) -> Iterator[str]:
    view, start = open_store(store), process_time()
    rows = (view.facts(), view.entities(), view.articles(), view.pages(), view.events(), view.tenures())
    read = process_time()
    yield f"{len(rows[0]):,} facts, {len(rows[1]):,} entities read back in {read - start:.2f} s"
    Holdings(view).names.find("ren", 1)
    yield f"indexed in {process_time() - read:.2f} s"


async def _requests(store: Path, paths: list[str]) -> list[str]:
    app = httpx.ASGITransport(Starlette(routes=routes(CurrentStore(store))))
    lines = []
    async with httpx.AsyncClient(transport=app, base_url="http://face") as client:
        await client.get("/")
        for path in paths:
            times = []
            for _ in range(ROUNDS):
                start = process_time()
                answer = await client.get(path)
                times.append(process_time() - start)
            first, then = 1000 * times[0], 1000 * median(times)
            lines.append(f"{path:44} {len(answer.content) / 1e3:6.0f} kB  first {first:7.1f} ms, then {then:6.1f} ms")
    return lines
