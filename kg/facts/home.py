"""The paper's own places, and bodies spelled out with them.

A district paper writes 管委会, 区委, 市教育局 and means its own. Which place that is, is read from the page: the
place most often printed for each administrative unit (省 市 县 区 …). Nothing is known beforehand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.records import Mention

_ZONE = r"(?:高新技术产业开发区|经济技术开发区|高新区|经开区|开发区|示范区|新区|保税区|度假区|风景区)"
_PLACE = re.compile(
    r"(?!城市|常务|学习|贯彻|[省市区县旗州镇乡全各本我该两多几副正代原前驻至到在赴为从与和])[㐀-鿿]{1,8}?(?:"
    + _ZONE
    + r"|自治区|自治州|自治县|自治旗|林区|特区|省|市(?!场|政(?!府|协)|区|级|直|民)|(?<!州)盟|州(?!市)|县(?!级|直)"
    r"|(?<![园社小辖校院片矿灾景厂库街])区(?!域|级|直|内|块|间)|旗(?!下)|镇(?!级)|(?<![老家城])乡(?!村|镇)|街道)"
)
UNITS = "省市州盟县区旗镇乡"


@dataclass(frozen=True, slots=True)
class Home:
    """The page's own place per unit character (`区` -> 高新区), and its own development zone, if it has one."""

    by_unit: tuple[tuple[str, str], ...]
    zone: str | None

    def place(self, unit: str) -> str | None:
        """The own place of a unit character, or None."""
        return dict(self.by_unit).get(unit)

    @property
    def places(self) -> frozenset[str]:
        """All own places."""
        return frozenset(place for _, place in self.by_unit)

    def spell_out(self, body: str) -> str:
        """A body as the paper means it: 区委 -> 某某区委; unchanged where it names its place."""
        unit = body[:1]
        own = self.place(unit) if unit in UNITS and len(body) > 1 else None
        if own is not None and not split_places(body)[0]:
            return own + body[1:]
        if body in _zone_bodies() and self.zone is not None:
            return self.zone + body
        return body


@cache
def _zone_bodies() -> frozenset[str]:
    return frozenset(lexicon.words("elided_bodies"))


def split_places(name: str) -> tuple[tuple[str, ...], str]:
    """The administrative places a name begins with, outermost first, and the rest.

    >>> split_places("江州市云岭区市场监管局")
    (('江州市', '云岭区'), '市场监管局')
    """
    places: list[str] = []
    rest = name
    while True:
        found = _PLACE.match(rest)
        if found is None or (len(found[0]) < 3 and found[0][-1] not in "县市") or len(found[0]) < 2:
            return tuple(places), rest
        places.append(found[0])
        rest = rest[found.end() :]


def find_home(mentions: Iterable[Mention], headlines: Iterable[str]) -> Home:
    """The own places of a page, from the names of its bodies, the bodies of its posts and its headlines."""
    counts: dict[str, Counter[str]] = {}
    zones: Counter[str] = Counter()
    names = [m.name for m in mentions if m.kind in ("Organisation", "Post", "Place")]
    for name in [*names, *headlines]:
        for place in split_places(name)[0]:
            unit = place[-1]
            counts.setdefault(unit, Counter())[place] += 1
            if re.search(_ZONE + "$", place):
                zones[place] += 1
    best = {unit: _most(_without_run_ons(counter)) for unit, counter in counts.items()}
    return Home(tuple(sorted(best.items())), _most(zones) if zones else best.get("区"))


def _without_run_ons(counter: Counter[str]) -> Counter[str]:
    """Drops readings that end in another place: 召开江州市 beside 江州市 (a zone may: 江州高新区)."""
    kept = {
        place: count
        for place, count in counter.items()
        if re.search(_ZONE + "$", place) or not any(place != other and place.endswith(other) for other in counter)
    }
    return Counter(kept)


def _most(counter: Counter[str]) -> str:
    """The most frequent place; the shorter, then the smaller string, where two are as frequent."""
    return min(counter, key=lambda place: (-counter[place], len(place), place))
