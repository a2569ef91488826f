"""The words of questions: what `asking.toml` names exists, and nothing is listed that another source already knows."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kg.asking.vocabulary import Entry, asking, classes_of, vocabulary
from kg.lexicon import rows
from kg.ontology import KG, PREFIXES, declared, direct_edges, label, terms
from kg.queries import load

_VERBS = ("verbs", "mutual", "inverse")


def test_every_direct_edge_can_be_asked_for():
    assert set(asking()["relations"]) == set(direct_edges())


@pytest.mark.parametrize("relation", asking()["relations"])
def test_a_relation_says_what_its_answer_looks_like(relation: str):
    said = asking()["relations"][relation]
    assert KG[relation]
    assert len(said["columns"]) == len(set(said["columns"])) == 2
    assert said["object"] in {"entity", "post", "words", "article"}
    assert said["counts"] in {"happening", "fact"}
    assert set(said) <= {"verbs", "triggers", "reporting", "mutual", "inverse", "columns", "object", "counts"}


def test_no_column_is_also_a_node_of_a_piece():
    """A column named as a node would join the two."""
    nodes = set(re.findall(r"\?([a-z]\w*)", " ".join(asking()["pieces"].values())))
    shown = {"date", "verb", "yuan", "title", "with", "headline", "file", "lines", "quote", "words"}
    for said in asking()["relations"].values():
        assert not set(said["columns"]) & (nodes - shown - {"said"})


def test_every_class_and_every_term_of_a_piece_is_declared():
    for word in asking()["classes"]:
        assert all(declared(name).sort == "class" for name in classes_of(word)), word
    for piece in asking()["pieces"].values():
        for prefix, name in re.findall(r"\b([a-z]+):(\w+)", piece):
            assert prefix in PREFIXES
            assert prefix != "kg" or name in {"RELATION", "CLASS"} or name in terms(), name


def test_every_named_query_takes_the_parameters_it_is_given():
    for said in asking()["named"]:
        known = {parameter.name for parameter in load(said["query"]).parameters}
        needed = {parameter.name for parameter in load(said["query"]).parameters if parameter.default is None}
        assert needed <= set(said["parameters"]) <= known
        assert said["relation"] in asking()["relations"]


def test_no_word_is_listed_twice():
    """Neither in two lists of asking.toml, nor there and in a lexicon that is read for the same meaning."""
    listed = Counter(
        [word for words in asking()["words"].values() for word in words]
        + [word for words in asking()["refused"].values() for word in words]
        + [word for said in asking()["relations"].values() for key in _VERBS for word in said.get(key, ())]
        + [*asking()["classes"], *asking()["endings"], *asking()["vague"]["words"]]
    )
    assert [word for word, times in listed.items() if times > 1] == []
    triggers = {word: sort for word, sort, *_ in rows("triggers", 4)}
    reporting = {word for word, *_ in rows("reporting_verbs", 4) if len(word) > 1}
    for relation, said in asking()["relations"].items():
        known = {word for word in triggers if triggers[word] in said.get("triggers", ())} | {label(relation)}
        known |= reporting if said.get("reporting") else set()
        assert not known & set(said["verbs"]), relation


@pytest.mark.parametrize(
    ("word", "entry"),
    [
        ("考察", Entry("verb", "visited")),  # triggers.txt
        ("走访", Entry("verb", "visited")),  # the ontology's label
        ("指出", Entry("verb", "stated")),  # reporting_verbs.txt
        ("采写", Entry("verb", "wrote")),
        ("举办者", Entry("verb", "organised")),  # an inverse label
        ("企业", Entry("class")),
        ("科研机构", Entry("class")),
        ("座谈会", Entry("ending", "Event")),  # event_heads.txt
        ("办事处", Entry("ending", "Organisation")),  # organisation_suffixes.txt
        ("副主任", Entry("title")),  # posts.txt and post_modifiers.txt
        ("谁", Entry("who")),
    ],
)
def test_words_come_from_where_they_are_kept(word: str, entry: Entry):
    assert vocabulary()[word] == entry
