"""Who holds which post where: titles divided into body and post, shared, carried over, spelled out."""

from __future__ import annotations

import pytest

from kg.facts.posts import divide
from tests.facts.factory import facts_of, read

DIVIDED = [
    ("青岫县委书记", "青岫县委", "书记", False),
    ("青岫县委副书记", "青岫县委", "副书记", True),
    ("县长", "", "县长", False),
    ("青岫县副县长", "青岫县", "副县长", True),
    ("常务副县长", "", "常务副县长", True),
    ("代县长", "", "代县长", False),
    ("云溪高新区管委会副主任", "云溪高新区管委会", "副主任", True),
    ("党工委委员", "党工委", "委员", True),
    ("青岫县水利局局长", "青岫县水利局", "局长", False),
    ("玉衡机械有限公司董事长", "玉衡机械有限公司", "董事长", False),
    ("玉衡机械有限公司常务副总经理", "玉衡机械有限公司", "常务副总经理", True),
    ("青岫县第二中学校长", "青岫县第二中学", "校长", False),
    ("石桥村党支部书记", "石桥村党支部", "书记", False),
    ("产业发展工作领导小组副组长", "产业发展工作领导小组", "副组长", True),
    ("县二级调研员", "县", "二级调研员", True),
]


@pytest.mark.parametrize(("title", "body", "post", "many"), DIVIDED)
def test_a_title_is_a_body_and_a_post(title: str, body: str, post: str, many: bool) -> None:
    head = divide(title)
    assert head is not None
    assert (head.body, head.post, head.many) == (body, post, many)
    assert head.body + head.post == title


@pytest.mark.parametrize("title", ["青岫县", "水利工程", "", "会议"])
def test_what_has_no_head_is_no_title(title: str) -> None:
    assert divide(title) is None


HELD = [
    ("青岫县委书记荀若川参加会议。", {("荀若川", "青岫县委", "书记")}),
    (
        "青岫县委副书记、县长柴清越出席会议。",
        {("柴清越", "青岫县委", "副书记"), ("柴清越", "青岫县政府", "县长")},
    ),
    (
        "青岫县委书记荀若川、县长柴清越出席会议。",
        {("荀若川", "青岫县委", "书记"), ("柴清越", "青岫县政府", "县长")},
    ),
    (
        "青岫县副县长简悦、柴清越、鲍思渺出席会议。",
        {(name, "青岫县政府", "副县长") for name in ("简悦", "柴清越", "鲍思渺")},
    ),
    (
        "玉衡机械有限公司党委书记、董事长柴清越出席签约仪式。",
        {("柴清越", "玉衡机械有限公司", "党委书记"), ("柴清越", "玉衡机械有限公司", "董事长")},
    ),
    (
        "玉衡机械有限公司董事长兼总经理柴清越出席签约仪式。",
        {("柴清越", "玉衡机械有限公司", "董事长"), ("柴清越", "玉衡机械有限公司", "总经理")},
    ),
    (
        "青岫县水利局局长柴清越、副局长鲍思渺出席会议。",
        {("柴清越", "青岫县水利局", "局长"), ("鲍思渺", "青岫县水利局", "副局长")},
    ),
    (
        "青岫县政协主席柴清越，青岫县委常委、宣传部部长鲍思渺出席会议。",
        {
            ("柴清越", "青岫县政协", "主席"),
            ("鲍思渺", "青岫县委", "常委"),
            ("鲍思渺", "青岫县委宣传部", "部长"),
        },
    ),
    ("青岫县第二中学校长柴清越出席毕业典礼。", {("柴清越", "青岫县第二中学", "校长")}),
    ("松溪镇石桥村党支部书记柴清越带领村民种茶。", {("柴清越", "松溪镇石桥村党支部", "书记")}),
    ("青岫县代县长柴清越参加座谈会。", {("柴清越", "青岫县政府", "代县长")}),
    ("自治区政府主席艾尔肯·吐尼亚孜出席会议。", {("艾尔肯·吐尼亚孜", "自治区政府", "主席")}),
    ("原青岫县副县长柴清越参加座谈会。", {("柴清越", "青岫县政府", "原副县长")}),
    pytest.param(
        "提名柴清越为青岫县县长候选人。",
        set(),
    ),
    ("青岫县委书记专题会议召开。", set()),
    ("县领导赵某、周某、范某陪同。", set()),  # a rank without a body is no post
    ("村民焦玉莲告诉记者，今年收成好。", set()),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_posts(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert facts_of(text, "holdsPost") == {("holdsPost", *row) for row in expected}


ZONE = "云溪高新区召开经济工作会议"
COUNTY = "青岫县召开教育大会"
AT_HOME = [
    (
        ZONE,
        "5月6日，云溪高新区召开经济工作会议。管委会副主任柴清越主持，党工委书记荀若川出席。",
        {("柴清越", "云溪高新区管委会", "副主任"), ("荀若川", "云溪高新区党工委", "书记")},
    ),
    (
        ZONE,
        "5月6日，云溪高新区召开经济工作会议。党工委副书记、管委会主任柴清越主持。",
        {("柴清越", "云溪高新区党工委", "副书记"), ("柴清越", "云溪高新区管委会", "主任")},
    ),
    (
        COUNTY,
        "5月6日，青岫县召开教育大会。县委书记荀若川出席会议，县教育局局长柴清越主持。",
        {("荀若川", "青岫县委", "书记"), ("柴清越", "青岫县教育局", "局长")},
    ),
    (
        COUNTY,
        "5月6日，青岫县召开教育大会。副县长简悦主持，白鹭市教育局副局长鲍思渺出席。",
        {("简悦", "青岫县政府", "副县长"), ("鲍思渺", "白鹭市教育局", "副局长")},
    ),
]


@pytest.mark.parametrize(("head", "text", "expected"), AT_HOME)
def test_a_post_without_its_place_is_the_papers_own(head: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert facts_of(text, "holdsPost", head=head) == {("holdsPost", *row) for row in expected}


def test_a_place_nobody_names_is_not_guessed() -> None:
    assert facts_of("县长柴清越出席会议。", "holdsPost") == {("holdsPost", "柴清越", "县政府", "县长")}


def test_what_was_held_before_is_marked() -> None:
    [fact] = [fact for fact in read("青岫县原副县长柴清越参加座谈会。")[2] if fact.predicate == "holdsPost"]
    assert fact.object.name == "青岫县政府"
    assert fact.qualifier("status") == "former"


def test_a_fact_says_which_title_it_was_read_from() -> None:
    [fact] = [fact for fact in read("青岫县委书记荀若川参加会议。")[2] if fact.predicate == "holdsPost"]
    assert fact.rule == "post"
    assert "青岫县委书记" in " ".join(fact.trace)
    assert fact.object.surface == "青岫县委"


def test_what_a_correction_takes_back_is_not_said() -> None:
    text = "本报9月3日2版一文中，“青岫县水利局局长柴清越”应为“青岫县水利局副局长柴清越”，特此更正。"
    [fact] = [fact for fact in read(text)[2] if fact.predicate == "holdsPost"]
    assert fact.qualifier("post") == "副局长"
