"""Appointed and removed: the decision, in sentences and in lists."""

from __future__ import annotations

import pytest

from tests.facts.factory import facts_of


def wrong(reason: str) -> pytest.MarkDecorator:
    """A case that the reader still gets wrong; it may be mended at any time."""
    return pytest.mark.xfail(reason=reason, strict=True)


CHAI, BAO = "柴清越", "鲍思渺"
DECIDED = [
    ("决定任命柴清越为青岫县教育局局长。", {("appointed", CHAI, "青岫县教育局", "局长")}),
    ("任命柴清越（女）为青岫县水利局局长。", {("appointed", CHAI, "青岫县水利局", "局长")}),
    (
        "任命柴清越、鲍思渺为青岫县人民法院副院长。",
        {("appointed", CHAI, "青岫县人民法院", "副院长"), ("appointed", BAO, "青岫县人民法院", "副院长")},
    ),
    (
        "任命柴清越为青岫县监察委员会副主任、委员。",
        {("appointed", CHAI, "青岫县监察委员会", "副主任"), ("appointed", CHAI, "青岫县监察委员会", "委员")},
    ),
    (
        "任命柴清越为青岫县副县长，免去鲍思渺的青岫县民政局局长职务。",
        {("appointed", CHAI, "青岫县政府", "副县长"), ("removed", BAO, "青岫县民政局", "局长")},
    ),
    ("会议选举柴清越为青岫县人大常委会主任。", {("appointed", CHAI, "青岫县人大常委会", "主任")}),
    ("补选柴清越为青岫县人大常委会副主任。", {("appointed", CHAI, "青岫县人大常委会", "副主任")}),
    ("柴清越当选为青岫县人民政府县长。", {("appointed", CHAI, "青岫县人民政府", "县长")}),
    ("会议决定接受柴清越辞去青岫县副县长职务的请求。", {("removed", CHAI, "青岫县政府", "副县长")}),
    ("因工作调动，柴清越辞去青岫县副县长职务。", {("removed", CHAI, "青岫县政府", "副县长")}),
    ("柴清越同志不再担任青岫县委书记。", {("removed", CHAI, "青岫县委", "书记")}),
    (
        "会议决定任命：柴清越为青岫县水利局局长，鲍思渺为青岫县司法局局长。",
        {("appointed", CHAI, "青岫县水利局", "局长"), ("appointed", BAO, "青岫县司法局", "局长")},
    ),
    (
        "决定任命：\n柴清越为青岫县水利局局长；\n鲍思渺为青岫县司法局局长。",
        {("appointed", CHAI, "青岫县水利局", "局长"), ("appointed", BAO, "青岫县司法局", "局长")},
    ),
    (
        "决定免去：\n柴清越的青岫县水利局局长职务；\n鲍思渺的青岫县司法局局长职务。",
        {("removed", CHAI, "青岫县水利局", "局长"), ("removed", BAO, "青岫县司法局", "局长")},
    ),
    (
        "青岫县人大常委会决定免去：\n柴清越的青岫县水利局局长职务；\n鲍思渺的青岫县司法局局长职务。",
        {("removed", CHAI, "青岫县水利局", "局长"), ("removed", BAO, "青岫县司法局", "局长")},
    ),
    # no decision
    ("提名柴清越为青岫县县长候选人。", set()),
    ("柴清越，男，1970年生，现任青岫县副县长，拟任青岫县县长。", set()),
    ("青岫县副县长柴清越主持会议。", set()),
    ("决定任命的干部要尽快到岗。", set()),
    ("县长柴清越为群众解决了难题。", set()),
    # still wrong
    pytest.param(
        "青岫县人大常委会决定任命：\n柴清越为青岫县水利局局长；\n鲍思渺为青岫县司法局局长。",
        {("appointed", CHAI, "青岫县水利局", "局长"), ("appointed", BAO, "青岫县司法局", "局长")},
    ),
    pytest.param(
        "免去柴清越青岫县副县长职务。",
        {("removed", CHAI, "青岫县政府", "副县长")},
    ),
    pytest.param(
        "柴清越被任命为青岫县副县长。",
        {("appointed", CHAI, "青岫县政府", "副县长")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), DECIDED)
def test_decisions(text: str, expected: set[tuple[str, ...]]) -> None:
    assert facts_of(text, "appointed", "removed") == expected
