"""A part that is asked for is what the whole holds of it: of every entity, page and article, here and on servers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from kg.dossier import dossiers
from kg.errors import InputError, QueryError
from kg.graph import GraphView, open_endpoint, open_store, serialise
from kg.graph.iris import article, fact, page
from kg.graph.naming import called
from kg.records import Entity
from tests.graph.virtuoso import running
from tests.server.serving import serving

Pair = tuple[GraphView, GraphView]
"""A view that reads everything, and one of the same store that nobody asked for everything yet."""


def _served(view: GraphView, folder: Path) -> Iterator[GraphView]:
    with running(folder) as started:
        started.load(serialise(view, "nquads"))
        yield open_endpoint(started.url)


@pytest.fixture(scope="module", params=["invented", "seeds", "virtuoso", "kg serve"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    store: Path = request.getfixturevalue("seeds_store" if request.param == "seeds" else "store")
    whole = open_store(store)
    if request.param == "virtuoso":
        yield from ((whole, part) for part in _served(whole, tmp_path_factory.mktemp("parts")))
    elif request.param == "kg serve":
        with serving(tmp_path_factory.mktemp("parts"), store) as started:
            yield whole, open_endpoint(started.sparql)
    else:
        yield whole, open_store(store)


def _alike(asked: Callable[[str], object], expected: Callable[[str], object], ids: Iterable[str]) -> None:
    known = list(ids)
    assert known
    for id in known:
        assert asked(id) == expected(id), id


def _entities(view: GraphView) -> list[str]:
    return [entity.id for entity in view.entities()]


def test_facts_of_an_entity(both: Pair):
    whole, part = both
    facts = whole.facts()
    _alike(part.facts, lambda id: tuple(row for row in facts if id in (row.subject, row.object)), _entities(whole))


def test_facts_of_a_page_an_article_a_post_and_by_id(both: Pair):
    whole, part = both
    facts = whole.facts()
    pages, articles = (row.id for row in whole.pages()), (row.id for row in whole.articles())
    posts = {row.post for row in facts if row.post}
    _alike(part.facts, lambda id: tuple(row for row in facts if page(row.fact.page) == id), pages)
    _alike(part.facts, lambda id: tuple(row for row in facts if article(row.fact.article) == id), articles)
    _alike(part.facts, lambda id: tuple(row for row in facts if row.post == id), sorted(posts))
    some = facts[::7]
    assert part.facts([row.id for row in some]) == some


def test_facts_behind_tenures_and_events(both: Pair):
    whole, part = both
    facts, named = whole.facts(), set(_entities(whole))
    behind = {row.id: row.facts for row in (*whole.tenures(), *whole.events()) if row.id not in named}
    _alike(part.facts, lambda id: tuple(row for row in facts if row.fact.id in behind[id]), behind)


def test_facts_among_some_entities(both: Pair):
    whole, part = both
    facts, ids = whole.facts(), _entities(whole)
    for some in (set(ids), set(ids[::2]), set(ids[:3]), set()):
        inside = [row for row in facts if row.subject in some and (row.object is None or row.object in some)]
        assert list(part.facts_among(some)) == inside
        assert list(whole.facts_among(some)) == inside


def test_events_tenures_and_cases_of_an_entity(both: Pair):
    whole, part = both
    events, tenures, cases = whole.events(), whole.tenures(), whole.cases()

    def concerned(id: str) -> tuple[object, ...]:
        return tuple(
            row for row in events if id in (row.id, *row.destinations, *(one.actor for one in row.participations))
        )

    ids = _entities(whole)
    _alike(part.events, concerned, ids)
    _alike(part.tenures, lambda id: tuple(row for row in tenures if id in (row.person, row.organisation)), ids)
    _alike(part.cases, lambda id: tuple(row for row in cases if id in (row.left, row.right)), ids)


def test_events_and_tenures_of_a_fact_and_a_post(both: Pair):
    whole, part = both
    events, tenures = whole.events(), whole.tenures()
    facts = [row.fact.id for row in whole.facts()[::5]]
    posts = sorted({row.post for row in tenures})
    _alike(lambda id: part.events(fact(id)), lambda id: tuple(row for row in events if id in row.facts), facts)
    _alike(lambda id: part.tenures(fact(id)), lambda id: tuple(row for row in tenures if id in row.facts), facts)
    _alike(part.tenures, lambda id: tuple(row for row in tenures if row.post == id), posts)


def test_pages_articles_headings_and_entities_by_id(both: Pair):
    whole, part = both
    for read, rows in (
        (part.pages, whole.pages()),
        (part.articles, whole.articles()),
        (part.entities, whole.entities()),
    ):
        assert read([row.id for row in rows]) == rows
        assert read([row.id for row in rows[1::2]]) == rows[1::2]
    articles = whole.articles()
    for row in whole.pages():
        mine = tuple(each for each in articles if each.article.page == row.page.id)
        assert part.articles(row.id) == mine
        heads = [(one.article.id, one.article.page, one.article.file, one.article.headline) for one in mine]
        assert [(one.id, one.page, one.file, one.headline) for one in part.headings(row.id)] == heads
    assert part.labels_of(_entities(whole)) == {id: whole.labels[id] for id in _entities(whole)}


def test_whoever_bears_a_name(both: Pair):
    whole, part = both
    entities = whole.entities()

    def names(one: Entity) -> tuple[str, ...]:
        return one.id, one.label, *one.alt_labels, *one.replaces

    words = sorted({name for one in entities for name in names(one)})
    _alike(part.bearing, lambda name: tuple(one for one in entities if name in names(one)), words)
    _alike(part.called, lambda name: called(entities, name), words)


@pytest.mark.parametrize("name", ["赵", "x> ?p ?o . ?s <y", '"@zh } #', "\\", "\udcff", "person/%zz", ""])
def test_nobody_is_called_so_by_the_same_words(both: Pair, name: str):
    whole, part = both
    with pytest.raises((InputError, QueryError)) as expected:  # an empty name is a wrong question
        called(whole.entities(), name)
    with pytest.raises(expected.type) as said:
        part.called(name)
    assert str(said.value) == str(expected.value)
    assert part.facts(name) == part.events(name) == part.tenures(name) == part.articles(name) == ()


def test_dossiers_are_the_same(both: Pair):
    whole, part = both
    assert len(whole.facts()) == sum(
        len(row) for one in whole.entities() for row in dossiers(part, one.id)[0].doing.values()
    )
    events = whole.events()
    for one in whole.entities():
        (mine,), (theirs,) = dossiers(part, one.id), dossiers(whole, one.id)
        assert mine == theirs
        present = [{each.actor for each in row.participations} for row in events]
        together = [actors - {one.id} for actors in present if one.id in actors]
        assert {each.entity: each.events for each in mine.companions} == {
            other: sum(other in actors for actors in together) for actors in together for other in actors
        }


def test_a_whole_that_was_read_serves_its_parts(store: Path):
    class Counting:
        def __init__(self, view: GraphView) -> None:
            self.source, self.name, self.asked = view.source, "counting", 0
            self.quads, self.rdflib_store = view.source.quads, view.source.rdflib_store

        def answer(self, sparql: str):
            self.asked += "?s ?p ?o" in sparql
            return self.source.answer(sparql)

    counting = Counting(open_store(store))
    view = GraphView(counting)
    view.facts(), view.tenures(), view.events(), view.entities(), view.pages(), view.articles()
    asked = counting.asked
    for one in view.entities():
        view.facts(one.id), view.tenures(one.id), view.events(one.id), view.entities(one.id)
    for row in view.pages():
        view.facts(row.id), view.articles(row.id), view.pages(row.id)
    assert counting.asked == asked
