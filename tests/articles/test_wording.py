"""Lines that are told by their words: datelines, date lines, furniture, captions."""

from __future__ import annotations

import pytest

from kg.articles import read_articles
from kg.articles.furniture import is_footer, is_imprint, is_label_of_notice, is_masthead, is_notice
from kg.articles.lines import split_lines, width_of
from kg.articles.sources import is_source, source_date
from kg.articles.wording import (
    byline_start,
    dateline_end,
    ends_closed,
    is_unfinished,
    opening_day,
    opens_clause,
    prose_words,
    starts_with_time,
)
from tests.articles.factory import page_of

DATELINES = [
    ("本报讯 近日，青禾县", "本报讯"),
    ("本报讯（记者 纪晓禾）近日", "本报讯（记者 纪晓禾）"),
    ("青禾融媒讯 4月8日", "青禾融媒讯"),
    ("本网青禾4月8日电（纪晓禾）4月7日", "本网青禾4月8日电（纪晓禾）"),
    ("青禾新闻网讯(记者 纪晓禾)在", "青禾新闻网讯(记者 纪晓禾)"),
    ("（记者 纪晓禾 通讯员 庄大田）4月8日", "（记者 纪晓禾 通讯员 庄大田）"),
    ("（记者 纪晓禾）", ""),
    ("▲本报讯 4月8日", "▲本报讯"),
    ("（上接第一版）乔木林", "（上接第一版）"),
    ("本报电话已开通", ""),
    ("通讯社区建设", ""),
    ("关于中铁电务公司的情况", ""),
    ("4月8日，青禾县", ""),
]


@pytest.mark.parametrize(("text", "dateline"), DATELINES)
def test_datelines(text: str, dateline: str) -> None:
    assert text[: dateline_end(text)] == dateline


SOURCES = [
    "来源：青禾发布 时间：2020-04-08 09:14 浏览次数：312",
    "2020-04-08    来源：青禾日报",
    "２０２０年４月８日　来源：青禾日报　【打印】【关闭】",
    "(2020-04-08 17:42:06)",
    "发布日期：2020-04-08　|　信息来源：县工信局　|　阅读：1,024",
    "2020-04-08 08:30:11 青禾晚报 记者 纪晓禾 方正言",
    "2020-04-08 稿源: 青禾县融媒体中心 编辑: 文若兰",
    "（2020年4月8日青禾县第十七届人民代表大会常务委员会第六次会议通过）",
]


@pytest.mark.parametrize("text", SOURCES)
def test_date_lines(text: str) -> None:
    assert is_source(text)
    page = page_of(f"青禾县召开会议\n{text}\n4月7日，青禾县召开会议，部署春耕备耕工作。\n")
    (article,) = read_articles(page)
    assert article.source_date == "2020-04-08"
    assert article.headline == ("青禾县召开会议",)
    assert article.lines == ((1, 3),)


NO_SOURCES = [
    "青禾县召开会议时间：待定。",
    "4月8日，青禾县召开会议",
    "会议时间安排",
    "[关闭窗口] [打印本页] 录入时间:2020-04-08",
    "青禾日报　2020年4月8日　第四版　人物",
]


@pytest.mark.parametrize("text", NO_SOURCES)
def test_no_date_lines(text: str) -> None:
    assert not is_source(text)


def test_source_name() -> None:
    page = page_of("青禾县召开会议\n来源：青禾日报·青禾观察 2020-04-08\n4月7日，青禾县召开会议。\n")
    assert read_articles(page)[0].source_name == "青禾日报·青禾观察"


DAYS = [
    ("2020-04-08", "2020-04-08"),
    ("２０２０年４月８日", "2020-04-08"),
    ("2020/4/8 9:00", "2020-04-08"),
    ("2020-13-40", None),
    ("4月8日", None),
]


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_source_dates(words: str, day: str | None) -> None:
    assert source_date(words) == day


MASTHEADS = [
    "02",
    "A3",
    "第2版",
    "要闻",
    "2 综合新闻",
    "2020年4月8日 星期三 第2版",
    "—— 2 ——",
    "本版责编 方正言",
    "新闻热线：0000-0000000",
    "~~~~~~ 欢迎刊登 ~~~~~~",
    "8 综合新闻 2020年4月8日 责任编辑：文若兰 校对：桂 香",
    "A02 时政 主编 文若兰 版式 方正言",
    "青禾日报 4月8日 星期三",
    "青禾新闻　第三版　公告·公示",
    "青禾日报　2020年4月8日　第四版　人物",
]


@pytest.mark.parametrize("text", MASTHEADS)
def test_mastheads(text: str) -> None:
    assert is_masthead(text, width_of(text))


@pytest.mark.parametrize(
    "text", ["青禾县召开会议", "4月8日，青禾县召开会议。", "首届声明文化节开幕", "第2届茶叶节开幕", "县12月新闻"]
)
def test_headlines_are_no_mastheads(text: str) -> None:
    assert not is_masthead(text, width_of(text))
    assert not is_notice(text)


@pytest.mark.parametrize("text", ["讣 告", "遗失声明", "天气预报 今天晴", "广告 盛大开业", "【招租】三楼"])
def test_notices(text: str) -> None:
    assert is_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "首页 > 新闻中心 > 要闻",
        "首页　　走进青禾　　新闻中心　　政务公开",
        "青禾县人民政府门户网站",
        "上一篇：青禾大桥合龙",
        "版权所有：青禾县政府",
        "【关闭窗口】",
        "分享　收藏　在看　点赞",
        "图集｜视频｜网友留言（12）",
        "[首页] [新闻] [政务] [服务]",
        "青禾新闻网 — 青禾县委宣传部主办",
    ],
)
def test_footers(text: str) -> None:
    assert is_footer(text)


