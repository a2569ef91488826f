"""Meetings and ceremonies: who attended, presided, organised; and talks between two sides."""

from __future__ import annotations

import pytest

from tests.facts.factory import facts_of


def wrong(reason: str) -> pytest.MarkDecorator:
    """A case that the reader still gets wrong; it may be mended at any time."""
    return pytest.mark.xfail(reason=reason, strict=True)


EVENTS = [
    (
        "5月6日，青岫县召开经济工作会议。县委书记荀若川主持会议，县长柴清越出席会议并讲话。",
        {
            ("organised", "青岫县", "经济工作会议", "召开"),
            ("presided", "荀若川", "经济工作会议"),
            ("attended", "柴清越", "经济工作会议"),
        },
    ),
    (
        "5月6日，青岫县召开防汛工作会议，副县长简悦主持会议并讲话。",
        {
            ("organised", "青岫县", "防汛工作会议", "召开"),
            ("presided", "简悦", "防汛工作会议"),
            ("attended", "简悦", "防汛工作会议"),
        },
    ),
    (
        "县长柴清越带领青岫县教育局、青岫县民政局主要负责同志参加青岫县防汛工作会议。",
        {
            ("attended", "柴清越", "青岫县防汛工作会议"),
            ("attended", "青岫县教育局", "青岫县防汛工作会议"),
            ("attended", "青岫县民政局", "青岫县防汛工作会议"),
        },
    ),
    (
        "据了解，县委共分配松溪镇出席县党代会代表名额15名。",
        set(),
    ),
    (
        "全县经济工作会议由副县长简悦主持，县长柴清越出席会议。",
        {("presided", "简悦", "全县经济工作会议"), ("attended", "柴清越", "全县经济工作会议")},
    ),
    (
        "青岫县举行云栖产业园项目开工仪式。县委书记荀若川宣布开工，县长柴清越致辞，副县长简悦主持。",
        {
            ("organised", "青岫县", "云栖产业园项目开工仪式", "举行"),
            ("attended", "荀若川", "云栖产业园项目开工仪式"),
            ("attended", "柴清越", "云栖产业园项目开工仪式"),
            ("presided", "简悦", "云栖产业园项目开工仪式"),
        },
    ),
    ("县长柴清越主持召开县政府常务会议。", {("presided", "柴清越", "县政府常务会议")}),
    (
        "青岫县教育局召开校园安全工作推进会，局长吴萍主持会议。",
        {
            ("organised", "青岫县教育局", "校园安全工作推进会", "召开"),
            ("presided", "吴萍", "校园安全工作推进会"),
        },
    ),
    (
        "由青岫县文化馆主办、松溪镇政府承办的戏曲展演活动开幕。",
        {
            ("organised", "青岫县文化馆", "戏曲展演活动", "主办"),
            ("organised", "松溪镇政府", "戏曲展演活动", "承办"),
        },
    ),
    ("由天枢集团承办的技能大赛在松溪镇举行。", {("organised", "天枢集团", "技能大赛", "承办")}),
    ("青岫县公安局组织开展消防演练活动。", {("organised", "青岫县公安局", "消防演练活动", "组织开展")}),
    ("青岫县举办茶叶文化节，吸引游客。", {("organised", "青岫县", "茶叶文化节", "举办")}),
    (
        "县政协主席柴清越，县委常委、宣传部部长鲍思渺，副县长简悦出席开工仪式。",
        {("attended", name, "开工仪式") for name in ("柴清越", "鲍思渺", "简悦")},
    ),
    ("县领导柴清越、鲍思渺和相关部门负责人参加会议。", {("attended", name, "会议") for name in ("柴清越", "鲍思渺")}),
    # what did not happen, or not yet
    ("副县长简悦没有出席会议。", set()),
    ("副县长简悦因公出差，未出席会议。", set()),
    ("县长柴清越将出席开工仪式。", set()),
    ("5月6日，青岫县将召开经济工作会议。", set()),
    ("原定5月6日召开的青岫县经济工作会议取消。", set()),
    ("青岫县拟于下月举办茶叶文化节。", set()),
    # words that look alike
    ("县长柴清越参加工作三十年。", set()),
    ("村民参加劳动，妇女参与管理。", set()),
    # still wrong
    pytest.param(
        "县长柴清越主持召开防汛工作座谈会，副县长简悦参加。",
        {("presided", "柴清越", "防汛工作座谈会"), ("attended", "简悦", "防汛工作座谈会")},
    ),
    pytest.param(
        "青岫县教育局、青岫县文旅局联合举办书画大赛。",
        {
            ("organised", "青岫县教育局", "书画大赛", "举办"),
            ("organised", "青岫县文旅局", "书画大赛", "举办"),
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_events(text: str, expected: set[tuple[str, ...]]) -> None:
    assert facts_of(text, "attended", "presided", "organised") == expected


MEETINGS = [
    ("县长柴清越与天枢集团董事长鲍思渺座谈。", {("柴清越", "鲍思渺")}),
    ("县长柴清越会见了天枢集团董事长鲍思渺一行。", {("柴清越", "鲍思渺")}),
    (
        "县长柴清越会见了来访的天枢集团董事长鲍思渺、总经理简悦。",
        {("柴清越", "鲍思渺"), ("柴清越", "简悦")},
    ),
    ("天枢集团董事长鲍思渺拜访县长柴清越。", {("鲍思渺", "柴清越")}),
    ("县长柴清越与天枢集团董事长鲍思渺举行会谈。", {("柴清越", "鲍思渺")}),
    ("青岫县委书记荀若川会见白鹭市市长柴清越。", {("荀若川", "柴清越")}),
    ("县长柴清越将会见天枢集团董事长鲍思渺。", set()),
    ("县长柴清越参加会见。", set()),
    ("座谈会上，县长柴清越听取了汇报。", set()),
    ("县长柴清越与大家座谈。", set()),
]


@pytest.mark.parametrize(("text", "pairs"), MEETINGS)
def test_meetings(text: str, pairs: set[tuple[str, str]]) -> None:
    assert facts_of(text, "met") == {("met", *pair) for pair in pairs}
