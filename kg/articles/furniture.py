"""Tells what belongs to no article: page numbers, imprints, buttons, notices and advertisements.

All words come from `lexicons/layout.toml`; here is only how they combine.
"""

from __future__ import annotations

import re
from functools import cache

from kg.articles.bylines import desk_roles, is_byline
from kg.articles.patterns import DATE, DIGIT, GAP, HAN, any_of
from kg.lexicon import table

FOOTER_LENGTH = 100
"""A line of more characters than this is text, whatever words it has."""
_SITE_NAME = 16  # characters
_LABEL = 20
_NOTICE = 6  # characters
_LIST_LABEL = 10  # characters
_MASTHEAD_WIDTH = 80  # half-width columns
_SPACES = re.compile(r"\s+")
_TRAIL = re.compile(r"[\u4e00-\u9fff]\s*(?:[>›»]|&gt;)+\s*[\u4e00-\u9fff]")  # 首页 > 新闻 > 要闻
_TRAIL_LENGTH = 60
_MENU = re.compile(
    rf"^[【\[]?(?:网站)?首\s?页(?:(?:[\s|｜·【】\[\]]+[{HAN}]{{2,8}}){{2,}}[】\]]?|[{HAN}|｜]{{12,}})$"
    rf"|^[{HAN}]{{2,12}}(?:网|在线|客户端)\s*[—\-|｜]+\s*[{HAN}]{{4,20}}主办$"
)  # 首页　新闻中心　政务公开, [首页] [新闻] [政务], 某某新闻网 — 某县委宣传部主办
_RULE = r"[\s—\-–~～=*·.…_]"
_ORNAMENT = re.compile(
    rf"^{_RULE}*(?:\d{{1,3}}{_RULE}*|{_RULE}{{2,}}.{{0,20}}{_RULE}{{3,}}|END)$"
)  # —— 2 ——, ~~~ 广告 ~~~
_COUNT = rf"[{DIGIT}一二三四五六七八]{{1,2}}"
_ISSUE = re.compile(  # 第218期, 本期四版, 共印60份, 2016年5月6日 第03版, 某某办公室 编 2022年9月5日
    rf"[第总]\s?第?[{DIGIT}]{{1,6}}\s?期(?![{HAN}])|[本今][期日]共?{_COUNT}版|共印[{DIGIT}]+份"
    rf"|{DATE}.{{0,8}}第?[{DIGIT}A-H]{{1,3}}版|[编印办]\s+{DATE}$"
    rf"|(?:^|\s)第[{DIGIT}一二三四五六七八九十]{{1,3}}版(?:\s|$)"
)
_FILE = re.compile(r"_fororder_|\.(?:jpe?g|png|gif|webp)\s*$", re.IGNORECASE)  # what a picture's file is called
_LATIN = re.compile(
    rf"^(?![A-Z]{{2,5}}$)[^{HAN}\d]*[A-Za-z_]{{3,}}[^{HAN}]*$"
)  # RETURN, mmexport1664: words of the site's machine
_MANY_WORDS = re.compile(r"[A-Za-z]+(?:\s+[A-Za-z]+){3,}")  # a sentence in another language
_DISPATCH = re.compile(r"^(?:主送|抄送|报送|报|送|发)[:：]")  # the last line of a bulletin: who gets it
_EDITED = re.compile("[编校审责版]")
_PLACED = re.compile(f"[{DIGIT}编校审责版周期]")
_DATES = re.compile(DATE)
_NO_IMPRINT = re.compile("[，。；！？（）()]|供稿|来源|来自|作者|发[表稿]|稿源|时间|浏览|发布|阅读|点击|字号")
"""What a line of text has, or one that says where an article is from."""
_ADDRESS = re.compile("^(?:本报|本社|报社|社)?(?:地址|社址|邮编|邮政编码)[:：]")
_CONTACT = re.compile(
    "^(?:联系|咨询|报名|刊登)?(?:电话|手机|热线|地址|联系人|传真|微信|邮箱)(?:[\\s:：/]|[0-9]).{0,40}$"
)
_KEYED = re.compile("[:：]")
_LABEL_END = re.compile(r"[：:】\]▇█]")
_PAGE_NUMBER = re.compile(rf"^(?:第?[A-H]?[{DIGIT}]{{1,3}}版?|第[一二三四五六七八九十]+版)$")
_SECTION_NUMBER = re.compile(
    rf"[A-H]?[{DIGIT}]{{1,5}}版[:：]|第[{DIGIT}]{{1,3}}版[:：]|[A-H]?[{DIGIT}]{{1,3}}(?:-[{DIGIT}]{{1,3}})?版?|第[{DIGIT}一二三四五六七八九十]+版|[A-H][{DIGIT}]+"
)


