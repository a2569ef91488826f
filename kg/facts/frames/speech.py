"""What persons said: one fact for each reporting verb with content of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.facts.discourse import Discourse, person_argument
from kg.facts.drafts import Draft
from kg.facts.scene import Sentence
from kg.facts.triggers import Trigger
from kg.records import Argument, Mention, Span

_NOUN_BEFORE = re.compile(
    r"(?:的|按照|按|根据|严格|工作|新|高|明确|总体|目标|具体|统一|有关|相关|更高|有|提出|一致|基本|硬性|部署|"
    r"会议|精神|决策|符合)$"
)
_DEMANDS = re.compile(r"提出(?:[一二三四五六七八九几两]点|具体|明确|以下|如下)?$")
_NOUN_AFTER = re.compile(r"^(?:的(?!是)|和|、|，确保|下|，(?:认真|切实|全面|严格))")
_AND_ALSO = re.compile(r"[，,；;](?:并|同时|也|还|又|同时也|同时还|并且|最后|随后|他|她|要|张|一是)?$")
_ADVERBIAL = re.compile(
    r"^(?:[（(][^（）()\n]{1,16}[）)])?[ 　]*(?:在[^，。；]{1,40}?(?:上|中|时|后|里|期间|过程中|讲话时|致辞中)|"
    r"代表[^，。；]{1,20}|对[^，。；]{1,30}|就[^，。；]{1,50}|结合[^，。；]{1,20}|"
    r"向[^，。；]{1,20}|用[^，。；]{1,16}|与[^，。；]{1,20}|同时|现场|再次|进一步|特别|反复|着重|一再|还|也|并|分别|最后|首先|当面|"
    r"一行|主持会议并|出席并|会上|说|点头|笑着|高兴地|激动地|深情地|进行|作|致辞|讲话|，|先后|都要?|均|当场|则)*$"
)
_CONTENT_LEAD = re.compile(r"^(?:了|说|道|到|：|:|，|,|“|\"|[ 　])+")
# Before the verb of somebody named in an earlier clause: 并现场就道路改造提出…
_LEADS_ON = re.compile(
    r"(?=.)(?:并|同时|也|还|又|最后|则|他们?|她|当场|当即|随后|而后|再|进一步|特别|着重|现场|一并)*"
    r"(?:(?:就|对|针对|结合|在|向)[^，。]{2,80})?"
)
_ADDRESSES = frozenset({"叮嘱", "嘱咐", "告诉", "提醒", "勉励", "鼓励", "告诫", "寄语"})
_WEAK = frozenset({"表示", "介绍", "汇报", "通报", "报告"})
_NO_CONTENT = re.compile(
    r"^(?:了)?(?:热烈|衷心|诚挚|充分|高度|亲切|由衷|崇高|真诚|节日|诚挚的|衷心的)?(?:的)?(?:感谢|欢迎|祝贺|慰问|"
    r"肯定|赞赏|敬意|赞同|同意|问候|关切|支持)"
)
# 提出建设性的意见建议: what was put forward is called, not told.
_CALLED = re.compile(
    r"[^，。；：\n]{0,40}?(?:意见|建议|要求|希望|想法|设想|思路|目标|任务|议案|提案|措施|问题|方案|倡议)(?=[，。；\n])"
)
_GOES_ON = re.compile(r"[^。；]{6,}[，,][^。；]{8,}")  # 表示，感谢某某的支持，某某是…: thanks are only the beginning
_OTHERS = re.compile(
    r"(?:大家|代表|与会\S{0,4}|负责人|企业家|群众|村民|居民|干部|党员|学员|学生|他们|嘉宾|客商|专家|同学|老师|"
    r"员工|职工)(?:们)?(?:纷纷|一致|均|都|还|也|表示|认为|说)"
)
_BETWEEN = 40  # characters between a quotation and the name of who said it: `“…。”正在灌溉的村民甲说`
_ENDS = re.compile(r"[。！？；\n]")
_OPENING = 400  # characters of a statement that are looked at


class Spoken(NamedTuple):
    """A reporting verb, who spoke, and where the content begins."""

    trigger: Trigger
    speaker: tuple[Mention, ...]
    start: int  # where the content begins
    end: int = -1  # where it ends, for a quotation printed before the verb; -1: at the end of the sentence


def statements(discourse: Discourse, sentence: Sentence) -> list[Spoken]:
    """The reporting verbs of a sentence that have a speaker and content of their own, in order."""
    out: list[Spoken] = []
    for clause in sentence.clauses:
        for trigger in clause.triggers:
            if trigger.kind.startswith("speak") or (trigger.kind == "address" and _introduces(discourse, trigger)):
                speaker = _speaker(discourse, sentence, clause.start, trigger, out)
                if speaker:
                    out.append(Spoken(trigger, speaker, _content_start(discourse, trigger)))
    kept = []
    for index, spoken in enumerate(out):
        if _has_content(discourse, sentence, spoken, out[index + 1 : index + 2]):
            kept.append(spoken)
        elif (quoted := _quoted_before(discourse, spoken)) is not None:
            kept.append(quoted)
    return kept


def _quoted_before(discourse: Discourse, spoken: Spoken) -> Spoken | None:
    """`“…。”某某说。`: the quotation that ends right before the speaker, or None."""
    scene = discourse.scene
    if scene.text[spoken.trigger.end : spoken.trigger.end + 1] not in "。，":
        return None
    start = min((discourse.phrase_start(person) for person in spoken.speaker), default=spoken.trigger.start)
    before = scene.text[:start].rstrip("，, 　")
    for quote in scene.quotes:
        if 0 <= len(before) - quote.end <= _BETWEEN and not _ENDS.search(before, quote.end):
            return spoken._replace(start=quote.start + 1, end=quote.end - 1)
    return None


def _introduces(discourse: Discourse, trigger: Trigger) -> bool:
    """`进行安排部署：一是…` introduces what was said."""
    return discourse.scene.text[trigger.end : trigger.end + 1] in ("：", ":")


def _speaker(
    discourse: Discourse, sentence: Sentence, clause_start: int, trigger: Trigger, before: list[Spoken]
) -> tuple[Mention, ...]:
    """Who speaks: the person before the verb in its clause, or whoever spoke or acts where it has none."""
    text = discourse.scene.text
    lead = text[clause_start : trigger.start]
    numbered = _DEMANDS.search(lead) and text[trigger.end : trigger.end + 1] in "，：,:"
    if (not numbered and _NOUN_BEFORE.search(lead)) or _NOUN_AFTER.match(text[trigger.end : trigger.end + 4]):
        return ()
    group = discourse.own_group(clause_start, trigger.start)
    if trigger.kind == "address":
        return (
            group.persons if group else (g.persons if (g := discourse.own_group(sentence.start, trigger.start)) else ())
        )
    between = text[group.end : trigger.start] if group is not None else ""
    if group is not None and (
        _ADVERBIAL.match(between) or numbered or _ends_quotation(discourse, clause_start, trigger)
    ):
        return group.persons
    if group is None:
        group = discourse.own_group(sentence.start, clause_start)
    opening = re.sub(r"^[ 　”\"]+", "", lead)
    if opening and not re.fullmatch(r"[他她][^，。]{0,6}", opening) and not _LEADS_ON.fullmatch(opening):
        return ()
    if (trigger.kind == "speak:wish" and not re.match(r"[他她](?!们)", opening)) or _OTHERS.search(
        text, max(group.end if group else sentence.start, trigger.start - _OPENING), trigger.start
    ):
        return ()
    if before:
        return before[-1].speaker
    if group is not None:
        return group.persons
    if re.match(r"[他她]", opening):
        return discourse.named or discourse.subject or discourse.leaders
    return discourse.subject


def _ends_quotation(discourse: Discourse, clause_start: int, trigger: Trigger) -> bool:
    """`“…。”某村民甲一边采茶一边说。`: the verb closes a clause that follows a quotation at once."""
    text = discourse.scene.text
    closes = text[trigger.end : trigger.end + 1] in ("。", "")
    return closes and any(
        0 <= clause_start - quote.end <= 1 or quote.end in range(clause_start, trigger.start)
        for quote in discourse.scene.quotes
    )


def _content_start(discourse: Discourse, trigger: Trigger) -> int:
    start = _addressed(discourse, trigger) if trigger.word in _ADDRESSES else trigger.end
    lead = _CONTENT_LEAD.match(discourse.scene.text[start : start + 8])
    return start + (lead.end() if lead else 0)


def _addressed(discourse: Discourse, trigger: Trigger) -> int:
    """Where who is spoken to has been named: `叮嘱镇党委书记某某，…`; the end of the verb where nobody is."""
    text = discourse.scene.text
    comma = text.find("，", trigger.end, trigger.end + _BETWEEN)
    told = discourse.scene.within(discourse.scene.persons, trigger.end, max(trigger.end, comma))
    return comma if told and told[-1].end == comma else trigger.end


def _has_content(discourse: Discourse, sentence: Sentence, spoken: Spoken, following: list[Spoken]) -> bool:
    text = discourse.scene.text
    end = following[0].trigger.start if following else sentence.end
    content = text[spoken.start : min(end, spoken.start + _OPENING)]
    if spoken.trigger.word in _WEAK and (
        _NO_CONTENT.match(content) or text[trigger_end(spoken)] not in '，,：:“"将要，希愿'
    ):
        told = text[trigger_end(spoken)] in "，,：:" and _GOES_ON.match(content) is not None
        return spoken.trigger.word == "表示" and (told or not _NO_CONTENT.match(content)) and len(content) > 8
    if spoken.trigger.word == "提出" and text[trigger_end(spoken)] not in "，：,:" and _CALLED.match(content):
        return False
    return len(content.strip("，。；： \n")) >= 6


def trigger_end(spoken: Spoken) -> int:
    """Offset right after the verb."""
    return spoken.trigger.end


def draft(discourse: Discourse, sentence: Sentence, spoken: Spoken) -> Iterator[Draft]:
    """Facts `stated`: the object is how the content begins."""
    text = discourse.scene.text
    quoted = spoken.end >= 0
    content = text[spoken.start : min(spoken.end if quoted else sentence.end, spoken.start + _OPENING)]
    words = re.split(r"[。；\n]", content)[0]
    opening = re.sub(r"\s", "", words)[:12].rstrip('，、：,”"')
    if not opening:
        return
    span = Span(min(sentence.start, spoken.start), sentence.end)
    said = Argument(opening, "Literal", "Literal", opening, spoken.start, spoken.start + len(opening))
    for person in spoken.speaker:
        yield Draft(
            "stated",
            person_argument(person),
            said,
            span,
            "speech",
            0.9,
            (("verb", spoken.trigger.word),),
            (f"verb {spoken.trigger.word}",),
        )
