"""What is planned, what it costs, who builds it."""

from __future__ import annotations

import pytest

from tests.facts.factory import facts_of

YUHENG = "玉衡机械有限公司"
SUMS = [
    ("云栖产业园项目总投资12.5亿元，占地300亩。", {("云栖产业园项目", "12.5亿元")}),
    ("云栖产业园项目，计划总投资20亿元。", {("云栖产业园项目", "20亿元")}),
    (f"{YUHENG}总投资20亿元的云栖产业园项目开工。", {("云栖产业园项目", "20亿元")}),
    (f"云栖产业园项目由{YUHENG}投资建设，总投资20亿元。", {("云栖产业园项目", "20亿元")}),
    (f"{YUHENG}计划投资3亿元建设智能工厂项目。", {("智能工厂项目", "3亿元")}),
    ("该公司拟投资5亿元建设云栖研发中心。", {("云栖研发中心", "5亿元")}),
    (f"{YUHENG}去年营业收入3亿元。", set()),
    ("该项目总投资12.5亿元，占地300亩。", set()),  # which project, nobody says
    ("全县完成固定资产投资30亿元。", set()),
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_sums(text: str, expected: set[tuple[str, str]]) -> None:
    assert facts_of(text, "invests") == {("invests", *row) for row in expected}


PLANS = [
    (f"{YUHENG}计划投资3亿元建设智能工厂项目。", {(YUHENG, "智能工厂项目")}),
    (f"{YUHENG}计划投资3亿元在青岫县建设智能工厂项目。", {(YUHENG, "智能工厂项目")}),
    (f"{YUHENG}拟在青岫经开区打造数字产业园。", {(YUHENG, "数字产业园")}),
    (f"云栖产业园项目由{YUHENG}投资建设，总投资20亿元。", {(YUHENG, "云栖产业园项目")}),
    (f"{YUHENG}去年建成智能工厂项目。", set()),
    ("有关部门计划加强管理。", set()),
]


@pytest.mark.parametrize(("text", "expected"), PLANS)
def test_plans(text: str, expected: set[tuple[str, str]]) -> None:
    assert facts_of(text, "plans") == {("plans", *row) for row in expected}
