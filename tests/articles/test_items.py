"""Items of a column, captions and furniture: which lines go where on invented pages, to the line."""

from __future__ import annotations

import pytest

from kg.articles import read_articles
from kg.articles.flow import stands_alone
from kg.articles.lines import split_lines
from kg.articles.pieces import Piece
from tests.articles.factory import page_of

NOTICE = """青禾县人民政府文件
青禾县人民政府关于路长远同志任职的通知
青政任〔2020〕5号

各乡镇人民政府，县政府各部门：
　　经县政府第12次常务会议研究决定：
　　路长远任青禾县水利局局长，试用期一年；
　　免去文若兰的青禾县水利局局长职务。

　　　　　　　　　　　　　　　　青禾县人民政府
　　　　　　　　　　　　　　　　2020年4月8日
　　（此件公开发布）
扫一扫在手机打开当前页
主办：青禾县人民政府办公室　承办：青禾县数据中心　备案号：略
"""

COUNTED = """乔木林调研春耕备耕
来源：青禾县融媒体中心 | 作者：纪晓禾 | 时间：2020年4月8日 17:42 | 阅读 3.4万
　　4月8日，青禾县县长乔木林到柳荫镇调研春耕备耕工作，走进育秧大棚察看秧苗长势，向技术人员了解良种供应情况。
　　乔木林指出，春耕关系全年收成，要把良种、化肥等农资备足备齐，组织农技人员到田间地头指导农户。
"""

MENUS = """首页部门动态党建法治科技教育三农旅游美食健康
青禾大桥合龙
2020-04-10 19:42:14 来自：青禾新闻网 编辑：文若兰

IMG_2768.jpg

开工仪式现场

　　青禾日报4月10日讯（记者 纪晓禾）今天，横跨玉带河的青禾大桥顺利合龙，副县长路长远和施工单位代表参加合龙仪式。

　　4月10日上午，随着最后一片钢梁吊装到位，施工单位在桥头举行简短仪式，路长远向参加建设的工人和技术人员表示感谢。

热门图片
柳荫镇春色
RETURN
"""

DATED_SITE = """青禾县12个项目集中开工

青禾县发展和改革局 fgj.qinghe.gov.cn 时间：2020年04月10日 07:53 【字体：

　　本报讯（记者 纪晓禾）今天，青禾县12个项目集中开工，副县长路长远宣布开工。
"""

CAPTION_FAR = """乔木林调研春耕备耕

青禾大桥合龙

　本报讯 4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，县
农业农村局负责人陪同。
　（纪晓禾）

　本报讯 4月10日，横跨玉带河的青禾
大桥顺利合龙，副县长路长远参加仪式。

　路长远表示，各参建单位要抓好桥面铺
装和照明安装，确保大桥年底前通车。
大桥全长八百六十米，主跨采用钢箱梁结
构，双向六车道，建成后两岸的车程将缩

乔木林（左二）在柳荫镇察看秧苗长势。
纪晓禾 摄

短到五分钟。
　（方正言）
"""

NUMBERED = """乔木林调研春耕备耕

青禾大桥合龙

　本报讯 4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，县
农业农村局负责人陪同。
　（纪晓禾）

　本报讯 4月10日，横跨玉带河的青禾
大桥顺利合龙，副县长路长远参加仪式。
　（方正言）

图① 乔木林在柳荫镇调研春耕。
图② 秧苗长势良好。
均由本报记者 纪晓禾 摄
"""

COLUMN = """■青禾快讯
●县领导检查防汛
 4月8日，青禾县常务副县长石敢当到
玉带河大堤检查防汛准备工作，察看堤
防险段和物资仓库。县水利局副局长路
长远陪同。（纪 晓）

●青禾供销集团调整负责人
 4月9日，青禾供销集团有限公司召开
干部大会，县国资办主任文若兰宣布县
委决定，庄大田任供销集团党委书记、
董事长。会议由集团党委副书记

招租 县城北门临街商铺两间，有意者面议
电话 0000—1234567

桂子香主持。庄大田表态说，不让一个
网点掉队。（方 言）

●更正
 本报4月1日2版《茶香青禾》一文中，
“石磨乡乡长安有序”应为“石磨乡副
乡长安有序”。特此更正，并致歉意。

 近日，青禾县图书馆新馆开馆，馆内藏
书四十万册，设有少儿阅览区、古籍展
厅和自习室，全年免费开放。（纪 晓）

●图书馆新馆开馆
"""

