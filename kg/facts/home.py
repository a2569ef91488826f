"""The paper's own places, and bodies spelled out with them.

A district paper writes 管委会, 区委, 市教育局 and means its own. Which place that is, is read from the page: the
place most often printed for each administrative unit (省 市 县 区 …). Nothing is known beforehand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import jieba

from kg import lexicon
from kg.records import Mention

_ZONE = r"(?:高新技术产业开发区|经济技术开发区|高新区|经开区|开发区|示范区|新区|保税区|度假区|风景区)"
_PLACE = re.compile(
    r"(?!团[省市州县区旗]委|挂职|[不就还都也只更正而]是|[这那哪每某]|城市|常务|政府|人民|学习|贯彻|委[省市县区旗镇乡]|[省市区县旗州镇乡全各本我该两多几副正代原前驻至到在赴为从与和]|"
    r"[来对及带就给百千几其率携受经报][我省市州县区旗镇乡]|时值|[届此同平及]时|部分|个别|其他|历届|代表|[新现原时前拟兼曾历]任)[㐀-鿿]{1,8}?(?:"
    + _ZONE
    + r"|自治区|自治州|自治县|自治旗|林区|特区|省|市(?!场|政(?!府|协)|区|级|直|民)|(?<!州)盟|州(?!市)|县(?!级|直)"
    r"|(?<![园社小辖校院片矿灾景厂库街])(?<!集中)(?<!工业)(?<!产业)(?<!功能)(?<!核心)(?<!生活)(?<!商务)区(?!域|级|直|内|块|间)|旗(?!下)|镇(?!级)|(?<![老家城])乡(?!村|镇)|街道)"
)
UNITS = "省市州盟县区旗镇乡"
_IS_ZONE = re.compile(_ZONE + "$")
_IS_NO_DISTRICT = re.compile(f"(?!新区){_ZONE}$")
# What a zone does not have, and the district or new area that it lies in has: 区委, 区长, 区人大常委会.
_OF_DISTRICT = re.compile(
    r"委(?!托|办|员)|政府|人民政府|长|人大常委会|政协(?!工)|纪委|监委|法院|检察院|人民法院|人民检察院"
)
_NOT_OWN = re.compile(r"市场|市政(?!府|协)|市容|市民|区域|区块|乡村|乡镇|村镇|州际|旗袍|旗舰|省际")
_GONE_TO = re.compile(r"(?:[到赴往在]|来|深入|走进|奔赴)$")
_SET_OUT = re.compile(r"(?:赴|到|前往|抵达)(?:[㐀-鿿]{2,8}[、和与])*$")
_COME = re.compile(r"来(?P<place>[㐀-鿿]{1,4}[市县区州旗])$")
_COMES_HERE = re.compile(r"(?:[^，。；\n]{0,8})(?:考察|调研|视察|检查|访问|指导|参观|督导|洽谈)")
_HOLDS = re.compile(r"(?:随即|立即|隆重|再次|专题)?(?:组织)?(?:召开|举行|举办|开展|启动)")
# 某某率市政协考察团, 某某到市开发区, 十三届县委, 某某副市长, 某某代表省政府, 关心支持县委: no place
_RUN_ON = re.compile(
    r"[率赴把将被由副届我]|(?<=.)[向及]|(?<=.)到(?=.)|代表|领导|关心|支持|部署|安排|报送|部分|个别|其他|既往|近期|推动|工作"
)
# 民进江北省委会, 中共江州市委: the party is no part of the place.
_PARTY = re.compile(
    r"(?:中共|民[进革盟建]|致公党|农工党|九三学社|台盟|政协|共青团)(?=[㐀-鿿]{2,8}?[省市州盟县区旗镇乡])"
)
_RUN_BY_COMMITTEE = ("管委会", "管理委员会", "党工委")
_EVERYDAY = 400  # of jieba's counts: more than names of places have that are no words besides
_SURE = 4  # weight of a governing body beside a passing mention
_LONGEST = 5  # characters of a place that is believed on passing mentions alone


@dataclass(frozen=True, slots=True)
class Home:
    """The page's own place per unit character (`区` -> 高新区), and its own zone and district, if it has them."""

    by_unit: tuple[tuple[str, str], ...]
    zone: str | None
    district: str | None = None  # a 区 that is no development zone

    def place(self, unit: str, rest: str = "") -> str | None:
        """The own place of a unit character, or None. `rest`: what follows the unit; 区委 is no development zone's."""
        own = dict(self.by_unit).get(unit)
        return own if own is None or governs(own, rest) else self.district

    @property
    def places(self) -> frozenset[str]:
        """All own places."""
        return frozenset(place for _, place in self.by_unit)

    def spell_out(self, body: str) -> str:
        """A body as the paper means it: 区委 -> 某某区委; unchanged where it names its place."""
        unit = elided_unit(body)
        own = self.place(unit, body[1:]) if unit else None
        if own is not None:
            return own + body[1:]
        if body[:1] not in UNITS and body in elided_bodies() and self.zone is not None:
            return self.zone + body
        return body


