"""Every page over real HTTP, on the built seeds."""

import re
from html import unescape
from pathlib import Path

import httpx
import pytest

from kg.graph import GraphView, open_store
from kg.queries import catalogue
from tests.conftest import SEEDS

PATHS = ["/", "/find", "/find?q=zhj", "/articles", "/pages", "/editor", "/editor?query=who-holds&lang=en"]


@pytest.fixture(scope="module")
def view(seeds_store: Path) -> GraphView:
    """The whole store, read by nobody but the test."""
    return open_store(seeds_store)


def entity(http: httpx.Client, name: str) -> str:
    """The path of the dossier of a name."""
    return str(http.get("/find.json", params={"q": name}).json()[0]["href"])


@pytest.mark.parametrize("path", PATHS)
def test_every_page_forbids_foreign_scripts_and_tells_nobody_where_it_was(http: httpx.Client, path: str) -> None:
    answer = http.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers
    assert not re.search(
        r"""<script(?![^>]*\bsrc="/static/)|\son\w+=|(src|href|action)=["'](?:https?:)?//""", answer.text
    )


def test_search_finds_by_name_pinyin_and_initials(http: httpx.Client) -> None:
    for query in ("张红军", "zhanghongjun", "zhj", "红军"):
        hit = http.get("/find.json", params={"q": query}).json()[0]
        assert (hit["label"], hit["type"], hit["kind"]) == ("张红军", "Person", "人物")
        assert hit["facts"] > 10
    english = http.get("/find.json", params={"q": "zhj", "lang": "en"}).json()[0]
    assert english["kind"] == "Person"
    assert english["href"].endswith("?lang=en")


def test_search_finds_articles_by_headline(http: httpx.Client, view: GraphView) -> None:
    row = next(row for row in view.articles() if row.article.headline)
    hits = http.get("/find.json", params={"q": row.article.headline[0][:12]}).json()
    assert f"/article/{row.article.id}" in [hit["href"] for hit in hits]


def test_a_dossier_has_every_fact_with_its_quote_file_and_lines(http: httpx.Client, view: GraphView) -> None:
    path = entity(http, "汉威科技")
    html = http.get(path).text
    id = path.removeprefix("/entity/")
    rows = [row for row in view.facts() if id in (row.subject, row.object)]
    assert rows
    for row in rows:
        for piece in row.fact.evidence:
            assert f'href="/page/{piece.page}?fact={row.fact.id}#here"' in html
            assert row.file in html


def test_a_page_is_the_file_and_the_asked_quote_is_marked(http: httpx.Client, view: GraphView) -> None:
    for row in view.pages():
        html = http.get(f"/page/{row.page.id}").text
        lines = re.findall(r'<li id="L\d+" value="\d+"><bdi>(.*?)</bdi></li>', html, re.DOTALL)
        shown = "\n".join(unescape(re.sub(r"<[^>]*>", "", line)) for line in lines)
        assert shown == (SEEDS / row.page.file).read_text("utf-8")
        assert "<mark" not in html


def test_each_fact_marks_its_own_words(http: httpx.Client, view: GraphView) -> None:
    for row in view.facts()[::20]:
        html = http.get(f"/page/{row.fact.page}", params={"fact": row.fact.id}).text
        marked = re.findall(r'<mark(?: id="here")?>(.*?)</mark>', html, re.DOTALL)
        words = "".join(unescape(re.sub(r"<[^>]*>", "", part)) for part in marked)
        first = min(row.fact.evidence, key=lambda piece: piece.start)
        assert words.startswith(first.quote.split("\n")[0])
        assert len(words) == sum(len(piece.quote.replace("\n", "")) for piece in row.fact.evidence)
        assert html.count('id="here"') == 1
        assert row.fact.id in html


def test_an_offset_shows_what_it_backs(http: httpx.Client, view: GraphView) -> None:
    row = view.facts()[0]
    piece = row.fact.evidence[0]
    assert row.fact.id in http.get(f"/page/{piece.page}", params={"at": piece.start}).text
    assert "此处没有引文" in http.get(f"/page/{piece.page}", params={"at": 10**8}).text
    for wrong in ("x", "-1", "1" * 30, "１"):
        assert http.get(f"/page/{piece.page}", params={"at": wrong}).status_code == 400


def test_articles_in_reading_order_with_their_facts(http: httpx.Client, view: GraphView) -> None:
    listed = http.get("/articles").text
    for row in view.articles():
        id = row.article.id
        assert f'href="/article/{id}"' in listed
        html = http.get(f"/article/{id}").text
        for each in view.facts():
            if each.fact.article != id:
                continue
            assert f"fact={each.fact.id}#here" in html
        body = [block for block in row.article.blocks if block.role == "body"]
        for line in row.article.text[body[0].start : body[0].end].split("\n") if body else ():
            assert line in unescape(re.sub(r"<[^>]*>", "", html))


def test_the_front_page_counts_what_the_store_holds(http: httpx.Client, view: GraphView) -> None:
    html = http.get("/").text
    assert f"{len(view.pages())} 个版面" in html
    assert f"{len(view.facts()):,} 条事实" in html
    assert "张红军" in html


def test_both_languages_keep_to_themselves(http: httpx.Client) -> None:
    english = http.get(entity(http, "张红军"), params={"lang": "en"}).text
    assert '<html lang="en"' in english
    links = re.findall(r'href="(/[^"]*)"', english)
    inner = [link for link in links if not link.startswith(("/static/", "/drawing/"))]
    assert inner
    back = [link for link in inner if "lang=en" not in link]
    assert back == [entity(http, "张红军")]  # the switch alone leads to Chinese


