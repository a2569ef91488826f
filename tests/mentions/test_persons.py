"""Who is found in a sentence: names nobody has seen, told by the language around them. One row a case."""

from __future__ import annotations

import pytest

from tests.facts.factory import mentions_of, persons_of


def wrong(reason: str) -> pytest.MarkDecorator:
    """A case that the reader still gets wrong; it may be mended at any time."""
    return pytest.mark.xfail(reason=reason, strict=True)


FAMILY_NAMES = [
    ("副县长诸葛文澜出席活动。", ["诸葛文澜"]),
    ("副镇长司马砚秋主持会议。", ["司马砚秋"]),
    ("局长欧阳清岑介绍情况。", ["欧阳清岑"]),
    ("局长慕容野参加会议。", ["慕容野"]),
    ("副区长上官知远陪同。", ["上官知远"]),
    ("市长尉迟远山出席会议。", ["尉迟远山"]),
    ("副市长呼延朔、端木芷参加会议。", ["呼延朔", "端木芷"]),
    ("区长亓官牧参加会议。", ["亓官牧"]),
    ("镇长郗浩渺参加会议。", ["郗浩渺"]),
    ("主任佘沛霖参加会议。", ["佘沛霖"]),
    ("局长璩朗参加会议。", ["璩朗"]),
    ("局长昝维一参加会议。", ["昝维一"]),
    ("局长仉静姝参加会议。", ["仉静姝"]),
    ("局长郄若水参加会议。", ["郄若水"]),
]

OTHER_PEOPLES = [
    ("自治区政府主席艾尔肯·吐尼亚孜出席会议。", ["艾尔肯·吐尼亚孜"]),
    ("村民阿依夏木·买买提说，日子越过越好。", ["阿依夏木·买买提"]),
    ("县长巴特尔参加会议。", ["巴特尔"]),
    ("旗长乌兰托娅主持会议。", ["乌兰托娅"]),
    ("州长次仁旺堆出席会议。", ["次仁旺堆"]),
    ("县委书记苏日娜主持会议。", ["苏日娜"]),
    pytest.param("副县长扎西多吉参加会议。", ["扎西多吉"]),
    pytest.param("旗委书记巴雅尔图出席会议。", ["巴雅尔图"]),
    ("公司总裁约翰·史密斯表示，将扩大投资。", ["约翰·史密斯"]),
    ("法国客商让·杜邦来访。", ["让·杜邦"]),
    ("德国专家安娜·克莱因教授参观了工厂。", ["安娜·克莱因"]),
    ("公司首席执行官Peter Holm表示，将扩大投资。", ["Peter Holm"]),
    ("玉衡集团总裁Anna Keller出席会议。", ["Anna Keller"]),
]

SPACED = [
    ("局长 缑　磊 出席会议。", ["缑磊"]),
    pytest.param(
        "党组书记、局长缑　磊参加会议。\n随后，缑　磊强调，要把安全放在第一位。",
        ["缑磊", "缑磊"],
    ),
    pytest.param("县长缑　磊出席会议。", ["缑磊"]),
    ("副县长　简悦、柴清越出席会议。", ["简悦", "柴清越"]),
]

ORDINARY_WORDS = [
    ("县长和平出席会议。", ["和平"]),
    ("县长高峰强调，要抓好落实。", ["高峰"]),
    ("县长高远陪同调研。", ["高远"]),
    ("县长金秋出席会议。", ["金秋"]),
    ("县长黎明强调，要把安全生产放在第一位。", ["黎明"]),
    ("县长安宁主持会议。", ["安宁"]),
    ("县长向阳出席会议。", ["向阳"]),
    ("县长和平来到松溪镇。", ["和平"]),
    pytest.param("县长和平将出席仪式。", ["和平"], marks=wrong("read as 和平将")),
    pytest.param(
        "副县长方向主持会议。", ["方向"], marks=wrong("a word as a name is believed after 县长, not after 副县长")
    ),
    ("我们热爱和平，珍惜安宁的生活。", []),
    ("金秋时节，稻谷飘香，农民迎来丰收。", []),
]