@cache
def _furniture() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    words = table("layout")["furniture"]
    footer = re.compile(any_of(words["footer"]))
    masthead = re.compile(any_of(words["masthead"]))
    return footer, masthead, frozenset(words["sections"])


def is_footer(text: str) -> bool:
    """Whether a line is what web pages print around an article: buttons, copyright, links, the way to the page."""
    if len(text) > FOOTER_LENGTH:
        return False
    if _FILE.search(text) or (_LATIN.match(text) and not _MANY_WORDS.search(text)):
        return True
    found = _furniture()[0].search(text) or _TRAIL.search(text) or _DISPATCH.match(text) or _MENU.match(text)
    return bool(found) or (len(text) <= _SITE_NAME and text.endswith(_sites())) or _is_row_of_buttons(text)


def _is_row_of_buttons(text: str) -> bool:
    """Whether a line is nothing but labels of buttons, and counts: 分享　收藏　留言（12）."""
    words = [word for word in GAP.split(text) if word]
    return any(len(word) > 1 for word in words if not word.isdigit()) and all(
        word in _buttons() or word.isdigit() for word in words
    )


def is_trail(text: str) -> bool:
    """Whether a line is the way to the page: 新闻中心 > 综合 > 要闻."""
    return len(text) <= _TRAIL_LENGTH and _TRAIL.search(text) is not None


@cache
def _buttons() -> frozenset[str]:
    return frozenset(table("layout")["source"]["buttons"])


@cache
def _sites() -> tuple[str, ...]:
    return tuple(table("layout")["furniture"]["sites"])


def is_label(text: str) -> bool:
    """Whether a line is nothing but the name of a group of short items (简　讯)."""
    return len(text) <= _LABEL and "".join(text.split()).strip("●■◆【】[]") in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(table("layout")["furniture"]["labels"])


@cache
def _lists() -> tuple[str, ...]:
    return tuple(table("layout")["furniture"]["lists"])


def heads_links(text: str) -> bool:
    """Whether a line heads a list of links to other articles, and is nothing else."""
    return len(text) <= _LIST_LABEL and text.strip("【】[]：:>》 　").startswith(_lists())


def names_report(text: str) -> bool:
    """Whether a line that begins as the head of such a list goes on to a headline: 相关新闻：…."""
    return len(text) > _LIST_LABEL and text.lstrip("【[").startswith(_lists()) and text[-1] not in "：:"


def is_masthead(text: str, width: int) -> bool:
    """Whether a short line is a page number, a section name, or of the paper's own imprint."""
    if width > _MASTHEAD_WIDTH or text[-1] in "。，、；":
        return False
    if _PAGE_NUMBER.match(text) or _ORNAMENT.match(text) or _ISSUE.search(text):
        return True
    _, imprint, sections = _furniture()
    if imprint.search(text):
        return True
    rest = GAP.sub("", _SECTION_NUMBER.sub("", text))
    return rest in sections or (not rest and any(char.isdigit() for char in text)) or _is_page_line(text)


@cache
def _page_line() -> tuple[re.Pattern[str], ...]:
    """What a page's own line is made of: who made the page up, role by role (责任编辑：甲某 校对 乙某), and its day."""
    roles = any_of(desk_roles())
    desk = rf"[{HAN}]{{0,4}}?(?:{roles})[\s:：/／丨|]*(?:[{HAN}]\s+[{HAN}]|[{HAN}·]{{2,4}})(?![{HAN}])"
    lunar = r"(?:农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)\S*"
    day = rf"{DATE}|[{DIGIT}]{{1,2}}月[{DIGIT}]{{1,2}}日|(?:星期|周)[一二三四五六日天]|{lunar}"
    return re.compile(desk), re.compile(day)


def _is_page_line(text: str) -> bool:
    """Whether a line is made of a page's number, section, day, paper and desk alone, and of two of these at least."""
    if not _PLACED.search(text):
        return False
    rest, kinds = text, 0
    for parts in _page_line():
        rest, found = parts.subn(" ", rest)
        kinds += found > 0
    words = [word for word in GAP.split(rest) if word]
    sections = _furniture()[2]
    numbers = [word for word in words if _SECTION_NUMBER.fullmatch(word)]
    named = [word for word in words if word in sections or _is_title(word)]
    placed = bool(numbers) + bool(named)
    return len(numbers) + len(named) == len(words) and placed > 0 and kinds + placed >= 2


