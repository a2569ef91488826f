import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.pages import Contents, Sheet, page_file, write_contents
from kg.pages.document import HERE, page_words, script, vis_script
from tests.conftest import ROOT
from tests.pages.factory import contents_of_sentences, rings


class Resources(HTMLParser):
    """Collects every address that a browser would fetch, and every script."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        wanted = ("src", "data", "srcset", "action", "poster")
        self.addresses += [value or "" for name, value in attrs if name in wanted or (tag == "link" and name == "href")]


@pytest.fixture(scope="module")
def html() -> str:
    return page_file(rings(40), title="示例").html.decode()


def test_nothing_is_fetched(html: str) -> None:
    resources = Resources()
    resources.feed(html)
    assert resources.addresses == []
    assert resources.scripts == 6
    assert "sourceMappingURL" not in html
    assert not re.search(r"@import|url\((?!data:)", html[: html.index("<body>")])


def test_the_same_graph_gives_the_same_bytes() -> None:
    contents = rings(300)
    mixed = Contents(contents.actors, contents.claims, contents.stories, contents.sheets)
    assert page_file(contents, title="t").html == page_file(mixed, title="t").html


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "import hashlib; from kg.pages import page_file; from tests.pages.factory import rings;"
        "print(hashlib.sha256(page_file(rings(300), title='t', limit=100).html).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


def test_the_size_is_told_before_anything_is_written(tmp_path: Path) -> None:
    target, told = tmp_path / "folder" / "network.html", []
    write_contents(rings(12), target, announce=lambda page: told.append((page.summary(), target.exists())))
    [(summary, existed)] = told
    size = target.stat().st_size
    assert not existed
    assert summary == f"{size / 1e6:.1f} MB: 12 entities, 13 facts from 1 page"
    assert [path.name for path in target.parent.iterdir()] == ["network.html"]


@pytest.mark.parametrize(("limit", "grouped"), [(60, False), (59, True)])
def test_above_the_limit_the_page_opens_on_communities(limit: int, grouped: bool) -> None:
    page = page_file(rings(60), title="t", limit=limit)
    assert page.grouped is grouped
    assert ('"group":"Group"' in page.html.decode()) is grouped


def test_a_text_stands_in_the_file_once_however_many_quotes_it_has() -> None:
    sentences = [("甲", "met", f"乙{n}", f"甲会见乙{n}，{n * 7919 % 10007}次。" * 5) for n in range(200)]
    one = contents_of_sentences(sentences)
    twice = Contents(one.actors, one.claims, one.stories, (*one.sheets, Sheet("q", "q.txt", one.sheets[0].text[::-1])))
    [single, double] = [len(page_file(contents, title="t").html) for contents in (one, twice)]
    assert double > single + 500


def test_an_empty_graph_is_a_page(tmp_path: Path) -> None:
    page = write_contents(Contents((), ()), tmp_path / "empty.html")
    assert page.entities == 0


def test_modules_are_joined_in_an_order_in_which_each_name_is_declared_once() -> None:
    listed = (HERE / "script" / "order.txt").read_text("utf-8").split()
    assert sorted(listed) == sorted(path.name for path in (HERE / "script").glob("*.js"))
    names = re.findall(r"^(?:async )?(?:function|class|const|let)\s+(\w+)", script(), re.MULTILINE)
    assert len(names) == len(set(names))
    assert not re.search(r"^(?:import|export)\b", script(), re.MULTILINE)


def test_modules_import_only_what_stands_before_them() -> None:
    listed = (HERE / "script" / "order.txt").read_text("utf-8").split()
    for at, name in enumerate(listed):
        imported = re.findall(r'from "\./([\w.]+)"', (HERE / "script" / name).read_text("utf-8"))
        assert set(imported) <= set(listed[:at]), name


def test_no_script_can_end_its_element_or_read_text_as_markup() -> None:
    assert "</script" not in script()
    assert "<!--" not in script()
    assert "</script" not in vis_script()
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script())


def test_every_word_of_the_page_is_in_both_languages() -> None:
    words = page_words()
    used = set(re.findall(r"\bword\(\"([\w-]+)\"", script())) | set(
        re.findall(r'data-word(?:-label|-placeholder)?="([\w-]+)"', (HERE / "page.html").read_text("utf-8"))
    )
    assert used <= set(words["ui"])
    for table in words.values():
        for key, entry in table.items():
            assert sorted(language for language, text in entry.items() if text) == ["en", "zh"], key