@pytest.mark.parametrize("text", ["青禾县首页推荐三条线路", "由青禾县政府主办", "收藏家乡的一草一木", "2020", "GDP"])
def test_headlines_are_no_footers(text: str) -> None:
    assert not is_footer(text)


UNFINISHED = [
    ("乔木林强调要", True),
    ("围绕", True),
    ("把农资送到", True),
    ("一批项目落地", False),
    ("新闻发布会实录摘要", False),
    ("青禾大桥合龙", False),
]


@pytest.mark.parametrize(("text", "goes_on"), UNFINISHED)
def test_words_that_ask_for_more(text: str, goes_on: bool) -> None:
    assert is_unfinished(text) is goes_on


OPENINGS = [
    ("4月8日，", True),
    ("4月上旬，", True),
    ("2020年4月底", True),
    ("经县委研究，决定：", True),
    ("走进柳荫镇", True),
    ("县长乔木林", False),
    ("4月份的", False),
]


@pytest.mark.parametrize(("text", "timed"), OPENINGS)
def test_openings_of_reports(text: str, timed: bool) -> None:
    assert starts_with_time(text) is timed


PROSE = [
    ("在柳荫镇，乔木林走进大棚", True, 0),
    ("座谈会上，乔木林先后听取了汇报", True, 3),
    ("乔木林调研春耕备耕", False, 0),
    ("除了农资", False, 0),
]


@pytest.mark.parametrize(("text", "clause", "words"), PROSE)
def test_running_text_is_told_from_headlines(text: str, clause: bool, words: int) -> None:
    assert opens_clause(text) is clause
    assert prose_words(text) == words


FURNISHED = """ 青 禾 时 报
2020年4月8日 星期三 要闻 ② 投稿邮箱：无

青禾县召开会议

本报讯 4月7日，青禾县召开会议，部署
春耕备耕工作。
记者 纪晓禾

讣 告
青禾县退休教师安乐同志逝世，享年九十岁。

—— 2 ——
"""


def test_furniture_and_notices_stay_outside() -> None:
    (article,) = read_articles(page_of(FURNISHED))
    assert article.lines == ((4, 8),)


ENDS = [
    ("会议在青禾县召开.", True),
    ("总投资3.", False),
    ("好。", True),
    ("好！”", True),
    ("（好。）", True),
    ("好，", False),
    ("好”", False),
    ("好", False),
    ("……", True),
    ("”", False),
]


@pytest.mark.parametrize(("text", "closed"), ENDS)
def test_ends_of_sentences(text: str, closed: bool) -> None:
    assert ends_closed(text) is closed


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("成果。记者 纪晓禾 通讯员 庄大田", "记者 纪晓禾 通讯员 庄大田"),
        ("参加。（纪晓禾）", "（纪晓禾）"),
        ("他说：“好。”（记者 纪晓禾）", "（记者 纪晓禾）"),
        ("记者 纪晓禾", "记者 纪晓禾"),
        ("会议部署了春耕。（完）", ""),
        ("本报讯（记者 纪晓禾）", ""),
        ("青禾县召开会议。", ""),
    ],
)
def test_bylines_behind_text(text: str, byline: str) -> None:
    at = byline_start(text)
    assert (text[at:] if at >= 0 else "") == byline


@pytest.mark.parametrize(
    ("text", "day"), [("11日，代表团", 11), ("本报讯 9月12日，", 12), ("会上，", 0), ("据悉，县里将在十天后的13日", 13)]
)
def test_opening_days(text: str, day: int) -> None:
    assert opening_day(text) == day


def test_lines_end_in_a_line_feed_and_nothing_else() -> None:
    lines = split_lines("　　甲\r\n\r\n乙\u2028丙\x0b丁\n \x1c\n1戊 ")
    assert [(line.number, line.text, line.indent, line.after_blank) for line in lines] == [
        (1, "甲", 4, True),
        (3, "乙\u2028丙\x0b丁", 0, True),
        (5, "1戊", 0, True),
    ]
    assert [line.width for line in lines][2] == 3


@pytest.mark.parametrize(
    ("text", "imprint"),
    [
        ("责任编辑：文若兰　　校对：江小舟　　新闻热线：0000-1234567", True),
        ("青禾时报 二○二○年四月八日 版面责编 文若兰", True),
        ("青 禾 报 编 辑：文 若 兰 校 对：江 舟", True),
        ("本报地址：青禾县柳荫街", True),
        ("供稿丨宣传部　排版丨江舟", False),
        ("2020-04-08 稿源: 青禾县融媒体中心 编辑: 文若兰", False),
        ("乔木林调研春耕备耕", False),
        ("编辑部主任文若兰到柳荫镇调研，", False),
    ],
)
def test_the_imprint_of_a_page_is_told_wherever_it_stands(text: str, imprint: bool) -> None:
    assert is_imprint(text) == imprint


@pytest.mark.parametrize(
    ("text", "notice"), [("天气预报：今天多云", True), ("【公告】因线路检修停电", True), ("公告发布以后", False)]
)
def test_a_notice_may_follow_its_name(text: str, notice: bool) -> None:
    assert is_label_of_notice(text) == notice
