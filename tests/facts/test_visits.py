"""Who visited what, and who went along."""

from __future__ import annotations

import pytest

from tests.facts.factory import facts_of

YUHENG, TIANSHU = "玉衡机械有限公司", "天枢电子科技有限公司"

VISITS = [
    # to … and a verb of visiting
    (f"青岫县委书记荀若川到{YUHENG}调研。", {YUHENG}),
    ("青岫县委书记荀若川一行到松溪镇调研。", {"松溪镇"}),
    ("青岫县委书记荀若川率队到松溪镇调研。", {"松溪镇"}),
    ("青岫县委书记荀若川赴白鹭市考察。", {"白鹭市"}),
    ("青岫县委书记荀若川在松溪镇石桥村走访慰问困难群众。", {"松溪镇石桥村"}),
    ("青岫县委书记荀若川到青岫县人民医院看望医护人员。", {"青岫县人民医院"}),
    ("青岫县委书记荀若川到松溪镇、白鹭镇督导检查安全生产工作。", {"松溪镇", "白鹭镇"}),
    # verbs of going
    ("青岫县委书记荀若川走进青岫县第二中学，察看食堂。", {"青岫县第二中学"}),
    ("青岫县委书记荀若川走进云栖社区，看望老党员。", {"云栖社区"}),
    (f"青岫县委书记荀若川先后来到{YUHENG}、{TIANSHU}，详细了解生产情况。", {YUHENG, TIANSHU}),
    (f"青岫县委书记荀若川先后来到{YUHENG}、{TIANSHU}等5家企业，实地调研。", {YUHENG, TIANSHU}),
    # verbs of seeing
    (f"青岫县委书记荀若川调研{YUHENG}。", {YUHENG}),
    ("青岫县委书记荀若川一行走访了玉衡机械、天枢电子、瑶光食品等企业。", {"玉衡机械", "天枢电子", "瑶光食品"}),
    # who acts is carried over
    (f"青岫县委书记荀若川来到{YUHENG}。随后，荀若川来到{TIANSHU}。", {YUHENG, TIANSHU}),
    (f"青岫县委书记荀若川到{YUHENG}调研。随后，他走进{TIANSHU}。", {YUHENG, TIANSHU}),
    (f"青岫县委书记荀若川来到{YUHENG}。在{TIANSHU}，荀若川察看了生产线。", {YUHENG, TIANSHU}),
    (f"青岫县委书记荀若川来到{YUHENG}。在{TIANSHU}，详细询问生产情况。", {YUHENG, TIANSHU}),
    # topics are no places
    ("青岫县委书记荀若川调研安全生产工作。", set()),
    ("青岫县委书记荀若川调研乡村振兴、防汛备汛工作。", set()),
    ("青岫县委书记荀若川深入田间地头察看苗情。", set()),
    ("青岫县委书记荀若川察看生产车间。", set()),
    # what did not happen, or not yet, or not by going there
    (f"青岫县委书记荀若川拟于下周到{YUHENG}调研。", set()),
    (f"青岫县委书记荀若川将前往{YUHENG}调研。", set()),
    (f"青岫县委书记荀若川计划到{YUHENG}调研。", set()),
    (f"因天气原因，青岫县委书记荀若川取消了到{YUHENG}调研的行程。", set()),
    (f"青岫县委书记荀若川原定到{YUHENG}调研，因暴雨未能成行。", set()),
    (f"因暴雨，青岫县委书记荀若川到{YUHENG}的调研推迟。", set()),
    (f"青岫县委书记荀若川通过视频连线察看了{YUHENG}。", set()),
    # what others did, or are asked to do
    (f"青岫县委书记荀若川希望大家到{YUHENG}参观。", set()),
    (f"“欢迎到{YUHENG}参观。”青岫县委书记荀若川说。", set()),
    (f"青岫县委书记荀若川邀请客商到{YUHENG}考察。", set()),
    (f"{YUHENG}董事长鲍思渺介绍，去年有三千名游客到公司参观。", set()),
    (f"青岫县委书记荀若川听取了{YUHENG}汇报。", set()),
]


@pytest.mark.parametrize(("text", "places"), VISITS)
def test_visits(text: str, places: set[str]) -> None:
    assert facts_of(text, "visited") == {("visited", "荀若川", place) for place in places}


def test_who_is_sent_visits_not_who_sends() -> None:
    text = f"受青岫县委书记荀若川委托，副县长简悦来到{YUHENG}慰问。"
    assert facts_of(text, "visited") == {("visited", "简悦", YUHENG)}


def test_a_delegation_without_names_is_nobody() -> None:
    assert facts_of(f"白鹭市考察团到{YUHENG}考察。", "visited") == set()


WITHIN = [
    (f"青岫县委书记荀若川走进位于松溪镇的{TIANSHU}。", {(TIANSHU, "松溪镇")}),
    (f"青岫县委书记荀若川到松溪镇企业{TIANSHU}调研。", {(TIANSHU, "松溪镇")}),
    (f"{YUHENG}位于青岫经开区，成立于2010年。", {(YUHENG, "青岫经开区")}),
    (f"{YUHENG}坐落于松溪镇。", {(YUHENG, "松溪镇")}),
    (f"青岫县委书记荀若川到松溪镇调研，走进{TIANSHU}。", set()),  # not said
]


@pytest.mark.parametrize(("text", "expected"), WITHIN)
def test_where_a_body_lies(text: str, expected: set[tuple[str, str]]) -> None:
    assert facts_of(text, "locatedIn") == {("locatedIn", *row) for row in expected}


VISIT = f"青岫县委书记荀若川到{YUHENG}调研"
COMPANY = [
    (f"{VISIT}，副县长简悦陪同。", {"简悦"}),
    (f"{VISIT}。青岫县委常委、县委办公室主任柴清越，副县长简悦陪同。", {"柴清越", "简悦"}),
    (f"{VISIT}，县领导柴清越、简悦、鲍思渺陪同。", {"柴清越", "简悦", "鲍思渺"}),
    (f"{VISIT}，县领导柴清越、简悦、鲍思渺参加调研。", {"柴清越", "简悦", "鲍思渺"}),
    (f"{VISIT}。县领导赵某、周某、范某陪同。", {"赵某", "周某", "范某"}),
    (f"{VISIT}，县发改局、县工信局主要负责人陪同。", {"青岫县发改局", "青岫县工信局"}),
    (f"青岫县委书记荀若川在副县长简悦陪同下，来到{YUHENG}。", {"简悦"}),
    (f"{VISIT}，有关部门负责人陪同。", set()),
    (f"{VISIT}。", set()),
    ("县领导柴清越、简悦陪同。", set()),  # nobody to go with
    pytest.param(
        f"青岫县委书记荀若川率柴清越、简悦到{YUHENG}调研。",
        {"柴清越", "简悦"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), COMPANY)
def test_company(text: str, expected: set[str]) -> None:
    assert facts_of(text, "accompanied") == {("accompanied", follower, "荀若川") for follower in expected}


def test_company_at_a_meeting_of_two_sides() -> None:
    text = "县长柴清越会见天枢集团董事长鲍思渺。县委副书记简悦参加会见。"
    assert facts_of(text, "accompanied") == {("accompanied", "简悦", "柴清越")}
