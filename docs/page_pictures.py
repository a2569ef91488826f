"""Takes the pictures of the network page that the README shows: python docs/page_pictures.py.

Builds the five pages in seeds/ in a folder of its own, opens their page in headless Chromium with the network cut,
and does what a reader does. Pictures depend on the machine's fonts, so no test compares them.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from kg.graph import open_store
from kg.pages import write_page
from kg.pipeline import build

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "img"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

Act = Callable[[Page], object]


def find(page: Page, name: str) -> None:
    """Search a name and open its dossier."""
    page.fill("#search", name)
    page.wait_for_selector("#hits [role=option]")
    page.keyboard.press("Enter")


def clipping(page: Page) -> None:
    """From the official to the edge that says he visited a firm, and the page it is printed on."""
    find(page, "zhanghongjun")
    page.click("#panel .part-events summary")
    page.click("#panel .part-events .actor:has-text('汉威科技')")
    page.click("#panel .part-events summary")
    page.wait_for_selector("#panel .quote mark")
    page.click("#panel .source-buttons [aria-expanded]")


def path(page: Page) -> None:
    """The shortest path between two officials, with the sentences of each step."""
    find(page, "王德敏")
    page.click("[data-do=pathFrom]")
    find(page, "郭程明")
    page.wait_for_selector("#panel .steps mark")


PICTURES_OF: dict[str, tuple[str, Act, tuple[int, int]]] = {
    "network": ("", lambda page: None, (1280, 800)),
    "dossier": ("", lambda page: find(page, "zhj"), (1280, 800)),
    "clipping": ("", clipping, (1280, 800)),
    "conflict": ("", lambda page: find(page, "张英才"), (1280, 800)),
    "path": ("", path, (1280, 800)),
    "months": ("#from=2022-09&to=2022-12&dated=1", lambda page: None, (1280, 800)),
    "table": ("#view=table", lambda page: None, (1280, 800)),
    "timeline": ("#view=timeline", lambda page: None, (1280, 800)),
    "matrix": ("#view=matrix", lambda page: None, (1280, 800)),
    "dark": ("#theme=dark&lang=en", lambda page: find(page, "张红军"), (1280, 800)),
    "phone": ("", lambda page: find(page, "张红军"), (390, 780)),
}


def main() -> None:
    """Write docs/img/page-NAME.png for each picture, and docs/network.png, the first one of the README."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store, target = Path(folder) / "store", Path(folder) / "network.html"
        build([ROOT / "seeds"], store)
        write_page(open_store(store), target)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, (fragment, act, (width, height)) in PICTURES_OF.items():
            context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
            page = context.new_page()
            page.goto(target.as_uri() + fragment)
            page.wait_for_selector("html[data-ready]")
            act(page)
            page.wait_for_timeout(3200)  # animations end, passing messages go
            picture = PICTURES / f"page-{name}.png"
            page.screenshot(path=picture)
            Image.open(picture).convert("RGB").save(picture, optimize=True)
            context.close()
        browser.close()
    shutil.copy(PICTURES / "page-network.png", ROOT / "docs" / "network.png")


if __name__ == "__main__":
    main()
