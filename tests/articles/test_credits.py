"""Who made an article: tables of printed bylines and the names, roles and employers in them."""

from __future__ import annotations

import pytest

from kg.articles import read_articles
from kg.articles.bylines import is_byline, is_lone_name, parse
from kg.articles.credits import read_credits
from tests.articles.factory import page_of

CREDITS = [
    ("记者 纪晓禾 通讯员 庄大田", ["纪晓禾 记者", "庄大田 通讯员"]),
    ("记者 纪晓禾 方正言", ["纪晓禾 记者", "方正言 记者"]),
    ("记者：纪晓禾 编辑：文若兰", ["纪晓禾 记者", "文若兰 编辑"]),
    ("记者纪晓禾通讯员庄大田", ["纪晓禾 记者", "庄大田 通讯员"]),
    ("（记者 纪晓禾 通讯员 庄大田）", ["纪晓禾 记者", "庄大田 通讯员"]),
    ("(记者 纪晓禾 摄影报道)", ["纪晓禾 记者", "纪晓禾 摄影"]),
    ("记者 纪晓禾 通讯员 庄大田 摄影报道", ["纪晓禾 记者", "庄大田 通讯员", "庄大田 摄影"]),
    ("记者 纪晓禾 文/图", ["纪晓禾 记者"]),
    ("◎文/图 本报记者 纪晓禾", ["纪晓禾 记者"]),
    ("本报记者 纪晓禾 摄", ["纪晓禾 摄影"]),
    ("（青禾日报记者纪晓禾通讯员庄大田摄）", ["纪晓禾 记者 青禾日报", "庄大田 摄影"]),
    ("青禾时报 方正言 文/图", ["方正言 记者? 青禾时报"]),
    ("全媒体记者 纪晓禾 实习记者 方正言", ["纪晓禾 记者", "方正言 记者"]),
    ("（文字记者纪晓禾、摄影记者方正言）", ["纪晓禾 记者", "方正言 摄影"]),
    ("文/纪晓禾 图/方正言", ["纪晓禾 记者?", "方正言 摄影"]),
    ("纪晓禾/文 方正言/图", ["纪晓禾 记者?", "方正言 摄影"]),
    ("文：纪晓禾 图：方正言", ["纪晓禾 记者?", "方正言 摄影"]),
    ("作者：佚名 编辑：文若兰", ["文若兰 编辑"]),
    ("（通讯员 庄大田 东江网见习记者 纪晓禾 文/图）", ["庄大田 通讯员", "纪晓禾 记者 东江网"]),
    ("作者:纪晓禾 方正言", ["纪晓禾 记者?", "方正言 记者?"]),
    ("（来源：青禾县融媒体中心 记者：纪晓禾 编辑：文若兰）", ["纪晓禾 记者 青禾县融媒体中心", "文若兰 编辑"]),
    ("初审：余 杏 复审：方正言 终审：纪晓禾", []),  # who passes a text has not written it
    ("（撰稿：文若兰　审核：方正言）", ["文若兰 记者?"]),
    ("（融媒体记者阿米娜·卡德尔 岑溪 摄影吴磊）", ["阿米娜·卡德尔 记者", "岑溪 记者", "吴磊 摄影"]),
    ("均由本报记者 岑 溪 摄", ["岑溪 摄影"]),
    ("（全媒体记者 岑溪 缑磊 / 图片由县民政局提供）", ["岑溪 记者", "缑磊 记者"]),
    ("（编辑：文若兰 责任编辑：方正言）", ["文若兰 编辑", "方正言 编辑"]),
    ("记者 岑 溪 通讯员 缑　磊", ["岑溪 记者", "缑磊 通讯员"]),
    ("本报记者 王 明 李 刚 文/图", ["王明 记者", "李刚 记者"]),
    ("记者 诸葛青禾 通讯员 欧阳木", ["诸葛青禾 记者", "欧阳木 通讯员"]),
    ("通讯员 司马 青 欧阳 白", ["司马青 通讯员", "欧阳白 通讯员"]),
    ("□ 本报记者 阿依古丽·买买提", ["阿依古丽·买买提 记者"]),
    ("通讯员 县融媒体中心 庄大田", ["庄大田 通讯员 县融媒体中心"]),
    ("记者 鱼跃", ["鱼跃 记者"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), CREDITS, ids=[words for words, _ in CREDITS])
def test_names_roles_and_employers(words: str, wanted: list[str]) -> None:
    found = [
        f"{credit.name} {credit.role}{'' if credit.printed_role else '?'} {credit.employer or ''}".strip()
        for credit in read_credits(words, 0)
    ]
    assert found == wanted
    for credit in read_credits(words, 100):
        assert "".join(words[credit.start - 100 : credit.end - 100].split()) == credit.name


NO_BYLINES = [
    "记者从现场了解",
    "记者了解到，",
    "各位记者",
    "通讯员培训班",
    "据记者了解",
    "乔木林调研春耕",
    "（扩大）",
    "编辑部",
    "摄影展开幕",
    "记者 纪晓禾，",
    "记" * 200,
]


@pytest.mark.parametrize("words", NO_BYLINES)
def test_what_only_speaks_of_reporters_is_no_byline(words: str) -> None:
    assert not is_byline(words)


BARE = [
    ("（纪晓禾）", True),
    ("（纪晓禾 方正言）", True),
    ("□纪晓禾", True),
    ("（康 宁）", True),
    ("（高兴 康宁）", True),
    ("■安全生产", False),
    ("（扩大）", False),
    ("（完）", False),
    ("（下转第二版）", False),
]


@pytest.mark.parametrize(("words", "bare"), BARE)
def test_names_alone_need_brackets_or_a_mark(words: str, bare: bool) -> None:
    assert is_byline(words, bare=True) is bare
    assert not is_byline(words)


LONE = [
    ("（史料）", True),
    ("（欧阳木）", True),
    ("（全文）", False),
    ("（下转）", False),
    ("（安全生产）", False),
    ("史料", False),
]


@pytest.mark.parametrize(("words", "name"), LONE)
def test_a_word_in_brackets_on_its_own_line_may_be_a_name(words: str, name: bool) -> None:
    assert is_lone_name(words) is name


def test_a_name_set_to_the_right_may_be_long() -> None:
    assert is_lone_name("（巴音那木尔）", longest=6)
    assert not is_lone_name("（此件公开发布了）", longest=6)


def test_a_byline_is_read_whole_or_not_at_all() -> None:
    assert parse("记者 纪晓禾 说了一句话就走") is None
    assert parse("") is None


PLACES = [
    ("标题在这里\n\n本报讯（记者 纪晓禾 通讯员 庄大田）4月8日，青禾县召开会议。\n", ["纪晓禾", "庄大田"]),
    ("标题在这里\n本网青禾4月8日电（纪晓禾 方正言）4月7日，园区开工。\n会议强调，要抓好落实。\n", ["纪晓禾", "方正言"]),
    (
        "标题在这里\n（记者 纪晓禾 通讯员 庄大田）4月8日，青禾县召开会议，部署春耕。\n会后参观了基地。\n",
        ["纪晓禾", "庄大田"],
    ),
    ("标题在这里\n2020-04-08 08:30 青禾晚报 记者 纪晓禾\n4月7日，青禾县召开会议。\n", ["纪晓禾"]),
    ("标题在这里\n发布时间:2020-04-08 来源:青禾县政府 作者:纪晓禾 浏览次数:12\n4月7日，青禾县召开会议。\n", ["纪晓禾"]),
    ("标题在这里\n2020-04-08 08:30   今日青禾\n4月7日，青禾县召开会议。\n", []),  # a site, and nobody
    ("标题在这里\n标签：产业 项目 青禾  日期：2020-04-08 08:30\n4月7日，青禾县召开会议。\n", []),
    ("标题在这里\n发表于: 2020-04-08 08:30 来源：青禾新闻高级记者 纪晓禾\n4月7日，青禾县召开会议。\n", ["纪晓禾"]),
    ("标题在这里\n\n青禾新闻网（记者纪晓禾）4月8日报道 4月7日，青禾县召开会议。\n", ["纪晓禾"]),
    ("标题在这里\n\n青禾4月8日电 （纪晓禾 方正言）记者8日从县里获悉，园区开工。\n", ["纪晓禾", "方正言"]),
    ("标题在这里\n\n本报讯 记者纪晓禾 通讯员庄大田报道 4月8日，园区开工。\n", ["纪晓禾", "庄大田"]),
    ("标题在这里\n4月7日，青禾县召开会议。\n乔木林致辞（方正言 摄）\n会后参观了基地。\n", ["方正言"]),
    ("标题在这里\n4月7日，青禾县召开会议。（通讯员 庄大田）责任编辑：editor3\n", ["庄大田"]),
    ("标题在这里\n4月7日，青禾县召开会议。\n【责任编辑：文若兰】\n相关新闻\n", ["文若兰"]),
    ("标题在这里\n4月7日，青禾县召开会议。\n会后参观了基地。（记者 纪晓禾）\n", ["纪晓禾"]),
    ("标题在这里\n4月7日，青禾县召开会议。记者 纪晓禾 通讯员 庄大田\n", ["纪晓禾", "庄大田"]),
    ("标题在这里\n4月7日，青禾县召开会议。\n记者 纪晓禾\n     方正言\n", ["纪晓禾", "方正言"]),
    ("标题在这里\n4月7日，青禾县召开会议。\n图为会议现场。 方正言 摄\n记者 纪晓禾\n", ["方正言", "纪晓禾"]),
]


@pytest.mark.parametrize(("text", "names"), PLACES)
def test_credits_stand_anywhere_in_an_article(text: str, names: list[str]) -> None:
    articles = read_articles(page_of(text))
    assert len(articles) == 1
    assert [credit.name for credit in articles[0].credits] == names
    for credit in articles[0].credits:
        assert articles[0].text[credit.start : credit.end] == credit.name
