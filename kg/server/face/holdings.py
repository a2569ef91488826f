"""What a store holds, put in order once per build, so that a request looks up instead of searching."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Lock, Thread
from time import sleep
from typing import Final, TypeVar, cast
from weakref import ReferenceType, ref

from kg.dossier import Dossier, dossier_of
from kg.errors import StoreError
from kg.graph import GraphView
from kg.graph.rows import ArticleRow, EventRow, FactRow, PageRow, TenureRow
from kg.pages import Actor
from kg.records import Entity
from kg.server.current import CurrentStore
from kg.server.face.names import Names

ARTICLE: Final = "Article"

_LOOK_EVERY: Final = 1.0
"""Seconds between two looks for a new build."""

_REMEMBERED: Final = 12

_Made = TypeVar("_Made")
_Row = TypeVar("_Row")
_Key = TypeVar("_Key", bound=Hashable)


class Holdings:
    """One build, indexed. `entities` by Entity.id, `pages` by Page.id, `articles` by Article.id, `facts` by Fact.id."""

    def __init__(self, view: GraphView) -> None:
        self.view = view
        self.labels: Mapping[str, str] = view.labels
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in view.entities()}
        self.pages: Mapping[str, PageRow] = {row.page.id: row for row in view.pages()}
        self.articles: Mapping[str, ArticleRow] = {row.article.id: row for row in view.articles()}
        self.facts: Mapping[str, FactRow] = {row.fact.id: row for row in view.facts()}
        self.events: Mapping[str, EventRow] = {row.id: row for row in view.events()}
        self.tenures: Mapping[str, TenureRow] = {row.id: row for row in view.tenures()}
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()
        self._renamed = {old: entity.id for entity in self.entities.values() for old in entity.replaces}

    @cached_property
    def facts_about(self) -> Mapping[str, tuple[FactRow, ...]]:
        """The facts of which an Entity.id is an argument, in the order of the files."""
        return _gathered(self.facts.values(), lambda row: filter(None, {row.subject, row.object}))

    @cached_property
    def facts_of_page(self) -> Mapping[str, tuple[FactRow, ...]]:
        """The facts of a Page.id in reading order."""
        return _gathered(self.facts.values(), lambda row: [row.fact.page])

    @cached_property
    def facts_of_article(self) -> Mapping[str, tuple[FactRow, ...]]:
        """The facts of an Article.id in reading order."""
        return _gathered(self.facts.values(), lambda row: [row.fact.article])

    @cached_property
    def articles_of_page(self) -> Mapping[str, tuple[ArticleRow, ...]]:
        """The articles of a Page.id in reading order."""
        return _gathered(self.articles.values(), lambda row: [row.article.page])

    @cached_property
    def _tenures_of(self) -> Mapping[str, tuple[TenureRow, ...]]:
        return _gathered(self.tenures.values(), lambda row: {row.person, row.organisation})

    @cached_property
    def _events_of(self) -> Mapping[str, tuple[EventRow, ...]]:
        return _gathered(self.events.values(), lambda row: {one.actor for one in row.participations})

    @cached_property
    def names(self) -> Names:
        """Search by name: entities with all their names, articles by their headline."""
        actors = [Actor(one.id, one.label, one.type, one.alt_labels) for one in self.entities.values()]
        stories = [
            Actor(row.article.id, "　".join(row.article.headline), ARTICLE)
            for row in self.articles.values()
            if row.article.headline
        ]
        return Names([*actors, *stories], {of: len(rows) for of, rows in (*self._counted(),)})

    def _counted(self) -> Iterable[tuple[str, tuple[FactRow, ...]]]:
        yield from self.facts_about.items()
        yield from self.facts_of_article.items()

    def entity(self, id: str) -> Entity | None:
        """The entity of this id, or the one that it was merged into."""
        return self.entities.get(self._renamed.get(id, id))

    @cached_property
    def _called(self) -> Mapping[str, tuple[Entity, ...]]:
        return _gathered(self.entities.values(), lambda one: [one.label])

    def called(self, name: str) -> tuple[Entity, ...]:
        """Every entity whose label is exactly `name`, by id."""
        return self._called.get(name, ())

    def once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What `make` gives, remembered while this build is shown; the last _REMEMBERED answers are."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return cast(_Made, self._made[key])
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > _REMEMBERED:
                self._made.popitem(last=False)
        return made

    def dossier(self, entity: Entity) -> Dossier:
        """What is printed about the entity."""
        facts, tenures = self.facts_about.get(entity.id, ()), self._tenures_of.get(entity.id, ())
        return dossier_of(entity, facts, tenures, self._events_of.get(entity.id, ()), self.labels)


def _gathered(rows: Iterable[_Row], keys: Callable[[_Row], Iterable[_Key]]) -> dict[_Key, tuple[_Row, ...]]:
    found: dict[_Key, list[_Row]] = {}
    for row in rows:
        for key in keys(row):
            found.setdefault(key, []).append(row)
    return {key: tuple(group) for key, group in found.items()}


class Shelf:
    """The holdings of the newest build; whoever asks before they are in order waits."""

    def __init__(self, store: CurrentStore) -> None:
        self._store = store
        self._lock = Lock()
        self._holdings: Holdings | None = None

    @property
    def directory(self) -> Path:
        """Where the store is."""
        return self._store.directory

    def holdings(self) -> Holdings:
        """What the newest build holds. Any thread. Raises StoreError when the store is gone."""
        with self._lock:
            view = self._store.view()
            if self._holdings is None or self._holdings.view is not view:
                self._holdings = Holdings(view)
                self._holdings.names  # noqa: B018  # made now, not while somebody types
            return self._holdings

    def follow(self) -> None:
        """From now on put the holdings of every build in order in the background, and let go of the old ones."""
        Thread(target=_follow, args=[ref(self)], name="face", daemon=True).start()


def _follow(shelf: ReferenceType[Shelf]) -> None:
    """Ends with the shelf. A store that is gone is said to whoever asks."""
    while (here := shelf()) is not None:
        with suppress(StoreError):
            here.holdings()
        del here
        sleep(_LOOK_EVERY)