PICTURE = """乔木林调研春耕备耕

 本报讯 4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，县农
业农村局局长文若兰、县供销社主任路长

 本报讯 4月9日，石磨乡举办茶叶采摘
技能比赛，来自十二个村的六十名茶农同
台竞技，副乡长安有序到场观摩。

图为4月10日，石磨乡茶农在县城集市上
现炒春茶。 桂 子 摄

 石磨乡茶叶站站长庄大田、县供销社

远陪同。
 （记者 纪晓禾）

茶农比武 指尖生香

技术员方正言担任评委。
 （通讯员 司马 青）

现炒春茶摆上县城集市
"""

FINAL = """ 青禾县第十七届人民代表大会代表庄大
田因工作调动，已向县人大常委会提出辞
去代表职务，其代表资格自行终止。
 特此公告。

图为4月10日，石磨乡茶农在县城集市上
现炒春茶，前来品茶的市民排起长队。
茶商桂子香订下春茶二百斤。
方 舟 摄

 本报讯（记者 纪晓禾）4月8日，青禾
县县长乔木林到柳荫镇调研春耕工作，走
进育秧大棚察看秧苗长势。

 乔木林指出，要把良种、化肥备足备齐，
组织农技人员到田间地头指导农户。

乔木林到柳荫镇调研春耕

青禾县人大常委会公告

现炒春茶摆上县城集市
"""

SHORT_HEAD = """县里收听收看防汛视频会议
 4月13日晚，全县防汛工作
视频会议召开。县长乔木林在主

会场出席会议。会后他要求，所
有尾矿库14日前必须排查到位。

邻里节在青禾广场开幕
 本报讯（记者 纪晓禾） 4月
11日，由柳荫镇、县文明办主办
的邻里节在青禾广场开幕。副县
长路长远、文化馆馆长文若兰等
参加。原定的舞龙因降雨取消。
"""

SIGNED = """青禾新闻　第三版　公告

中共青禾县委组织部任前公示
根据有关规定，现将拟任用人选有关情况公示如下：
1.路长远，男，1983年5月出生，现任柳荫镇镇长，拟任柳荫镇党委书记；
公示时间：2020年4月9日至13日。公示期间，如有问题请向县委组织部反映。
中共青禾县委组织部
2020年4月8日

青禾县人民政府关于文若兰等同志职务任免的通知
青政人〔2020〕6号
各乡镇人民政府，县直各单位：
经县政府第14次常务会议研究，决定：
文若兰任县茶业发展中心主任。
青禾县人民政府
2020年4月10日
"""

HEAD_OVER_A_DAY = """青禾县召开春耕备耕工作会议
4月7日，青禾县召开会议，部署春耕备耕工作，县长乔木林出席。

青禾县召开教育工作大会
2020年4月8日
青禾县教育工作大会召开，副县长路长远出席并讲话。
"""

MORE_OF_A_LINE = """ 本报讯 4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，县农业
农村局负责人陪同。
 眼下正是柳荫镇春耕育秧最忙的时节。
4月7日刚刚播下的种子已经出了芽，乔木林
向农技人员问起了良种供应的情况。
记者 纪晓禾

 本报讯 4月10日，横跨玉带河的青禾
大桥顺利合龙，副县长路长远参加仪式。大
桥全长八百六十米，双向六车道。
记者 方正言

乔木林调研春耕备耕

青禾大桥合龙
"""

