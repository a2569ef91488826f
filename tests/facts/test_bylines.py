"""Who wrote an article, from its credits; and persons of a byline do nothing else."""

from __future__ import annotations

from kg.articles.credits import read_credits
from kg.records import Credit
from tests.facts.factory import facts_of, read

TEXT = "青岫县委书记荀若川到松溪镇调研。\n（记者 简悦 通讯员 柴清越）"


def _credits() -> tuple[Credit, ...]:
    one, two = TEXT.index("简悦"), TEXT.index("柴清越")
    return (Credit("简悦", "记者", one, one + 2, "青岫日报"), Credit("柴清越", "通讯员", two, two + 3))


def test_each_credit_is_a_fact() -> None:
    _, article, facts = read(TEXT, credits=_credits())
    wrote = [fact for fact in facts if fact.predicate == "wrote"]
    assert [(fact.subject.name, fact.object.name, fact.qualifiers) for fact in wrote] == [
        ("简悦", article.id, (("employer", "青岫日报"), ("role", "记者"))),
        ("柴清越", article.id, (("role", "通讯员"),)),
    ]
    assert [fact.evidence[0].quote for fact in wrote] == ["简悦", "柴清越"]
    assert {fact.object.kind for fact in wrote} == {"Article"}


def test_reporters_are_not_in_the_news() -> None:
    _, _, facts = read(TEXT, credits=_credits())
    assert {fact.predicate for fact in facts if fact.subject.name in ("简悦", "柴清越")} == {"wrote"}


def test_without_credits_nobody_wrote() -> None:
    assert facts_of("青岫县委书记荀若川到松溪镇调研。", "wrote") == set()


def test_labels_of_a_web_page_and_offices_are_nobody() -> None:
    assert [list(map(_name, _read(line))) for line in ("刊发 语音", "（清盟办）", "供稿：县府办")] == [[], [], []]
    assert [_name(credit) for credit in _read("作者：柴清越")] == ["柴清越"]


def _read(line: str) -> list[Credit]:
    return list(read_credits(line, 0))


def _name(credit: Credit) -> str:
    return credit.name
