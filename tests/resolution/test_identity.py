"""Who is who on small invented pages: what becomes one, what stays two, what becomes a case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.records import Entity, PageReading, Resolution
from kg.resolution import resolve
from tests.resolution.factory import Said, byline, change, met, page, post, visit

DISTRICT = "岭川市南浦区委召开会议。南浦区委书记到会。南浦区政府负责人汇报。"
OTHER = "石州市东陵县委召开会议。东陵县委书记到会。东陵县政府负责人汇报。"


def entity(resolution: Resolution, reading: PageReading, number: int, side: str = "object") -> Entity:
    """The entity of one side of the page's `number`-th fact."""
    id = resolution.of[(reading.facts[number].id, side)]
    return next(one for one in resolution.entities if one.id == id)


def same(left: Said, right: Said, *, texts: tuple[str, str] = (DISTRICT, DISTRICT), side: str = "object") -> bool:
    """Whether the sides of two facts on two pages are one entity."""
    readings = [page(texts[0], [left], file="1.txt"), page(texts[1], [right], file="2.txt")]
    resolution = resolve(readings)
    return entity(resolution, readings[0], 0, side) == entity(resolution, readings[1], 0, side)


def met_at(body: str, type: str = "GovernmentBody") -> Said:
    return Said("accompanied", (body, type), ("鲁某山", "Person"))


@pytest.mark.parametrize(
    ("left", "right", "type"),
    [
        ("区市场监管局", "南浦区市场监督管理局", "GovernmentBody"),
        ("市场监管局", "区市场监督管理局", "GovernmentBody"),
        ("市工信局", "岭川市工业和信息化局", "GovernmentBody"),
        ("区委宣传部", "南浦区委宣传部", "PartyBody"),
        ("南浦区人大常委会", "区人大常委会", "LegislativeBody"),
        ("投促中心", "区投资促进中心", "GovernmentBody"),
        ("上海云帆集团", "上海云帆", "Enterprise"),
        ("云帆轴承", "岭川云帆精密轴承有限公司", "Enterprise"),
    ],
)
def test_forms_of_one_body(left: str, right: str, type: str) -> None:
    assert same(met_at(left, type), met_at(right, type), side="subject")


@pytest.mark.parametrize(
    ("left", "right", "type"),
    [
        ("区政府", "区政府办公室", "GovernmentBody"),
        ("区教育局", "市教育局", "GovernmentBody"),
        ("市委第一巡回指导组", "市委第六巡回指导组", "PartyBody"),
        ("启帆集团", "启帆精工", "Enterprise"),
        ("财政局", "财政金融局", "GovernmentBody"),
        ("河南云帆科技有限公司", "南京云帆科技有限公司", "Enterprise"),
        ("南浦区第一小学", "南浦区第二小学", "Other"),
        ("区教育局", "区教育局党组", "PartyBody"),
    ],
)
def test_two_bodies(left: str, right: str, type: str) -> None:
    assert not same(met_at(left, type), met_at(right, type), side="subject")


def test_one_printed_name_in_two_districts_is_two_bodies() -> None:
    assert not same(met_at("区教育局"), met_at("县教育局"), texts=(DISTRICT, OTHER), side="subject")
    assert not same(met_at("教育局"), met_at("教育局"), texts=(DISTRICT, OTHER), side="subject")
    works = met_at("安全玻璃厂", "Enterprise")
    assert not same(works, works, texts=(DISTRICT, OTHER), side="subject")


def test_a_zone_is_completed_by_the_people_it_shares_with_a_page_that_names_its_city() -> None:
    bare = page("高新区管委会召开会议。高新区党工委要求。", [post("鲁某山", "高新区管委会", "主任")], file="1.txt")
    full = page("岭川高新区管委会召开会议。岭川市。", [post("鲁某山", "岭川高新区管委会", "主任")], file="2.txt")
    other = page("石州高新区管委会召开会议。石州市。", [post("田某水", "石州高新区管委会", "主任")], file="3.txt")
    resolution = resolve([bare, full, other])
    assert entity(resolution, bare, 0) == entity(resolution, full, 0)
    assert entity(resolution, bare, 0) != entity(resolution, other, 0)
    assert entity(resolution, bare, 0, "subject") == entity(resolution, full, 0, "subject")


def test_stated_abbreviation() -> None:
    said = [visit("鲁某山", "岭川蓝桥光学仪器有限公司"), visit("鲁某山", "桥光")]
    reading = page(DISTRICT + "岭川蓝桥光学仪器有限公司（以下简称“桥光”）。", said)
    resolution = resolve([reading])
    assert entity(resolution, reading, 0) == entity(resolution, reading, 1)
    assert any("以下简称" in reason for reason in entity(resolution, reading, 0).reasons)


