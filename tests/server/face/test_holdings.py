"""Two people of one name stay two; a new build is seen; a store that is gone is said."""

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from kg.graph import StoreWriter
from kg.records import PageReading, Resolution
from tests.graph.factory import PageMaker, day, resolved
from tests.server.face.conftest import serving, store_of

Client = Callable[[Path], httpx.Client]


def page(file: str, firm: str) -> PageReading:
    return PageMaker(file).article("标题", [("visited", "林云杉", firm, {})], day("2021-08-26")).reading()


@pytest.fixture
def client() -> Iterator[Callable[[Path], httpx.Client]]:
    """A client of the face of a store, behind a server of its own."""
    with ExitStack() as servers:

        def of(directory: Path) -> httpx.Client:
            address = servers.enter_context(serving(directory))
            return servers.enter_context(httpx.Client(base_url=address, timeout=60))

        yield of


def parted(readings: list[PageReading]) -> Resolution:
    """Who is who with one 林云杉 per page, as the resolver does where print speaks of two."""
    whole = resolved(readings)
    entities, of = {one.id: one for one in whole.entities}, dict(whole.of)
    for number, reading in enumerate(readings):
        for fact in reading.facts:
            old = entities[whole.of[fact.id, "subject"]]
            new = dataclasses.replace(old, id=f"person/{number:016x}")
            entities[new.id], of[fact.id, "subject"] = new, new.id
    used = set(of.values())
    return Resolution(tuple(entities[id] for id in sorted(entities) if id in used), of, (), whole.tenures)


def test_two_namesakes_are_two(tmp_path: Path, client: Client) -> None:
    readings = [page("a.txt", "长风公司"), page("b.txt", "永固公司")]
    with StoreWriter(tmp_path / "store", "test") as writer:
        writer.commit(readings, parted(readings), {one.page.id: "" for one in readings})
    face = client(tmp_path / "store")
    hits = face.get("/find.json", params={"q": "lys"}).json()
    assert [hit["label"] for hit in hits] == ["林云杉", "林云杉"]
    pages = [face.get(hit["href"]).text for hit in hits]
    for own, other, html in (("长风公司", "永固公司", pages[0]), ("永固公司", "长风公司", pages[1])):
        assert own in html
        assert other not in html
        assert "另有同名者" in html
    assert face.get("/entity/林云杉").headers["location"].startswith("/find?")
    assert face.get("/known.json", params={"n": "林云杉"}).json()["林云杉"].startswith("/find?")


def test_a_new_build_is_seen_at_once(tmp_path: Path, client: Client) -> None:
    store = store_of([page("a.txt", "长风公司")], tmp_path / "store")
    face = client(store)
    assert face.get("/find.json", params={"q": "永固公司"}).json() == []
    store_of([page("a.txt", "长风公司"), page("b.txt", "永固公司")], store)
    assert [hit["label"] for hit in face.get("/find.json", params={"q": "永固公司"}).json()] == ["永固公司"]
    assert "2 个版面" in face.get("/").text


def test_an_empty_store_has_pages_too(tmp_path: Path, client: Client) -> None:
    face = client(store_of([], tmp_path / "store"))
    for path in ("/", "/find?q=甲", "/articles", "/pages", "/editor"):
        assert face.get(path).status_code == 200


def test_a_store_that_is_gone_is_said(tmp_path: Path, client: Client) -> None:
    store = store_of([page("a.txt", "长风公司")], tmp_path / "store")
    face = client(store)
    assert face.get("/").status_code == 200
    shutil.rmtree(store)
    for path in ("/", "/find.json?q=a"):
        answer = face.get(path)
        assert answer.status_code == 503
        assert "store" in answer.text


@pytest.mark.parametrize("parameters", ["mark=x&path=y&self=z&key=1", "lang=fr", "lang=en&lang=zh", "q=" + "长" * 3000])
def test_any_query_string_is_taken(tmp_path: Path, client: Client, parameters: str) -> None:
    face = client(store_of([page("a.txt", "长风公司")], tmp_path / "store"))
    for path in ("/", "/find", "/find.json", "/articles", "/editor"):
        assert face.get(f"{path}?{parameters}").status_code == 200
