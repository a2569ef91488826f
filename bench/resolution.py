"""Who is who at 10,000 and 100,000 mentions: the time must grow near-linearly (ratio at most 12)."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from statistics import median

from kg.records import Argument, Article, Block, DateValue, Evidence, Fact, Page, PageReading, Run, Span
from kg.resolution import resolve

SIZES = (10_000, 100_000)
LIMIT = 12.0
ROUNDS = 3
_PAGES_PER_DISTRICT = 20
_PEOPLE = 250  # in each district
_STEP = 7919  # spreads the people over all names
_FACTS_PER_PAGE = 50  # two mentions each
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英兰萍红玉春飞辉建国志文永海波宁峰鹏"
_PLACES = "东南西北中上下新大小清白青金银玉石水云山"
_BODIES = ("教育局", "财政局", "水利局", "公安局", "民政局", "审计局", "人民政府", "人大常委会")
_POSTS = ("局长", "副局长", "主任", "副主任", "科长")
_TRADES = ("机械", "电子", "食品", "医药", "材料", "能源", "软件", "物流")


def _district(number: int) -> str:
    size = len(_PLACES)
    return f"{_PLACES[number % size]}{_PLACES[number // size % size]}{'川湖江岭'[number // size // size % 4]}区"


def _argument(name: str, kind: str, type: str) -> Argument:
    return Argument(name, kind, type, name, 0, len(name))


def _person(chance: random.Random, district: int) -> str:
    """One of a district's people; some names come up in several districts."""
    number = (district * _PEOPLE + chance.randrange(_PEOPLE)) * _STEP % (len(_SURNAMES) * len(_GIVEN) ** 2)
    return (
        _SURNAMES[number % len(_SURNAMES)]
        + _GIVEN[number // len(_SURNAMES) % len(_GIVEN)]
        + _GIVEN[number // len(_SURNAMES) // len(_GIVEN) % len(_GIVEN)]
    )


def _fact(chance: random.Random, page: Page, number: int) -> Fact:
    at = int(page.file) // _PAGES_PER_DISTRICT
    district = _district(at)
    person = _argument(_person(chance, at), "Person", "Person")
    evidence = (Evidence(page.id, 0, 2, (1, 1), page.text[:2]),)
    day = f"20{18 + number % 6}-{1 + chance.randrange(12):02d}-{1 + chance.randrange(28):02d}"
    date = DateValue(day, day, day, "printed")
    if number % 2:
        target = _argument(district + chance.choice(_BODIES), "Organisation", "GovernmentBody")
        predicate, qualifiers = "holdsPost", (("post", chance.choice(_POSTS)),)
    else:
        core = chance.choice(_GIVEN) + chance.choice(_GIVEN) + chance.choice(_TRADES)
        form = chance.choice(("有限公司", "集团", "", "公司"))
        target, predicate, qualifiers = _argument(core + form, "Organisation", "Enterprise"), "visited", ()
    id = sha256(f"{page.id}{number}".encode()).hexdigest()[:16]
    return Fact(
        id, page.id, f"{page.id}-1", predicate, person, target, qualifiers, evidence, Span(0, 2), "bench", 1.0, (), date
    )


def _reading(number: int) -> PageReading:
    district = _district(number // _PAGES_PER_DISTRICT)
    text = f"{district}日报 {district}委召开会议。" + "本报讯 " * 40
    digest = sha256(f"{number}".encode()).hexdigest()
    page = Page(digest[:16], str(number), text, "utf-8", digest)
    chance = random.Random(number)
    article = Article(
        f"{page.id}-1", page.id, page.file, (), ((1, 1),), text, (Run(0, 0, len(text)),), (Block("body", 0, len(text)),)
    )
    facts = tuple(_fact(chance, page, number) for number in range(_FACTS_PER_PAGE))
    return PageReading(page, (article,), ((),), facts)


def synthetic(mentions: int) -> list[PageReading]:
    """Pages with this many mentions: officials and firms of invented districts, as dense at every size."""
    return [_reading(number) for number in range(mentions // (2 * _FACTS_PER_PAGE))]


def _cpu(work: Callable[[], object]) -> float:
    """Seconds of processor time: the clock on the wall would measure what else the machine does."""
    start = time.process_time()
    kept = work()
    seconds = time.process_time() - start
    del kept  # to throw the answer away is not part of finding it
    return seconds


def measure() -> Iterator[str]:
    """Seconds at both sizes, and their ratio."""
    resolve(synthetic(1_000))  # loads the lexicons
    seconds: list[float] = []
    for size in SIZES:
        readings = synthetic(size)
        gc.collect()
        gc.freeze()  # the pages are given: walking them again and again is not resolution's work
        seconds.append(median(_cpu(partial(resolve, readings)) for _ in range(ROUNDS)))
        yield f"{size:>7,} mentions  {seconds[-1]:6.2f} s  ({size / seconds[-1]:,.0f} mentions/s)"
    ratio = seconds[1] / seconds[0]
    verdict = "ok" if ratio <= LIMIT else "MISSED"
    yield f"ratio {ratio:.1f} for ten times the mentions (bar: at most {LIMIT:.0f}): {verdict}"
