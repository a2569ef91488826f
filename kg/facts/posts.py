"""Posts of persons: which title of a list belongs to which body.

`高新区党工委副书记、管委会主任张某` are two posts at two bodies; `县人大常委会副主任甲、乙、丙` is one post
for three persons; `总经理乙` after `在远某公司，` is that company's. Titles are read from the mentions, the place a
title leaves out comes from the title before it, the place the sentence speaks of, or the paper's own place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.carried import SELF, carried_body
from kg.facts.home import UNITS, Home, elided_unit, governs, split_places
from kg.facts.scene import Scene
from kg.facts.titles import Division, Post, body_endings, divide, is_former
from kg.records import Mention

_BETWEEN_TITLES = re.compile(r"^(?:[、，,兼及和]|暨)?$")
_BETWEEN_NAMES = re.compile(r"^(?:[（(][^（）()\n]{1,16}[）)])?(?:[、，,和与及]|以及)[ 　]*$")
_GAP = re.compile(r"(?:[（(][^（）()\n]{1,12}[）)])?[ 　]{1,6}")
_ENDS_LINE = re.compile(r"(?:[（(][^（）()\n]{1,12}[）)])?[ 　]*(?:\n|$)")
_PLACE_HEADS = re.compile(r"^(省|市|州|盟|县|区|旗|镇|乡)长$")
# “县水利局局长某某”应为“县水利局副局长某某”: what a paper takes back it does not say.
_TAKEN_BACK = re.compile(r"[”’」』\"][^，。；“”]{0,6}(?:应为|应是|应改为|应作|更正为|改为|有误|系笔误|系误)")
_FOREIGN = re.compile(r"[（(][^（）()]{0,40}(?:[A-Za-z]|简称)[^（）()]{0,40}[）)]")  # 莱茵公司（Rhein AG）
# 市局第八督导组: the leader is of the bureau, not of the team alone.
_TEAM = re.compile(
    r"(?:第[一二三四五六七八九十\d]+)?(?:[㐀-鿿]{0,2}(?:督导|督查|检查|调研|考察|巡查|指导|验收|执法|暗访|慰问))+[小工作]{0,2}组$"
)
_MADE = re.compile(r"(?:为|兼任|担任|改任|调任|转任|升任|接任|续任|连任|聘任|选任|出任|委任|补任)$")
_UNIT_HEAD = re.compile(r"([局院校所厂馆站队部处科会厅]|支队|大队)长$")
_SEAT_OF_PLACE = re.compile(r"(.*[省市州盟县区旗镇乡])(?:委|党委|(?:人民)?政府)$")
_OWN_PARTY = ("党组", "党委", "党总支", "党支部")
_PARTY_ENDS = ("委", "党组", "党工委", "支部", "总支")
_PARTY_GROUP = re.compile(r"^(.+?)(党组|党委)$")


# Only these are seated in a place of their own: a chamber of commerce in 江州市 does not make its rank 江州市's.
_SEATS = ("party", "government", "legislative", "consultative", "judicial")


def posts_of(scene: Scene, home: Home) -> tuple[Post, ...]:
    """All posts the article gives its persons, in reading order."""
    out: list[Post] = []
    previous: list[Post] = []
    by_end = {title.end: title for title in scene.posts}
    by_start = {title.start: title for title in scene.posts}
    last: Mention | None = None
    titled: set[str] = set()  # who was named with a post of their own
    for person in scene.persons:
        titles = _titles_before(scene, person, by_end) or _title_after(scene, person, by_start)
        if titles and _TAKEN_BACK.match(scene.text, person.end):
            previous = []
        elif titles:
            previous = _read_list(scene, home, person, titles, out[-6:])
            if titles[0].start >= person.end:
                previous = [_at_body_before(scene, home, post) for post in previous]
            out += previous
        elif last is not None and _BETWEEN_NAMES.match(scene.text[last.end : person.start]):
            # 副区长甲、乙: both, unless 乙 was named with another post before.
            previous = [] if person.name in titled else _shared(scene, previous, last, person)
            out += previous
        else:
            previous = []
        titled.update([person.name] if titles else [])
        last = person
    return tuple(out)


def _shared(scene: Scene, posts: Sequence[Post], last: Mention, person: Mention) -> list[Post]:
    """The posts of the person named before that the next one of the list holds as well."""
    together = scene.text[last.end : last.end + 1] == "、"  # 党工委委员、管委会副主任甲、乙 are both
    return [p._replace(person=person, shared=True) for p in (posts if together else posts[-1:]) if _is_shared(p)]


def _titles_before(scene: Scene, person: Mention, by_end: dict[int, Mention]) -> list[Mention]:
    """The title list that ends where the name begins, in printed order."""
    found: list[Mention] = []
    end = person.start
    while True:
        while end > 0 and scene.text[end - 1] in " 　":
            end -= 1
        title = by_end.get(end)
        if title is None and not found and end > 0 and scene.text[end - 1] in "）)":
            title = by_end.get(max(scene.text.rfind("（", 0, end), scene.text.rfind("(", 0, end)))
        if title is None and found and end > 0 and _BETWEEN_TITLES.match(scene.text[end - 1]):
            title = by_end.get(end - 1)
        if title is None:
            if found and scene.text.endswith("当选", 0, found[-1].start):
                return found[-2::-1]  # 丙当选会长，某厂厂长丁
            return [] if found and _is_made(scene, person, found[-1]) else found[::-1]
        if found and scene.text[title.end] in "，," and _is_made(scene, person, title):
            return found[::-1]  # 推选甲为团长，市长乙为副团长
        found.append(title)
        end = title.start


def _is_made(scene: Scene, person: Mention, title: Mention) -> bool:
    """选举甲为县人大常委会主任 乙为县长, 甲当选市长 乙出席: the title before 乙 is what 甲 was made."""
    if _MADE.search(scene.text, max(0, title.start - 2), title.start):
        return True
    return scene.text[person.start - 1] in " 　" and scene.text.endswith("当选", 0, title.start)


def _title_after(scene: Scene, person: Mention, by_start: dict[int, Mention]) -> list[Mention]:
    gap = _GAP.match(scene.text, person.end)
    listed = by_start.get(gap.end()) if gap else None
    if listed is not None and _ENDS_LINE.match(scene.text, listed.end):
        return [listed]  # 甲　某县第三中学教师, on a line of its own
    title = by_start.get(person.end) or by_start.get(person.end + 1)
    bracketed = title is not None and title.start > person.end
    return [title] if title is not None and (not bracketed or scene.text[person.end] in "（(") else []


def _at_body_before(scene: Scene, home: Home, post: Post) -> Post:
    """The post of `某县教育局吴某局长`, `市局督导组在吴某副局长的带领下`: that of the body right before the name."""
    end = post.person.start - (scene.text[post.person.start - 1 : post.person.start] in ("在", "由"))
    body = next((b for b in scene.within(scene.bodies, max(0, end - 40), end) if b.end == end), None)
    name = _TEAM.sub("", body.name) if body is not None and body.kind == "Organisation" else ""
    unit = _UNIT_HEAD.search(post.post)
    fits = name.endswith(unit[1]) if unit is not None else not post.post.endswith("书记") or name.endswith(_PARTY_ENDS)
    if len(name) < 2 or not fits or _PLACE_HEADS.match(post.post.removeprefix("副")):
        return post
    return post._replace(body=home.spell_out(name), surface=name)


def _is_shared(post: Post) -> bool:
    """A list of names shares its title where several can hold it: 副市长甲、乙; 市长甲、乙 does not."""
    head = divide(post.title.name)
    return head is not None and head.many


def _read_list(
    scene: Scene, home: Home, person: Mention, titles: Sequence[Mention], before: Sequence[Post]
) -> list[Post]:
    out: list[Post] = []
    earlier: list[str] = []
    left = False  # 某局原党组成员、副局长 has left both posts
    for title in titles:
        for part in title.name.split("兼"):
            head = divide(_FOREIGN.sub("", part))
            if head is None:
                continue
            body, surface = _body(scene, home, title, head, earlier, before)
            post = _spelled_post(head)
            if head.body in _OWN_PARTY and body is not None and not body.endswith(head.body):
                post = head.body + post  # 市政协主席、党组书记
            earlier += [body] if body is not None else []
            former = is_former(head) or (left and not head.body)
            left = former and (left or not title.name.startswith(head.post))
            out.append(Post(person, title, post, body, surface, former, False))
    return out


def _spelled_post(head: Division) -> str:
    """The post without its body; a party group stays in it: 党组书记."""
    own = SELF.match(head.body)
    if own is not None and own["group"]:
        return own["group"] + head.post
    group = _PARTY_GROUP.match(head.body)
    of_place = group is not None and (not split_places(group[1])[1] or len(group[1]) == 1)
    return group[2] + head.post if group and not of_place else head.post


def _body(
    scene: Scene, home: Home, title: Mention, head: Division, earlier: Sequence[str], before: Sequence[Post]
) -> tuple[str | None, str | None]:
    """The body of one title: spelled out, and as printed. `earlier`: the bodies of the titles before it in its list."""
    previous = earlier[-1] if earlier else None
    unit = _PLACE_HEADS.match(head.word)
    if unit is not None:
        return _government(home, head.body, unit[1], previous, before)
    printed = head.body
    group = _PARTY_GROUP.match(printed)
    if group and split_places(group[1])[1] and len(group[1]) > 1 and group[1] not in UNITS:
        printed = group[1]
    if len(printed) == 1 and printed in UNITS:
        return home.place(printed) or printed, printed
    if not printed or SELF.match(printed):
        return carried_body(scene, title, printed, earlier, before)
    if title.type in ("party", "government") and previous is not None and _is_department(printed):
        joined = printed == "办公室" or previous.endswith("委")
        return previous + printed if joined else home.spell_out(printed), printed
    seat = _SEAT_OF_PLACE.match(previous or "")
    if (
        seat is not None
        and title.type in _SEATS
        and title.type != "party"
        and printed in body_endings()
        and printed[0] not in UNITS
    ):
        return seat[1] + printed, printed  # 副市长、公安局局长
    return _spell_out(home, printed, previous, before), printed


def _is_department(body: str) -> bool:
    """A department named without its body: 宣传部, 办公室."""
    return body in ("宣传部", "统战部", "组织部", "办公室", "政法委", "社会工作部", "政研室", "网信办")


def _spell_out(home: Home, printed: str, previous: str | None, before: Sequence[Post]) -> str:
    unit = elided_unit(printed)
    if unit:
        place = _place_of_unit(unit, printed[1:], previous, before) or home.place(unit, printed[1:])
        return place + printed[1:] if place else printed
    return home.spell_out(printed)


def _government(
    home: Home, body: str, unit: str, previous: str | None, before: Sequence[Post]
) -> tuple[str | None, str | None]:
    """The body of 市长, 副区长 …: the government of the place."""
    if body in ("政府", "人民政府"):
        body = ""
    if body.endswith("政府"):
        return home.spell_out(body), body
    if body:
        place = body if body.endswith(unit) else body + unit
        return f"{place}政府", place
    own = _place_of_unit(unit, "长", previous, before) or home.place(unit, "长")
    return f"{own or unit}政府", f"{unit}政府"


def _place_of_unit(unit: str, rest: str, previous: str | None, before: Sequence[Post]) -> str | None:
    """The place of that unit in the title before (江州市委书记、市长) or in the list before."""
    seats = (post.body for post in reversed(before) if post.title.type in _SEATS)
    for index, body in enumerate((previous, *seats)):
        places = split_places(body or "")[0]
        # 某市某区政协副主席甲来我市考察。市委副书记乙: only the own seat of who was named before tells of 乙
        for place in reversed(places if index == 0 else places[-1:]):
            if place.endswith(unit) and governs(place, rest):
                return place
    return None
