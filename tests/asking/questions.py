"""Questions with their answers on the invented corpus: columns to look at, and all rows of the answer in them."""

from __future__ import annotations

from kg.graph.iris import iri
from tests.asking.conftest import NAMESAKE
from tests.graph.factory import entity_id

A, B, C, D = "甲公司", "乙公司", "丙公司", "丁公司"
BODY = "东湖区管委会"
NOT_AFTER = "≤2022-12-01"
FIRST = ("2021-08-26", "赵一")

# question, columns, rows
Row = tuple[str, ...]
Case = tuple[str, str, list[Row]]

OF_A: list[Row] = [FIRST, ("2022-03-05", "孙三"), ("2022-10-03", "赵一"), (NOT_AFTER, "赵一")]
BY_ONE: list[Row] = [("2021-08-26", B), ("2021-08-26", A), ("2022-10-03", A), (NOT_AFTER, A)]

VISITS: list[Case] = [
    ("赵一考察了哪些企业", "date visited", BY_ONE),
    ("赵一 2021年 考察 了 哪些 企业？", "date visitor visited", [(*FIRST, B), (*FIRST, A)]),
    ("2021年8月26日赵一去过哪里", "date visited", [("2021-08-26", B), ("2021-08-26", A)]),
    ("谁考察过甲公司", "date visitor", OF_A),
    ("甲公司被谁考察过？", "date visitor", OF_A),
    ("甲公司谁走访过", "visitor", [("赵一",), ("孙三",), ("赵一",), ("赵一",)]),
    ("2022年8月以后谁视察了甲公司", "date visitor", [("2022-10-03", "赵一"), (NOT_AFTER, "赵一")]),
    ("2022年以前谁考察了甲公司", "date visitor", [FIRST]),
    ("从2022年1月到2022年6月谁走访过甲公司", "date visitor", [("2022-03-05", "孙三")]),
    ("8月26日谁考察了什么", "date visited", [("2021-08-26", B), ("2021-08-26", A)]),
    ("考察过丙公司的是谁", "visitor", [("孙三",)]),
    ("赵一考察过的企业有哪些", "visited", [(B,), (A,), (A,), (A,)]),
    ("赵一什么时候调研了乙公司", "date", [("2021-08-26",)]),
    ("孙三和谁一起考察了丙公司", "with visited", [("周五", C), ("钱二", C)]),
    ("谁陪同孙三走访丙公司", "visitor visited with", [("孙三", C, "周五"), ("孙三", C, "钱二")]),
    ("周五和孙三一起考察过哪些企业", "visitor visited with", [("孙三", C, "周五"), ("孙三", A, "周五")]),
    ("周五陪同孙三考察了哪些企业", "visited with", [(C, "周五"), (A, "周五")]),
    ("赵一考察过甲公司几次", "times", [("3",)]),
    ("赵一考察过几家企业", "number", [("2",)]),
    ("谁考察企业最多", "visitor times", [("赵一", "3"), ("吴六", "1"), ("孙三", "1")]),
    ("哪个企业被考察最多", "visited times", [(A, "4"), (D, "1"), (C, "1"), (B, "1")]),
    ("吴六考察过哪里", "doer visited", [(iri(entity_id("吴六", "Person")), "东湖大学"), (iri(NAMESAKE), D)]),
    ("赵一考察过丁公司吗", "visited", []),
    ("孙三有没有去过丙公司", "visited", [(C,)]),
    ("乙公司和丙公司谁考察过", "visitor visited", [("赵一", B), ("孙三", C)]),
    ("赵一考察甲公司和乙公司是什么时候", "date visited", BY_ONE),
    ("管委会主任赵一2022年上半年考察了哪些企业", "visited", []),
]  # fmt: skip

PEOPLE: list[Case] = [
    ("谁陪同过赵一", "accompanied_by date", [("孙三", "2021-08-26")]),
    ("孙三由谁陪同", "accompanied_by", [("周五",), ("钱二",)]),
    ("陪同孙三的有谁", "accompanied_by", [("周五",), ("钱二",)]),
    ("钱二陪同过谁", "leader", [("孙三",)]),
    ("陪同孙三最多的人是谁", "accompanied_by times", [("周五", "1"), ("钱二", "1")]),
    ("谁陪同过孙三几次", "by times", [("周五", "1"), ("钱二", "1")]),
    ("钱二会见了谁", "one other", [("钱二", "周五")]),
    ("谁会见过周五", "one", [("钱二",)]),
    ("周五和谁座谈过", "other", [("孙三",), ("钱二",)]),
    ("钱二在2022年11月28日会见了谁", "other", [("周五",)]),
    ("赵一和甲公司有什么关系", "date predicate", [
        ("2021-08-26", "visited"), ("2022-10-03", "visited"), (NOT_AFTER, "visited")]),
    ("孙三常和谁在一起", "other events", [("赵一", "3"), (BODY, "2"), ("周五", "2"), ("钱二", "2")]),
]  # fmt: skip

