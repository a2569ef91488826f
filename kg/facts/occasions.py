"""Meetings, ceremonies and activities as names: which event a stretch names, and which one `会议` points to."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import lexicon
from kg.facts.discourse import Discourse
from kg.facts.endings import ending_of
from kg.facts.scene import Clause, Sentence
from kg.facts.triggers import Trigger
from kg.records import Argument, Span

_LEAD = re.compile(
    r"^(?:(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|晚)?(?:的)?|本[报网台刊]讯|近日|日前|[，,]|我[省市区县州旗]|[昨今前当][日天](?:[上下]午|晚)?的?|了|的|此次|本次|这次|该|上述|今天的|当天的|(?:当天|今天)?[上下]午的|有关|相关|(?:举行|召开|举办)的|以|由|对(?![口接外]))+"
)
_SEATS = frozenset({"副主", "主任", "委员", "党组", "秘书", "原副", "原主"})
_NO_HEAD = frozenset({"室", "厅", "场", "精", "期", "员", "组", "团", "代"})  # 会议|室, 活动|场: no event
_AND_ALSO = re.compile(r"并(?:分别|共同|一起|现场|先后)*(?=见证|致辞|讲话|揭牌|宣布|作|主持|发言|为|代表)")
_TOLD = re.compile(r"宣布|主持|出席|参加|代表(?!大会|会议|联席|工作|小组|资格|团|性|法|委员)")
# Ends a clause, and 社会, 机会, 理会 are no meetings.
_MEETING = re.compile(r"(?<=[㐀-鿿]{3})(?:(?<![社机理体领都学协教商工国])会|(?<![开参])赛)(?=并|[，。；：\n]|$)")
_HOSTED_BY = re.compile(r"(?:主办|承办|协办|举办|组织|参与)的")
_THIS = re.compile(r"(?:此次|本次|这次)(?P<name>[^，。；：的]{2,20}?(?:仪式|活动|大会|会议|论坛|座谈会))(?!精神)")
_SAT = re.compile(r"(?P<name>[^，。；：\n）)]{4,40}(?:会议|大会|全会))(?:依法|表决)?(?:选举|通过|审议|研究|听取|决定)")
_TO_DO = re.compile(
    r"^一[次场][㐀-鿿]{0,4}(?:会议|大会|盛会|活动)$|(?:^|[要须应，])(?:认真|精心|全力|扎实|切实)*(?:做好|开好|办好|搞好|抓好|筹备好|组织好)"
)
_ABOUT = re.compile(r"[^，。；]{2,30}对(?=(?:此次|本次|这次)?(?:大会|会议|活动|仪式)$)")  # 甲代表市委对大会表示祝贺
_BARE = re.compile(
    r"^(?:会议?|大会|全会|活动|仪式|本次会议|座谈会|专题会议|视频会议|典礼|论坛|比赛|开工仪式|签约仪式|启动仪式|揭牌仪式|开幕式|会谈|(?:新闻)?发布会|"
    r"推介会|对接会|动员会|推进会|(?:签字|奠基|竣工|投产|开业|颁奖|授牌)仪式)$"
)


@cache
def _heads() -> AhoCorasick:
    """Finds the heads of events; campaigns of study (学习教育) are no event that one attends."""
    heads = [word for word in lexicon.words("event_heads") if not word.endswith("教育") and len(word) > 1]
    return AhoCorasick(heads, matchkind=MatchKind.LeftmostLongest)


def event_in(discourse: Discourse, start: int, end: int) -> Argument | None:
    """The event named in `start`..`end`: up to the last event head there; None where there is none."""
    text = discourse.scene.text
    also = _AND_ALSO.search(text[start:end])
    end = start + also.start() if also else end
    head = _any_meeting(text, start, end) or _last_head(text, start, end)
    if head is None:
        return None
    told = [m.end() for m in _TOLD.finditer(text[start : head.start])]
    start += told[-1] if told else 0
    hosts = [m.end() for m in _HOSTED_BY.finditer(text, start, head.end)]
    start = hosts[-1] if hosts else start
    about = _ABOUT.match(text, start, head.end)
    start = about.end() if about else start
    lead = _LEAD.match(text[start : head.end])
    start += lead.end() if lead else 0
    end = head.end + text.startswith("会议", head.end - 1)
    start += text[start:end].startswith("“") and "”" not in text[start:end]  # “某某发布会”: quoted whole
    start = _behind_comma(text, start, head.start)
    name = "".join(text[start:end].split())
    over = name.startswith("在") and text[end : end + 1] in ("后", "前", "之")  # 在省市会议后，某区召开会议
    if len(name) < 2 or len(name) > 60 or over or _TO_DO.search(name):
        return None
    return Argument(name, "Event", "Event", name, start, end)


def _behind_comma(text: str, start: int, end: int) -> int:
    """Where the last clause of `start`..`end` begins: a name has no comma but within quotation marks."""
    comma = text.rfind("，", start, end)
    while comma >= 0 and text.count("“", comma, end) < text.count("”", comma, end):
        comma = text.rfind("，", start, comma)
    return max(start, comma + 1)


def _last_head(text: str, start: int, end: int) -> Span | None:
    """The last head of an event in `start`..`end`."""
    for _, low, high in reversed(_heads().find_matches_as_indexes(text[start:end])):
        head = Span(start + low, start + high)
        follows = text[head.end : head.end + 2]
        seat = text.endswith("委会", head.start, head.end) and follows in _SEATS  # 县人大常委会副主任 is no meeting
        deed = text.endswith("实际行动", 0, head.end)  # 以实际行动迎接…
        if follows[:1] not in _NO_HEAD and follows != "中心" and not seat and not deed:
            return head
    return None


def _any_meeting(text: str, start: int, end: int) -> Span | None:
    """`重点提案督办会` at the end of a clause: a meeting whose head no lexicon has, and no society or committee."""
    found = _MEETING.search(text, start, end)
    if found is None:
        return None
    ending = ending_of(text[max(start, found.end() - 12) : found.end()])
    is_body = ending is not None and ending[0].endswith("会") and ending[1] == "Organisation"
    return None if is_body else Span(*found.span())


def is_bare(name: str) -> bool:
    """True for a noun that only points to an event: 会议, 仪式, 本次会议."""
    return _BARE.match(name) is not None


def spoken_of(discourse: Discourse, named: Argument | None) -> Argument | None:
    """The event meant: the named one, or the earlier one that a bare `会议`, `仪式` points to."""
    if named is None:
        return discourse.event()
    if _BARE.match(named.name):
        head = "会" if "会" in named.name else named.name[-2:]
        return discourse.event(named.name) or discourse.event(head) or named
    return named


def sitting_before(discourse: Discourse, end: int) -> Argument | None:
    """The meeting that elects or decides in the paragraph before `end`: `某某第一次会议选举…`; None where none does."""
    text = discourse.scene.text
    found = list(_SAT.finditer(text, text.rfind("\n", 0, end) + 1, end))
    return event_in(discourse, found[-1].start("name"), found[-1].end("name")) if found else None


def note(discourse: Discourse, event: Argument | None) -> None:
    """Remembers an event that was named in full."""
    if event is not None and not any(known.name == event.name for known in discourse.events):
        discourse.events.append(event)


def notice(discourse: Discourse, sentence: Sentence, end: int) -> None:
    """Remembers an event that a sentence only points to: 此次集中开工仪式."""
    text = discourse.scene.text[sentence.start : end]
    found = _THIS.search(text)
    if found is not None and not _BARE.match(found["name"]):
        start = sentence.start + found.start("name")
        note(discourse, Argument(found["name"], "Event", "Event", found["name"], start, start + len(found["name"])))


def at_event(discourse: Discourse) -> bool:
    """The event was named after the last place visited: the story is at the event now."""
    return bool(discourse.events) and (not discourse.places or discourse.events[-1].start > discourse.places[-1].start)


def object_end(clause: Clause, trigger: Trigger) -> int:
    """Where the object of a verb ends: at the next verb of meetings, speech or company, or with the clause."""
    kinds = ("attend", "preside", "meet", "accompany")
    following = [
        t for t in clause.triggers if t.start >= trigger.end and (t.kind in kinds or t.kind.startswith("speak"))
    ]
    return following[0].start if following else clause.end
