"""What each printed date is there for: the date of the news, a plan, history, somebody's words.

Only the role `event` may date the news or move the story on. The words that decide are data
(`lexicons/dating.toml`, table `roles`); here stands the order in which they are asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.dating.expressions import Expression, scan
from kg.dating.pattern import either, folded
from kg.lexicon import table
from kg.records import Article, Span

_CLAUSE_MARKS = ",:;!?。；！？\n()“”「」"
_SENTENCE_END = re.compile(r"[。！？!?\n]+[”」’]?")
_LEAD_IN = re.compile(r"^\S{0,14}(?:讯|消息|电) *")
_QUOTES = re.compile(r"“[^“”\n]*”|《[^《》\n]*》|「[^「」\n]*」|\"[^\"\n]*\"")
_OUTSIDE = {"byline", "source"}
_BESIDE = {"head", "subhead", "caption"}


class Dated(NamedTuple):
    """An expression in its place.

    role: event (the news) · aside, head, dispatch (second best) · announced, plan, deadline (ahead) · history, stretch,
    background, said, quoted (of something else) · outside (no part of the text).
    """

    expression: Expression
    role: str
    sentence: Span  # article offsets


class Reading(NamedTuple):
    """An article's sentences and the dates printed in them: scanned once, used by every question about dates."""

    sentences: tuple[Span, ...]
    dated: tuple[Dated, ...]


def read(article: Article, imprints: Sequence[int] = ()) -> Reading:
    """Scan one article; `imprints` are the page offsets of printed dates of publication, which date no news."""
    plain = folded(article.text)
    spans = sentences(plain)
    quotes = [match.span() for match in _QUOTES.finditer(plain)]
    outside = {offset for imprint in imprints if (offset := _offset(article, imprint)) is not None}
    dated: list[Dated] = []
    for expression in scan(article.text):
        sentence = next(span for span in spans if expression.start < span.end)
        previous = dated[-1] if dated and dated[-1].sentence == sentence else None
        role = "outside" if expression.start in outside else _place(article, expression)
        around = _Surroundings.of(plain, expression, sentence, previous.expression.end if previous else sentence.start)
        role = role or _role(around, expression, quotes, previous.role if previous else "")
        dated.append(Dated(expression, role, sentence))
    return Reading(spans, tuple(dated))


def _offset(article: Article, on_page: int) -> int | None:
    """The article offset of a page offset, None where the article does not print it."""
    runs = (run for run in article.runs if run.page_start <= on_page < run.page_start + run.length)
    return next((run.start + on_page - run.page_start for run in runs), None)


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, marks included; together they cover it."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return tuple(Span(start, end) for start, end in zip([0, *ends], ends, strict=False))


class _Surroundings(NamedTuple):
    sentence: str  # from its start to the expression
    before: str  # the clause up to the expression
    close: str  # the same, from the date before it in the clause on
    after: str  # from the expression to the end of its clause
    following: str  # the clause after that

    @classmethod
    def of(cls, plain: str, expression: Expression, sentence: Span, previous: int) -> _Surroundings:
        head = plain[sentence.start : expression.start]
        before = re.split(f"[{_CLAUSE_MARKS}]", head)[-1]
        rest = re.split(f"[{_CLAUSE_MARKS}]", plain[expression.end : sentence.end], maxsplit=2)
        close = before[max(0, len(before) - (expression.start - previous)) :]
        return cls(head.lstrip(), _LEAD_IN.sub("", before.lstrip()), close, rest[0], rest[1] if len(rest) > 1 else "")


@cache
def _any(name: str, frame: str = "%s") -> re.Pattern[str]:
    """A pattern for the words of one list of table `roles`, set into a frame."""
    return re.compile(frame % f"(?:{either(table('dating')['roles'][name])})")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile("|".join(table("dating")["masthead"]["acts"]))


def _place(article: Article, expression: Expression) -> str:
    """The role that the kind of block decides; a source line that tells of an act (…会议通过) is as good as a head."""
    block = next((block for block in article.blocks if block.start <= expression.start < block.end), None)
    if block is None or block.role not in _OUTSIDE | _BESIDE:
        return ""
    beside = block.role in _BESIDE or _acts().search(folded(article.text[block.start : block.end]))
    return "head" if beside else "outside"


def _role(around: _Surroundings, expression: Expression, quotes: list[tuple[int, int]], earlier: str) -> str:
    if any(start < expression.start and expression.end < end for start, end in quotes):
        return "quoted"
    if (
        expression.kind == "day"
        and len(around.sentence) <= 30
        and _any("dispatch", "^%s(?:[ (,:]|$|记者|题)").match(around.after)
    ):
        return "dispatch"
    if _is_plan(around, earlier):
        return "announced" if _any("announced", "%s$").search(around.close) else "plan"
    for role, test in (("deadline", _is_deadline), ("history", _is_history), ("stretch", _is_stretch)):
        if test(around, expression):
            return role
    if _any("reporting", '%s[说道]?[,:“"]').search(around.sentence):
        return "said"
    if _is_background(around, expression):
        return "background"
    return "aside" if _any("asides").match(around.sentence) else "event"


def _is_plan(around: _Surroundings, earlier: str) -> bool:
    before = _any("not_plan").sub("", around.before)
    if earlier in {"plan", "announced"} or _any("plan_before").search(before):
        return True
    if _any("plan_after", "^.{0,6}?%s").match(_any("not_plan").sub("", around.after)):
        return True
    return not around.after and bool(_any("plan_verbs", "^.{0,14}?%s").match(around.following))


def _is_deadline(around: _Surroundings, expression: Expression) -> bool:
    if _any("deadline_after").match(around.after) and not _any("not_deadline").match(around.after):
        return True
    return expression.kind in {"day", "month", "year", "months"} and bool(
        _any("deadline_before", "%s$").search(around.before)
    )


def _is_history(around: _Surroundings, expression: Expression) -> bool:
    if _any("history_before").search(around.close):
        return True
    if expression.kind in {"year", "month"} and _any("since", "%s$").search(around.before):
        return True
    names_year = expression.year is not None or (expression.shift or 0) < 0
    return (
        expression.kind in {"day", "month", "year"} and names_year and bool(_any("history_after").match(around.after))
    )


def _is_stretch(around: _Surroundings, expression: Expression) -> bool:
    return expression.kind in {"months", "year"} or bool(_any("stretch_after").match(around.after))


def _is_background(around: _Surroundings, expression: Expression) -> bool:
    alone = table("dating")["vague"]
    if expression.word and expression.word in alone["alone"]:
        return bool(around.before or around.after)
    if expression.kind == "holiday" or expression.word in alone["holidays"]:
        return bool(_any("holiday_task").search(around.before) or around.after.startswith("的"))
    return bool(_any("background_openers").match(around.before) or _any("background_inside").search(around.before))