def governs(place: str, rest: str) -> bool:
    """Whether a place may have the body or head `rest`: 区委 and 区长 are no development zone's."""
    return not (_IS_NO_DISTRICT.search(place) and _OF_DISTRICT.match(rest))


def elided_unit(body: str) -> str:
    """The unit character that stands for a place left out: 市 of 市教育局; "" for 市场监管局 and 江州市委."""
    stands_for_place = body[:1] in UNITS and len(body) > 1 and not _NOT_OWN.match(body) and not split_places(body)[0]
    return body[:1] if stands_for_place else ""


@cache
def elided_bodies() -> frozenset[str]:
    """Bodies that are surely one, though the page does not say of which place: 管委会, 县政协."""
    return frozenset(lexicon.words("elided_bodies"))


@lru_cache(maxsize=4096)
def split_places(name: str) -> tuple[tuple[str, ...], str]:
    """The administrative places a name begins with, outermost first, and the rest.

    >>> split_places("江州市云岭区市场监管局")
    (('江州市', '云岭区'), '市场监管局')
    >>> split_places("民进江州市委会")
    (('江州市',), '委会')
    """
    places: list[str] = []
    party = _PARTY.match(name)
    rest = name[party.end() :] if party else name
    while True:
        place = _known_place(rest) or _place_shaped(rest)
        if not place:
            return tuple(places), rest
        places.append(place)
        rest = rest[len(place) :]


def _place_shaped(text: str) -> str:
    """The place that `text` begins with by the looks of it; "" without."""
    found = _PLACE.match(text)
    if found is None or (len(found[0]) < 3 and found[0][-1] not in "县市") or len(found[0]) < 2:
        return ""
    return found[0]


def _known_place(text: str) -> str:
    """The city or county of public geography that `text` begins with: 新乡市 and 镇平县 are no 新乡 and no 镇."""
    for length in (5, 4, 3):
        place = text[:length]
        if place in _cities() or (place.endswith("县") and len(place) == length < 5 and _is_county(place)):
            return place
    return ""


@cache
def _cities() -> frozenset[str]:
    return frozenset(name for name, *_ in lexicon.rows("prefectures", 4) if name.endswith("市"))


def _is_county(place: str) -> bool:
    """Whether jieba's dictionary has the county, and not as a word for several: 各市县, 山区县, 全州县."""
    jieba.dt.check_initialized()
    several = place[-2] in "省市区各" or place.startswith(("全州", "他", "神州"))
    return not several and bool(jieba.dt.FREQ.get(place)) and len(place) > 2


def hosts_of(text: str, mentions: Iterable[Mention]) -> Iterator[str]:
    """The bodies and places that hold something in an article: `某某县召开…` is news of that county."""
    for mention in mentions:
        holds = mention.kind in ("Organisation", "Place") and _HOLDS.match(text, mention.end)
        come = _COME.search(text, max(0, mention.start - 1), mention.end) if mention.kind == "Place" else None
        if come is not None and not _known_place(come[0]) and _COMES_HERE.match(text, mention.end):
            yield come["place"]  # 某省政协副主席甲来云溪市考察
        if holds and not _GONE_TO.search(text, max(0, mention.start - 2), mention.start):
            yield mention.name


