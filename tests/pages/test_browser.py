"""The page in a real browser: what a reader does with it, on an invented page."""

import csv
import io
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kg.pages import write_contents
from tests.pages.conftest import Open
from tests.pages.factory import contents_of_sentences, rings
from tests.pages.reader import position, search, wait_until

pytestmark = pytest.mark.xdist_group("browser")

SENTENCES = [
    ("金一", "visited", "木星厂", "近日，金一到木\n星厂调研。"),
    ("金一", "met", "水二", "金一会见水二。"),
    ("水二", "met", "火三", "水二会见火三一行。"),
    ("火三", "visited", "土四厂", "火三走访土四厂。"),
    ("甲孤", "met", "乙孤", "甲孤会见乙孤。"),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pages") / "small.html"
    write_contents(contents_of_sentences(SENTENCES, paper="某城日报"), target, title="示例")
    return target


def panel(page: Page) -> str:
    return page.inner_text("#panel")


def test_a_click_on_a_node_opens_its_dossier(small: Path, open_page: Open) -> None:
    page = open_page(small)
    page.mouse.click(*position(page, "水二"))
    page.wait_for_selector("#panel h2:has-text('水二')")
    assert "金一" in panel(page)
    assert "火三" in panel(page)
    page.click("#panel .part-events summary >> nth=0")
    page.wait_for_selector("#panel .quote mark")
    assert page.locator("#panel .quote").first.inner_text() == "金一会见水二。"


def test_a_click_on_an_edge_shows_the_printed_sentence_with_its_words_marked(small: Path, open_page: Open) -> None:
    page = open_page(small)
    (x, y), (u, v) = position(page, "金一"), position(page, "木星厂")
    page.mouse.click((x + u) / 2, (y + v) / 2)
    clip = page.locator("#panel .clip")
    clip.locator("mark").first.wait_for()
    assert clip.locator(".quote").inner_text() == "近日，金一到木星厂调研。"
    assert clip.locator("mark").all_inner_texts() == ["金一", "木星厂"]
    source = clip.locator(".source-line").inner_text()
    for words in ("头条", "某城日报", "2021-09-03", "page.txt", "第 1–2 行"):
        assert words in source
    clip.locator("[aria-expanded]").click()
    assert clip.locator(".page-lines .inside").all_inner_texts() == ["近日，金一到木", "星厂调研。"]


def test_search_by_pinyin_and_with_the_keyboard_alone(small: Path, open_page: Open) -> None:
    page = open_page(small)
    page.keyboard.press("/")
    page.keyboard.type("huos")
    page.wait_for_selector("#hits [aria-selected=true]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel h2:has-text('火三')")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("/")
    page.keyboard.type("shu")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.locator("#hits").is_hidden()


def test_the_drawing_by_keyboard(small: Path, open_page: Open) -> None:
    page = open_page(small)
    page.focus("#mynetwork")
    page.keyboard.press("ArrowRight")
    first = page.evaluate("newspaperPage.state.node")
    seen = {first}
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        seen.add(page.evaluate("newspaperPage.state.node"))
    assert len(seen) > 1
    page.keyboard.press("h")
    assert page.evaluate("newspaperPage.state.hidden.length") == 1
    page.keyboard.press("z")
    assert page.evaluate("newspaperPage.state.hidden.length") == 0
    page.keyboard.press("p")
    assert page.evaluate("Object.keys(newspaperPage.state.pins).length") == 1


def test_a_path_with_its_quotes(small: Path, open_page: Open) -> None:
    page = open_page(small)
    search(page, "金一")
    page.click("[data-do=pathFrom]")
    search(page, "土四厂")
    page.wait_for_selector("#panel .steps li >> nth=2")
    page.wait_for_selector("#panel .steps mark")
    assert [quote.strip() for quote in page.locator("#panel .steps .quote").all_inner_texts()] == [
        "金一会见水二。",
        "水二会见火三一行。",
        "火三走访土四厂。",
    ]
    search(page, "金一")
    page.click("[data-do=pathFrom]")
    search(page, "甲孤")
    page.wait_for_selector("#panel .hint:has-text('没有联系')")


def test_filters_and_neighbours_change_what_is_drawn_and_undo_brings_it_back(small: Path, open_page: Open) -> None:
    page = open_page(small)
    drawn = "newspaperPage.network.scene.nodes.map(({ id }) => newspaperPage.graph.label(id)).sort().join()"
    everybody = page.evaluate(drawn)
    page.uncheck("#predicates-met")
    assert page.evaluate(drawn) == ",".join(sorted(["金一", "木星厂", "火三", "土四厂"]))
    search(page, "金一")
    page.click("[data-do=near]")
    assert page.evaluate(drawn) == ",".join(sorted(["金一", "木星厂"]))
    for _ in range(3):
        page.click("#canvas-tools [data-do=undo]")
    assert page.evaluate(drawn) == everybody


def test_the_fragment_brings_the_view_back(small: Path, open_page: Open) -> None:
    page = open_page(small)
    search(page, "水二")
    page.click("#tab-table")
    page.uncheck("#predicates-visited")
    page.click("#language")
    address = page.evaluate("location.hash")
    again = open_page(small, address)
    assert again.evaluate("newspaperPage.state") == page.evaluate("newspaperPage.state")
    assert again.locator("#view-table").is_visible()
    assert again.locator("#tab-table").inner_text() == "Table"
    assert again.locator("#panel h2").inner_text() == "水二"


def test_citations_are_copied(small: Path, open_page: Open) -> None:
    page = open_page(small, "#edge=金一~木星厂")
    page.click("[data-copy=copyGbt]")
    wait_until(page, "Boolean(newspaperPage.lastCopied)")
    assert page.evaluate("newspaperPage.lastCopied") == "金一. 头条[N]. 某城日报, 2021-09-03. page.txt, 第 1–2 行."
    page.click("[data-copy=copyBibtex]")
    wait_until(page, "newspaperPage.lastCopied.startsWith('@article{page-1,')")


@pytest.mark.parametrize("view", ["table", "timeline", "matrix"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_views_are_drawn_in_both_languages(small: Path, open_page: Open, view: str, language: str) -> None:
    page = open_page(small, f"#view={view}&lang={language}")
    assert page.locator(f"#view-{view} .caption").is_visible()
    assert page.locator(f"#tab-{view}").get_attribute("aria-selected") == "true"
    assert page.evaluate("document.documentElement.lang") == {"zh": "zh-Hans", "en": "en"}[language]


def test_the_table_sorts_and_opens_clippings(small: Path, open_page: Open) -> None:
    page = open_page(small, "#view=table")
    page.click("[data-column=subject]")
    page.click("[data-column=subject]")
    subjects = page.locator("#view-table td.c-subject").all_inner_texts()
    assert subjects == ["水二", "金一", "金一", "甲孤", "火三"]  # by their pinyin, backwards
    assert page.locator("th.c-subject").get_attribute("aria-sort") == "descending"
    page.click("#view-table tr:has-text('木星厂') .small")
    page.wait_for_selector("#panel mark:has-text('木星厂')")


def test_exports(small: Path, open_page: Open, tmp_path: Path) -> None:
    page = open_page(small)
    files = {}
    for kind in ("png", "csv", "gexf"):
        page.click("#export-toggle")
        with page.expect_download() as download:
            page.click(f"[data-export={kind}]")
        files[kind] = tmp_path / download.value.suggested_filename
        download.value.save_as(files[kind])
    width, height = struct.unpack(">II", files["png"].read_bytes()[16:24])
    assert width > 400
    assert height > 300
    rows = list(csv.DictReader(io.StringIO(files["csv"].read_text("utf-8-sig"))))
    assert len(rows) == 5
    assert rows[0]["quote"] == "近日，金一到木星厂调研。"
    assert rows[0]["lines"] == "1-2"
    root = ElementTree.parse(files["gexf"]).getroot()
    assert len(root.findall(".//{*}node")) == 7
    assert len(root.findall(".//{*}edge")) == 5


def test_above_the_limit_groups_open_on_demand(open_page: Open, tmp_path: Path) -> None:
    target = tmp_path / "rings.html"
    write_contents(rings(600), target, limit=100)
    page = open_page(target)
    scene = "newspaperPage.network.scene"
    before = page.evaluate(f"{scene}.nodes.length")
    assert page.evaluate(f"{scene}.grouped")
    assert before < 300
    group = page.evaluate(f"{scene}.nodes.find(({{ id }}) => id < 0).id")
    page.evaluate("id => newspaperPage.choose(id)", group)
    page.click("#panel .primary")
    assert page.evaluate(f"{scene}.nodes.length") > before
    search(page, "00321")
    assert page.evaluate(f"{scene}.nodes.some(({{ id }}) => newspaperPage.graph.label(id) === '00321')")


SCENE = """({ nodes, edges }) => [
    nodes.map(({ id }) => id).sort(),
    edges.map(({ from, to, predicate, value }) => [from, to, predicate, value].join()).sort(),
]"""


@pytest.mark.parametrize("limit", [1000, 100])
def test_the_first_scene_of_the_file_is_the_one_the_script_draws(open_page: Open, tmp_path: Path, limit: int) -> None:
    write_contents(rings(600), tmp_path / "rings.html", limit=limit)
    page = open_page(tmp_path / "rings.html")
    ready = page.evaluate(f"({SCENE})(JSON.parse(document.getElementById('first-scene').textContent))")
    assert ready == page.evaluate(f"({SCENE})(newspaperPage.network.scene)")


def test_on_a_phone_the_panel_is_a_sheet_and_nothing_is_wider_than_the_screen(small: Path, open_page: Open) -> None:
    page = open_page(small, size=(390, 800))
    assert page.locator("#panel").is_hidden()
    assert page.locator("#filters").is_hidden()
    search(page, "水二")
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#filters-toggle")
    assert page.locator("#filters").is_visible()


def test_print_shows_the_drawing_and_the_panel_without_controls(small: Path, open_page: Open) -> None:
    page = open_page(small, "#edge=金一~水二")
    page.emulate_media(media="print")
    assert page.locator("#panel .quote").is_visible()
    assert page.locator("#mynetwork").is_visible()
    assert page.locator("#search").is_hidden()
    assert page.locator("#filters").is_hidden()