EVENTS: list[Case] = [
    ("谁参加了企业家座谈会", "attendee", [("赵一",), ("钱二",)]),
    ("企业家座谈会有哪些人参加", "attendee", [("赵一",), ("钱二",)]),
    ("孙三出席过哪些会议", "event", [("安委会会议",)]),
    ("赵一2022年参加了几次会议", "times", [("1",)]),
    ("谁主持了安委会会议", "chair", [("赵一",)]),
    ("2022年5月的会议由谁主持", "chair event", [("孙三", "企业家座谈会")]),
    ("东湖区管委会举办过哪些活动", "date event", [("2022-05-10", "企业家座谈会"), ("2022-10-03", "安委会会议")]),
    ("安委会会议是什么时候召开的", "date event", [("2022-10-03", "安委会会议")]),
]  # fmt: skip

WORDS: list[Case] = [
    ("赵一说了什么", "verb said", [("指出", "安全生产是企业的生命线")]),
    ("孙三强调过什么", "said", [("营商环境就是生产力",)]),
    ("谁谈到安全生产", "speaker said", [("赵一", "安全生产是企业的生命线")]),
    ("关于营商环境谁说过话", "speaker", [("孙三",)]),
    ("孙三就营商环境说了什么", "speaker said", [("孙三", "营商环境就是生产力")]),
    ("孙三对安全生产有什么要求", "said", []),
    ("李四写了哪些报道", "headline", [("赵一调研企业",), ("企业家座谈会召开",), ("安委会会议召开",)]),
    ("谁报道过丙公司", "reporter headline", [("王八", "孙三走访丙公司")]),
    ("哪些文章提到丙公司", "headline", [("孙三走访丙公司",)]),
    ("关于丁公司登过什么", "subject predicate object", [("吴六", "visited", D)]),
]

POSTS: list[Case] = [
    ("钱二担任过什么职务", "title organisation status", [
        ("管委会主任", BODY, "appointed"), ("管委会主任", BODY, "attested")]),
    ("东湖区管委会主任是谁", "person", [("赵一",), ("赵一",), ("钱二",), ("钱二",)]),
    ("谁担任东湖区管委会副主任", "person title", [("孙三", "管委会副主任")]),
    ("2022年谁担任东湖区管委会主任", "date person", [("2022-11-28", "钱二")]),
    ("东湖区管委会有哪些领导", "person title", [
        *[("赵一", "管委会主任")] * 2, *[("钱二", "管委会主任")] * 2, ("孙三", "管委会副主任")]),
    ("谁被任命为东湖区管委会主任", "date person", [("2022-11-28", "钱二")]),
    ("赵一什么时候被免去职务", "date title", [("2022-11-28", "管委会主任")]),
    ("2022年有哪些任免", "decision person", [("removed", "赵一"), ("appointed", "钱二")]),
    ("东湖区管委会的前后任", "earlier later", [("赵一", "钱二")]),
]  # fmt: skip

THINGS: list[Case] = [
    ("甲公司在哪里", "name place", [(A, "东湖区")]),
    ("东湖区有哪些企业", "name", [(A,)]),
    ("位于西湖园的企业有哪些", "name", [(B,)]),
    ("甲公司计划建什么", "plan", [("新园区二期项目",)]),
    ("哪些公司有计划", "planner plan", [(A, "新园区二期项目")]),
    ("新园区项目投资多少钱", "sum yuan", [("30亿元", "3000000000")]),
    ("哪些项目投资了多少", "project sum", [("新园区项目", "30亿元"), ("新园区二期项目", "5亿元")]),
]

ANSWERED: list[Case] = [*VISITS, *PEOPLE, *EVENTS, *WORDS, *POSTS, *THINGS]