TITLED = """　　本报讯（记者 纪晓禾）4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，县农业农村局负责
人陪同。

　　乔木林指出，春耕关系全年收成，要把良种、化肥等
农资备足备齐，组织农技人员到田间地头指导农户育秧。

青禾大桥合龙
　　本报讯 4月10日，横跨玉带河的青禾大桥顺利合龙，
副县长路长远参加仪式。
通讯员 庄大田

春季健康提示

　　入春以来，昼夜温差加大，呼吸道疾病进入高发期，
要注意随气温变化增减衣物，室内勤开窗通风。

乔木林调研春耕备耕
"""

BYLINES_ABOVE = """□记者 纪晓禾

　　本报讯 4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，县农业
农村局负责人陪同。
　　乔木林指出，春耕关系全年收成，要把

□记者 方正言 通讯员 庄大田

　　本报讯 4月10日，横跨玉带河的青禾
大桥顺利合龙，副县长路长远参加仪式。

良种、化肥等农资备足备齐。

乔木林调研春耕备耕

青禾大桥合龙
"""

MARKED_HEADS = """▲青禾大桥合龙
　　本报讯 4月10日，横跨玉带河的青禾
大桥顺利合龙，副县长路长远参加仪式。
　　　　　　　　　　　　（巴音那木尔）

▲柳荫镇开展春耕培训
　　柳荫镇请来农技人员，为种粮大户讲解
育秧技术，八十人参加。（庄大田）
"""

DECKS = """　　本报讯 4月8日，青禾县县长乔木林到
柳荫镇、石磨乡调研春耕备耕工作，县农业
农村局负责人陪同。他来到田间地头，察看
秧苗的长势，向农技人员问起了良种供应的
情况，又走进石磨乡的育秧大棚看了看，对
进度表示满意。（纪晓禾）

　　本报讯 4月10日，横跨玉带河的青禾
大桥顺利合龙，副县长路长远参加仪式。大
桥全长八百六十米，双向六车道，年底将会
通车，两岸的车程会缩短到五分钟，比如今
快得多。（方正言）

一犁春雨
——乔木林调研春耕备耕工作

天堑变通途
——青禾大桥合龙仪式侧记
"""

