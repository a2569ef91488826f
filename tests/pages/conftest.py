"""A real headless Chromium with the network cut; every request that is not the page itself is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

Open = Callable[..., Page]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True, offline=True)
    yield context
    context.close()


@pytest.fixture
def open_page(context: BrowserContext) -> Iterator[Open]:
    """Open a file and wait until its data is unpacked. At the end: no request left it and no script failed."""
    complaints: list[str] = []

    def opened(path: Path, fragment: str = "", *, watched: bool = True, size: tuple[int, int] = (1440, 900)) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        if watched:
            watch(page)
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]", timeout=60_000)
        return page

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", lambda line: line.type == "error" and complaints.append(f"console: {line.text}"))
        page.on("request", lambda request: _is_foreign(request.url) and complaints.append(f"request: {request.url}"))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    yield opened
    assert complaints == []


def _is_foreign(url: str) -> bool:
    return not url.startswith(("file:", "blob:", "data:"))
