"""The body of a title that names none: 副院长 in `某学院党委书记、副院长`, `秘书长乙` behind `市政协副主席甲，`.

It is the body of the title before it in the list, of the persons named right before, or the one spoken of last — the
nearest that can have the post: a 校长 is of a school, not of its party committee.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.home import split_places
from kg.facts.scene import Scene
from kg.facts.titles import Post, divide
from kg.records import Mention

SELF = re.compile(
    r"^(?:该|本|这家|此)?(校|院|所|集团|公司|企业|厂|局|县|区|市|镇|乡|村|社区|协会|中心|银行|医院|合作社|商会|学会|基金会|党委|党组)?"
    r"(?P<group>(?:(?<=校|院|司|厂|局|行)|(?<=集团|企业|协会))(?:党委|党组|党总支|党支部|纪委|团委|工会|董事会|监事会|理事会)|"
    r"(?<![㐀-鿿])(?:工会|团委|董事会|监事会|理事会))?$"
)
# A part of a body that has heads of its own: no 副院长 is of the 纪委.
_PART = re.compile(r"(?:(?:机关|直属机关)?(?:党工委|党委|党组|党总支|党支部)|(?<![省市州县区旗总])(?:纪委|团委|工会))$")
_SEAT = re.compile(r"(?:[省市州县区旗镇乡工党]委|政府|人大|人大常委会|政协|纪委|党组)$")
_HEADS_UNIT = re.compile(r"[校院所厂馆园行社站台]长$")
_MARKS = ("、", "，", ",", "和", "及", "以及")
_FIRMS_THEMSELVES = frozenset({"公司", "集团", "企业", "合作社"})
_FIRM_HEADS = ("总经理", "总裁", "董事长")
_PLANTS = ("厂", "矿", "车间")  # belong to a firm, whose heads are not theirs
_VENUES = ("宾馆", "酒店", "饭店", "大厦", "广场", "中心", "交易所", "银行", "医院")
_NEIGHBOURS = ("社区", "村")  # every town has many: one's 书记 is no colleague of the 书记 named before
_OUR_SCHOOL = re.compile(r"[我本]校|[来到]校")  # 某大学校长甲来我校访问。校党委书记乙: no more of that one
_MET = re.compile(r"(?:会见|会晤|接待)$")  # 会见某集团: the 公司 that meets it is another
_SCHOOL = re.compile(r"[㐀-鿿]{2,12}?(?:大学|学院|中学|小学)")


def carried_body(
    scene: Scene, title: Mention, printed: str, earlier: Sequence[str], before: Sequence[Post]
) -> tuple[str | None, str | None]:
    """The body of a title that names none (`printed`: what stands before the post), and how it is printed.

    `earlier`: the bodies of the titles before it in its list, `before`: the posts of the persons named before.
    """
    fitting = next((body for one in reversed(earlier) if (body := _fitting(one, title)) is not None), None)
    if fitting is not None:
        return fitting, fitting
    wanted = SELF.match(printed)
    kind = wanted[1] if wanted else None
    alone = scene.text[title.end : title.end + 1] != "、" and not title.name.startswith("党委副")
    if _of_our_school(scene, title, kind) or _of_host(scene, title, printed, before) or _of_writer(kind, before):
        return (printed, printed) if wanted and wanted["group"] else (None, None)
    listed = None if kind == "党委" and alone else _of_list(scene, title, kind, before)
    if listed is not None:
        return listed
    if before and printed == "" and title.name.startswith("党组") and before[-1].body is not None:
        return before[-1].body, before[-1].surface  # 某局局长甲，党组成员、副局长乙
    beside = None if kind in _NEIGHBOURS else _deputy_of(scene, title, before)
    far = printed.startswith(("该", "本"))
    body = _spoken_of(scene, title, kind, far=far) or _firm_of(scene, title, kind, before) or beside
    if body is None and wanted and wanted["group"]:
        return printed, printed
    return body, body


def _of_our_school(scene: Scene, title: Mention, kind: str | None) -> bool:
    """`校党委书记乙` behind `某大学校长甲来我校访问。`: of the school that writes."""
    if kind != "校" and not title.name.endswith("校长"):
        return False
    floor = scene.text.rfind("\n", 0, title.start) + 1
    return _OUR_SCHOOL.search(scene.text, floor, title.start) is not None


def _of_host(scene: Scene, title: Mention, printed: str, before: Sequence[Post]) -> bool:
    """`副校长乙` right behind `校党委书记甲，`: of the school that writes, which it does not name here."""
    if not before or printed or scene.text[before[-1].person.end : title.start].strip() not in _MARKS:
        return False
    own = SELF.match(before[-1].body or "")
    office = _HEADS_UNIT.search(title.name)
    return own is not None and own[1] is not None and office is not None and office[0][0] == own[1]


def _of_writer(kind: str | None, before: Sequence[Post]) -> bool:
    """`公司副总经理乙` where `公司董事长甲` met the guests of another firm: 公司 is whose page this is, and unnamed."""
    return kind in _FIRMS_THEMSELVES and any(
        post.body is None and post.title.name.startswith(str(kind)) for post in before
    )


def _fitting(body: str, title: Mention) -> str | None:
    """The body before it in the list as the body of `title`: 某校 of 某校党委, where a 校长 follows; or None."""
    if title.type == "party":
        return body
    own = without_part(body)
    if not _PART.sub("", body) or (_HEADS_UNIT.search(title.name) and _SEAT.search(own)):
        return None
    return own


def without_part(body: str) -> str:
    """某学院 for 某学院党委; a committee of a place stays what it is."""
    trunk = _PART.sub("", body)
    return trunk if split_places(trunk)[1] else body


def _of_list(
    scene: Scene, title: Mention, kind: str | None, before: Sequence[Post]
) -> tuple[str | None, str | None] | None:
    """`总工程师乙`, `秘书长乙` right behind `某某集团董事长甲，`: the nearest body of the list that can have them."""
    if not before or scene.text[before[-1].person.end : title.start].strip() not in _MARKS:
        return None
    for post in reversed(before):
        if re.search(r"[。；\n]", scene.text[post.person.end : title.start]):
            return None
        academy = post.post.endswith("院士")  # a member has no colleagues in office there
        if post.body is not None and not academy and _fits_before(post.body, kind, title):
            return post.body, post.surface
    return None


def _fits_before(body: str, kind: str | None, title: Mention) -> bool:
    """`集团总工程师`, `总工程师` and `秘书长` stand for the body of who is named before them, if it is such a body."""
    if kind == "党委":  # 某大学校长甲，党委常委、副校长乙
        return any(_ends_like(body, one) for one in ("校", "院"))
    if kind is not None:
        return _ends_like(body, kind)
    if title.name.endswith("校长"):
        return _ends_like(body, "校")
    if title.name.endswith("秘书长"):
        return True
    return title.type in ("enterprise", "academic") and not (_SEAT.search(body) or _PART.search(body))


def _ends_like(name: str, ending: str) -> bool:
    """海津大学 is a 校, 某某集团 a 公司."""
    kinds = {
        "校": ("校", "大学", "学院", "中学", "小学"),
        "公司": ("公司", "集团"),
        "集团": ("集团", "公司"),
        "企业": ("公司", "集团", "厂"),
    }
    return name.endswith(kinds.get(ending, (ending,)))


def _firm_of(scene: Scene, title: Mention, kind: str | None, before: Sequence[Post]) -> str | None:
    """The firm of `集团董事长乙` behind `某某集团副总裁甲说，` in one paragraph."""
    if kind not in _FIRMS_THEMSELVES:
        return None
    floor = scene.text.rfind("\n", 0, title.start)
    bodies = (post.body for post in reversed(before) if post.title.start > floor)
    return next((body for body in bodies if body is not None and _ends_like(body, kind)), None)


def _deputy_of(scene: Scene, title: Mention, before: Sequence[Post]) -> str | None:
    """The body of `副主任乙` right after `县人大常委会主任甲主持，`: that of the same post earlier in the paragraph."""
    head = divide(title.name)
    for post in reversed(before):
        other = divide(post.title.name)
        if "\n" in scene.text[post.person.end : title.start]:
            return None
        if head and other and head.word == other.word:
            return post.body
    return None


def _may_head(body: Mention, post: str, fits: tuple[str, ...] | None, ending: str | None) -> bool:
    """Whether a title of such bodies may be of this one: 集团董事长 is of no hotel that a meeting was held in."""
    if fits is None or ending == "集团":
        return _ends_like(body.name, ending or "")
    if post.endswith(_FIRM_HEADS) and body.name.endswith(_PLANTS):
        return False
    return body.type in fits and not (ending in _FIRMS_THEMSELVES and body.name.endswith(_VENUES))


def _spoken_of(scene: Scene, title: Mention, ending: str | None, *, far: bool) -> str | None:
    """The last body named before `title` in its paragraph that fits; `far`: or in the one before (该院院长)."""
    floor = scene.text.rfind("\n", 0, title.start) + 1
    at = re.search(r"在(?:位于[^，。；、在]{2,20}的)?([^，。；、在]{2,24}?)[，,]$", scene.text[floor : title.start])
    if at is not None and ending in (None, "公司", "企业", "集团"):
        return at[1]
    office = re.search(r"([校院所厂馆园行会社站台])长$", title.name)
    ending = ending or (office[1] if office else None)
    fits = (
        None
        if office
        else {"enterprise": ("Enterprise",), "academic": ("ResearchInstitute", "Organisation", "Enterprise")}.get(
            title.type
        )
    )
    if fits is None and ending is None:
        return None
    if (far or ending in _FIRMS_THEMSELVES) and not scene.within(scene.bodies, floor, title.start):
        floor = scene.text.rfind("\n", 0, max(0, floor - 1)) + 1  # 公司董事长 at the head of the next paragraph
    for body in reversed(scene.within(scene.bodies, floor, title.start)):
        school = _SCHOOL.match(body.name) if ending == "校" else None
        if school is not None:
            return school[0]
        guest = ending in _FIRMS_THEMSELVES and _MET.search(scene.text, max(0, body.start - 4), body.start)
        if body.kind == "Organisation" and not guest and _may_head(body, title.name, fits, ending):
            return body.name
    return None