@cache
def _imprint() -> tuple[re.Pattern[str], ...]:
    """What a page's imprint is put together from, each in a way of its own: desk, day, place, words of the paper."""
    roles = any_of(desk_roles())
    desk = rf"(?:{roles})[\s:：/／丨|]*[{HAN}]"
    day = rf"{DATE}|[二一][〇○零一二三四五六七八九]{{3}}年[{HAN}]{{1,3}}月[{HAN}]{{1,3}}日"
    return re.compile(desk), re.compile(day)


def is_imprint(text: str) -> bool:
    """Whether a line tells so much of the page (its desk, its day, its paper, how to reach that) that it is no text.

    It may stand anywhere, glued to text above or below.
    """
    if _ADDRESS.match(text):
        return True
    if len(text) > FOOTER_LENGTH or _NO_IMPRINT.search(text):
        return False
    words = [word for word in GAP.split(text) if word]
    if len(words) < 2:
        return False
    spaced = 2 * sum(len(word) == 1 for word in words) > len(words)
    compact = _SPACES.sub("", text)
    desk, day = _imprint()
    told = bool(desk.search(compact)), bool(_furniture()[0].search(text) or _furniture()[1].search(text))
    named = any(_is_title(word) for word in words) or (spaced and compact.startswith(tuple(_titles_in(compact))))
    return any(told) and sum((*told, bool(day.search(text)), named)) >= 2


def _titles_in(text: str) -> list[str]:
    """The beginnings of a letter-spaced line that may be the name of a paper: up to 报."""
    ends = [text.find(title) + len(title) for title in table("layout")["furniture"]["titles"] if title in text]
    return [text[:end] for end in ends if end <= 8]


def may_be_masthead(text: str, width: int) -> bool:
    """Whether a line is furniture if it stands among furniture: a paper's name, a date, the page's editors too."""
    if width > _MASTHEAD_WIDTH or text[-1] in "。，、；":
        return False
    if is_masthead(text, width) or (_EDITED.search(text) and is_byline(text)):
        return True
    compact = _SPACES.sub("", text)
    rest = _SECTION_NUMBER.sub(" ", _DATES.sub(" ", text))
    words = [word for word in GAP.split(rest) if word and word not in _furniture()[2]]
    return all(_is_title(word) or word.isascii() for word in words) or _is_title(compact)


def is_paper_name(text: str, width: int) -> bool:
    """Whether a line is nothing but the name of a paper, letter-spaced or not (青 禾 时 报)."""
    return width <= _MASTHEAD_WIDTH and not is_label(text) and _is_title(_SPACES.sub("", text))


def _is_title(word: str) -> bool:
    return len(word) <= 10 and word.endswith(_titles()) and not _KEYED.search(word)


@cache
def _titles() -> tuple[str, ...]:
    return tuple(table("layout")["furniture"]["titles"])


@cache
def _notices() -> re.Pattern[str]:
    return re.compile(rf"^[【\[■●★▇█▍\s]*(?:{any_of(table('layout')['furniture']['notices'])})(?:$|[\s：:】\]!！▇█])")


def is_label_of_notice(text: str) -> bool:
    """Whether a line has the name of a notice in front and its words behind it: 天气预报：今天晴."""
    match = _notices().match(_SPACES.sub("", text)) if _LABEL_END.search(text) else None
    return match is not None and match.end() < len(text) - 1 and _LABEL_END.match(match[0][-1]) is not None


def is_whole_notice(text: str) -> bool:
    """Whether a line opens a notice and goes on to say it: 广告　临街商铺招租，电话 ….”"""
    match = _notices().match(text)
    return is_label_of_notice(text) or (match is not None and len(text) - match.end() >= _NOTICE)


def is_notice(text: str) -> bool:
    """Whether a line opens a notice or an advertisement (讣 告, 遗失声明), letter-spaced or not."""
    return bool(_notices().match(text) or _notices().match(_SPACES.sub("", text)))


def is_contact(text: str) -> bool:
    """Whether a line below an advertisement tells how to reach who placed it."""
    return _CONTACT.match(text) is not None


def corrects(text: str) -> bool:
    """Whether a line is the headline of a correction (●更 正), behind a mark or not."""
    return _SPACES.sub("", text).lstrip("●■◆▲★◎○□◇△☆") in table("layout")["furniture"]["corrections"]
