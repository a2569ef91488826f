"""Names, heads and quotes are hostile input: they are shown as printed, and nothing of them runs."""

from pathlib import Path

import pytest

from kg.pages import Actor, Claim, Place, Sheet, Story, gathered, write_contents
from tests.pages.conftest import Open
from tests.pages.reader import wait_until

pytestmark = pytest.mark.xdist_group("browser")

NAMES = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "javascript:alert(4)",
    "'-alert(5)-'",
    "{{7*7}}${7*7}{% raw %}",
    "张\u202e三\u2066李\u200f四",
    "<!--<script>",
    "&lt;b&gt;&amp;",
    "]]>&quot;\u2028\u2029",
    "𠮷" * 12,
    "长" * 10_000,
    "__proto__",
]
PREDICATE = "met"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every hostile name as actor, other name, head, file name, paper, post, literal, quote and title."""
    actors = [Actor(f"person/{at}", name, "Person", (NAMES[at - 1],)) for at, name in enumerate(NAMES)]
    text, claims, stories = "", [], []
    for at, name in enumerate(NAMES):
        quote = f"{name}说：{NAMES[at - 1]}"
        place = Place("p", len(text), len(text) + len(quote))
        other = actors[(at + 1) % len(NAMES)].id
        claims += [
            Claim(f"a{at:02}", PREDICATE, actors[at].id, other, (place,), article=f"s{at}", printed=name, start="2021"),
            Claim(f"b{at:02}", "stated", actors[at].id, None, (place,), name, f"s{at}", (("verb", name),), rule=name),
        ]
        stories.append(Story(f"s{at}", "p", (name,), ((1, 1),), (name,)))
        text += quote + "\n"
    sheet = Sheet("p", NAMES[1], text, NAMES[0], NAMES[2], "2021-01-01", "given")
    target = tmp_path_factory.mktemp("hostile") / "hostile.html"
    write_contents(gathered(actors, claims, stories, [sheet]), target, title=NAMES[0])
    return target


def test_names_are_shown_as_printed_and_nothing_runs(hostile: Path, open_page: Open) -> None:
    page = open_page(hostile)
    assert page.title() == NAMES[0]
    assert page.locator("#title").text_content() == NAMES[0]
    for at, name in enumerate(NAMES):
        page.evaluate("at => newspaperPage.goTo(newspaperPage.graph.byIdentity.get(`person/${at}`))", at)
        assert page.locator("#panel h2 bdi").text_content() == name
        page.evaluate("document.querySelectorAll('#panel details').forEach((proof) => { proof.open = true; })")
        wait_until(page, "!document.querySelector('#panel [aria-busy]')")
        quotes = page.locator("#panel .quote").all_text_contents()
        assert f"{name}说：{NAMES[at - 1]}" in quotes
    assert (
        page.evaluate("document.querySelectorAll('#panel script, #panel img, #panel svg:not(.icon), #panel a').length")
        == 0
    )


@pytest.mark.parametrize("view", ["network", "table", "timeline", "matrix"])
def test_every_view_draws_them(hostile: Path, open_page: Open, view: str) -> None:
    page = open_page(hostile, f"#view={view}")
    assert (
        page.evaluate("document.querySelectorAll('main img, main script, main [onload], main [onerror]').length") == 0
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


@pytest.mark.parametrize("words", ["<img", "javascript", "长长长", "alert(3)", "__proto__", "𠮷"])
def test_search_finds_them(hostile: Path, open_page: Open, words: str) -> None:
    page = open_page(hostile)
    page.fill("#search", words)
    page.wait_for_selector("#hits bdi")
    assert any(words in name for name in page.locator("#hits bdi").all_text_contents())


def test_an_injected_script_is_refused_by_the_policy(hostile: Path, open_page: Open) -> None:
    page = open_page(hostile, watched=False)
    ran = page.evaluate("""() => {
        addEventListener("securitypolicyviolation", () => { globalThis.refused = true; });
        const script = document.createElement("script");
        script.textContent = "globalThis.ran = true";
        document.body.append(script);
        const button = document.createElement("button");
        button.setAttribute("onclick", "globalThis.ran = true");
        button.click();
        return globalThis.ran === undefined;
    }""")
    assert ran
    wait_until(page, "globalThis.refused === true")


def test_the_policy_refuses_requests(hostile: Path, open_page: Open) -> None:
    page = open_page(hostile, watched=False)
    refused = page.evaluate("""async () => {
        const tries = [fetch("https://example.org/x").then(() => false, () => true)];
        const image = new Image();
        tries.push(new Promise((resolve) => {
            image.onerror = () => resolve(true);
            image.onload = () => resolve(false);
        }));
        image.src = "https://example.org/x.png";
        return Promise.all(tries);
    }""")
    assert refused == [True, True]