PAGES = [
    (
        "a headline between blanks, behind a byline, begins an article though no dateline does",
        TITLED,
        {
            "乔木林调研春耕备耕": ((18, 18), (1, 6)),
            "青禾大桥合龙": ((8, 11),),
            "春季健康提示": ((13, 16),),
        },
    ),
    (
        "a body and a day below a text sign it; a line with the number of the page is furniture",
        SIGNED,
        {
            "中共青禾县委组织部任前公示": ((3, 8),),
            "青禾县人民政府关于文若兰等同志职务任免的通知": ((10, 16),),
        },
    ),
    (
        "a headline over a day signs nothing, though it ends as a body does",
        HEAD_OVER_A_DAY,
        {"青禾县召开春耕备耕工作会议": ((1, 2),), "青禾县召开教育工作大会": ((4, 6),)},
    ),
    (
        "where paragraphs are set in, a line that is not goes on",
        MORE_OF_A_LINE,
        {"乔木林调研春耕备耕": ((14, 14), (1, 7)), "青禾大桥合龙": ((16, 16), (9, 12))},
    ),
    (
        "bylines stand above their texts where one opens the page and none closes a text",
        BYLINES_ABOVE,
        {"乔木林调研春耕备耕": ((15, 15), (1, 6), (13, 13)), "青禾大桥合龙": ((17, 17), (8, 11))},
    ),
    (
        "a mark stands before headlines, not captions, if a dateline is below one; a long name set right is a byline",
        MARKED_HEADS,
        {"青禾大桥合龙": ((1, 4),), "柳荫镇开展春耕培训": ((6, 8),)},
    ),
    (
        "a deck stays below its headline, even where another article has none",
        DECKS,
        {
            "一犁春雨——乔木林调研春耕备耕工作": ((14, 15), (1, 6)),
            "天堑变通途——青禾大桥合龙仪式侧记": ((17, 18), (8, 12)),
        },
    ),
    (
        "a document has its number above and its release below; the page's foot is none of it",
        NOTICE,
        {"青禾县人民政府关于路长远同志任职的通知": ((2, 12),)},
    ),
    (
        "a web page with one date line has one article; menus, files and links are no part of it",
        MENUS,
        {"青禾大桥合龙": ((2, 3), (9, 11), (7, 7))},
    ),
    ("a site's own line with the time is a date line", DATED_SITE, {"青禾县12个项目集中开工": ((1, 5),)}),
    ("a date line may count its readers without a colon", COUNTED, {"乔木林调研春耕备耕": ((1, 4),)}),
    (
        "a caption set into another report goes to the one whose names it has, however far",
        CAPTION_FAR,
        {"乔木林调研春耕备耕": ((1, 1), (5, 8), (18, 19)), "青禾大桥合龙": ((3, 3), (10, 16), (21, 22))},
    ),
    (
        "numbered captions are the pictures of one report",
        NUMBERED,
        {"乔木林调研春耕备耕": ((1, 1), (5, 8), (14, 16)), "青禾大桥合龙": ((3, 3), (10, 12))},
    ),
    (
        "marked headlines open the items of a column, a correction is one of them, its name and the advertisement none",
        COLUMN,
        {
            "县领导检查防汛": ((2, 6),),
            "青禾供销集团调整负责人": ((8, 12), (17, 18)),
            "更正": ((20, 23),),
            "图书馆新馆开馆": ((29, 29), (25, 27)),
        },
    ),
    (
        "a picture with a headline of its own is an article, and an indented line that is full is no headline",
        PICTURE,
        {
            "乔木林调研春耕备耕": ((1, 5), (16, 17)),
            "茶农比武 指尖生香": ((19, 19), (7, 9), (14, 14), (21, 22)),
            "现炒春茶摆上县城集市": ((24, 24), (11, 12)),
        },
    ),
    (
        "nothing follows the last words of a notice; the credit ends a caption, not its first full line",
        FINAL,
        {
            "乔木林到柳荫镇调研春耕": ((18, 18), (11, 13), (15, 16)),
            "青禾县人大常委会公告": ((20, 20), (1, 4)),
            "现炒春茶摆上县城集市": ((22, 22), (6, 9)),
        },
    ),
    (
        "a short line above an indented report is its headline, though as long as the line below",
        SHORT_HEAD,
        {
            "县里收听收看防汛视频会议": ((1, 3), (5, 6)),
            "邻里节在青禾广场开幕": ((8, 13),),
        },
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [page[1:] for page in PAGES], ids=[page[0] for page in PAGES])
def test_lines_of_the_articles(text: str, wanted: dict[str, tuple[tuple[int, int], ...]]) -> None:
    printed = {at for at, line in enumerate(text.split("\n"), 1) if line.strip()}
    found = {}
    for article in read_articles(page_of(text)):
        found["".join(article.headline)] = [at for low, high in article.lines for at in range(low, high + 1)]
    assert {head: [at for at in lines if at in printed] for head, lines in found.items()} == {
        head: [at for low, high in lines for at in range(low, high + 1) if at in printed]
        for head, lines in wanted.items()
    }


ALONE = [
    ("一、任命", True),
    ("（二）决定免去", True),
    ("与会人员名单：", True),
    ("一、任命路长远为青禾县人民代", False),
    ("会议由集团党委副书记", False),
]


@pytest.mark.parametrize(("text", "alone"), ALONE)
def test_what_is_a_paragraph_without_a_stop(text: str, alone: bool) -> None:
    assert stands_alone(Piece("text", split_lines(text)).settle()) is alone


def test_lines_of_a_headline_are_one_each_but_where_a_word_is_broken() -> None:
    page = page_of(
        DECKS.replace("一犁春雨\n——乔木林调研春耕备耕工作", "乔木林调研春耕备耕\n确保良种农资供应到位").replace(
            "天堑变通途\n——青禾大桥合龙仪式侧记", "横跨玉带河的青禾大\n桥顺利合龙"
        )
    )
    assert {article.headline for article in read_articles(page)} == {
        ("乔木林调研春耕备耕", "确保良种农资供应到位"),
        ("横跨玉带河的青禾大桥顺利合龙",),
    }
