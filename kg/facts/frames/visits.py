"""Who visited what: 来到 走进 察看 调研 … and `到 X 调研`, `在 X，…` on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.facts.discourse import Discourse, person_argument
from kg.facts.drafts import Draft
from kg.facts.endings import ending_of
from kg.facts.frames.company import accompany
from kg.facts.frames.sites import accept, acting_official, halves, region_end
from kg.facts.mood import TOLD_OF, is_cancelled, is_unreal
from kg.facts.names import Item, is_common, read_list
from kg.facts.scene import Clause, Sentence
from kg.facts.triggers import Trigger
from kg.records import Argument, Mention

_INVITED = re.compile(r"对|欢迎|感谢|邀请|希望|期待|诚邀")
_CROWD = re.compile(
    r"(代表|委员|嘉宾|客商|学员|学生|师生|队员|与会人员|参会人员|群众|居民|记者|大家|企业家|党员|家长)们?(?:先后|分别|依次|还|共同|一起|实地|集体|一行)*$"
)
_BY_ITSELF = re.compile(r"(?:还|也|又|先后|分别|现场|实地|电话|随机|重点|专门|同时|联合|组织|对)*")
_OFFICES = ("局", "办", "办公室", "法庭", "大队", "支队")  # not 代表团, whose leader is told before
# ，乙镇丑村、寅村: places by name and nothing else
_PLACES_ONLY = re.compile(
    r"[，,][㐀-鿿]{2,4}[市县区镇乡](?=[㐀-鿿])[^，。；]{2,40}?"
    r"(?:村|社区|公司|项目|学校|公园|[^，。；]{1,12}等\d*余?[处个家地])"
)
_COMPANY = re.compile(r"(?:一同|一并|一起|一道|随同|随团|随队|随行|分别|共同)(?:参加|参与)?$")
# 对甲、乙进行检查: what is looked at stands before the verb.
_AIMED = re.compile(
    r"对(?P<what>[^，。；对]{3,40}?)(?:进行了?|开展了?|实施)(?:实地|现场|突击|专项|专题|集中|随机|全面|[㐀-鿿]{0,6})$"
)
_AT_LARGE = re.compile(
    r"(?:四大班子|班子|各级|各部门|包联|包保|全[省市县区镇])[^，。；]{0,6}(?:领导|干部|部门|成员|人员)"
)
# 视察组走进…: those who were led, and who leads them.
_TEAM = re.compile(r"[ 　]*(?:[㐀-鿿]{0,4}(?:视察|检查|督查|督导|调研|考察|慰问|评议)[组团队]|代表团)")
_TOPIC = re.compile(
    r"(?:(?:春节|国庆|中秋|元旦|五一|端午|清明|节日|假日|节假日|双节|汛期|暑期|冬季|夏季|岁末年初)(?:假期|期间|前后)*)?"
    r"(?:安全生产|消防安全|生产安全|食品安全|疫情防控|复工复产|防汛|安全度汛|安全|生产|运行|经营)+(?:等)?(?:工作|情况)$"
)
_SHORTEST = 4  # characters of a name
_WORKS = frozenset({"Enterprise", "ResearchInstitute"})
_HEAD_PLACES = frozenset({"Park"})


def visit(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> Iterable[Draft]:
    """Facts `visited` (and `locatedIn` where the page says so) for one trigger."""
    text = discourse.scene.text
    before = discourse.told(clause.start, trigger.start)
    if is_unreal(before) or is_cancelled(text, sentence.start, sentence.end, trigger.start):
        return []
    if _is_crowd(discourse, sentence, clause, trigger) or _is_of_body(discourse, sentence, clause, trigger):
        return []
    if (trigger.word == "来" and _INVITED.search(before)) or TOLD_OF.match(text, trigger.end, clause.end):
        return []
    end = region_end(clause, trigger, text)
    aimed = _AIMED.search(text, clause.start, trigger.start) if trigger.kind == "see" else None
    start, end = aimed.span("what") if aimed else (trigger.end, end)
    if end == clause.end and aimed is None:
        end = _list_goes_on(sentence, clause, text)
    if end <= start:
        alone = trigger.kind == "see" and _COMPANY.search(before)
        return accompany(discourse, sentence, clause, trigger) if alone else []
    if trigger.kind == "see" and aimed is None:
        end = _before_topic(text, start, end)
    discourse.touring = discourse.touring or trigger.kind in ("go", "see")
    names = read_list(text, start, end)
    names = names._replace(items=tuple(part for item in names.items for part in halves(item)))
    items = [item for item in names.items if accept(discourse, sentence, clause, trigger, item, names, end)]
    if aimed and not (any(item.kind for item in items) and len(items) == len(names.items)):
        items = []  # a topic among them: 对项目复工、保交楼工作进行检查
    actors = _visitors(discourse, sentence, clause, trigger)
    if not items and _COMPANY.search(before) and trigger.kind == "see":
        return accompany(discourse, sentence, clause, trigger)
    if not items or not actors or _in_general(discourse, sentence, trigger):
        return []
    return list(_facts(discourse, sentence, trigger, actors, [_as_listed(item, names.closed_by) for item in items]))


def _before_topic(text: str, start: int, end: int) -> int:
    """Where the firms end in `检查甲煤业和乙煤业节日期间安全生产工作`; `end` where it is no place that is looked at."""
    topic = _TOPIC.search(text, start, end)
    if topic is None or topic.start() - start < _SHORTEST:
        return end
    items = read_list(text, start, topic.start()).items
    named = bool(items) and all(item.kind == "Organisation" and item.type in _WORKS for item in items)
    return topic.start() if named else end


def _list_goes_on(sentence: Sentence, clause: Clause, text: str) -> int:
    """Where a list ends that the next clauses carry on: 甲局、乙站，以及丙所等单位; 甲镇子村，乙镇丑村.

    `text`: the article's.
    """
    end = clause.end
    for following in sentence.clauses:
        if following.start <= end:
            continue
        goes_on = text.startswith(("，以及", ",以及"), end) or _PLACES_ONLY.fullmatch(text, end, following.end)
        if not goes_on or following.triggers or following.persons:
            break
        end = following.end
    return end


def _in_general(discourse: Discourse, sentence: Sentence, trigger: Trigger) -> bool:
    """`四大班子领导以上率下，深入…`: officials at large, who are not the person spoken of before."""
    if discourse.own_group(sentence.start, trigger.start) is not None:
        return False
    return _AT_LARGE.search(discourse.scene.text, sentence.start, trigger.start) is not None


def _as_listed(item: Item, closed_by: str) -> Item:
    """A member of a list closed by 等企业 is a firm, though its own last word does not say so."""
    return item if item.kind or not closed_by else item._replace(kind="Organisation", type=closed_by)


def _is_crowd(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> bool:
    """`代表们先后参观了…`: who of those named went along is not told, unless somebody leads the delegates."""
    text = discourse.scene.text
    crowd = _CROWD.search(text, clause.start, trigger.start)
    if crowd is None or discourse.own_group(clause.start, trigger.start) is not None:
        return False
    led = re.search(
        r"(?:率领?|带领|带队|组织)[^，。；]{0,24}" + crowd[1], text[max(0, sentence.start - 1000) : crowd.end(1)]
    )
    return led is None


def _is_of_body(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> bool:
    """`市防指办还电话抽查了…`: an office acts, and nobody who was named before."""
    if discourse.own_group(sentence.start, trigger.start) is not None:
        return False
    scene = discourse.scene
    bodies = scene.within(scene.bodies, clause.start, trigger.start)
    return any(
        body.name.endswith(_OFFICES)
        and not scene.text[clause.start : body.start].strip()
        and _BY_ITSELF.fullmatch(scene.text, body.end, trigger.start)
        for body in bodies
    )


def _visitors(discourse: Discourse, sentence: Sentence, clause: Clause, trigger: Trigger) -> tuple[Mention, ...]:
    """Who acts; for `在某社区，甲走进…` the official of the next clause, where nobody is named before."""
    if trigger.kind == "to" and trigger.word == "在" and discourse.own_group(sentence.start, trigger.start) is None:
        later = acting_official(discourse, sentence, clause)
        if later:
            return later
    team = discourse.leaders and _TEAM.match(discourse.scene.text, clause.start, trigger.start)
    if team and discourse.own_group(clause.start, trigger.start) is None:
        return discourse.leaders
    return discourse.actors(sentence, trigger)


def _facts(
    discourse: Discourse, sentence: Sentence, trigger: Trigger, actors: tuple[Mention, ...], items: list[Item]
) -> Iterator[Draft]:
    inside = _container(discourse, sentence)
    if items[0].within is not None and _names_place(items[0].within) and items[0].within.endswith("园区"):
        inside = Argument(discourse.home.spell_out(items[0].within), "Place", "Place", items[0].within)
    for item in items:
        place = _argument(discourse, item)
        if item.within is not None and _names_place(item.within):
            spot = Argument(discourse.home.spell_out(item.within), "Place", "Place", item.within)
            yield Draft("locatedIn", place, spot, sentence.span, "visited-within", 0.9)
        elif inside is not None and inside.name != place.name and place.kind == "Organisation":
            yield Draft("locatedIn", place, inside, sentence.span, "visited-in-park", 0.8)
        for order, actor in enumerate(actors, 1):
            yield Draft(
                "visited",
                person_argument(actor),
                place,
                sentence.span,
                f"visit-{trigger.word}",
                _confidence(item, trigger),
                (("order", str(order)),),
                (f"{trigger.word}: {item.name}",),
            )
        discourse.places.append(place)
        if place.kind == "Project":
            discourse.projects.append(place)
    discourse.visiting = True
    discourse.subject = actors
    discourse.last_visit = (sentence.start, actors)


def _container(discourse: Discourse, sentence: Sentence) -> Argument | None:
    """The park the sentence says was entered first: 到梧桐园区，先后在甲、乙、丙视察."""
    last = discourse.places[-1] if discourse.places else None
    if len(discourse.places) > 1 and discourse.places[-2].start >= sentence.start:
        return None  # a park among other places holds none of those named later
    if last is not None and last.type in _HEAD_PLACES and sentence.start <= last.start < sentence.end:
        return last
    return None


def _names_place(text: str) -> bool:
    """True for a place with a name of its own: 双桥园区, not 辖区."""
    return len(text) >= 3 and not is_common(text) and ending_of(text) is not None


def _argument(discourse: Discourse, item: Item) -> Argument:
    kind, type_ = (item.kind, item.type) if item.kind else ("Organisation", "Organisation")
    if kind == "Place":
        type_ = "Place"
    return Argument(discourse.home.spell_out(item.name), kind, type_, item.name, item.start, item.end)


def _confidence(item: Item, trigger: Trigger) -> float:
    return {"go": 0.95, "see": 0.9, "to": 0.9}[trigger.kind] if item.kind else 0.8
