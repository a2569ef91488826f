"""A spaCy pipeline of the user's own beside the rules (`--spacy-model`)."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from kg.errors import ModelError
from kg.mentions import find_mentions, load_language
from tests.facts.factory import language, make_article, make_page

TEXT = "青岫县委书记荀若川到天枢工坊调研。昨天，阿澜在落霞拍照。"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny pipeline that knows three names and one that the rules find too."""
    nlp = spacy.blank("zh")
    nlp.meta["name"] = "tiny"
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [("PER", "阿澜"), ("PER", "荀若川"), ("ORG", "天枢工坊"), ("GPE", "落霞"), ("CARDINAL", "昨天")]
    ruler.add_patterns([{"label": label, "pattern": words} for label, words in patterns])  # type: ignore[attr-defined]
    folder = tmp_path_factory.mktemp("model") / "tiny"
    nlp.to_disk(folder)
    return folder


def test_its_spans_stand_beside_those_of_the_rules(model: Path) -> None:
    article = make_article(make_page(TEXT))
    mentions = find_mentions(load_language(str(model)), [article])[0]
    added = {(m.kind, m.name, m.type) for m in mentions if m.rule == "spacy:tiny"}
    assert added == {
        ("Person", "阿澜", "Person"),
        ("Organisation", "天枢工坊", "Organisation"),
        ("Place", "落霞", "Place"),
    }
    without = find_mentions(language(), [article])[0]
    assert [m for m in mentions if m.rule != "spacy:tiny"] == list(without)  # what the rules found stays as it was


def test_its_spans_overlap_nothing_and_lie_where_they_say(model: Path) -> None:
    mentions = find_mentions(load_language(str(model)), [make_article(make_page(TEXT))])[0]
    for mention in mentions:
        if mention.rule == "spacy:tiny":
            assert TEXT[mention.start : mention.end] == mention.name
            assert all(o is mention or o.end <= mention.start or mention.end <= o.start for o in mentions)


def test_a_recurrence_of_a_name_the_rules_have_is_theirs(model: Path) -> None:
    mentions = find_mentions(load_language(str(model)), [make_article(make_page(TEXT))])[0]
    assert [m.rule.split("-")[0] for m in mentions if m.name == "荀若川"] == ["person"]


@pytest.mark.parametrize("kind", ["missing", "folder", "file"])
def test_a_model_that_cannot_be_loaded_is_said_in_one_line(kind: str, tmp_path: Path) -> None:
    path = {"missing": tmp_path / "nowhere", "folder": tmp_path, "file": tmp_path / "model.txt"}[kind]
    if kind == "file":
        path.write_text("not a pipeline\n" * 3, encoding="utf-8")
    with pytest.raises(ModelError) as raised:
        load_language(str(path))
    assert "\n" not in str(raised.value)
    assert str(path) in str(raised.value)
    assert "--spacy-model" in str(raised.value)


def test_a_package_that_is_not_installed_is_said_in_one_line() -> None:
    with pytest.raises(ModelError, match=r"^--spacy-model zh_nowhere_sm: .*installed package$"):
        load_language("zh_nowhere_sm")