def test_a_body_that_leans_on_the_one_before_it() -> None:
    said = [visit("鲁某山", "金柳办事处", "GovernmentBody"), met_at("办事处党工委", "PartyBody")]
    reading = page(DISTRICT + "金柳办事处、办事处党工委", said)
    resolution = resolve([reading])
    child = entity(resolution, reading, 1, "subject")
    assert child.parent == entity(resolution, reading, 0).id


def test_a_bare_group_is_the_full_one_before_it_but_never_the_guest_behind_it() -> None:
    own, guest = ("集团公司", "Enterprise"), ("华岭新能源集团", "Enterprise")
    bare, full, again = (Said("met", one, ("鲁某山", "Person")) for one in (own, guest, ("集团党委", "PartyBody")))
    for said, alike in (((bare, full, again), False), ((full, bare), True)):
        reading = page(DISTRICT + "，".join(one.subject[0] for one in said), said)
        resolution = resolve([reading])
        found = [entity(resolution, reading, n, "subject") for n in range(len(said))]
        assert (found[0] == found[1]) is alike
        assert all(one.parent != found[1].id for one in found[2:])


def test_parents_from_names_and_from_the_government_of_the_place() -> None:
    said = [met_at(name, type) for name, type in (("区政府", "GovernmentBody"), ("区教育局", "GovernmentBody"))]
    said += [met_at("区委", "PartyBody"), met_at("区委宣传部", "PartyBody"), met_at("区教育局党组", "PartyBody")]
    reading = page(DISTRICT, said)
    resolution = resolve([reading])
    government, education, committee, office, group = (entity(resolution, reading, n, "subject") for n in range(5))
    assert (education.parent, office.parent, group.parent) == (government.id, committee.id, education.id)
    assert government.parent is None
    assert committee.parent is None


def test_a_district_that_acts_is_still_a_place() -> None:
    said = [Said("organised", ("南浦区", type), ("座谈会", "Event")) for type in ("Place", "Other")]
    reading = page(DISTRICT, said)
    resolution = resolve([reading])
    assert entity(resolution, reading, 0, "subject") == entity(resolution, reading, 1, "subject")
    assert entity(resolution, reading, 0, "subject").type == "Place"


def test_events_are_one_by_name_place_and_day() -> None:
    held = Said("attended", ("鲁某山", "Person"), ("全区安全生产会议", "Event"))
    first, later = replace(held, date="2021-03-04"), replace(held, date="2021-03-11")
    assert same(first, first)
    assert not same(first, later)
    assert not same(held, held)


# persons


def test_one_person_through_a_change_of_post() -> None:
    assert same(
        post("鲁远山", "南浦区政府", "副区长", date="2021-03-01"),
        post("鲁远山", "南浦区委", "区委书记", "PartyBody", date="2023-05-01"),
        side="subject",
    )


def test_a_leader_of_a_district_who_rises_to_its_city() -> None:
    texts = ("岭川市南浦区委召开会议。南浦区委。", "岭川市委召开会议，岭川市委书记到会。岭川市政府。")
    district = post("鲁远山", "南浦区委", "书记", "PartyBody", date="2021-03-01")
    city = post("鲁远山", "岭川市政府", "副市长", date="2023-05-01")
    assert same(district, city, texts=texts, side="subject")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (post("王磊", "区教育局", "局长"), post("王磊", "区水利局", "局长")),
        (post("王磊", "区教育局", "局长"), post("王磊", "云帆机械有限公司", "总经理", "Enterprise")),
        (post("王磊", "区公安局", "民警"), post("王磊", "区政府", "副区长")),
        (post("王磊", "云帆机械", "总经理", "Enterprise"), post("王磊", "天路食品", "总经理", "Enterprise")),
        (byline("王磊"), post("王磊", "区政府", "副区长")),
    ],
)
def test_namesakes_stay_two(left: Said, right: Said) -> None:
    assert not same(left, right, side="subject")


def test_namesakes_in_two_counties_stay_two() -> None:
    left, right = post("王磊", "南浦区政府", "副区长"), post("王磊", "东陵县政府", "副县长")
    assert not same(left, right, texts=(DISTRICT, OTHER), side="subject")
    assert not same(byline("王磊"), byline("王磊"), texts=(DISTRICT, OTHER), side="subject")
    assert same(byline("王磊"), byline("王磊"), side="subject")


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        (
            post("王磊", "区教育局", "副局长", date="2021-03-04"),
            post("王磊", "区水利局", "局长", date="2021-03-20"),
            False,
        ),
        (
            post("王磊", "区教育局", "副局长", date="2021-03-04"),
            post("王磊", "区水利局", "局长", date="2022-03-20"),
            True,
        ),
        (
            post("王磊", "区卫健委", "主任", date="2021-03-04"),
            post("王磊", "区发改委", "主任", date="2021-03-20"),
            False,
        ),
        (
            post("王磊", "区公安局", "局长", date="2021-03-04"),
            post("王磊", "区政府", "副区长", date="2021-03-20"),
            True,
        ),
    ],
)
def test_posts_of_one_rank_exclude_each_other_within_a_season(left: Said, right: Said, one: bool) -> None:
    assert same(left, right, side="subject") is one


