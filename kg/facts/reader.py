"""Reads one article: sentence by sentence, clause by clause, frames in the order of their triggers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.discourse import Discourse, Group
from kg.facts.drafts import Draft
from kg.facts.endings import ending_of
from kg.facts.frames import FRAMES
from kg.facts.frames.appointments import decisions, mode_of
from kg.facts.frames.events import speaker_attends
from kg.facts.frames.projects import read_projects
from kg.facts.frames.resumes import resumes
from kg.facts.frames.rosters import rosters
from kg.facts.frames.speech import Spoken, draft, statements
from kg.facts.home import Home, split_places
from kg.facts.occasions import notice
from kg.facts.posts import posts_of
from kg.facts.scene import Scene, Sentence
from kg.facts.titles import Post
from kg.records import Argument, Span

# A sentence that opens so goes on with what was said, not with what was done.
_SAID_ON = re.compile(
    r"^[ 　]*(?:要|一要|二要|三要|四要|五要|[一二三四五六七八九十]是|[（(][一二三四五六七八九十][）)]|同时|此外|"
    r"首先|其次|坚持|各|全[区市县]|应|必须)"
)
_DONE = re.compile(
    r"^[ 　]*(?:随后|其间|期间|会上|会后|会前|当天|当日|当晚|下午|上午|座谈会|调研|考察|在|之后|此前|活动|仪式|\d+日)"
)
_ORDERED = re.compile(r"要|应|须|必|将|不|让|使|鼓励|引导|组织|动员|积极|希望|欢迎|认真|主动|踊跃")
_UNNAMED_POSTS = (
    "领导",
    "政协委员",
    "班子成员",
    "负责人",
    "代表",
    "成员",
    "干部",
    "老师",
    "教师",
    "老战士",
    "党员",
    "职工",
    "工人",
    "群众",
    "专家",
    "负责同志",
)
_NOT_HELD = ("拟任", "拟提名", "拟推荐")  # a post that somebody is to have
_HOSTS = re.compile(r"(?:同志)?向(?:[㐀-鿿]{0,6}(?:组|团)|来宾)[^，。；]{0,6}(?:汇报|介绍)")
_EDITOR = "编辑"
_GROUP_POSTS = ("党组成员", "党委成员", "党工委成员", "领导小组成员")
_HANDS = ("员", "师", "工", "手", "司机", "匠")
_QUIET_POSTS = frozenset({"citizen", "media"})


def read_article(scene: Scene, home: Home) -> Iterator[Draft]:
    """The facts of one article as drafts, in reading order."""
    posts = posts_of(scene, home)
    discourse = Discourse(scene, home, posts)
    yield from _credits(scene)
    yield from _held_posts(scene, posts)
    mode = ""
    speech: Sentence | None = None
    for sentence in scene.sentences:
        mode = mode_of(scene.text[sentence.start : sentence.end]) or mode  # a heading may say it: 二、决定任命
        if sentence.role in ("head", "subhead"):
            yield from rosters(discourse, sentence, mode)  # 主任：甲 is a short line and taken for a heading
            continue
        if sentence.paragraph != discourse.paragraph and speech is not None and not _goes_on(discourse, sentence):
            speech = None
        discourse.begin(sentence)
        said = statements(discourse, sentence)
        quiet = speech is not None and not said and _goes_on(discourse, sentence)
        yield from _read_sentence(discourse, sentence, said, quiet, mode)
        if said:
            speech = sentence
        elif not quiet:
            speech = None
    yield from _read_heads(discourse)


def _goes_on(discourse: Discourse, sentence: Sentence) -> bool:
    """Whether a sentence after reported speech is still that speech."""
    text = discourse.scene.text[sentence.start : sentence.end]
    if (
        discourse.own_group(sentence.start, sentence.end) is not None
        or _DONE.match(text)
        or _at_meeting(sentence, text)
    ):
        return False
    return sentence.paragraph == discourse.paragraph or _SAID_ON.match(text) is not None


def _at_meeting(sentence: Sentence, text: str) -> bool:
    """Bodies that speak or take part: `区财政局、税务局负责人现场解答` is told of the meeting, not said at it."""
    first = next(
        (t for c in sentence.clauses for t in c.triggers if t.kind in ("address", "attend", "accompany")), None
    )
    return first is not None and _ORDERED.search(text[: first.start - sentence.start]) is None


def _read_sentence(
    discourse: Discourse,
    sentence: Sentence,
    said: list[Spoken],
    quiet: bool,
    mode: str,
) -> Iterator[Draft]:
    if quiet:
        return
    speech_start = said[0].start if said else sentence.end
    notice(discourse, sentence, speech_start)
    for clause in sentence.clauses:
        for trigger in clause.triggers:
            if trigger.kind == "group":
                discourse.regroup(sentence, trigger)
            frame = FRAMES.get(trigger.kind)
            if frame is not None and trigger.start < speech_start:
                yield from frame(discourse, sentence, clause, trigger)
    _note_leaders(discourse, sentence)
    for spoken in said:
        yield from draft(discourse, sentence, spoken)
        before = discourse.scene.text[max(sentence.start, spoken.trigger.start - 200) : spoken.trigger.start]
        if spoken.end < 0 or "会上" in before:  # `“…。”甲告诉记者` need not be said at the meeting
            yield from speaker_attends(discourse, sentence, before, spoken.speaker)
        discourse.named = spoken.speaker
        # On a tour a host may speak in between; who goes on is still the leader.
        leads = not discourse.visiting or {one.name for one in spoken.speaker} & {one.name for one in discourse.leaders}
        discourse.subject = spoken.speaker if leads or not discourse.leaders else discourse.leaders
    yield from decisions(discourse, sentence, mode)
    yield from rosters(discourse, sentence, mode)
    yield from resumes(discourse, sentence, mode)
    yield from read_projects(discourse, sentence, said[0].speaker if said else (), speech_start)


def _note_leaders(discourse: Discourse, sentence: Sentence) -> None:
    """The first persons that act lead the article."""
    groups = [g for g in discourse.groups(sentence.start, sentence.end) if discourse.acts(g, sentence.end)]
    if groups:
        first = groups[0].persons
        if _goes_along(discourse, sentence, groups[0]) and (
            not discourse.leaders or not {one.name for one in discourse.leaders} & {one.name for one in first}
        ):
            return
        if not discourse.leaders or (discourse.in_office(first[0]) and not discourse.in_office(discourse.leaders[0])):
            discourse.leaders = first
        discourse.subject = discourse.named = groups[-1].persons


def _goes_along(discourse: Discourse, sentence: Sentence, group: Group) -> bool:
    """`市政协调研组到某区调研，区长甲陪同`, `校长乙向督查组汇报`: they lead nothing, though nobody else is named."""
    if _HOSTS.match(discourse.scene.text, group.end):
        return True
    after = next((t for c in sentence.clauses for t in c.triggers if t.start >= group.end), None)
    return after is not None and after.word.startswith(("陪同", "随同"))


def _read_heads(discourse: Discourse) -> Iterator[Draft]:
    """Headlines say who held what; all else in them is said better below."""
    for sentence in discourse.scene.sentences:
        if sentence.role != "head":
            continue
        discourse.subject = ()
        discourse.subject_body = None
        for clause in sentence.clauses:
            for trigger in clause.triggers:
                if trigger.kind == "hold":
                    yield from FRAMES["hold"](discourse, sentence, clause, trigger)


def _held_posts(scene: Scene, posts: tuple[Post, ...]) -> Iterator[Draft]:
    for post in posts:
        if post.body is None or post.title.type in _QUIET_POSTS or not _is_body(post):
            continue
        body = Argument(
            post.body, "Organisation", "Organisation", post.surface or post.body, post.title.start, post.title.end
        )
        holder = Argument(post.person.name, "Person", "Person", post.person.name, post.person.start, post.person.end)
        qualifiers = [("post", post.post)] + ([("status", "former")] if post.former else [])
        yield Draft(
            "holdsPost",
            holder,
            body,
            _sentence_at(scene, post.person.start),
            "post-shared" if post.shared else "post",
            0.95,
            tuple(qualifiers),
            (f"title {post.title.name}",),
        )


def _is_body(post: Post) -> bool:
    """抗美援朝老战士 names no body; a firm may end in anything: 恒力重工总经理."""
    if (post.body or "").startswith(_NOT_HELD):
        return False
    if post.title.name.endswith(_UNNAMED_POSTS) and not post.title.name.endswith(_GROUP_POSTS):
        firm = ending_of(post.body or "") if post.post == "负责人" else None
        return firm is not None and firm[2] == "Enterprise" and firm[0] != post.body
    named = ending_of(post.body or "") is not None or split_places(post.body or "")[0] != ()
    leads = post.title.type in ("enterprise", "association") and not post.title.name.endswith(_HANDS)
    return named or leads


def _sentence_at(scene: Scene, offset: int) -> Span:
    for sentence in scene.sentences:
        if sentence.start <= offset < sentence.end:
            return sentence.span
    return Span(offset, offset)


def _credits(scene: Scene) -> Iterator[Draft]:
    """Facts `wrote` from the article's byline; who edited the page has not written it."""
    article = scene.article
    for credit in article.credits:
        if credit.role == _EDITOR:
            continue
        author = Argument(credit.name, "Person", "Person", credit.name, credit.start, credit.end)
        work = Argument(article.id, "Article", "Article", article.id)
        qualifiers = [("role", credit.role)] if credit.printed_role else []
        if credit.employer:
            qualifiers.append(("employer", credit.employer))
        yield Draft("wrote", author, work, Span(credit.start, credit.end), "byline", 0.98, tuple(qualifiers))
