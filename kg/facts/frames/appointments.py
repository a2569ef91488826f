"""Decisions on posts: 任命甲为…, 免去乙的…职务, 丙辞去…, 当选为…. The decision, not the post held."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from kg.facts.carried import without_part
from kg.facts.discourse import Discourse, person_argument
from kg.facts.drafts import Draft
from kg.facts.home import split_places
from kg.facts.scene import Sentence
from kg.facts.titles import divide
from kg.records import Argument, Mention

_MODE = re.compile(
    r"(决定任命|任命|决定聘任|聘任|选举|补选|推选|推举|增选|当选|选出|决定免去|免去|免除|免职|接受|辞去|不再担任|不再兼任|决定(?=[：:]))"
)
_BRACKET = r"(?:[（(][^（）()\n]{1,20}[）)])?"  # （女，回族）, （某大学教授）
_CALLED = r"(?:[一二两三四五六七八九十]位)?(?:同志|先生|女士)?"
_APPOINT = re.compile(
    "^"
    + _BRACKET
    + r"(?:[、和][㐀-鿿·]{2,6}"
    + _BRACKET
    + r"){0,8}"
    + _CALLED
    + r"[ 　]*(?:为|(?:挂职)?任|挂职?担任|担任|兼任|转任|调任|当选为?|被任命为|"
    r"被选举为|(?P<acting>代理))(?P<posts>[^，,；;。\n“”]{2,60})"
)
_REMOVE = re.compile(
    "^" + _BRACKET + _CALLED + r"(?:因[^，,。；;]{1,12}?[，,]?(?=辞去))?[ 　]*(?:的|辞去|不再担任|不再兼任|不再任|"
    r"免去)(?P<posts>[^，,；;。\n“”]{3,60}?)(?:等)?(?:职务|一职)"
)
_ENDED = re.compile(r"^(?:同志)?[ 　]*(?:不再担任|不再兼任|不再任)(?P<posts>[^，,；;。\n“”]{3,40})")
_PLAINLY = re.compile(r"^(?:同志)?(?P<posts>[^，,；;。\n“”]{3,40}?)(?:等)?(?:职务|一职)")
_HIS = re.compile(r"免去其(?P<posts>[^，,；;。\n“”]{3,40}?)职务")
_LEAVES = re.compile(
    r"[，,；]\s*(?:同时)?(?:不再担任|不再兼任)(?P<posts>[^，,；;。\n“”]{3,40}?)(?:职务)?(?=[，,；;。\n]|$)"
)
_ANNOUNCES = re.compile(r"宣布|宣读|传达|[：:]")
_PROPOSED = re.compile(r"提名[^，,；;]{0,6}$")
_HANDED = re.compile(r"颁发|授予|授牌|颁奖|献花|送上")  # 甲为会长乙颁发牌匾
_AND_THEN = re.compile(r"并(?=发表|作|致|讲|代表)")
_EXPLICIT = re.compile(r"当选|任命|选举|同志(?:任|兼任)")
_ACTS = re.compile(r"由其代理(?P<posts>[^，；。\n]{2,20}?)(?:职务|一职)")
_TAKES_OVER = ("接任", "接替")  # 由乙接任
_FAR = 300  # characters behind a person in which the decision stands: a long list is still read in linear time
_GROUP_HEADS = frozenset({"书记", "成员", "委员"})
_RANKS = re.compile(r"^(?:审判员|检察员|审判委员会委员|检察委员会委员)$")
_HEADING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]?[、.]?\s*(?:会议|[㐀-鿿]{2,24}(?:常委会|常务委员会|会议|政府|[省市州县区旗]委|党委|党组))?"
    r"(?:研究|依法|表决)?(决定任命|任命|决定聘任|聘任|选举|补选|选出|决定免去|免去|接受|决定(?=[：:]))"
    r"(?:下列|以下)?[^：:\n]{0,12}(?:[：:]?\s*$|[：:]\s*(?=[㐀-鿿·]{2,}))"
    r"|[^。；：:\n]{4,60}(?:(?<=研究)[，,]?)?(选出|决定(?:任免|聘任|任命)?|选举产生)[：:]\s*$"
    r"|[^。；：:\n]{0,24}(?:(?<=表决)|(?<=审议)|(?<=依法))(通过)[^。；：:，\n]{0,10}人事(?:任免)?(?:事项|议案|名单)?[：:]\s*$)"
)
_SITTING = re.compile(
    r"^(?P<body>[^，。]{4,40}?)(?:第[一二三四五六七八九十百]+[届次]){0,2}(?:全体|代表|成员|会员)?(?:会议|大会)$"
)
_TAIL = re.compile(r"(?:职务|的职务|等职务|[（(][^（）()]*[）)]|的?请求)$")


def decisions(discourse: Discourse, sentence: Sentence, mode: str) -> Iterator[Draft]:
    """Facts `appointed` and `removed` of one sentence. `mode`: the verb of a heading above a list, or ""."""
    text = discourse.scene.text
    carried: str | None = None
    left: list[Draft] = []  # the posts given up last
    verbs = [(sentence.start + verb.end(), verb[1]) for verb in _MODE.finditer(text[sentence.start : sentence.end])]
    for person in discourse.scene.within(discourse.scene.persons, sentence.start, sentence.end):
        index = bisect_right(verbs, person.start, key=itemgetter(0))
        governing = verbs[index - 1][1] if index else mode
        removed = list(_removals(discourse, sentence, person, mode, carried))
        yield from removed
        left = removed or left
        for appointed in _appointments(discourse, sentence, person, governing, carried):
            carried = appointed.object.name
            yield appointed
        by = text[person.start - 1 : person.start] in ("由", "，", ",")
        if by and text.startswith(_TAKES_OVER, person.end):
            successor = person_argument(person)
            yield from (one._replace(predicate="appointed", subject=successor, rule="takes-over") for one in left)


def _removals(
    discourse: Discourse, sentence: Sentence, person: Mention, mode: str, carried: str | None
) -> Iterator[Draft]:
    """`甲辞去…`, `免去甲的…职务`; and said behind it: `甲任…，免去其…职务`."""
    text = discourse.scene.text
    after = text[person.end : min(sentence.end, person.end + _FAR)]
    opens = not text[sentence.start : person.start].strip() if mode.endswith("免去") else False
    headed = opens or text.endswith(("免去", "免除", "职务、", "职务和"), sentence.start, person.start)
    plain = _REMOVE.match(after) or _ENDED.match(after) or (_PLAINLY.match(after) if headed else None)
    for found in [plain] if plain else [_LEAVES.search(after), _HIS.search(after)]:
        if found is not None and _is_of(discourse, person, found):
            posts, offset = found["posts"], person.end + found.start("posts")
            yield from _decided(discourse, sentence, person, "removed", posts, offset, carried)


def _is_of(discourse: Discourse, person: Mention, found: re.Match[str]) -> bool:
    """Whether words behind a person are about this one: nobody else is named between, and nothing is announced."""
    end = person.end + found.start()
    announces = _ANNOUNCES.search(discourse.scene.text, person.end, end)  # 部长甲宣布：某某任…，不再担任…
    return not announces and not discourse.scene.within(discourse.scene.persons, person.end, end)


def _appointments(
    discourse: Discourse, sentence: Sentence, person: Mention, governing: str, carried: str | None
) -> Iterator[Draft]:
    """`任命甲、乙为…`, `甲当选…`, `甲任…` below a heading or behind a verb that decides."""
    text = discourse.scene.text
    after = text[person.end : min(sentence.end, person.end + _FAR)]
    found = _APPOINT.match(after)
    if (
        found is None
        or "候选人" in found["posts"]
        or _HANDED.search(found["posts"])
        or _PROPOSED.search(text, sentence.start, person.start)
    ):
        return
    explicit = _EXPLICIT.search(after[: found.start("posts")])
    if not explicit and (not governing or governing.endswith(("免去", "免除", "免职", "接受", "辞去"))):
        return
    offset = person.end + found.start("posts")
    acting = "代理" if found["acting"] else ""
    body = carried or _of_meeting(discourse)
    for named in _together(discourse, sentence, person):
        for made in _decided(discourse, sentence, named, "appointed", found["posts"], offset, body, acting):
            body = made.object.name
            yield made
    acts = _ACTS.search(after)
    if acts is not None and _is_of(discourse, person, acts):
        offset = person.end + acts.start("posts")
        yield from _decided(discourse, sentence, person, "appointed", acts["posts"], offset, body, "代理")


def _together(discourse: Discourse, sentence: Sentence, person: Mention) -> tuple[Mention, ...]:
    """The person and those named before in one list: 甲、乙为副主任."""
    for group in discourse.groups(sentence.start, person.end):
        if person in group.persons:
            index = group.persons.index(person)
            start = index
            while start and _listed(discourse, group.persons[start - 1], group.persons[start]):
                start -= 1
            return group.persons[start : index + 1]
    return (person,)


def _listed(discourse: Discourse, one: Mention, other: Mention) -> bool:
    """Whether a person follows another in one list, with titles before the name or without."""
    titles = discourse.scene.within(discourse.scene.posts, one.end, other.start)
    begins = min((title.start for title in titles), default=other.start)
    return discourse.scene.text[one.end : begins] in ("、", "和")


def _of_meeting(discourse: Discourse) -> str | None:
    """The body whose sitting decides: 理事会 in `理事会第一次会议选举甲为理事长`."""
    event = discourse.event()
    sitting = _SITTING.match(event.name) if event is not None else None
    if sitting is None or not sitting["body"].endswith(("会", "委员会")):
        return None
    return discourse.home.spell_out(sitting["body"])


def mode_of(text: str) -> str | None:
    """The verb of a line that heads a list of decisions (`决定任命：`), or None where the line is none."""
    found = _HEADING.match(text) if _MODE.search(text) or "决定" in text or "人事" in text else None
    return next(filter(None, found.groups()), None) if found else None


def _decided(
    discourse: Discourse,
    sentence: Sentence,
    person: Mention,
    predicate: str,
    posts: str,
    offset: int,
    carried: str | None = None,
    acting: str = "",
) -> Iterator[Draft]:
    for body, post in posts_in(discourse, posts, offset, carried):
        yield Draft(
            predicate,
            person_argument(person),
            body,
            sentence.span,
            f"decision-{predicate}",
            0.95,
            (("post", acting + post),),
        )


def posts_in(discourse: Discourse, posts: str, offset: int, carried: str | None) -> Iterator[tuple[Argument, str]]:
    """The bodies and posts of a printed list (`某局党组书记、局长`); `carried`: the body of one that names none."""
    body: str | None = None
    position = 0
    posts = _AND_THEN.split(posts)[0]  # 当选会长并发表讲话
    for part in re.split(r"、|(?<![（(])兼", posts):
        printed = re.sub(r"^(?:其|其在|原)", "", _TAIL.sub("", part.strip()))
        start = offset + posts.index(part, position)
        position = posts.index(part, position) + len(part)
        head = divide(printed)
        if head is None:
            continue
        before = body or (carried if not head.body else None)
        if before is not None and not head.body and head.word not in _GROUP_HEADS:
            before = without_part(before)  # 某局党组书记、局长
        body, post = _body(discourse, head.body, head.post, head.word, before)
        if body:
            yield (
                Argument(body, "Organisation", "Organisation", head.body or body, start, start + len(printed)),
                post,
            )


def _body(discourse: Discourse, body: str, post: str, word: str, previous: str | None) -> tuple[str | None, str]:
    """Body and post: 某县民政局局长 -> 某县民政局; a part named without its body takes the one before it."""
    unit = re.match(r"^[省市州盟县区旗镇乡]长$", word)
    if unit and body and not body.endswith("政府"):
        return f"{body if body.endswith(word[0]) else body + word[0]}政府", post
    if not body:
        if unit:
            seat = next((p for p in reversed(split_places(previous or "")[0]) if p.endswith(word[0])), None)
            place = seat or discourse.home.place(word[0], "长")
            return (f"{place}政府" if place else previous or f"{word[0]}政府"), post
        court = re.match(r"^(.*?(?:法院|检察院))", previous or "") if _RANKS.match(post) else None
        return (court[1] if court else previous), post
    if previous is not None and not split_places(body)[0]:
        trunk = re.match(r"^(.*?(?:法院|检察院|委员会|局|院))", previous)
        return (trunk[1] if trunk else previous) + body, post
    return discourse.home.spell_out(body), post