def test_head_of_a_village_and_leader_of_its_district() -> None:
    village = post("王磊", "南浦区柳树村委员会", "主任", date="2020-01-01")
    assert not same(village, post("王磊", "南浦区政府", "副区长", date="2023-01-01"), side="subject")


def test_one_list_removes_and_appoints_one_person() -> None:
    said = [change("removed", "王磊", "区教育局", "局长", "2021-03-04")]
    said.append(change("appointed", "王磊", "区水利局", "局长", "2021-03-04"))
    reading = page(DISTRICT, said)
    resolution = resolve([reading])
    assert entity(resolution, reading, 0, "subject") == entity(resolution, reading, 1, "subject")


def test_who_signs_an_article_that_names_him_is_one() -> None:
    reading = page(DISTRICT, [post("鲁远山", "区中医院", "工会主席", "Other"), byline("鲁远山", "审核")])
    resolution = resolve([reading])
    assert entity(resolution, reading, 0, "subject") == entity(resolution, reading, 1, "subject")


def test_two_heads_of_one_name_in_one_article() -> None:
    said = [post("王磊", "区教育局", "局长"), post("王磊", "区水利局", "局长"), visit("王磊", "云帆机械有限公司")]
    reading = page(DISTRICT, said)
    resolution = resolve([reading])
    assert entity(resolution, reading, 0, "subject") != entity(resolution, reading, 1, "subject")


def test_a_name_without_post_joins_the_one_official_of_its_place() -> None:
    official, bare = post("鲁远山", "区政府", "副区长"), met("鲁远山", "白某川")
    assert same(official, bare, side="subject")
    two = [
        page(DISTRICT, [post("鲁远山", body, "局长", date="2020-03-01")], file=body)
        for body in ("区公安局", "区水利局")
    ]
    third = page(DISTRICT, [bare], file="3.txt")
    resolution = resolve([*two, third])
    assert entity(resolution, third, 0, "subject") not in [entity(resolution, one, 0, "subject") for one in two]


def test_a_misprint_becomes_a_case_and_no_merge() -> None:
    readings = [
        page(DISTRICT, [post("黎英才", "区人大常委会", "主任", "LegislativeBody", date=date)], file=f"{date}.txt")
        for date in ("2021-08-02", "2022-11-28")
    ]
    misprint = post("黎英木", "区人大常委会", "主任", "LegislativeBody", date="2021-11-17")
    readings.append(page(DISTRICT, [misprint], file="3.txt"))
    resolution = resolve(readings)
    left, right = (entity(resolution, reading, 0, "subject") for reading in (readings[0], readings[2]))
    assert left != right
    (case,) = resolution.cases
    assert {case.left, case.right} == {left.id, right.id}
    assert any("one character differs" in reason for reason in case.reasons_for)
    assert any("2021-11-17" in reason for reason in case.reasons_for)
    assert case.reasons_against


@pytest.mark.parametrize(
    ("left", "right", "open_case"),
    [("梁文", "粱文", True), ("王强", "王刚", False), ("黎向东", "黎向冬", True), ("黎向东", "黎建国", False)],
)
def test_which_names_look_alike(left: str, right: str, open_case: bool) -> None:
    readings = [page(DISTRICT, [post(name, "区教育局", "局长")], file=name) for name in (left, right)]
    assert bool(resolve(readings).cases) is open_case


def test_firms_one_character_apart_become_a_case() -> None:
    readings = [page(DISTRICT, [visit("鲁某山", name)], file=name) for name in ("中远云纶", "中原云纶")]
    resolution = resolve(readings)
    assert len(resolution.cases) == 1
    assert entity(resolution, readings[0], 0) != entity(resolution, readings[1], 0)


def test_namesakes_of_one_place_become_a_case() -> None:
    readings = [
        page(DISTRICT, [post("王磊", body, "局长")], file=body, date="2021-03-04") for body in ("区教育局", "区水利局")
    ]
    (case,) = resolve(readings).cases
    assert any("exclude" in reason for reason in case.reasons_against)


def test_every_joined_entity_says_why() -> None:
    readings = [page(DISTRICT, [post("鲁远山", "区政府", "副区长")], file="1.txt")]
    readings.append(page(DISTRICT, [post("鲁远山", "区委", "书记", "PartyBody")], file="2.txt"))
    person = entity(resolve(readings), readings[0], 0, "subject")
    assert person.replaces
    assert person.reasons
    assert all(reason[:1].isdigit() for reason in person.reasons)
