"""What carries over from clause to clause: who acts, who leads, which event is spoken of.

Chinese news names a subject once and leaves it out for sentences (`随后，…；在某公司，…`). The discourse
remembers the leaders of the article, the actors of the running paragraph and the events named so far.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.facts.home import Home
from kg.facts.scene import Scene, Sentence
from kg.facts.titles import Post
from kg.facts.triggers import Trigger
from kg.records import Argument, Mention

_JOINT = re.compile(r"^(?:[（(][^（）()\n]{1,16}[）)])?(?:、|，|,|和|及|以及|，以及|等)[ 　]*$")
_OBLIQUE = re.compile(
    r"(在|由|与|同|跟|和|对|向|给|为|受|经|随|听取了?|听完了?|听了|接待了?|会见了?|接见了?|拜访了?|看望了?|慰问了?|邀请|聘请|欢迎|感谢|率|带领|率领|陪同|走进|来到|走到|前往|询问|[边又]?问|叮嘱|勉励|鼓励|握着|握住|拉着|扶着|找到|遇到|碰到|遇见|拨通|致电|连线|"
    r"委托|代表|参观了?|考察了?|走访了?|免去|免除|任命|选举|提名)$"
)
# 与来访的甲, 对随行的乙: a clause between the preposition and the person.
_DESCRIBED = re.compile(
    r"(与|同|跟|对|向|给|由)(?:[前到]?来|莅临|远道而来|随行|同行|陪同|在场|在座|现场|一旁|身边|当地)[^，。；、]{0,10}的?$"
)
# 看望了困难户甲、五保户乙: the second of a list that a verb opens, though 五保户 is no title.
_SEEN_TO = re.compile(r"(看望|慰问|走访|探望|会见|接见)了?[^，。；看望访问见]{2,18}、[^，。；、看望访问见]{0,8}$")
_RECEIVED = re.compile(r"(?:对|向|与|同|会见了?|欢迎|感谢)[^，。；对向]{2,30}$")
_GOES_ON = re.compile(r"[ 　]*(?:随后|接着|之后|离开时|途中|期间)?[，,]?[他她](?!们)")
_OF_NOUN = re.compile(r"(?:参与|参加|组成|率领|带领)的")
_ACTING = ("", "陪同", "委托")  # markers of those who act themselves: who acts alone, is guided or is sent
_OFFICES = frozenset(
    {"party", "government", "legislative", "consultative", "judicial", "military", "enterprise", "academic"}
)
_NO_OFFICE = ("代表", "职工", "工人", "员工", "民警", "医生", "护士", "教师", "老师", "学生", "网格员", "专家")


# How far back (characters) a verb looks for its subject: longer than any printed sentence, so that a page without
# full stops is still read in linear time.
_HORIZON = 3000
_BEFORE = 20  # characters before a group that tell what it is there for


class Group(NamedTuple):
    """Persons named together, with their titles. `start` is where the first title begins.

    `marker` is the preposition or verb right before them (在 由 与 会见 …), "" where they may be a subject.
    """

    start: int
    end: int
    persons: tuple[Mention, ...]
    marker: str


@dataclass(slots=True)
class Discourse:
    """The running state of one article; frames read it and the reader updates it."""

    scene: Scene
    home: Home
    posts: tuple[Post, ...]
    leaders: tuple[Mention, ...] = ()
    subject: tuple[Mention, ...] = ()
    subject_body: Argument | None = None
    events: list[Argument] = field(default_factory=list)
    places: list[Argument] = field(default_factory=list)
    projects: list[Argument] = field(default_factory=list)
    named: tuple[Mention, ...] = ()  # who was named last as a subject: 他 means this person
    elected_by: str | None = None  # the body of the post read last in a list of the elected
    visiting: bool = False
    touring: bool = False  # somebody looked around, at named places or not
    talking: bool = False  # two sides met
    last_visit: tuple[int, tuple[Mention, ...]] = (-1, ())
    paragraph: int = -1
    _officials: frozenset[str] = frozenset()
    _first: dict[int, int] = field(default_factory=dict)
    _titled_ends: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Notes where the titles of each person begin, and which titles stand behind a name."""
        self._officials = frozenset(
            post.person.name
            for post in self.posts
            if post.title.type in _OFFICES and not post.title.name.endswith(_NO_OFFICE)
        )
        self._titled_ends = {title.start: title.end for title in self.scene.posts}
        for post in self.posts:
            if not post.shared:
                start = self._first.get(post.person.start, post.person.start)
                self._first[post.person.start] = min(start, post.title.start)

    def in_office(self, person: Mention) -> bool:
        """Whether the article gives the person a post of some weight anywhere: no villager, delegate or witness."""
        return person.name in self._officials

    def phrase_start(self, person: Mention) -> int:
        """Article offset where the person's titles (or the name) begin."""
        return self._first.get(person.start, person.start)

    def _phrase_end(self, person: Mention) -> int:
        """Where the name ends, or the title behind it: 某某区长."""
        return self._titled_ends.get(person.end, person.end)

    def groups(self, start: int, end: int) -> list[Group]:
        """The person groups inside `start`..`end`, in order."""
        return [*self.groups_back(start, end)][::-1]

    def groups_back(self, start: int, end: int) -> Iterator[Group]:
        """The same from the last one on: a verb asks for the group right before it, and no others need be read."""
        start = max(start, end - _HORIZON)
        group: list[Mention] = []  # its persons, the last one first
        for person in self.scene.persons_back(start, end):
            if group and not _JOINT.match(self.scene.text[self._phrase_end(person) : self._begin(group, start)]):
                yield self._group(group, start)
                group = []
            group.append(person)
        if group:
            yield self._group(group, start)

    def _begin(self, group: list[Mention], start: int) -> int:
        return max(start, self.phrase_start(group[-1]))

    def _group(self, group: list[Mention], start: int) -> Group:
        begin = self._begin(group, start)
        return Group(begin, self._phrase_end(group[0]), tuple(reversed(group)), self._marker(begin))

    def _marker(self, offset: int) -> str:
        before = self.scene.text[max(0, offset - _BEFORE) : offset].rstrip(" 　\n")
        found = _OBLIQUE.search(before[-5:]) or _DESCRIBED.search(before) or _SEEN_TO.search(before)
        return found[1] if found else ""

    def actors(self, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
        """Who does what the trigger says: the last subject before it in the sentence, else the paragraph's."""
        for group in self.groups_back(sentence.start, trigger.start):
            if group.marker in _ACTING and self._free(group, trigger.start):
                return group.persons
        return self.subject or self.leaders

    def own_group(self, start: int, offset: int) -> Group | None:
        """The last subject group that ends before `offset` and begins at or after `start`, or None."""
        for group in self.groups_back(start, offset):
            if self.acts(group, offset):
                return group
        return None

    def acts(self, group: Group, end: int) -> bool:
        """Whether a group is a subject, read up to `end`: not 由甲, and not 甲 in 甲的电话."""
        return not group.marker and self._free(group, end)

    def _free(self, group: Group, offset: int) -> bool:
        """False where the group only belongs to a noun: 甲的…, 甲、乙共同参与的服务团."""
        between = self.scene.text[group.end : offset]
        return not between.startswith(("的", "家，", "家中", "家里", "家察", "家看")) and not _OF_NOUN.search(between)

    def told(self, start: int, offset: int) -> str:
        """The words that say whether it took place: behind the one who is sent (委托乙到会), without names (干将)."""
        group = self.sent(start, offset)
        low = group.end if group is not None else start
        words = list(self.scene.text[low:offset])
        for person in self.scene.within(self.scene.persons, low, offset):
            words[person.start - low : person.end - low] = "·" * (person.end - person.start)
        return "".join(words)

    def sent(self, start: int, offset: int) -> Group | None:
        """Who is sent by another: 委托乙到会; None where nobody is."""
        if "委托" not in self.scene.text[max(0, start - _BEFORE) : offset]:
            return None
        return next((g for g in self.groups_back(start, offset) if g.marker == "委托"), None)

    def regroup(self, sentence: Sentence, trigger: Trigger) -> None:
        """代表团, 考察团, 两路会合: the party as a whole acts again, unless a name stands right before (某某一行)."""
        own = self.own_group(sentence.start, trigger.start)
        if trigger.word.startswith("一行") and _RECEIVED.search(self.scene.text, sentence.start, trigger.start):
            return  # 甲对乙一行来访表示欢迎: the host goes on
        if own is None or trigger.start - own.end > 2:
            self.subject = self.leaders

    def begin(self, sentence: Sentence) -> None:
        """Enters a sentence: a new paragraph ends speech and gives the floor back to the leaders."""
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self.subject = ()
            self.subject_body = None
            self.named = ()
        elif self.visiting and self.leaders and _GOES_ON.match(self.scene.text, sentence.start):
            visitors = self.last_visit[1] or self.leaders
            if not {person.name for person in self.named} & {person.name for person in visitors}:
                self.subject = self.named = visitors  # a host answered in between; who walks on is the leader

    def event(self, head: str = "") -> Argument | None:
        """The event spoken of last whose name ends in `head`; the last of all where none does."""
        for event in reversed(self.events):
            if head and event.name.endswith(head):
                return event
        return self.events[-1] if self.events else None


def person_argument(person: Mention) -> Argument:
    """A person as subject or object."""
    return Argument(person.name, "Person", "Person", person.name, person.start, person.end)


def name_list(persons: Sequence[Mention]) -> Iterator[Argument]:
    """Persons as arguments."""
    return (person_argument(person) for person in persons)
