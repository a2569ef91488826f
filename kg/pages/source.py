"""Reading the graph: what the store holds, chosen by focus, dates and types, as `Contents`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Sequence

from kg.errors import QueryError
from kg.graph import GraphView, iris
from kg.graph.rows import ArticleRow, FactRow, PageRow
from kg.graph.when import check_period
from kg.ontology import meant
from kg.pages.contents import Actor, Claim, Contents, Place, Sheet, Story, gathered
from kg.records import Argument, DateValue, Entity


def contents_of(
    view: GraphView,
    *,
    focus: str | None = None,
    hops: int = 1,
    date_from: str | None = None,
    date_to: str | None = None,
    types: Collection[str] = (),
) -> Contents:
    """The part of the graph that goes into the page.

    `focus` is a name, other name or id of an entity and keeps what lies within `hops` of it; `date_from` and
    `date_to` (YYYY, YYYY-MM or YYYY-MM-DD, both inclusive) keep facts whose date may lie between them, facts without
    a date are left out then; `types` are classes of the ontology, empty for all. Raises InputError, with the nearest
    names, when nothing bears the name of `focus`, and QueryError for a type that is not in the store, for what is no
    date, and for a period that ends before it begins.
    """
    check_period(date_from, date_to)
    known = [_actor(entity) for entity in view.entities()] if types or not focus else []
    types = _types(types, known)
    centre = view.called(focus)[0].id if focus else None

    def of(rows: Iterable[FactRow]) -> list[Claim]:
        chosen = [_claim(row) for row in rows if _in_period(row.fact.date, date_from, date_to)]
        return _of_types(chosen, known, types)

    claims = of(view.facts()) if centre is None else _around(view, centre, hops, of)
    spoken = {end for claim in claims for end in (claim.subject, claim.object) if end} | ({centre} if centre else set())
    whole = not (focus or date_from or date_to)
    actors = known or [_actor(entity) for entity in view.entities(spoken)]
    kept = [actor for actor in actors if actor.id in spoken or (whole and (not types or actor.type in types))]
    if centre is None:
        stories, sheets = view.articles(), view.pages()
    else:
        stories = view.articles({iris.article(claim.article) for claim in claims})
        quoted = {place.page for claim in claims for place in claim.evidence}
        sheets = view.pages(map(iris.page, quoted | {row.article.page for row in stories}))
    return dataclasses.replace(gathered(kept, claims, map(_story, stories), map(_sheet, sheets)), focus=centre)


def _around(view: GraphView, centre: str, hops: int, of: Callable[[Iterable[FactRow]], list[Claim]]) -> list[Claim]:
    """The claims both ends of which lie within `hops` of the centre. `of` chooses from facts and makes claims of them.

    One hop is asked for; more of them reach most of a store, so it is read whole.
    """
    if hops > 1:
        everything = of(view.facts())
        return _within(everything, _circle(everything, centre, hops))
    circle = _circle(of(view.facts(centre)), centre, hops)
    return _within(of(view.facts_among(circle)), circle)


def _circle(claims: Iterable[Claim], centre: str, hops: int) -> set[str]:
    """What can be reached from the centre by so many claims, against their direction too."""
    beside: dict[str, set[str]] = {}
    for claim in claims:
        if claim.object is not None:
            beside.setdefault(claim.subject, set()).add(claim.object)
            beside.setdefault(claim.object, set()).add(claim.subject)
    circle = ring = {centre}
    for _ in range(hops):
        ring = {other for each in ring for other in beside.get(each, ())} - circle
        circle = circle | ring
    return circle


def _actor(entity: Entity) -> Actor:
    return Actor(entity.id, entity.label, entity.type, entity.alt_labels, entity.parent)


def _claim(row: FactRow) -> Claim:
    fact = row.fact
    date = fact.date
    return Claim(
        id=fact.id,
        predicate=fact.predicate,
        subject=row.subject,
        object=row.object,
        evidence=tuple(Place(piece.page, piece.start, piece.end) for piece in fact.evidence),
        literal=fact.object.name if row.object is None and fact.object.kind == "Literal" else "",
        article=fact.article,
        qualifiers=fact.qualifiers,
        surfaces=(
            _surface(fact.subject, row.subject_label),
            "" if fact.object.kind == "Article" else _surface(fact.object, row.object_label),
        ),
        start=date.start if date else None,
        end=date.end if date else None,
        printed=date.printed if date else "",
        basis=date.basis if date else "none",
        rule=fact.rule,
        confidence=fact.confidence,
    )


def _surface(argument: Argument, label: str) -> str:
    """The printed words where they differ from the label: the others are looked for by their label."""
    return "" if argument.surface == label else argument.surface


def _story(row: ArticleRow) -> Story:
    article = row.article
    authors = tuple(dict.fromkeys(credit.name for credit in article.credits if credit.role in ("记者", "通讯员")))
    return Story(article.id, article.page, article.headline, article.lines, authors)


def _sheet(row: PageRow) -> Sheet:
    page, dating = row.page, row.dating
    date = (dating.date or (str(dating.year) if dating.year else "")) if dating else page.meta.date or ""
    return Sheet(
        id=page.id,
        file=page.file,
        text=page.text,
        paper=page.meta.paper or "",
        number=page.meta.number or "",
        date=date,
        basis=dating.basis if dating else "given" if date else "none",
    )


def _in_period(date: DateValue | None, date_from: str | None, date_to: str | None) -> bool:
    """May the date lie between the two? 2021 may lie between 2021-08 and 2021-09: texts compare by their prefix."""
    if not date_from and not date_to:
        return True
    if date is None or not (date.start or date.end):
        return False
    start, end = date.start or date.end or "", date.end or date.start or ""
    after = not date_from or end[: len(date_from)] >= date_from[: len(end)]
    before = not date_to or start[: len(date_to)] <= date_to[: len(start)]
    return after and before


def _types(words: Iterable[str], actors: Iterable[Actor]) -> list[str]:
    known = sorted({actor.type for actor in actors})
    found = {each: meant(each, known) for each in words}
    for each, name in found.items():
        if name is None:
            raise QueryError(f"type {each} is not in this store; it has {', '.join(known)}")
    return [name for name in found.values() if name]


def _of_types(claims: list[Claim], actors: Sequence[Actor], types: Collection[str]) -> list[Claim]:
    """Claims whose ends are all of the wanted types."""
    if not types:
        return claims
    wanted = {actor.id for actor in actors if actor.type in types}
    return [claim for claim in claims if claim.subject in wanted and (claim.object is None or claim.object in wanted)]


def _within(claims: list[Claim], circle: Collection[str]) -> list[Claim]:
    """Claims both ends of which are in `circle`."""
    return [claim for claim in claims if claim.subject in circle and (claim.object is None or claim.object in circle)]
