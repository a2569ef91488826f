"""The year of a page that prints no date of its own."""

from __future__ import annotations

import pytest

from tests.dating.factory import date_text

YEARS = [
    # what the page says, the year, who says so
    ("会议听取了2014年第6次工作例会情况。", 2014),
    ("5月4日，2012临江国际马拉松大会开赛。", 2012),
    ("9月8日，在第31个教师节来临之际，县长看望教师。", 2015),
    ("全县庆祝第三十四个教师节。", 2018),
    ("11月8日，记者们庆祝第十八个记者节。", 2017),
    ("6月22日，全县学习十九届四中全会精神。", 2020),
    ("11月5日，全县学习十九届四中全会精神。", 2019),
    ("以优异成绩迎接党的十九大召开。8月3日，县委中心组集体学习。", 2017),
    ("11月20日，县里学习贯彻党的十八大精神。科学发展观深入人心，全县创先争优。", 2012),
    ("全县党的群众路线教育实践活动深入开展。3月6日，工作组进村。", 2014),
    ("9月3日，“不忘初心、牢记使命”主题教育动员会召开。", 2019),
    ("5月6日，全县党纪学习教育动员会召开。", 2024),
    ("6月3日，学习贯彻习近平新时代中国特色社会主义思想主题教育读书班开班。", 2023),
    ("本报讯 12月4日，全县新冠肺炎防控会召开。今年是“十三五”收官之年。", 2020),
    ("2022年一季度，全县实现开门红。", 2022),
    ("12月20日，县里研究2019年工作计划，部署扫黑除恶专项斗争。", 2018),
    ("截至2015年底，全县建成三十所学校。1月12日，“三严三实”专题教育讲评会召开。", 2016),
    ("8月26日（星期三），十八届四中全会精神宣讲团到县里宣讲。", 2015),
    # nothing, or not enough
    ("近日，县长到河西镇调研。", None),
    ("8月26日，县长到河西镇调研。", None),
    ("8月26日（星期四），县长到河西镇调研。", None),
    ("青禾公司成立于2009年。8月26日，县长到公司调研。", None),
    ("公司计划2027年投产。", None),
    ("1938年，一支队伍来到这里。1998年大水，全乡转移。", None),
    ("县第十五届人大常委会第九次会议举行。", None),
    ("全县推进乡村振兴。", None),
    ("县里生产口罩2023万只，投资2021万元。", None),
    ("今天是个好日子。", None),
]


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_year(text: str, year: int | None):
    dating = date_text(text)[0]
    assert dating.year == year
    assert dating.date is None
    assert dating.basis == ("none" if year is None else "inferred")


def test_inference_shows_its_reasons_and_quotes():
    dating = date_text("会议听取了2014年第6次工作例会情况。")[0]
    assert dating.reasons == ("2014 is the running year: 2014-01-01..2014-12-31",)
    assert [evidence.quote for evidence in dating.evidence] == ["2014年"]
    assert 0.8 <= dating.confidence <= 0.99


def test_contradicting_clues_give_no_year():
    text = "会议听取了2014年第6次工作例会情况，通报了2016年第3次督查结果。"
    assert date_text(text)[0].year is None


def test_more_clues_make_surer():
    one = date_text("全县学习十九届四中全会精神。11月5日，县委开会。")[0]
    two = date_text("全县学习十九届四中全会精神。11月5日，县委召开2019年第9次会议。")[0]
    assert two.confidence > one.confidence


def test_repeating_a_clue_changes_nothing():
    once = date_text("5月6日，全县党纪学习教育动员会召开。")[0]
    often = date_text("5月6日，全县党纪学习教育动员会召开。" + "党纪学习教育要抓实。" * 9)[0]
    assert often.confidence == once.confidence


def test_inferred_year_places_the_news():
    dating, found = date_text("12月30日，县里召开2018年第12次例会。")
    assert dating.year == 2018
    assert found is not None
    assert found.start == "2018-12-30"


def test_december_beside_january_is_last_years():
    text = "1月4日，县里召开2019年第1次例会。12月28日，慰问演出举行。"
    from kg.dating import date_page
    from tests.dating.factory import article_of, fact_of, page_of

    page = page_of(text)
    article = article_of(page)
    facts = date_page(page, [article], [fact_of(page, article, "attended", "县里", "演出")])[2]
    assert facts[0].date is not None
    assert facts[0].date.start == "2018-12-28"
