"""Who said what: one fact for each reporting verb with content of its own."""

from __future__ import annotations

import pytest

from tests.facts.factory import facts_of


def wrong(reason: str) -> pytest.MarkDecorator:
    """A case that the reader still gets wrong; it may be mended at any time."""
    return pytest.mark.xfail(reason=reason, strict=True)


SAID = [
    ("县长柴清越强调，要坚持绿色发展理念。", {("柴清越", "要坚持绿色发展理念", "强调")}),
    ("县长柴清越在讲话中强调，要坚持绿色发展理念。", {("柴清越", "要坚持绿色发展理念", "强调")}),
    ("县长柴清越认为，产业发展是关键所在。", {("柴清越", "产业发展是关键所在", "认为")}),
    # chains of verbs
    (
        "县长柴清越指出，要加快项目建设进度；强调，要守住安全生产底线。",
        {("柴清越", "要加快项目建设进度", "指出"), ("柴清越", "要守住安全生产底线", "强调")},
    ),
    (
        "县委书记荀若川强调，要提高政治站位。荀若川要求，各级各部门要压实工作责任。",
        {("荀若川", "要提高政治站位", "强调"), ("荀若川", "各级各部门要压实工作责任", "要求")},
    ),
    (
        "县长柴清越要求，各部门要主动靠前服务；副县长简悦强调，要抓紧抓实防汛备汛。",
        {("柴清越", "各部门要主动靠前服务", "要求"), ("简悦", "要抓紧抓实防汛备汛", "强调")},
    ),
    (
        "副县长简悦就做好防汛工作提出三点要求：一是压实责任，二是加强巡查。",
        {("简悦", "一是压实责任，二是加强巡", "要求")},
    ),
    # the speaker is carried over
    (
        "县长柴清越到松溪镇调研。他强调，要加大研发投入力度。",
        {("柴清越", "要加大研发投入力度", "强调")},
    ),
    # quotations after and before the speaker
    ("天枢集团董事长鲍思渺介绍：“今年的订单已经排到年底。”", {("鲍思渺", "今年的订单已经排到年底", "介绍")}),
    ("村党支部书记鲍思渺说：“路修好了，出门方便多了。”", {("鲍思渺", "路修好了，出门方便多了", "说")}),
    ("“路修好了，出门方便多了。”村党支部书记鲍思渺说。", {("鲍思渺", "路修好了，出门方便多了", "说")}),
    ("“路修好了，出门方便多了”，村党支部书记鲍思渺说。", {("鲍思渺", "路修好了，出门方便多了", "说")}),
    ("村民焦玉莲高兴地说：“路修好了，出门方便多了。”", {("焦玉莲", "路修好了，出门方便多了", "高兴地说")}),
    ("村民阿依夏木·买买提说，日子越过越好。", {("阿依夏木·买买提", "日子越过越好", "说")}),
    # nouns are no verbs
    ("县委书记荀若川按照上级要求开展工作。", set()),
    ("县委书记荀若川对各项工作提出具体要求。", set()),
    ("副县长简悦落实上级提出的明确要求，推进工作。", set()),
    ("县长柴清越传达了上级会议精神和要求。", set()),
    # courtesies say nothing
    ("县委书记荀若川表示热烈欢迎。", set()),
    ("县长柴清越对企业的发展表示祝贺。", set()),
    ("县长柴清越代表县政府向企业表示感谢。", set()),
    # nobody by name
    ("会上，与会代表表示，将立足岗位作出贡献。", set()),
    ("大家纷纷表示，要以先进为榜样努力工作。", set()),
    ("会议强调，要坚持底线思维，守住安全底线。", set()),
    ("县长柴清越出席。会议强调，要坚持底线思维，守住安全底线。", set()),
    # still wrong
    pytest.param(
        "村民焦玉莲说，路修好了，出门方便多了。",
        {("焦玉莲", "路修好了，出门方便多了", "说")},
    ),
    pytest.param(
        "“路修好了，出门方便多了。”村民焦玉莲说。",
        {("焦玉莲", "路修好了，出门方便多了", "说")},
    ),
    pytest.param(
        "“路修好了，出门方便多了”，王某说。",
        {("王某", "路修好了，出门方便多了", "说")},
    ),
    pytest.param(
        "县长柴清越强调，要倒排工期。",
        {("柴清越", "要倒排工期", "强调")},
        marks=wrong("five characters count as no content"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_statements(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert facts_of(text, "stated") == {("stated", *row) for row in expected}


QUOTED_TRAPS = [
    "村党支部书记鲍思渺说：“县长柴清越到松溪镇调研，副县长简悦陪同。”",
    "“去年，县长柴清越出席了开工仪式，副县长简悦主持。”村党支部书记鲍思渺说。",
]


@pytest.mark.parametrize("text", QUOTED_TRAPS)
def test_what_happens_inside_a_quotation_is_only_said(text: str) -> None:
    assert facts_of(text, "visited", "accompanied", "attended", "presided") == set()
