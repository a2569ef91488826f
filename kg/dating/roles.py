"""What each printed date is there for: the date of the news, a plan, history, somebody's words.

Only the role `event` may date the news or move the story on. The words that decide are data
(`lexicons/dating.toml`, table `roles`); here stands the order in which they are asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.dating.expressions import Expression, scan
from kg.dating.pattern import either, folded
from kg.lexicon import table
from kg.records import Article, Block, Span

_CLAUSE = re.compile("[,:;!?。；！？\n()“”「」]")
_SENTENCE_END = re.compile(r"[。！？!?\n]+[”」’]?")
LEAD_IN = re.compile(r"^\S{0,14}(?:讯|消息|电) *")
_QUOTES = re.compile(r"“[^“”\n]{0,400}”|《[^《》\n]{0,100}》|「[^「」\n]{0,400}」|\"[^\"\n]{0,400}\"")
_FAR = 400  # characters: words further away say nothing of a date, and a page without full stops stays quick to read
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


def read(article: Article, imprints: frozenset[int] = frozenset()) -> Reading:
    """Scan one article; `imprints` are the page offsets of printed dates of publication, which date no news."""
    plain = folded(article.text)
    spans = sentences(plain)
    quotes = [Span(*match.span()) for match in _QUOTES.finditer(plain)]
    dated: list[Dated] = []
    for expression in _without_doubles(scan(article.text), plain):
        sentence = sentence_at(spans, expression.start)
        previous = dated[-1] if dated and dated[-1].sentence == sentence else None
        role = "outside" if _on_page(article, expression.start) in imprints else _placed(article, expression.start)
        around = _Surroundings.of(plain, expression, sentence, previous.expression.end if previous else sentence.start)
        role = role or _role(around, expression, quotes, previous.role if previous else "")
        dated.append(Dated(expression, role, sentence))
    return Reading(spans, tuple(dated))


def _without_doubles(expressions: tuple[Expression, ...], plain: str) -> Iterator[Expression]:
    """今天（6月17日） prints one date twice: the word is left out."""
    for number, expression in enumerate(expressions):
        following = expressions[number + 1] if number + 1 < len(expressions) else None
        between = plain[expression.end : following.start].strip() if following else None
        if not (between == "(" and expression.kind in {"relative", "running"}):
            yield expression


def _on_page(article: Article, offset: int) -> int | None:
    """The page offset of an article offset, None where nothing is printed."""
    run = article.runs[bisect_right(article.runs, offset, key=lambda run: run.start) - 1] if article.runs else None
    return run.page_start + offset - run.start if run and run.start <= offset < run.start + run.length else None


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, marks included; together they cover it."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return tuple(Span(start, end) for start, end in zip([0, *ends], ends, strict=False))


def sentence_at(spans: Sequence[Span], offset: int) -> Span:
    """The one of consecutive spans that holds an offset."""
    return spans[bisect_right(spans, offset, key=lambda span: span.start) - 1]


def block_at(article: Article, offset: int) -> Block | None:
    """The block that holds an offset; None where the article has no blocks."""
    blocks = article.blocks
    found = blocks[bisect_right(blocks, offset, key=lambda block: block.start) - 1] if blocks else None
    return found if found and found.start <= offset < found.end else None


class _Surroundings(NamedTuple):
    sentence: str  # from its start to the expression
    before: str  # the clause up to the expression
    close: str  # the same, from the date before it in the clause on
    after: str  # from the expression to the end of its clause
    following: str  # the clause after that

    @classmethod
    def of(cls, plain: str, expression: Expression, sentence: Span, previous: int) -> _Surroundings:
        head = plain[max(sentence.start, expression.start - _FAR) : expression.start]
        before = _CLAUSE.split(head)[-1]
        rest = _CLAUSE.split(plain[expression.end : min(sentence.end, expression.end + _FAR)], maxsplit=2)
        close = before[max(0, len(before) - (expression.start - previous)) :]
        return cls(head.lstrip(), LEAD_IN.sub("", before.lstrip()), close, rest[0], rest[1] if len(rest) > 1 else "")


@cache
def _any(name: str, frame: str = "%s") -> re.Pattern[str]:
    """A pattern for the words of one list of table `roles`, set into a frame."""
    return re.compile(frame % f"(?:{either(table('dating')['roles'][name])})")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile("|".join(table("dating")["masthead"]["acts"]))


def _placed(article: Article, offset: int) -> str:
    """The role that the kind of block decides; a source line that tells of an act (…会议通过) is as good as a head."""
    block = block_at(article, offset)
    if block is None or block.role not in _OUTSIDE | _BESIDE:
        return ""
    beside = block.role in _BESIDE or _acts().search(folded(article.text[block.start : block.end]))
    return "head" if beside else "outside"


def _role(around: _Surroundings, expression: Expression, quotes: Sequence[Span], earlier: str) -> str:
    quote = quotes[bisect_left(quotes, expression.start, key=lambda span: span.start) - 1] if quotes else None
    if quote and quote.start < expression.start and expression.end < quote.end:
        return "quoted"
    if (
        expression.kind == "day"
        and len(around.sentence) <= 30
        and _any("dispatch", "^%s(?:[ (,:]|$|记者|题)").match(around.after)
    ):
        return "dispatch"
    if _is_plan(around, expression, earlier):
        return "announced" if _any("announced", "%s$").search(around.close) else "plan"
    for role, test in (("deadline", _is_deadline), ("history", _is_history), ("stretch", _is_stretch)):
        if test(around, expression):
            return role
    if _is_said(around):
        return "said"
    if _is_background(around, expression):
        return "background"
    return "aside" if _any("asides").match(around.sentence) else "event"


def _is_said(around: _Surroundings) -> bool:
    """Whether somebody speaks: a reporting verb ends an earlier clause of the sentence."""
    spoken = _any("reporting", '%s[说道]?[,:“"]').finditer(around.sentence)
    clauses = (_CLAUSE.split(around.sentence[: match.start()])[-1] for match in spoken)
    return any(not _any("not_reporting").match(clause.lstrip()) for clause in clauses)


def _is_plan(around: _Surroundings, expression: Expression, earlier: str) -> bool:
    before = _any("not_plan").sub("", around.before)
    if earlier in {"plan", "announced"} or _any("plan_before").search(before):
        return True
    if _any("plan_close").search(before[-6:]) or _any("plan_noun", "%s[于在到至]?$").search(before):
        return True
    if expression.kind in {"month", "year"} and _any("plan_close").search(_any("not_plan").sub("", around.sentence)):
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
    return expression.kind in {"months", "period", "year"} or bool(_any("stretch_after").match(around.after))


def _is_background(around: _Surroundings, expression: Expression) -> bool:
    alone = table("dating")["vague"]
    if expression.word and expression.word in alone["alone"]:
        return bool(around.before or around.after)
    if expression.kind == "holiday" or expression.word in alone["holidays"]:
        return bool(_any("holiday_task").search(around.before) or around.after.startswith("的"))
    if _any("background_openers").match(around.before):
        return True
    maybe = _any("background_maybe").match(around.before) or _any("background_inside").search(around.before)
    return bool(maybe and _any("directives").search(around.after))
