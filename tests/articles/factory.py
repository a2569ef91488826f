"""Invented reports, and a press that sets them in columns, breaks the columns and shuffles the pieces."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from kg.records import Page

_NO_LINE_START = "，。、；：！？”）》"


@dataclass(frozen=True)
class Report:
    """A report as its writer handed it in."""

    heads: tuple[str, ...]
    paragraphs: tuple[str, ...]
    byline: str


REPORTS = (
    Report(
        ("乔木林调研春耕备耕", "确保良种农资供应到位"),
        (
            "本报讯 4月8日，青禾县县长乔木林到柳荫镇、石磨乡调研春耕备耕工作，县农业农村局负责人陪同。",
            "在柳荫镇育秧基地，乔木林走进温室大棚，仔细察看秧苗长势，向技术人员了解良种选育和秧苗供应情况。",
            "乔木林指出，春耕关系全年收成，要把良种、化肥等农资备足备齐，组织农技人员到田间地头指导农户。",
        ),
        "记者 纪晓禾 通讯员 庄大田",
    ),
    Report(
        ("青禾大桥合龙",),
        (
            "本报讯 4月10日上午，横跨玉带河的青禾大桥顺利合龙，副县长路长远、施工单位代表参加合龙仪式。",
            "据了解，青禾大桥全长860米，主跨采用钢箱梁结构，双向六车道，建成后将把玉带河两岸的车程缩短到五分钟。",
            "路长远表示，各参建单位要再接再厉，抓好桥面铺装和照明安装，确保大桥年底前通车。",
        ),
        "记者 纪晓禾",
    ),
    Report(
        ("县图书馆新馆开馆", "首日接待读者三千人次"),
        (
            "本报讯 4月11日，青禾县图书馆新馆正式开馆，馆内藏书四十万册，设有少儿阅览区、古籍展厅和自习室。",
            "开馆首日，前来借阅的读者排起了长队。家住书院巷的退休教师柏青松借到了一套地方志，连声说方便。",
            "图书馆馆长文若兰介绍，新馆将全年免费开放，周末还会举办读书会和古籍修复体验活动。",
        ),
        "通讯员 桂子香 文/图",
    ),
    Report(
        ("全县安全生产工作会议召开",),
        (
            "本报讯 4月12日，全县安全生产工作会议召开，县委常委、常务副县长石敢当出席并讲话。",
            "会议通报了一季度矿山、道路交通、消防领域的事故情况，分析了汛期尾矿库面临的风险，部署了隐患排查任务。",
            "石敢当强调，各乡镇要盯紧尾矿库、烟花爆竹仓库等重点部位，排查一处、整改一处，对瞒报事故的严肃追责。",
        ),
        "记者 方正言 通讯员 安有序",
    ),
    Report(
        ("茶商云集石磨乡", "春茶开园价格走高"),
        (
            "本报讯 清明前后，石磨乡的万亩茶园开园采摘，来自各地的茶商守在茶农家门口，头采春茶每斤卖到八百元。",
            "茶农毛尖山告诉记者，今年雨水足、霜冻少，芽头肥壮，一家人一天能采鲜叶二十多斤。",
            "石磨乡茶叶协会会长叶知秋说，协会统一了采摘标准和包装，还请来炒茶师傅现场教学，茶叶品牌越来越响。",
        ),
        "记者 方正言",
    ),
)


def wrap(text: str, width: int, *, indent: int = 2) -> list[str]:
    """`text` in lines of `width` full-width characters, the first shorter by `indent`; no line starts with a stop."""
    lines, line = [], ""
    for char in text:
        room = width - (indent if not lines else 0)
        if len(line) >= room and char not in _NO_LINE_START:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


@dataclass
class Print:
    """A page in the making: its lines, and for each report the line numbers in reading order."""

    lines: list[str] = field(default_factory=list)
    numbers: dict[tuple[int, int, int], list[int]] = field(default_factory=dict)

    def put(self, key: tuple[int, int, int], lines: list[str]) -> None:
        """Prints `lines` and a blank one; `key` (report, part, place) tells where in the report they belong."""
        for line in lines:
            self.lines.append(line)
            if line:
                self.numbers.setdefault(key, []).append(len(self.lines))
        self.lines.append("")

    def reading_order(self, report: int) -> list[int]:
        """The line numbers of a report as its writer meant them."""
        return [number for key in sorted(self.numbers) if key[0] == report for number in self.numbers[key]]


def pieces_of(report: Report, width: int, cuts: list[int]) -> list[list[str]]:
    """The text of a report in a column of `width`, cut behind the lines numbered in `cuts`."""
    lines: list[tuple[str, bool]] = []
    for paragraph in report.paragraphs:
        wrapped = wrap(paragraph, width)
        lines += [(line, at == len(wrapped) - 1) for at, line in enumerate(wrapped)]
    pieces: list[list[str]] = [[]]
    for at, (line, ends) in enumerate(lines):
        if at in cuts:
            pieces.append([])
        pieces[-1] += [line, ""] if ends else [line]
    pieces[-1][-1] = report.byline
    return pieces


def press(seed: int, *, shuffled: bool = False, heads_below: bool = False) -> tuple[Page, Print]:
    """A page of four reports, set by the dice of `seed`: columns broken, reports in any order, heads above or below."""
    dice = random.Random(seed)
    printed = Print()
    chosen = dice.sample(range(len(REPORTS)), 4)
    blocks = []
    for report in chosen:
        width = dice.randint(13, 19)
        pieces = pieces_of(REPORTS[report], width, [dice.randint(4, 7)])
        blocks.append([(report, place, piece) for place, piece in enumerate(pieces)])
    order = [block[:1] for block in blocks] + [block[1:] for block in blocks] if shuffled else blocks
    for block in order:
        for report, place, piece in block:
            if place == 0 and not heads_below:
                for at, head in enumerate(REPORTS[report].heads):
                    printed.put((report, 0, at), [head])
            printed.put((report, 1, place), piece)
    if heads_below:
        for report in dice.sample(chosen, len(chosen)):
            for at, head in enumerate(REPORTS[report].heads):
                printed.put((report, 0, at), [head])
    return page_of("\n".join(printed.lines)), printed


def page_of(text: str) -> Page:
    """A page with `text`, as the reading room would hand it over."""
    return Page(id="0" * 16, file="page.txt", text=text, encoding="utf-8", sha256="0" * 64)
