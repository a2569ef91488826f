"""The reader must find people and firms by the language around them: no lexicon, rule or line of code may know them.

The names are those of the gold pages: every person (bylines too) and every enterprise, in every accepted form. A name
that is also an ordinary word of the language (a person called 和平) may stand in a lexicon as that word; what
is ordinary is decided by jieba's general dictionary, not by us.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jieba
import pytest

ROOT = Path(__file__).parent.parent
ROOM = ROOT / "kg"
READERS = ("reading", "articles", "mentions", "facts", "dating", "resolution", "lexicons")
"""The rooms that read pages: in these not even a comment or an example may name somebody."""

SETS = ("seeds", "dev")
"""The sets that the reader is measured on; the names of other sets are our own inventions."""

FILES = sorted(
    path for path in ROOM.rglob("*") if path.suffix in {".py", ".txt", ".toml", ".json", ".rq", ".js", ".html"}
)
LEXICONS = sorted((ROOM / "lexicons").iterdir())
_HAN = re.compile(r"[\u3400-\u9fff·•\U00020000-\U0003ffff]+")


@cache
def gold_names() -> frozenset[str]:
    """Names of persons and enterprises, white space gone, of two characters or more."""
    found: set[str] = set()
    for path in sorted(path for name in SETS for path in (ROOT / "tests" / "gold" / name).glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(page, dict) and "facts" in page:
            found |= set(_named(page))
    return frozenset(name for name in ("".join(form.split()) for form in found) if len(name) > 1)


def _named(page: dict[str, Any]) -> Iterator[str]:
    entities = [*page["entities"], *page.get("optional_entities", [])]
    for entity in (each for each in entities if isinstance(each, dict)):  # bare strings are words that look like names
        if entity["type"] == "Person" or entity.get("kind") == "Enterprise":
            yield from entity["name"] if isinstance(entity["name"], list) else [entity["name"]]
    for article in page["articles"]:
        for byline in ("reporters", "correspondents", "photographers"):
            yield from article.get(byline, [])


HOMONYMS = frozenset({"谷雨", "城投集团"})
"""Ordinary words that jieba's dictionary lacks: a solar term, and a kind of firm that most cities have."""


@cache
def ordinary_words() -> frozenset[str]:
    """Words of one or two characters that jieba's dictionary knows, longer ones if it does not hold them for names.

    Its tags nr, ns, nt and nz are for names, but it also tags 安静 so: of short words it is the entry that counts.
    """
    text = jieba.get_dict_file().read().decode("utf-8")
    rows = (line.split(" ") for line in text.splitlines() if line)
    names = {"nr", "ns", "nt", "nz"}
    return HOMONYMS | {row[0] for row in rows if len(row[0]) < 3 or row[-1][:2] not in names}


def forbidden(names: frozenset[str], ordinary: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """(names that no entry may equal, names so telling that they may stand nowhere, not even inside an entry)."""
    telling = frozenset(name for name in names if len(name) > 2 and name not in ordinary)
    return frozenset(name for name in names if name not in ordinary), telling


def betrayals(
    text: str, entries: Iterator[str] | list[str], names: frozenset[str], ordinary: frozenset[str]
) -> list[str]:
    """What a file gives away: entries that are a name, and names anywhere in its text."""
    whole, telling = forbidden(names, ordinary)
    return sorted({entry for entry in entries if entry in whole} | {name for name in telling if name in text})


def lexicon_entries(path: Path) -> Iterator[str]:
    """Every word of a lexicon: cells of a table, keys and strings of a TOML file, and the alternatives inside them."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        yield from (word for value in _strings(tomllib.loads(text)) for word in _HAN.findall(value))
    yield from _HAN.findall(text)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def literals(source: str) -> list[str]:
    """The string constants of a module that are not documentation."""
    tree = ast.parse(source)
    scopes = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    said = {
        id(statement.value)
        for scope in ast.walk(tree)
        if isinstance(scope, scopes)
        for statement in scope.body
        if isinstance(statement, ast.Expr)
    }
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said)
    return [node.value for node in constants if isinstance(node.value, str)]


def test_the_names_were_found() -> None:
    assert len(gold_names()) > 390
    assert min(map(len, gold_names())) >= 2


def test_ordinary_words_are_ordinary() -> None:
    assert {"和平", "人民", "安静"} <= ordinary_words()
    assert not {"张良才", "郭程明", "格力电器", "汉威科技"} & ordinary_words()
    assert len(gold_names() & ordinary_words()) < len(gold_names()) / 5  # the excuse stays an exception


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.name)
def test_no_lexicon_names_anybody(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert betrayals(text, lexicon_entries(path), gold_names(), ordinary_words()) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_code_names_anybody(path: Path) -> None:
    """Other rooms than the readers may document themselves with an example from the seeds."""
    text = path.read_text(encoding="utf-8")
    said = "\n".join(literals(text)) if path.suffix == ".py" else text
    reader = path.relative_to(ROOM).parts[0] in READERS
    assert betrayals(text if reader else said, _HAN.findall(said), gold_names(), ordinary_words()) == []


INVENTED = frozenset({"林岚", "欧阳清溪", "云杉科技", "和平"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("林岚\tPerson", ["林岚"]),
        ("# as in 云杉科技有限公司", ["云杉科技"]),  # in a comment, inside a longer name
        ("pattern = '(林岚|王某)'", ["林岚"]),
        ("森林岚气", []),  # two characters inside a longer word are chance
        ("和平\n人民", []),  # a name that is an ordinary word
        ("欧阳", []),
    ],
)
def test_betrayals_are_seen(text: str, wanted: list[str]) -> None:
    assert betrayals(text, _HAN.findall(text), INVENTED, frozenset({"和平"})) == wanted


def test_literals_are_told_from_documentation() -> None:
    source = (
        '"""Doc 林岚."""\nNAME = "云杉"\n"""About NAME 林岚."""\n\ndef f():\n    """Doc."""\n    return f"{NAME}欧阳"\n'
    )
    assert literals(source) == ["云杉", "欧阳"]
