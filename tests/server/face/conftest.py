"""The face of real stores behind a real uvicorn, and a headless Chromium that may ask nobody else."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kg.graph import StoreWriter
from kg.records import PageReading
from kg.server.app import make_app
from tests.graph.factory import resolved

Open = Callable[..., Page]

expect.set_options(timeout=30_000)  # milliseconds: a busy machine is slow, not wrong


@contextmanager
def serving(directory: Path) -> Iterator[str]:
    """The address of a server of this store, on a free port of the loopback."""
    app = make_app(directory)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


def store_of(readings: list[PageReading], directory: Path) -> Path:
    """A store of invented readings, who is who by name alone."""
    with StoreWriter(directory, "test") as writer:
        writer.commit(readings, resolved(readings), {one.page.id: str(directory) for one in readings})
    return directory


@pytest.fixture(scope="session")
def seeds_address(seeds_store: Path) -> Iterator[str]:
    with serving(seeds_store) as address:
        yield address


@pytest.fixture
def http(seeds_address: str) -> Iterator[httpx.Client]:
    """A client of the built seeds."""
    with httpx.Client(base_url=seeds_address, timeout=60) as client:
        yield client


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext) -> Iterator[Open]:
    """Open an address. At the end: nothing but the server itself was asked, and no script failed."""
    complaints: list[str] = []

    def opened(address: str, *, size: tuple[int, int] = (1440, 900), expected: str = "") -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", lambda line: _is_complaint(line.type, line.text, expected) and complaints.append(line.text))
        page.on("request", lambda request: _is_foreign(request.url) and complaints.append(f"request: {request.url}"))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(address)
        page.wait_for_selector("html[data-ready]", timeout=60_000)
        return page

    yield opened
    assert complaints == []


def _is_complaint(kind: str, text: str, expected: str) -> bool:
    return kind == "error" and not (expected and expected in text)


def _is_foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "blob:", "data:"))
