"""The page of the five real newspaper pages, as a reader would use it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kg.graph import open_store
from kg.pages import contents_of, write_page
from tests.conftest import violations
from tests.pages.conftest import Open
from tests.pages.reader import position, search, wait_until

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="session")
def seeds_page(seeds_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("seeds-page") / "network.html"
    write_page(open_store(seeds_store), target)
    return target


def entity(page: Page, name: str) -> str:
    """The identity of the actor of this name with most facts."""
    return str(
        page.evaluate(
            """name => {
                const { graph } = newspaperPage;
                const found = graph.entities.label.map((label, at) => at).filter((at) => graph.label(at) === name);
                return graph.entities.id[found.sort((a, b) => graph.weight(b) - graph.weight(a))[0]];
            }""",
            name,
        )
    )


@pytest.mark.parametrize("words", ["张红军", "zhanghongjun", "zhj", "zhang红"])
def test_from_a_name_to_the_edge_to_the_printed_sentence(seeds_page: Path, open_page: Open, words: str) -> None:
    page = open_page(seeds_page)
    search(page, words)
    page.wait_for_selector("#panel h2:has-text('张红军')")
    page.click("#panel .part-events .actor:has-text('汉威科技')")
    page.wait_for_selector("#panel h2:has-text('汉威科技')")
    page.wait_for_timeout(500)  # the drawing moves to its place
    (x, y), (u, v) = position(page, "张红军"), position(page, "汉威科技")
    page.mouse.click(x * 0.4 + u * 0.6, y * 0.4 + v * 0.6)
    clip = page.locator("#panel .clip", has_text="先后查看")
    clip.locator("mark", has_text="汉威科技").first.wait_for()
    assert "先后查看可口可乐、鑫源电子、汉威科技" in clip.locator(".quote").inner_text()
    assert "张红军" in clip.locator("mark.m-subject").all_inner_texts()
    source = clip.locator(".source-line").inner_text()
    assert "区领导督导检查辖区企业安全生产" in source
    assert "000_9ebea12dbf709d8a.txt" in source
    first, last = map(int, re.findall(r"第 (\d+)–(\d+) 行", source)[0])
    assert 1 <= first <= 4
    assert 5 <= last <= 11


def test_every_quote_of_the_page_stands_in_its_file(seeds_page: Path, seeds_store: Path, open_page: Open) -> None:
    contents = contents_of(open_store(seeds_store))
    text = {sheet.id: sheet.text for sheet in contents.sheets}
    expected = [[text[place.page][place.start : place.end] for place in claim.evidence] for claim in contents.claims]
    page = open_page(seeds_page)
    found = page.evaluate("""async () => {
        const { graph, texts } = newspaperPage;
        return Promise.all(graph.facts.evidence.map(async (flat) => {
            const quotes = [];
            for (let at = 0; at < flat.length; at += 3) {
                quotes.push((await texts.page(flat[at])).slice(flat[at + 1], flat[at + 2]));
            }
            return quotes;
        }));
    }""")
    assert found == expected


def test_the_months_show_how_a_post_changes_hands(seeds_page: Path, open_page: Open) -> None:
    page = open_page(seeds_page, "#from=2021-08&to=2021-08")
    handover = page.locator("#handover")
    assert "郭程明" not in handover.inner_text()
    page.evaluate("newspaperPage.slider.tick = 40")
    page.click("#play")
    wait_until(page, "document.getElementById('slider-to').value === document.getElementById('slider-to').max", 30)
    wait_until(page, "document.getElementById('handover').textContent.includes('郭程明')")
    assert re.search(r"高新区管委会主任：.*张红军 → 郭程明", handover.inner_text())
    page.click("#handover .actor:has-text('郭程明')")
    page.wait_for_selector("#panel h2:has-text('郭程明')")
    posts = page.locator("#panel .part-posts").inner_text()
    assert "2022-11-28" in posts
    assert re.search("高新区管委会 (管委会)?主任", posts)


def test_the_months_filter_what_is_drawn(seeds_page: Path, open_page: Open) -> None:
    page = open_page(seeds_page, "#from=2022-11&to=2022-12&dated=1")
    drawn = page.evaluate("newspaperPage.network.scene.nodes.map(({ id }) => newspaperPage.graph.label(id))")
    assert "郭程明" in drawn
    assert "汉威科技" not in drawn


def test_a_path_between_two_officials(seeds_page: Path, open_page: Open) -> None:
    page = open_page(seeds_page)
    search(page, "王德敏")
    page.click("[data-do=pathFrom]")
    search(page, "郭程明")
    steps = page.locator("#panel .steps > li")
    steps.first.locator("mark").first.wait_for()
    assert steps.count() >= 1
    assert steps.first.locator(".step").inner_text().startswith("王德敏")
    assert steps.last.locator(".step").inner_text().endswith("郭程明")


def test_conflicting_claims_stand_side_by_side(seeds_page: Path, open_page: Open) -> None:
    page = open_page(seeds_page)
    search(page, "张英才")
    clips = page.locator("#panel .part-conflicts .clip")
    clips.last.locator("mark").first.wait_for()
    claims = " ".join(clips.locator(".claim-words").all_inner_texts())
    assert "张英才" in claims
    assert "张良才" in claims
    tops = page.evaluate(
        "[...document.querySelectorAll('.side-by-side .clip')].map((c) => c.getBoundingClientRect().top)"
    )
    assert len(set(tops)) == 1


def test_a_citation_of_a_real_page(seeds_page: Path, open_page: Open) -> None:
    page = open_page(seeds_page)
    address = f"#edge={entity(page, '张红军')}~{entity(page, '汉威科技')}"
    page = open_page(seeds_page, address)
    page.click("#panel .clip:has-text('先后查看') [data-copy=copyGbt]")
    wait_until(page, "Boolean(newspaperPage.lastCopied)")
    citation = page.evaluate("newspaperPage.lastCopied")
    assert re.match(
        r"孙庆辉, 刘森鹏\. 区领导督导检查.*\[N\]\. \[报纸名不详\], .*000_9ebea12dbf709d8a\.txt, 第 ", citation
    )


def test_language_and_reload(seeds_page: Path, open_page: Open) -> None:
    page = open_page(seeds_page)
    search(page, "张红军")
    page.click("#language")
    assert page.locator("#tab-matrix").inner_text() == "Visits"
    assert page.locator("#panel .part-posts h3").inner_text() == "Posts"
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#tab-matrix").inner_text() == "Visits"
    assert page.locator("#panel h2").inner_text() == "张红军"


def test_the_visits_matrix_counts_and_opens(seeds_page: Path, open_page: Open) -> None:
    page = open_page(seeds_page, "#view=matrix")
    cell = page.locator("#view-matrix tr", has_text="张红军").first.locator("td.visited button").first
    assert int(cell.inner_text()) >= 1
    cell.click()
    page.wait_for_selector("#panel .clip mark")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", ["network", "table", "timeline", "matrix"])
def test_accessibility(seeds_page: Path, open_page: Open, view: str, theme: str) -> None:
    page = open_page(seeds_page, f"#view={view}&theme={theme}")
    page.evaluate("id => newspaperPage.goTo(newspaperPage.graph.byIdentity.get(id))", entity(page, "张红军"))
    page.evaluate("document.querySelectorAll('#panel details').forEach((proof, at) => { proof.open = at < 3; })")
    wait_until(page, "!document.querySelector('#panel [aria-busy]')")
    page.evaluate("document.getElementById('status').classList.remove('shown')")
    page.wait_for_timeout(400)  # the passing message fades
    assert violations(page) == []