BOUNDS = [
    ("党组书记江成与大家交流。", ["江成"]),
    ("国防部长王毅发表讲话。", ["王毅"]),
    ("村民焦玉莲告诉记者，今年收成好。", ["焦玉莲"]),
    ("县长柴清越与客商交流。", ["柴清越"]),
    ("县长柴清越及有关部门负责人参加会议。", ["柴清越"]),
    ("县长柴清越同志参加会议。", ["柴清越"]),
    ("县长柴清越一行到松溪镇调研。", ["柴清越"]),
    ("县长柴清越率队到松溪镇调研。", ["柴清越"]),
    ("县长柴清越带队到松溪镇调研。", ["柴清越"]),
    ("县长柴清越和副县长鲍思渺参加会议。", ["柴清越", "鲍思渺"]),
    ("记者柴清越从县水利局获悉，水库已经蓄满。", ["柴清越"]),
    ("村民焦玉莲高兴地说：“路修好了。”", ["焦玉莲"]),
]

LISTS = [
    ("县领导赵某、周某、范某陪同。", ["赵某", "周某", "范某"]),
    ("副县长简悦、柴清越、鲍思渺出席会议。", ["简悦", "柴清越", "鲍思渺"]),
    ("副县长简悦（女）、柴清越出席会议。", ["简悦", "柴清越"]),
    ("县领导柴清越、鲍思渺和相关部门负责人参加会议。", ["柴清越", "鲍思渺"]),
    ("副县长简悦，县政府办公室主任鲍思渺参加会议。", ["简悦", "鲍思渺"]),
    pytest.param("参加会议的有简悦、柴清越、鲍思渺。", ["简悦", "柴清越", "鲍思渺"]),
]

TITLE_BEHIND = [
    ("青岫县教育局局长吴萍出席会议。会后，吴萍局长作了说明。", ["吴萍", "吴萍"]),
    pytest.param("青岫县教育局吴萍局长介绍了情况。", ["吴萍"]),
    pytest.param("青岫县水利局柴清越局长出席会议。", ["柴清越"]),
    pytest.param("以徐强为组长的调研组来到松溪镇。", ["徐强"]),
]

SPEAKERS = [
    pytest.param("村民焦玉莲说，路修好了。", ["焦玉莲"]),
    pytest.param("“路修好了。”村民焦玉莲说。", ["焦玉莲"]),
    pytest.param("“路修好了”，王某说。", ["王某"]),
    ("村党支部书记鲍思渺说，要带大家致富。", ["鲍思渺"]),
    ("“路修好了，”村党支部书记鲍思渺说。", ["鲍思渺"]),
]

NOBODY = [
    ("主任会议听取了汇报。", []),
    ("县长办公会议研究了工作。", []),
    ("市长热线开通。", []),
    ("全体村民参加劳动。", []),
    ("有关部门负责人参加会议。", []),
    ("长期以来，州长跑团坚持训练。", []),
    ("党委书记专题会议召开。", []),
    ("局长接待日活动每月举行一次。", []),
    ("团县委副书记　　拟提名为团县委书记人选。", []),
    ("", []),
    ("。", []),
]


@pytest.mark.parametrize(
    ("text", "names"),
    [*FAMILY_NAMES, *OTHER_PEOPLES, *SPACED, *ORDINARY_WORDS, *BOUNDS, *LISTS, *TITLE_BEHIND, *SPEAKERS, *NOBODY],
)
def test_persons(text: str, names: list[str]) -> None:
    assert persons_of(text) == names


RECURRING = [
    ("县长柴清越到松溪镇调研。\n柴清越指出，要加快建设。", 2),
    ("青岫县副县长司马砚秋主持会议。会后，司马砚秋与代表交谈。", 2),
    ("公司总裁约翰·史密斯表示，将扩大投资。史密斯说，他看好市场。", 2),
]


@pytest.mark.parametrize(("text", "times"), RECURRING)
def test_a_name_that_recurs_is_one_name(text: str, times: int) -> None:
    names = persons_of(text)
    assert len(names) == times
    assert len(set(names)) == 1


def test_a_name_keeps_its_spaces_in_the_text_only() -> None:
    text = "局长 缑　磊 出席会议。"
    [person] = [mention for mention in mentions_of(text) if mention.kind == "Person"]
    assert text[person.start : person.end] == "缑　磊"
    assert person.name == "缑磊"
