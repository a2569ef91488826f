"""Laws of resolution on random collections of small pages."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.records import PageReading, Resolution
from kg.resolution import resolve
from tests.resolution.factory import Said, byline, met, page, post, visit

NAMES = ("鲁远山", "鲁远川", "白云", "田水", "王磊")
PLACES = ("岭川市南浦区", "南浦区", "石州市东陵县", "岭川市", "岭川高新区", "高新区")
OFFICES = (("委", "书记", "PartyBody"), ("政府", "主任", "GovernmentBody"), ("教育局", "局长", "GovernmentBody"))
FIRMS = ("上海云帆集团", "上海云帆", "云帆精工", "岭川云帆精密轴承有限公司", "云帆轴承", "启帆机械厂")
DATES = (None, "2021", "2021-03-04", "2022-11-28")


@st.composite
def facts(draw: st.DrawFn, place: str) -> Said:
    name, date = draw(st.sampled_from(NAMES)), draw(st.sampled_from(DATES))
    kind = draw(st.sampled_from(("post", "firm post", "visit", "met", "byline", "district")))
    if kind == "post":
        end, title, type = draw(st.sampled_from(OFFICES))
        return post(name, draw(st.sampled_from((place, place[-1:]))) + end, title, type, date)
    if kind == "firm post":
        return post(name, draw(st.sampled_from(FIRMS)), "总经理", "Enterprise", date)
    if kind == "visit":
        return visit(name, draw(st.sampled_from(FIRMS)), date=date)
    if kind == "district":
        return Said("organised", (place, draw(st.sampled_from(("Place", "Other")))), ("座谈会", "Event"), (), date)
    return byline(name) if kind == "byline" else met(name, draw(st.sampled_from(NAMES)), date)


@st.composite
def pages(draw: st.DrawFn) -> PageReading:
    place = draw(st.sampled_from(PLACES))
    said = draw(st.lists(facts(place), min_size=1, max_size=5))
    return page(f"{place}召开会议。{place}委要求。", said, file=str(draw(st.integers(0, 9))))


collections = st.lists(pages(), min_size=1, max_size=7, unique_by=lambda reading: reading.page.id)


def known_ids(resolution: Resolution) -> dict[str, str]:
    """Every id that was ever given out, with the entity it means now."""
    return {id: one.id for one in resolution.entities for id in (one.id, *one.replaces)}


def members(resolution: Resolution) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for key, id in resolution.of.items():
        found.setdefault(id, set()).add(key)
    return found


@given(collections, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_pages_changes_nothing(readings: list[PageReading], chance: st.randoms) -> None:
    shuffled = list(readings)
    chance.shuffle(shuffled)
    assert resolve(shuffled) == resolve(readings)


@given(collections)
@settings(max_examples=60, deadline=None)
def test_entities_part_the_occurrences(readings: list[PageReading]) -> None:
    resolution = resolve(readings)
    ids = [id for one in resolution.entities for id in (one.id, *one.replaces)]
    assert len(ids) == len(set(ids))
    assert set(resolution.of.values()) == {one.id for one in resolution.entities}
    assert all(id.isascii() for id in ids)
    sides = {(f.id, s) for r in readings for f in r.facts for s in ("subject", "object")}
    written = {(f.id, "object") for r in readings for f in r.facts if f.predicate == "wrote"}
    assert set(resolution.of) == sides - written


@given(collections, st.data())
@settings(max_examples=80, deadline=None)
def test_an_id_stays_resolvable_when_pages_are_added(readings: list[PageReading], data: st.DataObject) -> None:
    some = [reading for reading in readings if data.draw(st.booleans())]
    before, after = resolve(some), resolve(readings)
    meaning = known_ids(after)
    for key, id in before.of.items():
        assert id in meaning
        assert meaning[known_ids(before)[id]] in meaning.values()
        assert key in after.of


@given(collections, st.data())
@settings(max_examples=80, deadline=None)
def test_an_entity_that_gains_nothing_keeps_its_id(readings: list[PageReading], data: st.DataObject) -> None:
    some = [reading for reading in readings if data.draw(st.booleans())]
    before, after = resolve(some), resolve(readings)
    unchanged = members(after)
    for id, keys in members(before).items():
        if keys in unchanged.values():
            assert unchanged.get(id) == keys


@given(collections)
@settings(max_examples=50, deadline=None)
def test_pages_of_another_province_change_nothing(readings: list[PageReading]) -> None:
    said = [post("欧阳渡", "柳河县政府", "县长"), visit("欧阳渡", "柳河磐石药业有限公司"), byline("鲜于石")]
    foreign = page("柳河县委召开会议。柳河县政府要求。", said, file="foreign.txt")
    before, after = resolve(readings), resolve([*readings, foreign])
    assert set(before.entities) <= set(after.entities)
    assert before.of.items() <= after.of.items()
    assert before.cases == after.cases
    assert set(before.tenures) <= set(after.tenures)


words = st.text(
    alphabet="省市区县州旗镇村新高委局厅府公司集团（）()第一二三·a \u3000\u202e<&”“", min_size=1, max_size=9
)


@given(
    st.lists(st.tuples(words, words, st.sampled_from(["Place", "Enterprise", "GovernmentBody", "Other"])), max_size=6)
)
@settings(max_examples=150, deadline=None)
def test_no_name_breaks_it(names: list[tuple[str, str, str]]) -> None:
    said = [post(person, body, body[-2:], type, "2021") for person, body, type in names]
    said += [visit(person, body, type) for person, body, type in names]
    resolution = resolve([page("".join(body for _, body, _ in names), said)])
    assert len(resolution.of) == 2 * len(said)