def test_the_network_is_the_page_of_kg_page_with_its_own_policy(http: httpx.Client) -> None:
    path = entity(http, "张红军")
    frame = http.get(path.replace("/entity/", "/network/"), params={"hops": 2})
    assert 'data-src="/drawing/' in frame.text
    drawn = http.get(path.replace("/entity/", "/drawing/"), params={"hops": 1})
    assert drawn.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert "script-src &#39;sha256-" in drawn.text or "script-src 'sha256-" in drawn.text
    assert http.get(path.replace("/entity/", "/network/"), params={"hops": 9}).status_code == 400


@pytest.mark.parametrize(("query", "values"), [("who-holds", {"p.organisation": "高新区管委会"}), ("reporters", {})])
def test_a_named_query_is_filled_in_here_and_runs_as_shown(
    http: httpx.Client, query: str, values: dict[str, str]
) -> None:
    said = http.get("/query.json", params={"name": query, **values}).json()
    assert "#|" not in said["sparql"]
    headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
    answer = http.post("/sparql", content=said["sparql"], headers=headers)
    assert answer.json()["results"]["bindings"]


def test_every_named_query_has_its_form_and_parses_anywhere(http: httpx.Client) -> None:
    import pyoxigraph as ox

    html = http.get("/editor").text
    for query in catalogue():
        assert f'data-query="{query.name}"' in html
        values = {f"p.{one.name}": "2021" if one.type in ("from", "to") else "名" for one in query.parameters}
        said = http.get("/query.json", params={"name": query.name, **values}).json()
        assert list(ox.Store().query(said["sparql"], use_default_graph_as_union=True)) == []


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"name": "who-hold"}, "did you mean who-holds"),
        ({"name": "who-holds"}, "organisation"),
        ({"name": "appointments", "p.from": "yesterday"}, "is no date"),
        ({"name": "appointments", "p.person": "甲"}, "no parameter person"),
    ],
)
def test_what_cannot_be_filled_in_is_said(http: httpx.Client, parameters: dict[str, str], words: str) -> None:
    answer = http.get("/query.json", params=parameters)
    assert answer.status_code == 400
    assert words in answer.json()["error"]


def test_values_are_terms_and_never_parts_of_the_query(http: httpx.Client) -> None:
    evil = '甲" . ?s ?p ?o } #'
    said = http.get("/query.json", params={"name": "who-holds", "p.organisation": evil}).json()
    assert '"甲\\" . ?s ?p ?o } #"@zh' in said["sparql"]


def test_iris_lead_to_the_page_that_shows_them(http: httpx.Client, view: GraphView) -> None:
    row = next(row for row in view.facts() if row.post)
    piece = row.fact.evidence[0]
    tenure = view.tenures()[0]
    visit = next(event for event in view.events() if event.id.startswith("visit/"))
    ids = [
        row.id,
        row.subject,
        f"page/{row.fact.page}",
        f"article/{row.fact.article}",
        str(row.post),
        tenure.id,
        visit.id,
    ]
    for id in [*ids, f"evidence/{piece.page}-{piece.start}-{piece.end}"]:
        answer = http.get(f"/node/{id}", follow_redirects=True)
        assert answer.status_code == 200, id
        assert len(answer.history) == 1, id
    assert http.get("/node/visit/0000").status_code == 404


def test_a_file_name_leads_to_its_page(http: httpx.Client) -> None:
    name = sorted(path.name for path in SEEDS.glob("*.txt"))[0]
    assert http.get("/page", params={"file": name}, follow_redirects=True).status_code == 200
    assert http.get("/page", params={"file": "../../etc/passwd"}).status_code == 404


@pytest.mark.parametrize("path", ["/entity/张红", "/page/0123", "/article/x-1", "/network/person/0", "/node/张红"])
def test_what_is_not_there_is_a_404_of_ours(http: httpx.Client, path: str) -> None:
    answer = http.get(path)
    assert answer.status_code == 404
    assert "没有这一页" in answer.text
    assert ("张红军" in answer.text) == ("张红" in path)


@pytest.mark.parametrize("path", ["/nowhere", "/entity/张红军/posts/2021", "/favicon.ico", "/%3Cscript%3E"])
def test_an_address_of_nothing_has_a_way_back(http: httpx.Client, path: str) -> None:
    answer = http.get(path, params={"lang": "en"})
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert "<script>" not in answer.text
    assert 'href="/?lang=en"' in answer.text
    assert "default-src" in answer.headers["Content-Security-Policy"]
    assert http.get("/nothing.json").json().keys() == {"error"}


def test_a_name_in_place_of_an_id_leads_to_its_dossier(http: httpx.Client) -> None:
    answer = http.get("/entity/张红军", follow_redirects=True)
    assert answer.url.path == entity(http, "张红军")


def test_labels_are_known_and_other_words_are_not(http: httpx.Client) -> None:
    known = http.get("/known.json", params={"n": ["张红军", "主任", "</script>"]}).json()
    assert known == {"张红军": entity(http, "张红军")}


def test_coverage_is_the_page_of_kg_show(http: httpx.Client, view: GraphView) -> None:
    id = view.pages()[0].page.id
    answer = http.get(f"/page/{id}/coverage")
    assert "的阅读情况" in answer.text
    assert http.get("/page/0123/coverage").status_code == 400


@pytest.mark.parametrize("name", ["../__init__.py", "%2e%2e/words.json", "vendor/README.md", "vendor/LICENSE", "x.js"])
def test_no_address_names_a_file_that_is_not_served(http: httpx.Client, name: str) -> None:
    assert http.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(http: httpx.Client, method: str) -> None:
    for path in ("/", "/find.json", "/editor", "/query.json"):
        assert http.request(method, path).status_code == 405
