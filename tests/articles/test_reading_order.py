"""Whole pages: the pieces of a page come back together in the order their writers meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import read_articles
from kg.reading import discover, read_page
from kg.records import Article, Page
from tests.articles.factory import REPORTS, page_of, press

GOLD = Path(__file__).parents[1] / "gold"
SEEDS = Path(__file__).parents[2] / "seeds"


def line_numbers(article: Article, page: Page) -> list[int]:
    """The numbers of the article's printed lines in reading order."""
    rows = page.text.split("\n")
    return [at for first, last in article.lines for at in range(first, last + 1) if rows[at - 1].strip()]


def by_report(page: Page) -> dict[int, Article]:
    """The page's articles by the invented report whose first words they hold."""
    found = {}
    for article in read_articles(page):
        for number, report in enumerate(REPORTS):
            if report.paragraphs[0][4:12] in article.text:
                found[number] = article
    return found


@pytest.mark.parametrize("heads_below", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_broken_columns_are_read_in_order(seed: int, heads_below: bool) -> None:
    page, printed = press(seed, heads_below=heads_below)
    for number, article in by_report(page).items():
        assert line_numbers(article, page) == printed.reading_order(number)
        assert article.headline == REPORTS[number].heads
        assert article.text.startswith("\n".join(REPORTS[number].heads + REPORTS[number].paragraphs))


def test_most_pieces_that_were_moved_apart_find_each_other() -> None:
    right = total = 0
    for seed in range(20):
        page, printed = press(seed, shuffled=True, heads_below=True)
        for number, article in by_report(page).items():
            right += line_numbers(article, page) == printed.reading_order(number)
            total += 1
    assert total >= 78
    # Four reports, each cut in two and dealt out like cards, leave some cuts between paragraphs that only topic joins.
    assert right >= 0.6 * total


def gold_pages() -> list[tuple[Path, Path]]:
    files = [path for folder in ("seeds", "dev") for path in sorted(GOLD.glob(f"{folder}/*.json"))]
    return [(path.with_suffix(".txt"), path) for path in files]


def test_reading_order_of_the_gold_pages() -> None:
    right: dict[str, list[bool]] = {"seeds": [], "dev": []}
    for text, gold in gold_pages():
        page = read_page(text)
        mine = [line_numbers(article, page) for article in read_articles(page)]
        for article in json.loads(gold.read_text(encoding="utf-8"))["articles"]:
            wanted = line_numbers_of_gold(article["lines"], page)
            any_order = article.get("any_order", False)
            right[text.parent.name].append(wanted in mine or (any_order and sorted(wanted) in map(sorted, mine)))
    assert sum(right["seeds"]) >= 21, "of 22"
    assert sum(right["dev"]) >= 54, "of 59"


def line_numbers_of_gold(ranges: list[list[int]], page: Page) -> list[int]:
    rows = page.text.split("\n")
    return [at for first, last in ranges for at in range(first, last + 1) if rows[at - 1].strip()]


def check_laws(page: Page) -> None:
    """What holds for the articles of any page."""
    articles = read_articles(page)
    rows = page.text.split("\n")
    taken = [number for article in articles for number in line_numbers(article, page)]
    assert len(taken) == len(set(taken)), "a line belongs to one article at most"
    assert [article.id for article in articles] == [f"{page.id}-{at}" for at in range(1, len(articles) + 1)]
    for article in articles:
        assert all(1 <= first <= last <= len(rows) for first, last in article.lines)
        assert article.text.endswith("\n")
        assert [block.start for block in article.blocks] == [0, *(block.end for block in article.blocks[:-1])]
        assert article.blocks[-1].end == len(article.text)
        printed = ""
        for run in article.runs:
            words = article.text[run.start : run.start + run.length]
            assert words == page.text[run.page_start : run.page_start + run.length]
            printed += words
        assert printed == article.text.replace("\n", ""), "only paragraph ends were not printed"
        quotes = "".join(evidence.quote for evidence in article.evidence(page, 0, len(article.text)))
        assert "".join(quotes.split()) == "".join(article.text.split())
        for credit in article.credits:
            assert "".join(article.text[credit.start : credit.end].split()) == credit.name


@pytest.mark.parametrize("file", discover([SEEDS, GOLD / "dev"]), ids=lambda file: file.path.stem)
def test_laws_hold_on_real_pages(file) -> None:
    check_laws(read_page(*file))


SCRAPS = [
    "本报讯 ", "近日，", "乔木林", "县长", "指出，", "会议强调", "要求", "。",
    "，", "“", "”", "（", "）", "\n", "\n\n", "\r\n",
    "\u3000\u3000", " ", "记者 纪晓禾", "（记者 纪晓禾 摄）", "图为", "来源：青禾发布", "2020-04-08", "4月8日",
    "第2版", "责编 方正言", "●", "\x00", "\x0b", "\x0c", "\x1c", "\x85",
    "\u2028", "1", "A", "春耕备耕工作", "确保供应到位", "关闭窗口", "讣告", "：",
    "；",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=120).map("".join))
def test_laws_hold_on_any_page(text: str) -> None:
    check_laws(page_of(text))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.booleans(), st.booleans())
def test_laws_hold_on_shuffled_pages(seed: int, shuffled: bool, heads_below: bool) -> None:
    check_laws(press(seed, shuffled=shuffled, heads_below=heads_below)[0])


