"""What a reader does with the face, in a real browser that may ask nobody but the server."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.conftest import violations
from tests.server.face.conftest import Open

pytestmark = pytest.mark.xdist_group("browser")

PHONE = (390, 800)


def ways(address: str) -> dict[str, str]:
    """An address of every kind of page."""
    found = httpx.get(f"{address}/find.json", params={"q": "张红军"}).json()
    dossier = address + found[0]["href"]
    heads = httpx.get(f"{address}/find.json", params={"q": "企业安全生产"}).json()
    article = address + next(hit["href"] for hit in heads if hit["type"] == "Article")
    page = httpx.get(f"{address}/page", params={"file": "000_9ebea12dbf709d8a.txt"}, follow_redirects=True).url
    return {
        "home": f"{address}/",
        "find": f"{address}/find?q=zhong",
        "dossier": dossier,
        "page": f"{page}?at=300#here",
        "article": article,
        "articles": f"{address}/articles",
        "pages": f"{address}/pages",
        "editor": f"{address}/editor?query=enterprises-visited&p.person=张红军",
        "network": dossier.replace("/entity/", "/network/"),
        "missing": f"{address}/entity/张红",
    }


def find(page: Page, words: str) -> Locator:
    """The first hit for these words, once the server has answered the last letter."""
    page.locator("#search").press_sequentially(words)
    expect(page.locator("#hits")).to_have_attribute("aria-busy", "false")
    return page.locator("#hits [data-href]").first


def test_from_initials_to_the_printed_words(seeds_address: str, visit: Open) -> None:
    page = visit(seeds_address)
    first = find(page, "zhj")
    expect(first).to_contain_text("张红军")
    first.click()
    expect(page.locator("h1")).to_have_text("张红军")
    link = page.locator("#visited .clip footer a").first
    quoted = page.locator("#visited .clip .quote").first.inner_text()
    link.click()
    expect(page.locator("#here")).to_be_in_viewport()
    marked = page.locator(".page-lines mark").all_inner_texts()
    assert "".join(marked).replace("\u3000", "") == quoted.replace("\u3000", "")
    page.locator(".page-lines a.quoted").last.click()
    expect(page.locator("section.picked li").first).to_be_visible()
    expect(page.locator("#here")).to_be_in_viewport()


def test_search_by_keyboard_alone(seeds_address: str, visit: Open) -> None:
    page = visit(f"{seeds_address}/articles")
    box, hits = page.locator("#search"), page.locator("#hits")
    page.keyboard.press("/")
    page.keyboard.type("hanweikeji")
    expect(hits.locator("[data-href]").first).to_contain_text("汉威科技")
    page.keyboard.press("Escape")
    expect(hits).to_be_hidden()
    page.keyboard.type("hwkj")
    expect(hits.locator("[data-href]").first).to_contain_text("汉威科技")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "hit-0")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("汉威科技")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_what_is_chosen_stays_chosen_when_the_next_answer_comes(seeds_address: str, visit: Open) -> None:
    page = visit(seeds_address)
    expect(find(page, "hanweik")).to_contain_text("汉威科技")
    page.keyboard.press("ArrowDown")
    held: list[Route] = []
    asked = re.compile("/find[.]json")
    page.route(asked, lambda route: held.append(route))  # Playwright cannot take a builtin
    with page.expect_request(asked):
        page.keyboard.type("e")
    expect(page.locator("#hits")).to_have_attribute("aria-busy", "true")
    expect(page.locator("#hits [aria-selected=true]")).to_contain_text("汉威科技")
    held[0].continue_()
    expect(page.locator("#hits")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#hits [aria-selected=true]")).to_contain_text("汉威科技")


def test_enter_without_a_choice_lists_all_hits(seeds_address: str, visit: Open) -> None:
    page = visit(seeds_address)
    page.fill("#search", "zhong")
    page.press("#search", "Enter")
    page.wait_for_url("**/find?q=zhong")
    expect(page.locator(".hits li").nth(3)).to_be_visible()
    page.fill("#search", "xyzzy")
    expect(page.locator("#hits .none")).to_be_visible()


def test_a_named_query_from_form_to_rows_links_and_files(seeds_address: str, visit: Open) -> None:
    page = visit(f"{seeds_address}/editor")
    page.select_option("#choice", "enterprises-visited")
    form = page.locator("form[data-query=enterprises-visited]")
    form.locator("[name=person]").fill("张红军")
    form.locator("[name=from]").fill("2021-08")
    form.locator("[name=to]").fill("2021-08")
    form.locator("button").click()
    rows = page.locator("#answer tbody tr")
    expect(rows).to_have_count(14)
    expect(page.locator(".CodeMirror-code")).to_contain_text('"张红军"@zh')
    expect(page.locator("#answer a", has_text="汉威科技").first).to_be_visible()
    with page.expect_download() as loading:
        page.click("#json")
    answer = json.loads(Path(loading.value.path()).read_text("utf-8"))
    assert len(answer["results"]["bindings"]) == 14
    with page.expect_download() as loading:
        page.click("#csv")
    table = list(csv.reader(io.StringIO(Path(loading.value.path()).read_text("utf-8"))))
    assert (len(table), table[0]) == (15, ["date", "visited", "with"])
    page.locator("#answer a", has_text="汉威科技").first.click()
    expect(page.locator("h1")).to_have_text("汉威科技")


def write(page: Page, sparql: str) -> None:
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(sparql)


def test_a_query_of_ones_own_links_iris_and_says_what_is_wrong_where_it_is(seeds_address: str, visit: Open) -> None:
    page = visit(f"{seeds_address}/editor", expected="400 (Bad Request)")
    write(page, "SELECT ?f ?p WHERE { ?f a kg:Fact ; rdf:predicate ?p } LIMIT 5")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer tbody tr")).to_have_count(5)
    expect(page.locator("#answer td").nth(1)).to_have_text(re.compile("^kg:"))
    write(page, "SELECT ?who WHERE {\n ?who kg:visited }")
    page.click("#run")
    expect(page.locator("#wrong")).to_contain_text("line 2, column")
    expect(page.locator(".wrong-here").first).to_be_visible()
    expect(page.locator("#answer")).to_be_hidden()
    write(page, "ASK { ?f a kg:Fact }")
    page.click("#run")
    expect(page.locator("#answer .truth")).to_have_text("是")
    expect(page.locator("#wrong")).to_be_hidden()
    write(page, "SELECT ?f WHERE { ?f a kg:Fact } LIMIT 1")
    page.click("#run")
    page.locator("#answer td a").click()
    expect(page.locator("#here")).to_be_in_viewport()


def test_what_a_form_lacks_is_said_beside_it(seeds_address: str, visit: Open) -> None:
    page = visit(f"{seeds_address}/editor?query=appointments", expected="400 (Bad Request)")
    form = page.locator("form[data-query=appointments]")
    form.locator("[name=from]").fill("gestern")
    form.locator("button").click()
    expect(form.locator(".wrong")).to_contain_text("is no date")


def test_the_editor_can_be_left_with_the_keyboard(seeds_address: str, visit: Open) -> None:
    page = visit(f"{seeds_address}/editor")
    page.locator(".CodeMirror textarea").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#run")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#answer tbody tr").first).to_be_visible()


def test_language_and_theme_are_switched_and_kept(seeds_address: str, visit: Open) -> None:
    page = visit(ways(seeds_address)["dossier"])
    expect(page.locator("#visited h2")).to_have_text(re.compile("^走访调研"))
    page.click("#language")
    expect(page.locator("#visited h2")).to_have_text(re.compile("^Visits"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    find(page, "汉威科技").click()
    expect(page.locator("#visited-by h2")).to_contain_text("Visited by")
    expect(page.locator("html[data-ready]")).to_be_attached()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.click("nav a >> nth=0")
    expect(page.locator("#visited-by")).to_have_count(0)
    expect(page.locator("body")).to_have_css("background-color", dark)
    assert page.context.cookies() == []


def test_the_network_is_drawn_in_its_frame(seeds_address: str, visit: Open) -> None:
    page = visit(ways(seeds_address)["network"])
    frame = page.frame_locator("#drawing")
    expect(frame.locator("html[data-ready]")).to_be_attached(timeout=20_000)
    expect(frame.locator("#title")).to_have_text("张红军")
    page.click(".frame-head nav a >> nth=1")
    expect(page.frame_locator("#drawing").locator("html[data-ready]")).to_be_attached(timeout=20_000)


@pytest.mark.parametrize("name", ["home", "find", "dossier", "page", "article"])
def test_without_scripts_everything_is_there_to_read(seeds_address: str, browser: Browser, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(ways(seeds_address)[name])
    expect(page.locator("h1")).to_be_visible()
    page.fill("#search", "张红军")
    page.press("#search", "Enter")
    page.wait_for_url(re.compile("/find[?]q="))
    page.click(".hits a")
    page.click("#visited .clip footer a >> nth=0")
    expect(page.locator("#here")).to_be_in_viewport()
    context.close()


PAGES = ["home", "find", "dossier", "page", "article", "articles", "pages", "editor", "network", "missing"]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_phone(seeds_address: str, visit: Open, name: str) -> None:
    page = visit(ways(seeds_address)[name], size=PHONE, expected="404 (Not Found)")
    if name == "editor":
        expect(page.locator("#answer tbody tr").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_the_bars_of_posts_are_seen_on_a_phone(seeds_address: str, visit: Open) -> None:
    page = visit(ways(seeds_address)["dossier"], size=PHONE)
    bars = page.locator(".timeline g rect")
    assert bars.count() > 0
    for box in (bar.bounding_box() for bar in bars.all()):
        assert box is not None
        assert 0 <= box["x"] < box["x"] + box["width"] <= PHONE[0]


@pytest.mark.parametrize("name", PAGES)
def test_the_head_of_every_page_is_at_the_top(seeds_address: str, visit: Open, name: str) -> None:
    page = visit(ways(seeds_address)[name].partition("#")[0], expected="404 (Not Found)")
    box = page.locator(".masthead").bounding_box()
    assert box is not None
    assert (box["x"], box["y"]) == (0, 0)


def test_a_query_is_described_in_the_language_of_the_reader(seeds_address: str, visit: Open) -> None:
    for language, words in (("zh", "有人到过那里的每一条事实"), ("en", "Every fact that somebody was there")):
        page = visit(f"{seeds_address}/editor?query=visitors&p.place=汉威科技&lang={language}")
        expect(page.locator("form[data-query=visitors] .hint")).to_contain_text(words)
        expect(page.locator("#answer tbody")).to_contain_text("高新区党工委副书记、管委会主任")  # printed on two lines


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", [name for name in PAGES if name != "network"])  # the drawing has a test of its own
def test_accessibility(seeds_address: str, visit: Open, name: str, theme: str) -> None:
    page = visit(ways(seeds_address)[name], expected="404 (Not Found)")
    if page.get_attribute("html", "data-theme") != theme:
        page.click("#theme")
    if name == "editor":
        expect(page.locator("#answer tbody tr").first).to_be_visible()
    if name == "home":
        expect(find(page, "zhj")).to_be_visible()
    assert violations(page) == []
