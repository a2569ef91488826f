"""Names, heads, quotes and file names are hostile input: they are shown as printed, and nothing of them runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import httpx
import pytest
from playwright.sync_api import expect

from kg.records import PageMeta
from tests.graph.factory import PageMaker, day, entity_id
from tests.pages.test_hostile import NAMES
from tests.server.face.conftest import Open, serving, store_of

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Every hostile name as person, body, post, utterance, head, paper and file name."""
    readings = []
    for at, name in enumerate(NAMES):
        other = NAMES[at - 1]
        said = [
            ("holdsPost", name, other, {"post": other}),
            ("met", name, other, {}),
            ("stated", name, other, {"verb": name}),
        ]
        maker = PageMaker(f"{name[:80]}.txt", PageMeta("2021-08-26", name, name))
        maker.article(name, said, day("2021-08-26", name), other)
        readings.append(maker.reading())
    with serving(store_of(readings, tmp_path_factory.mktemp("hostile") / "store")) as address:
        yield address


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_names_are_shown_as_printed_and_nothing_runs(hostile: str, visit: Open, name: str) -> None:
    page = visit(f"{hostile}/entity/{entity_id(name, 'Person')}", size=(390, 800))
    assert page.locator("h1 bdi").text_content() == name
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".clip footer a").first.click()
    expect(page.locator("#here").first).to_be_attached()
    expect(page.locator("section.picked")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("section.picked .places a").nth(1).click()
    page.wait_for_url(re.compile("/article/"))
    assert page.locator("h1 bdi").text_content() == name
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.fill("#search", name[:60])
    expect(page.locator("#hits li").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_lists_and_answers_hold_them_too(hostile: str, visit: Open) -> None:
    for path in ("/", "/articles", "/pages", "/find?q=a", "/find?q=zhang"):
        page = visit(hostile + path, size=(390, 800))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    page = visit(f"{hostile}/editor?query=reporters")
    expect(page.locator("#answer tbody tr").first).to_be_visible()
    shown = page.locator("#answer tbody td:first-child").all_text_contents()
    assert set(shown) == set(NAMES)


@pytest.mark.parametrize("name", NAMES[:3], ids=range(3))
def test_what_is_asked_comes_back_as_text(hostile: str, visit: Open, name: str) -> None:
    missing = "404 (Not Found)"
    asked = urlencode({"q": f"{name}?", "lang": name, "all": name, "query": ""})
    for path in ("/", "/find", "/articles", f"/entity/{entity_id(NAMES[0], 'Person')}"):
        visit(f"{hostile}{path}?{asked}").close()
    visit(f"{hostile}/editor?{urlencode({'query': 'who-holds', 'p.organisation': name})}").close()
    visit(f"{hostile}/page?{urlencode({'file': name + '?'})}", expected=missing).close()
    for answer in (
        httpx.get(f"{hostile}/query.json", params={"name": name}),
        httpx.get(f"{hostile}/articles", params={"from": name}),
        httpx.get(f"{hostile}/editor", params={"query": name}),
    ):
        assert answer.status_code == 400
        as_html = answer.headers["content-type"].startswith("text/html")
        assert not (as_html and "<script>alert" in answer.text)