def witnesses(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions that speak for a place being the paper's own: not those that somebody sets out for."""
    return (m for m in mentions if m.kind != "Place" or not _SET_OUT.search(text, max(0, m.start - 30), m.start))


def find_home(mentions: Iterable[Mention], headlines: Iterable[str], hosts: Iterable[str] = ()) -> Home:
    """The own places of a page, from the names of its bodies, the bodies of its posts, its headlines and `hosts_of`."""
    counts: dict[str, Counter[str]] = {}
    zones: Counter[str] = Counter()
    names = [m.name for m in mentions if m.kind in ("Organisation", "Post", "Place")]
    told = [*((name, 1) for name in names), *((head, 2) for head in headlines), *((host, _SURE - 1) for host in hosts)]
    for name, weight in told:
        for place, sure in _weighed_places(name):
            counts.setdefault(place[-1], Counter())[place] += _SURE if sure else weight
            if _IS_ZONE.search(place):
                zones[place] += _SURE if sure else weight
    best = {unit: _most(_without_run_ons(counter)) for unit, counter in counts.items()}
    known = {unit: place for unit, place in best.items() if place is not None}
    districts = {place: n for place, n in counts.get("区", Counter()).items() if not _IS_NO_DISTRICT.search(place)}
    return Home(tuple(sorted(known.items())), _most(zones) if zones else known.get("区"), _most(Counter(districts)))


@lru_cache(maxsize=4096)
def _is_plain_word(place: str) -> bool:
    """代理 in 代理县长, 完全赞成 in 完全赞成市: a word of sentences before the unit, and no place jieba knows.

    Short places are everyday words now and then (光明区, 平安区), so for them it must be one that no place is called.
    """
    jieba.dt.check_initialized()
    known: dict[str, int] = jieba.dt.FREQ
    stem = place[:-1]
    if _IS_ZONE.search(place) or known.get(place, 0):
        return False
    return stem.endswith((*_sentence_words(), "届")) if len(stem) < 4 else known.get(stem[-2:], 0) > _EVERYDAY


@cache
def _sentence_words() -> tuple[str, ...]:
    """Words that stand before 县, 市, 区 in sentences, and in the name of none."""
    return (*(word for word in lexicon.words("stops") if len(word) > 1), "代理", "提醒")


def _weighed_places(name: str) -> Iterator[tuple[str, bool]]:
    """The places a name begins with, and whether the name is one of their governing bodies."""
    places, rest = split_places(name)
    governs = rest.startswith(lexicon.words("governing_bodies"))
    for index, place in enumerate(places):
        last = index == len(places) - 1
        unknown_zone = place.endswith("区") and not _IS_ZONE.search(place) and rest.startswith(_RUN_BY_COMMITTEE)
        if _RUN_ON.search(place) or _is_plain_word(place) or (last and unknown_zone):
            continue  # 双湖区管委会 has no 区委, whatever it is called
        yield place, governs and last


def _without_run_ons(counter: Counter[str]) -> Counter[str]:
    """Drops readings that end in another place: 召开江州市 beside 江州市 (a zone may: 江州高新区)."""
    kept = {
        place: count
        for place, count in counter.items()
        if _IS_ZONE.search(place) or not any(place[at:] in counter for at in range(1, len(place)))
    }
    return Counter(kept)


def _most(counter: Counter[str]) -> str | None:
    """The place printed most often; the shorter, then the smaller string, where two are as frequent.

    None where nothing is sure: a place named once, and not as the seat of a governing body, is nobody's own.
    """
    sure = {p: n for p, n in counter.items() if n > 1 and (len(p) <= _LONGEST or n >= _SURE or _IS_ZONE.search(p))}
    return min(sure, key=lambda place: (-sure[place], len(place), place)) if sure else None
