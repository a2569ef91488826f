"""What a clause that breaks off asks for, and which half has it."""

from __future__ import annotations

import pytest

from kg.articles.continuity import Collocations
from kg.articles.frames import ANSWERED, RARELY, UNANSWERED, answers, asked

BREAKS = [
    ("培训班由县农业农村局、县供销", "社联合主办，八十人参加。", ANSWERED),
    ("培训班由县农业农村局、县供销", "社种子站库房满满当当。", UNANSWERED),
    ("他说，无论走到", "哪里都是青禾的一名老兵。", ANSWERED),
    ("受县委副书记、县长乔木林", "委托，石敢当登门看望。", ANSWERED),
    ("与会代表围绕春耕备耕、茶园", "管护展开交流，提出建议。", ANSWERED),
    ("与会代表围绕春耕备耕、茶园", "上空挂起一排灯笼。", RARELY),
    ("由于连日降雨，玉带河", "水位上涨。", 0.0),
    ("培训班由县供销社主办，地点在柳荫", "镇文化站。", 0.0),
    ("大桥全长", "八百六十米。", 0.0),
]


@pytest.mark.parametrize(("text", "rest", "worth"), BREAKS, ids=[text for text, _, _ in BREAKS])
def test_what_a_clause_asks_for(text: str, rest: str, worth: float) -> None:
    assert answers(asked(text), rest) == worth


def test_a_number_goes_on_in_its_measure() -> None:
    assert Collocations([]).bridge("救起一名7", "岁女童") > Collocations([]).bridge("救起一名7", "会议要求")
