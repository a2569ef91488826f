"""Parameters are terms: nothing that a user types can change what a query asks."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef

from kg.errors import QueryError
from kg.graph.binding import bound, parameters


@pytest.mark.parametrize(
    ("sparql", "names"),
    [
        ("SELECT ?x { ?x ?y $name }", ("name",)),
        ("SELECT ?x { ?x ?y '$name' }", ()),
        ('SELECT ?x { ?x ?y "a\\"$name" , $b }', ("b",)),
        ("SELECT ?x { ?x ?y '''it's $name''' , $b }", ("b",)),
        ("# $name\nSELECT ?x { ?x <http://e/#$a> $b }", ("b",)),
        ("SELECT ?x { $b ?y 1 . FILTER(1 < $a) FILTER($a > 2) }", ("a", "b")),
    ],
)
def test_parameters_stand_outside_strings_comments_and_iris(sparql: str, names: tuple[str, ...]):
    assert parameters(sparql) == names


def test_every_place_is_bound():
    sparql = "SELECT ?x { ?x ?y $a . FILTER($a != '$a') } # $a"
    assert (
        bound(sparql, {"a": Literal("甲", lang="zh")}) == 'SELECT ?x { ?x ?y "甲"@zh . FILTER("甲"@zh != \'$a\') } # $a'
    )
    assert bound(sparql, {}) == sparql


def test_an_unknown_name_is_refused():
    with pytest.raises(QueryError, match=r"no parameter b; it takes a"):
        bound("SELECT ?x { ?x ?y $a }", {"b": Literal("甲")})
    with pytest.raises(QueryError, match="it takes none"):
        bound("SELECT ?x { ?x ?y ?z }", {"b": Literal("甲")})


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([None, "zh"]))
def test_any_words_stay_words(words: str, language: str | None):
    store = ox.Store()
    wanted = ox.Literal(words, language=language) if language else ox.Literal(words)
    store.add(ox.Quad(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), wanted))
    store.add(ox.Quad(ox.NamedNode("http://e/other"), ox.NamedNode("http://e/p"), ox.Literal("another")))
    rows = list(
        store.query(bound("SELECT ?s WHERE { ?s <http://e/p> $words }", {"words": Literal(words, lang=language)}))
    )
    assert [row["s"] for row in rows if row["s"] != ox.NamedNode("http://e/other")] == [ox.NamedNode("http://e/s")]


def test_dates_and_iris_are_bound_too():
    given_ = {"a": Literal("2021-08-26", datatype=XSD.date), "b": URIRef("http://e/b")}
    assert bound("ASK { $b ?p $a }", given_) == f'ASK {{ <http://e/b> ?p "2021-08-26"^^<{XSD.date}> }}'
