"""When a page was printed: as given, as its masthead says, or the year its words betray."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from kg.dating.anchors import Anchor, days_of
from kg.dating.clues import clues
from kg.dating.expressions import Expression
from kg.dating.inference import infer_year
from kg.dating.mastheads import Masthead, article_masthead, page_masthead
from kg.dating.public_events import Clue
from kg.dating.roles import Reading
from kg.lexicon import table
from kg.records import Article, Evidence, Page, PageDating


def page_dating(
    page: Page, articles: Sequence[Article], readings: Sequence[Reading], found: Sequence[Masthead]
) -> PageDating:
    """The page's own date with its basis; with nothing given, printed or betrayed, no date and no year."""
    if page.meta.date:
        day = date.fromisoformat(page.meta.date)
        return PageDating(page.meta.date, day.year, "given", 1.0, (f"{page.meta.date} is given in pages.toml",))
    best = page_masthead(found)
    if best:
        return _printed(page, best, found)
    sources = sorted({article.source_date for article in articles if article.source_date})
    if len(sources) == 1:
        reason = f"{sources[0]} is the date line of the article"
        return PageDating(sources[0], int(sources[0][:4]), "masthead", 0.95, (reason,))
    return _inferred(page, articles, readings)


def _printed(page: Page, best: Masthead, found: Sequence[Masthead]) -> PageDating:
    reasons = [f"line {best.line} prints {best.day.isoformat()}"]
    confidence = 0.98
    if not best.weekday_agrees:
        confidence = 0.7
        reasons.append(f"the weekday printed beside it is not that of {best.day.isoformat()}")
    others = {other.day: other.line for other in reversed(found) if other.day != best.day}
    if others:
        confidence = min(confidence, 0.9)
        reasons += [f"line {line} prints {day.isoformat()}" for day, line in sorted(others.items())]
    return PageDating(
        best.day.isoformat(), best.day.year, "masthead", confidence, tuple(reasons), (best.evidence(page),)
    )


def _inferred(page: Page, articles: Sequence[Article], readings: Sequence[Reading]) -> PageDating:
    hints = [clue for number, article in enumerate(articles) for clue in clues(number, article.text, readings[number])]
    inference = infer_year(hints, _news_days(readings))
    if inference is None:
        return PageDating(None, None, "none", 0.0, tuple(dict.fromkeys(_reason(clue) for clue in hints)))
    reasons = tuple(dict.fromkeys(_reason(clue) for clue in inference.clues))
    evidence = tuple(quote for clue in inference.clues for quote in _quotes(page, articles, clue))
    return PageDating(None, inference.year, "inferred", inference.share, reasons, tuple(dict.fromkeys(evidence)))


def _reason(clue: Clue) -> str:
    if len(clue.stretches) > 3:
        return clue.what
    windows = " or ".join(f"{stretch.first}..{stretch.last}" for stretch in clue.stretches)
    return f"{clue.what}: {windows}"


def _quotes(page: Page, articles: Sequence[Article], clue: Clue) -> tuple[Evidence, ...]:
    return articles[clue.article].evidence(page, clue.start, clue.end)


def _yearless(readings: Sequence[Reading]) -> list[Expression]:
    """The dates of the page's news that print a month or a holiday and no year."""
    ahead = table("dating")["parts"]["before"]
    every = (dated for reading in readings for dated in reading.dated if dated.role == "event")
    return [
        dated.expression
        for dated in every
        if dated.expression.year is None
        and dated.expression.shift is None
        and dated.expression.suffix not in ahead
        and (dated.expression.month is not None or dated.expression.kind == "holiday")
    ]


def _news_days(readings: Sequence[Reading]) -> Callable[[int], list[date]]:
    """What gives the days of the page's news, if it were from a year."""
    expressions, winter = _yearless(readings), is_winter(readings)

    def of(year: int) -> list[date]:
        anchor = Anchor(None, year, winter)
        placed = (days_of(expression, anchor) for expression in expressions)
        return [days.first for days in placed if days]

    return of


def is_winter(readings: Sequence[Reading]) -> bool:
    """Whether the page's news goes over New Year: December beside January, and nothing from between."""
    months = {expression.month for expression in _yearless(readings) if expression.day}
    return bool(months & {11, 12}) and bool(months & {1, 2}) and not months & set(range(3, 11))


def article_anchor(article: Article, dating: PageDating, found: tuple[Masthead, ...]) -> Anchor | None:
    """The day that dates the words of one article: of its own date line, else the page's; None where there is none."""
    own = article_masthead(article, found)
    if article.source_date:
        day = date.fromisoformat(article.source_date)
    elif own and dating.basis != "given":
        day = own.day
    elif dating.date:
        day = date.fromisoformat(dating.date)
    else:
        return None
    return Anchor(day, day.year)
