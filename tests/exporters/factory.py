"""An invented page, read by hand: what the exporters' tests write and read back."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kg.graph import GraphView, StoreWriter, open_store
from kg.records import (
    Argument,
    Article,
    Block,
    Credit,
    DateValue,
    Fact,
    Page,
    PageDating,
    PageReading,
    Run,
    Span,
)
from kg.resolution import resolve

TEXT = """林岚到云杉科技调研
3月5日，清溪区委书记林岚先后走访云杉科
技、白桦"<仪器>&公司，纪真陪同。林岚强调要抓好落实。
4月2日，林岚再次走访云杉科技并会见\x07红松集团。
清溪产业园总投资30亿元。
记者 庄启文
"""

OTHER = """清溪区召开植树会议
纪真主持植树会议。
"""

KINDS = {
    "林岚": ("Person", "Person"),
    "纪真": ("Person", "Person"),
    "庄启文": ("Person", "Person"),
    "清溪区委": ("Organisation", "PartyBody"),
    "云杉科技": ("Organisation", "Enterprise"),
    '白桦"<仪器>&公司': ("Organisation", "Enterprise"),
    "\x07红松集团": ("Organisation", "Enterprise"),
    "清溪产业园": ("Project", "Project"),
    "植树会议": ("Event", "Meeting"),
}

MARCH = DateValue("2021-03-05", "2021-03-05", "3月5日", "printed")
APRIL = DateValue("2021-04-02", "2021-04-02", "4月2日", "printed")
YEAR = DateValue("2022", None, "", "page")


class Reader:
    """Makes the reading of one page: `fact` notes one fact with the line it stands on as evidence."""

    def __init__(self, file: str, text: str, headline: str) -> None:
        digest = sha256(text.encode()).hexdigest()
        self.page = Page(digest[:16], file, text, "utf-8", digest)
        lines = text.count("\n")
        self.article = Article(
            f"{self.page.id}-1",
            self.page.id,
            file,
            (headline,),
            ((1, lines),),
            text,
            (Run(0, 0, len(text)),),
            (Block("body", 0, len(text)),),
        )
        self.facts: list[Fact] = []

    def argument(self, name: str) -> Argument:
        kind, type_name = KINDS.get(name, ("Literal", "Literal"))
        start = self.page.text.find(name)
        return Argument(name, kind, type_name, name, start, start + len(name) if start >= 0 else -1)

    def fact(self, subject: str, predicate: str, target: str, quoted: str, date: DateValue | None, **q: str) -> None:
        start = self.page.text.index(quoted)
        span = Span(start, start + len(quoted))
        article = Argument(self.article.id, "Article", "Article", self.article.id)
        key = "|".join([self.page.id, subject, predicate, target, quoted])
        self.facts.append(
            Fact(
                sha256(key.encode()).hexdigest()[:16],
                self.page.id,
                self.article.id,
                predicate,
                self.argument(subject),
                article if predicate == "wrote" else self.argument(target),
                tuple(sorted(q.items())),
                (self.page.quote(span),),
                span,
                "by-hand",
                0.9,
                (),
                date,
            )
        )

    def reading(self) -> PageReading:
        dating = PageDating("2021-04-03", 2021, "given", 1.0)
        return PageReading(self.page, (self.article,), ((),), tuple(self.facts), dating, (MARCH,))


def visits() -> PageReading:
    reader = Reader("visits.txt", TEXT, "林岚到云杉科技调研")
    first = '3月5日，清溪区委书记林岚先后走访云杉科\n技、白桦"<仪器>&公司，纪真陪同。'
    second = "4月2日，林岚再次走访云杉科技并会见\x07红松集团。"
    reader.fact("林岚", "holdsPost", "清溪区委", first, MARCH, post="书记")
    reader.fact("林岚", "visited", "云杉科技", first, MARCH)
    reader.fact("林岚", "visited", '白桦"<仪器>&公司', first, MARCH)
    reader.fact("纪真", "accompanied", "林岚", first, MARCH)
    reader.fact("林岚", "stated", "要抓好落实", "林岚强调要抓好落实。", MARCH, verb="强调")
    reader.fact("林岚", "visited", "云杉科技", second, APRIL)
    reader.fact("林岚", "met", "\x07红松集团", second, APRIL)
    reader.fact("清溪产业园", "invests", "30亿元", "清溪产业园总投资30亿元。", None)
    reader.fact("庄启文", "wrote", "", "庄启文", None, role="记者")
    at_name = TEXT.index("庄启文")
    credit = Credit("庄启文", "记者", at_name, at_name + 3)
    reader.article = replace(reader.article, credits=(credit,))
    return reader.reading()


def meeting() -> PageReading:
    reader = Reader("meeting.txt", OTHER, "清溪区召开植树会议")
    reader.fact("纪真", "presided", "植树会议", "纪真主持植树会议。", YEAR)
    return replace(reader.reading(), article_dates=(YEAR,))


def view_of(folder: Path, *readings: PageReading) -> GraphView:
    """A store of these readings, opened."""
    with StoreWriter(folder, "test") as writer:
        writer.commit(list(readings), resolve(readings), {reading.page.id: reading.page.file for reading in readings})
    return open_store(folder)
