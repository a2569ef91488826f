"""Takes the pictures of the web face that the documents show: python docs/face_pictures.py.

Builds the five pages in seeds/ in a folder of its own, serves them on the loopback, and does what a reader does in
headless Chromium. Pictures depend on the machine's fonts, so no test compares them.
"""

from __future__ import annotations

import shutil
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import uvicorn
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from starlette.applications import Starlette

from kg.pipeline import build
from kg.server.current import CurrentStore
from kg.server.face import routes

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "img"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
COLOURS = 128
"""A picture of text needs no more, and stays below 300 kB."""


def dossier(page: Page) -> None:
    """An official by his initials."""
    page.locator("#search").press_sequentially("zhj")
    page.locator("#hits [data-href]").first.click()
    page.wait_for_selector("#visited")


def printed(page: Page) -> None:
    """From a visit in the dossier to the place on the page where it is printed."""
    dossier(page)
    page.locator("#visited .clip footer a").nth(2).click()
    page.wait_for_selector("#here")


PICTURES_OF: dict[str, tuple[Callable[[Page], None], tuple[int, int]]] = {
    "dossier": (dossier, (1280, 800)),
    "page": (printed, (1280, 800)),
}


def main() -> None:
    """Write docs/img/serve-NAME.png for each picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build([ROOT / "seeds"], Path(folder) / "store")
        address = _served(Path(folder) / "store")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, (act, (width, height)) in PICTURES_OF.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(address)
            page.wait_for_selector("html[data-ready]", timeout=60_000)
            act(page)
            page.wait_for_selector("html[data-ready]")
            picture = PICTURES / f"serve-{name}.png"
            page.screenshot(path=picture)
            Image.open(picture).convert("RGB").quantize(COLOURS).save(picture, optimize=True)
            page.close()
        browser.close()


def _served(store: Path) -> str:
    """The address of the face of a store, for as long as this process lives."""
    app = Starlette(routes=routes(CurrentStore(store)))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


if __name__ == "__main__":
    main()
