"""Where names stand in formal texts: decisions (任命甲为…), résumés (乙，男，…), rosters (主任：丙　丁) and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from kg.mentions.likelihood import surname_length

DECISION_WORDS = re.compile(r"任命|免去|免除|选举|当选|辞去|不再担任|不再兼任|补选|聘任|推选")
DECIDED = re.compile(
    r"(?:(?:任命|免去|免除|选举|补选|推选|聘任|接受|同意)(?![㐀-鿿]{0,4}(?:任命|免去|免除|聘任|选举|补选))|(?<=职务)[、和]|[，。；：\n]"
    r"(?!选举|决定|任命|聘任|推选|补选|免去|免除|接受|同意|会议)|^)"
    r"[ 　]*(?P<name>[㐀-鿿][ 　]*[㐀-鿿·])"
)
_BRACKET = r"(?:[（(][^（）()\n]{1,20}[）)])?"
DECISION = re.compile(
    _BRACKET + r"(?:[、和][㐀-鿿·]{2,6}" + _BRACKET + r"){0,8}(?:[一二两三四五六七八九十]位)?(?:同志|先生|女士)?[ 　]*"
    r"(?:为(?!了|主|期|由|何)|(?:挂职)?任(?!何|务|命)|被(?:任命|选举|推选|聘任)为|的(?=[^，。；\n]{2,40}职务)|当选|辞去|"
    r"不再担任|不再兼任|不再任|转任|代理|因[^，。；\n]{1,12}[，,]?辞去)[^，。；\n]{0,40}"
    r"(?:长|主任|书记|委员|职务|席|代表|员|官|理|总|师|任|校|监|裁)"
)
REMOVAL = re.compile(r"[^，。；\n]{2,40}(?:职务|一职)")
_NUMBERED = r"(?:[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）).．、][ 　]*)?"  # 1.甲，男，…
RESUME = re.compile(
    rf"(?:^|[\n。；：])[ 　]*{_NUMBERED}(?P<name>[㐀-鿿][㐀-鿿· 　]{{1,12}})"
    r"(?=(?:[（(][^（）()\n]{1,12}[）)])?[，,](?:男|女)[，,])"
)
SEX = re.compile("[，,][男女][，,]")
"""What every résumé has."""
ELECTED = re.compile(r"选出|选举产生|当选名单")
ROSTER = re.compile(
    r"(?:^|[\n])[ 　]*(?P<post>[^\n：:。；，（(]{2,40})(?:[（(][^（）()\n]{2,16}[）)])?[：:][ 　]*\n?"
    r"(?P<names>(?:[ 　、]*(?:[㐀-鿿·]|[（(][^（）()\n]{1,12}[）)]))+)[ 　]*(?=\n|$)"
)
ROSTER_PART = re.compile(r"(?<![（(㐀-鿿])[㐀-鿿·]{1,8}(?=[ 　、（(\n]|$)")


_ASIDE = r"(?:[（(][^（）()\n]{1,12}[）)])?"
_TITLED = rf"{_ASIDE}[ 　]{{1,6}}(?P<title>[㐀-鿿A-Za-z0-9·“”]{{5,30}}){_ASIDE}[ 　]*(?=\n|$)"
ROW = re.compile(
    r"(?:^|\n)[ 　]*(?:[0-9]{1,2}[．.、][ 　]*|[（(][0-9]{1,2}[）)][ 　]*)?"
    rf"(?P<name>[㐀-鿿]{{2,4}}|[㐀-鿿][ 　]{{1,2}}[㐀-鿿]){_TITLED}"
)
"""A line of a list that has nothing but a name and a title: 3．甲　某　某县第三中学教师."""
_FEWEST_ROWS = 2


def spaced_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of names parted by spaces; two single characters are one name (丁　一), brackets are none."""
    parts = [(m.start(), m.end()) for m in ROSTER_PART.finditer(text, start, end)]
    index = 0
    while index < len(parts):
        low, high = parts[index]
        if high - low == 1 and index + 1 < len(parts) and parts[index + 1][1] - parts[index + 1][0] == 1:
            index, high = index + 1, parts[index + 1][1]
        if high - low > 1:
            yield low, high
        index += 1


def listed(text: str, posts: AbstractSet[int], offices: AbstractSet[int]) -> Iterator[tuple[int, int, str]]:
    """Names in lists that print nothing else but titles: start, end and rule of each.

    Behind a printed post, in a list of the elected: `副主任：乙　丙（女）　丁　一`; before a title, in lines of which
    there are several: `3．甲　某县某中学教师`. `posts`: where heads of posts end, `offices`: those of some weight.
    """
    for found in ROSTER.finditer(text) if ELECTED.search(text) else ():
        if found.end("post") in posts:
            for start, end in spaced_names(text, found.start("names"), found.end("names")):
                yield start, end, "roster"
    rows = [row for row in ROW.finditer(text) if row.end("title") in offices]
    for row in rows if len(rows) >= _FEWEST_ROWS else ():
        if surname_length(text, row.start("name")):
            yield *row.span("name"), "row"