def many(count: int, line: str) -> str:
    return "\n\n".join(line.format(at=at, day=at % 30 + 1) for at in range(count))


HUGE = {
    "one paragraph": "青禾县春耕备耕工作" * 40_000,
    "brackets": "（" * 50_000 + "）" * 50_000,
    "quotes on lines": "“青禾\n" * 20_000,
    "two thousand pieces": many(2_000, "乔木林先后到柳荫镇、石磨乡察看秧苗长势，向技术人员\n了解供应情况"),
    "two thousand paragraphs": many(
        2_000, "乔木林第{at}次到柳荫镇、石磨乡察看秧苗长势，向技术人员\n了解良种选育情况。"
    ),
    "two thousand halves": many(
        2_000, "石敢当强调，各乡镇要盯紧尾矿库、烟花爆竹仓库等重点部位，\n排查一处。整改第{at}处，对瞒"
    ),
    "two thousand reports": many(2_000, "本报讯 4月{day}日，青禾县开会。\n记者 纪晓禾\n\n青禾县召开第{at}次会议"),
    "five thousand heads": many(5_000, "青禾县召开第{at}次会议"),
    "names on a line": "、".join(["乔木林", "路长远", "文若兰"] * 17_000),
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_pages_come_to_an_end(name: str) -> None:
    articles = read_articles(page_of(HUGE[name]))
    assert all(article.text for article in articles)


WEB = [
    (
        "青禾县召开春耕备耕工作会议\n"
        "——乔木林出席并讲话\n"
        "发布时间：2020-04-08 来源：青禾日报\n"
        "4月7日，全县会议召开，县长乔木林出席并讲话。\n"
        "会议指出，春耕关系全年收成。\n"
        "图为会议现场\n"
        "纪晓禾 摄\n"
        "会议要求，抓紧备耕。\n"
        "（记者 纪晓禾）\n",
        (
            "青禾县召开春耕备耕工作会议",
            "——乔木林出席并讲话",
        ),
        ((1, 9),),
    ),
    (
        "来源：青禾日报 2020-04-08\n"
        "全县会议召开，乔木林出席并讲话！\n"
        "4月7日，全县春耕备耕工作会议召开，县长乔木林出席并讲话。\n"
        "一、狠抓备耕\n"
        "会议指出，春耕关系全年收成。\n"
        "二、狠抓安全\n"
        "会议要求，各乡镇抓紧备耕。\n"
        "审核：文若兰\n",
        ("全县会议召开，乔木林出席并讲话！",),
        ((1, 8),),
    ),
    (
        "青禾县人民政府关于乔木林等同志任免职的通知\n"
        "青政〔2020〕12号\n"
        "各乡镇人民政府，县直各部门：\n"
        "经研究决定：\n"
        "任命乔木林为青禾县农业农村局局长；\n"
        "免去路长远的青禾县农业农村局局长职务。\n"
        "青禾县人民政府\n"
        "2020年4月8日\n",
        ("青禾县人民政府关于乔木林等同志任免职的通知",),
        ((1, 8),),
    ),
    (
        "春到青禾 | 乔木林：把论文写在大地上\n"
        "青禾发布 2020-04-08 18:22 发表于青禾\n"
        "“今年秧苗长得好。”4月7日，乔木林蹲在田埂上说。\n"
        "从书斋到田间\n"
        "乔木林是县农科所研究员。2001年，他从农大毕业。\n"
        "记者丨纪晓禾\n"
        "编辑丨文若兰\n",
        ("春到青禾 | 乔木林：把论文写在大地上",),
        ((1, 7),),
    ),
    (
        "首页 > 新闻 > 要闻\n"
        "青禾县领导调研春耕\n"
        "2020年04月08日 08:15 | 来源：青禾日报 | 小字号\n"
        "4月7日，县长乔木林到柳荫镇调研。\n"
        "（责编：文若兰、方正言）\n"
        "分享让更多人看到\n"
        "推荐阅读\n"
        "青禾大桥合龙\n",
        ("青禾县领导调研春耕",),
        ((2, 5),),
    ),
]


@pytest.mark.parametrize(("text", "headline", "lines"), WEB, ids=[headline[0] for _, headline, _ in WEB])
def test_web_articles(text: str, headline: tuple[str, ...], lines: tuple[tuple[int, int], ...]) -> None:
    (article,) = read_articles(page_of(text))
    assert (article.headline, article.lines) == (headline, lines)


BULLETIN = """青禾县工作简报
第17期（总第203期）
青禾县政府办公室 编　　　　　2020年4月9日

【产业发展】
4月7日，县农科所专家到柳荫镇培训种植户，副镇长路长远参加。
【安全生产】
4月8日，石敢当带队检查加油站，要求立行立改。
●简讯
4月9日，县图书馆新馆开馆。（文若兰）

报：县委办、县政府办。送：各乡镇。
（共印60份）
"""


def test_items_of_a_bulletin_are_articles() -> None:
    articles = read_articles(page_of(BULLETIN))
    assert [article.headline for article in articles] == [("【产业发展】",), ("【安全生产】",), ("简讯",)]
    assert [article.lines for article in articles] == [((5, 6),), ((7, 8),), ((9, 10),)]


def test_a_page_without_text_has_no_article() -> None:
    assert read_articles(page_of("青禾时报 2020年4月8日 星期三 第2版\n")) == ()
