"""Reading the graph: what the store holds, chosen by focus, dates and types, as `Contents`."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Sequence

import networkx as nx

from kg.errors import QueryError
from kg.graph import GraphView, network
from kg.graph.naming import called
from kg.graph.rows import ArticleRow, FactRow, PageRow
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
    names, when nothing bears the name of `focus`, and QueryError when a type is not in the store.
    """
    entities = view.entities()
    joined = network(view, unnamed_events=False)
    rows = [row for row in view.facts() if _in_period(row.fact.date, date_from, date_to)]
    actors = [_actor(entity) for entity in entities]
    _refuse_unknown_types(types, actors)
    claims = _of_types([_claim(row) for row in rows], actors, types)
    centre = called(entities, focus)[0].id if focus else None
    if centre is not None:
        claims = _within(claims, nx.ego_graph(_part(joined, claims), centre, radius=hops, undirected=True))
    spoken = {end for claim in claims for end in (claim.subject, claim.object)} | {centre}
    whole = not (focus or date_from or date_to)
    kept = [actor for actor in actors if actor.id in spoken or (whole and (not types or actor.type in types))]
    found = gathered(kept, claims, map(_story, view.articles()), map(_sheet, view.pages()))
    return dataclasses.replace(found, focus=centre)


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


def _refuse_unknown_types(types: Collection[str], actors: Iterable[Actor]) -> None:
    known = {actor.type for actor in actors}
    for name in types:
        if name not in known:
            raise QueryError(f"type {name!r} is not in this store; it has {', '.join(sorted(known))}")


def _of_types(claims: list[Claim], actors: Sequence[Actor], types: Collection[str]) -> list[Claim]:
    """Claims whose ends are all of the wanted types."""
    if not types:
        return claims
    wanted = {actor.id for actor in actors if actor.type in types}
    return [claim for claim in claims if claim.subject in wanted and (claim.object is None or claim.object in wanted)]


def _part(joined: nx.MultiDiGraph[str], claims: Iterable[Claim]) -> nx.MultiDiGraph[str]:
    """The edges of the network view that one of `claims` stands behind, with all nodes."""
    known = {claim.id for claim in claims}
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    part.add_nodes_from(joined)
    for subject, target, edge in joined.edges(data=True):
        if known.intersection(str(edge["facts"]).split("|")):
            part.add_edge(subject, target)
    return part


def _within(claims: list[Claim], circle: Collection[str]) -> list[Claim]:
    """Claims both ends of which are in `circle`."""
    return [claim for claim in claims if claim.subject in circle and (claim.object is None or claim.object in circle)]
