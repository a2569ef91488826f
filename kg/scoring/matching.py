"""Whether a produced fact is a gold fact: the rule of each predicate, in one table at the end."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.lexicon import words
from kg.scoring.comparing import amount, normal, normal_forms, same_name, similar
from kg.scoring.goldset import GoldFact


@dataclass(frozen=True)
class ProducedFact:
    """One line of the `facts` export, with what comparison needs of it computed once.

    `gold_article` is the gold article its article was aligned with; None where it met none.
    """

    row: Mapping[str, Any]
    article_of: Mapping[str, str]

    @property
    def predicate(self) -> str:
        """Local name of the ontology's edge."""
        return str(self.row["predicate"])

    @cached_property
    def gold_article(self) -> str | None:
        """Id of the gold article that this fact's article was aligned with."""
        return self.article_of.get(str(self.row.get("article")))

    @cached_property
    def qualifiers(self) -> Mapping[str, Any]:
        """post, role, verb …, as exported."""
        return self.row.get("qualifiers") or {}

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """Normal forms of the subject: resolved name and surface."""
        return self._forms("subject")

    @cached_property
    def objects(self) -> tuple[str, ...]:
        """Normal forms of the object: resolved name and surface."""
        return self._forms("object")

    @cached_property
    def said(self) -> str:
        """All its quotes in one normal string, then its object."""
        return "".join(normal(piece.get("quote")) for piece in self.row.get("evidence") or ()) + "".join(self.objects)

    @cached_property
    def key(self) -> tuple[str | None, ...]:
        """Two facts with one key are the same statement, made twice."""
        qualifiers = json.dumps(dict(self.qualifiers), sort_keys=True, ensure_ascii=False)
        names = (normal(self.row["subject"]), normal(self.row["object"]))
        return (self.gold_article, self.predicate, *names, normal(qualifiers))

    def _forms(self, side: str) -> tuple[str, ...]:
        return normal_forms([self.row.get(side), (self.row.get("surface") or {}).get(side)])

    def __str__(self) -> str:
        """One line for a list of misses."""
        return f"{self.row['subject']} -> {self.row['object']} {dict(self.qualifiers) or ''}".rstrip()


def matches(gold: GoldFact, made: ProducedFact) -> bool:
    """Whether `made` says what `gold` says: same predicate and article (where it met one), subject and object."""
    return (
        gold.predicate == made.predicate
        and made.gold_article in (None, gold.article)
        and same_name(gold.subjects, made.subjects)
        and RULES[gold.predicate](gold, made)
    )


def _named(gold: GoldFact, made: ProducedFact) -> bool:
    return same_name(gold.objects, made.objects)


def _event(gold: GoldFact, made: ProducedFact) -> bool:
    return similar(gold.objects, made.objects)


def _planned(gold: GoldFact, made: ProducedFact) -> bool:
    """What is planned has no name yet, so the bar of likeness is lower."""
    return similar(gold.objects, made.objects, 0.4)


def _organised(gold: GoldFact, made: ProducedFact) -> bool:
    wanted, got = normal(gold.row.get("role")), normal(made.qualifiers.get("role"))
    if not _event(gold, made) or not gold.row.get("role") or not made.qualifiers.get("role"):
        return _event(gold, made)
    return wanted in got or got in wanted or {wanted, got} <= set(words("organising_roles"))


def _posted(gold: GoldFact, made: ProducedFact) -> bool:
    """Same body, and the post with or without the body's name in front of it."""
    printed = post = normal(made.qualifiers.get("post"))
    for body in made.objects:
        post = post.removeprefix(body) or post
    return _named(gold, made) and any(accepted in (post, printed) for accepted in gold.posts)


def _stated(gold: GoldFact, made: ProducedFact) -> bool:
    """The first eight characters of what was said stand in the evidence or the object."""
    return any(opening[:8] in made.said for opening in gold.objects)


def _invested(gold: GoldFact, made: ProducedFact) -> bool:
    value = gold.row["o"]
    wanted = {amount(text) for text in (value if isinstance(value, list) else [value])} - {None}
    return amount(made.row.get("object")) in wanted


def _wrote(gold: GoldFact, made: ProducedFact) -> bool:
    """The object is the article itself; roles agree as far as both print one."""
    wanted, got = normal(gold.row.get("role")), normal(made.qualifiers.get("role"))
    same_article = made.article_of.get(str(made.row.get("object"))) == gold.article
    return same_article and (wanted in got or got in wanted)


RULES: dict[str, Callable[[GoldFact, ProducedFact], bool]] = {
    "holdsPost": _posted,
    "visited": _named,
    "met": _named,
    "accompanied": _named,
    "attended": _event,
    "presided": _event,
    "organised": _organised,
    "stated": _stated,
    "locatedIn": _named,
    "plans": _planned,
    "invests": _invested,
    "wrote": _wrote,
    "appointed": _posted,
    "removed": _posted,
}
"""The scored predicates, in the order of the report, each with its rule for the object and the qualifiers."""
