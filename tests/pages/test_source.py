"""What of the graph goes into the page, on the five real pages."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.errors import InputError, QueryError
from kg.graph import GraphView, open_store
from kg.pages import Claim, Contents, contents_of


@pytest.fixture(scope="module")
def view(seeds_store: Path) -> GraphView:
    return open_store(seeds_store)


@pytest.fixture(scope="module")
def whole(view: GraphView) -> Contents:
    return contents_of(view)


def ends(contents: Contents) -> set[str]:
    return {end for claim in contents.claims for end in (claim.subject, claim.object) if end}


def test_the_whole_graph_is_every_fact_and_entity_in_order(view: GraphView, whole: Contents) -> None:
    assert [claim.id for claim in whole.claims] == sorted(row.fact.id for row in view.facts())
    assert [actor.id for actor in whole.actors] == sorted(entity.id for entity in view.entities())
    assert ends(whole) <= {actor.id for actor in whole.actors}
    assert whole.focus is None


def test_every_claim_has_its_article_and_a_place_in_a_page(whole: Contents) -> None:
    text = {sheet.id: sheet.text for sheet in whole.sheets}
    stories = {story.id for story in whole.stories}
    for claim in whole.claims:
        assert claim.article in stories
        assert claim.evidence
        assert all(text[place.page][place.start : place.end].strip() for place in claim.evidence)


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_focus_keeps_what_lies_within_hops(view: GraphView, whole: Contents, hops: int) -> None:
    part = contents_of(view, focus="郭程明", hops=hops)
    graph: nx.Graph[str] = nx.Graph((claim.subject, claim.object) for claim in whole.claims if claim.object)
    circle = set(nx.single_source_shortest_path_length(graph, part.focus, cutoff=hops))
    expected = [
        claim.id
        for claim in whole.claims
        if claim.subject in circle and (claim.object is None or claim.object in circle)
    ]
    assert [claim.id for claim in part.claims] == expected
    assert {actor.id for actor in part.actors} == ends(part) | {part.focus}
    assert {sheet.id for sheet in part.sheets} <= {sheet.id for sheet in whole.sheets}


FOCUSED = [{}, {"date_from": "2021-08"}, {"date_to": "2021-12"}, {"types": ["Person"]}, {"types": ["Person", "Place"]}]


@pytest.mark.parametrize("options", FOCUSED)
def test_what_is_asked_for_is_what_is_chosen_from_everything(
    view: GraphView, seeds_store: Path, options: dict[str, Any]
) -> None:
    assert view.facts()  # from now on it chooses from what it has read
    fresh = open_store(seeds_store)
    for entity in view.entities()[::7]:
        assert contents_of(fresh, focus=entity.id, **options) == contents_of(view, focus=entity.id, **options)


def first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :]


def last_day(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :]


@pytest.mark.parametrize(
    ("date_from", "date_to"),
    [
        ("2022-11", None),
        (None, "2021-08-24"),
        ("2021-08", "2021-08"),
        ("2022", "2022-01-15"),
        ("2021-09-01", "2021-09-30"),
    ],
)
def test_a_period_keeps_facts_that_may_lie_in_it(
    view: GraphView, whole: Contents, date_from: str | None, date_to: str | None
) -> None:
    def may_lie(claim: Claim) -> bool:
        start, end = claim.start or claim.end, claim.end or claim.start
        if not start or not end:
            return False
        after = not date_from or last_day(end) >= first_day(date_from)
        return after and (not date_to or first_day(start) <= last_day(date_to))

    part = contents_of(view, date_from=date_from, date_to=date_to)
    assert [claim.id for claim in part.claims] == [claim.id for claim in whole.claims if may_lie(claim)]
    assert {actor.id for actor in part.actors} == ends(part)


def test_types_keep_claims_among_them(view: GraphView) -> None:
    part = contents_of(view, types=["Person"])
    assert {actor.type for actor in part.actors} == {"Person"}
    assert {claim.predicate for claim in part.claims} >= {"stated", "wrote"}
    assert "visited" not in {claim.predicate for claim in part.claims}


@pytest.mark.parametrize(("options", "words"), [({"focus": "无此人"}, "无此人"), ({"types": ["Persn"]}, "Persn")])
def test_what_is_not_there_is_said_in_one_line(view: GraphView, options: dict[str, object], words: str) -> None:
    with pytest.raises((InputError, QueryError)) as complaint:
        contents_of(view, **options)  # type: ignore[arg-type]
    assert words in str(complaint.value)
    assert "\n" not in str(complaint.value)