# Questions on the pages of seeds/: the columns of the answer to look at, and its rows in them (without doubles).
SEEDS: list[Case] = [
    ("张红军 2021年8月27日 考察 了 哪些 企业", "date visited", [
        ("2021", "可口可乐"), ("2021", "格力电器（郑州）有限公司"), ("2021", "格力绿色再生资源"), ("2021", "汉威科技"),
        ("2021", "科益气体"), ("2021", "郑州绿色再生资源有限公司"), ("2021", "鑫源电子"),
        ("2021-08-27", "中远氨纶公司"),
        ("2021-08-27", "河南宇宙人工晶状体研制有限公司"), ("2021-08-27", "郑州宇光复合材料有限公司")]),
    ("高新区管委会主任是谁", "title person", [("主任", "张红军"), ("主任", "郭程明")]),
    ("谁报道过汉威科技", "reporter", [("刘森鹏",), ("孙庆辉",)]),
    ("雄韬氢能产业园项目投资多少钱", "sum yuan", [("35亿元", "3500000000")]),
    ("格力电器（郑州）有限公司位于哪里", "place", [("双桥园区",)]),
    ("王德敏陪同张红军考察过哪些企业", "date visited with", [("2021-08-26", "中远氨纶公司", "王德敏")]),
    ("8月28日谁陪同了张红军", "accompanied_by", []),
    ("张红军2022年会见过哪些人", "other", [("叶迎春",), ("季炜",), ("赵志峰",), ("阎紫电",)]),
    ("哪个办事处陪同张红军次数最多", "accompanied_by times", [("沟赵办事处", "2"), ("枫杨办事处", "1")]),
    ("孙庆辉写过多少篇文章", "number", [("22",)]),
    ("张良才说过“安全”吗", "date verb", [("2022-11-28", "强调")]),
    ("谁考察过宇光", "date visitor", [("2021-08-27", "张红军")]),
    ("张英才到梧桐园区干什么了", "date predicate", [("2021-11-17", "visited")]),
    ("高新区有什么企业和研究院", "name", [("正星科技股份有限公司",)]),
    ("河南油田工程科技股份有限公司接待过谁", "visitor", [("张良才",)]),
    ("什么人陪张英才视察了梧桐园区", "with", [("侯明臻",), ("高彦夫",)]),
    ("郑州市安委会召开了哪些会议", "date event", [
        ("2021-08-24", "第三次全体（扩大）会议"), ("2021-11-12", "2021年第五次全体(扩大)会议")]),
]  # fmt: skip

# question, what the refusal says
REFUSED: list[tuple[str, str]] = [
    ("第一个考察甲公司的是谁", "第一个 compares"),
    ("", "the question is empty"),
    ("？？？", "the question is empty"),
    ("赵" * 500, "longer than 400 characters"),
    ("赵一没有考察哪些企业", "没有 is a negation"),
    ("赵一不在哪里", "不 is a negation"),
    ("除了甲公司赵一还考察了哪些企业", "除了 leaves something out"),
    ("赵一去年考察了哪些企业", "去年 is no date"),
    ("今年有哪些任免", "今年 is no date"),
    ("东湖区管委会现任主任是谁", "现任 needs a today"),
    ("赵一26日去了哪里", "26日 is no date"),
    ("赵一2月30日去了哪里", "2月30日 is no date"),
    ("从2022年到2021年赵一去过哪里", "ends before it begins"),
    ("8月26日以前谁去过甲公司", "before or after which year?"),
    ("2021年和2022年赵一考察了哪些企业", "two times in one question"),
    ("赵一为什么考察甲公司", "为什么 asks for a reason"),
    ("谁考察企业最少", "最少 compares"),
    ("赵一考察最多", "最多 counts for somebody"),
    ("赵一将考察哪些企业", "将 asks for what is not yet"),
    ("赵一考察甲公司时说了什么", "考察、说: it asks of several things"),
    ("赵一计划考察哪些企业", "计划、考察: it asks of several things"),
    ("东湖区管委会主任考察了哪些企业", "主任 is a post"),
    ("王小二考察了哪些企业", "王小二 is no name in this store"),
    ("赵一考察了阿里巴巴吗", "阿里巴巴 is no name in this store"),
    ("赵一和王小二一起考察了哪些企业", "王小二 is no name in this store"),
    ("谁考察了甲公司新厂区", "甲公司新厂区 is no name in this store"),
    ("东湖考察过谁", "东湖: which is meant? the store has 东湖区、东湖区管委会、东湖大学"),
    ("哪些甲公司被考察", "甲公司 is the name of one thing"),
    ("谁在东湖区召开了会议", "东湖区: the store does not hold where this was"),
    ("赵一的电话号码", "it says no verb"),
    ("赵一之后谁担任东湖区管委会主任", "之后 has no place in this question"),
    ("赵一考察的前任是谁", "前任 has no place in this question"),
    ("赵一是记者吗", "it says no verb"),
    ("大江公司考察过谁", "大江公司 is no name in this store"),
    ("谁考察过甲公司集团", "甲公司集团 is no name in this store; 甲公司 is one"),
    ("项目9投资多少钱", "项目9 is no name in this store"),
    ("谁考察民营企业最多", "民营企业 is no name in this store"),
    ("你好", "it says no verb"),
    ("2021年谁常和孙三在一起", "co-attendance is not asked for a time"),
]

# question, what is left out, and the question that is answered instead
PARTLY: list[tuple[str, tuple[str, ...], str]] = [
    ("赵一最近考察了哪些企业", ("最近",), "赵一考察了哪些企业"),
    ("赵一考察了哪些民营企业", ("民营",), "赵一考察了哪些企业"),
    ("赵一经常考察哪些重点企业", ("经常", "重点"), "赵一考察哪些企业"),
]
