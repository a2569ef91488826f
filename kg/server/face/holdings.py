"""What a store holds, put in order once per build, so that a request looks up instead of searching.

Names, headlines and counts are in memory; what is printed of a name or on a page is read when somebody looks at it.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
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
from kg.graph.iris import node_id
from kg.graph.reading_back import tail
from kg.graph.rows import HeadingRow
from kg.pages import Actor
from kg.records import Entity
from kg.server.current import CurrentStore
from kg.server.face.names import Names
from kg.timeline import Line, lines_of

ARTICLE: Final = "Article"

_LOOK_EVERY: Final = 1.0
"""Seconds between two looks for a new build."""

_REMEMBERED: Final = 12

_TENURES: Final = 100

_Made = TypeVar("_Made")
_Row = TypeVar("_Row")
_Key = TypeVar("_Key", bound=Hashable)


_FACTS_ABOUT: Final = """\
SELECT ?it (COUNT(DISTINCT ?fact) AS ?facts)
WHERE { { ?fact rdf:subject ?it } UNION { ?fact rdf:object ?it } UNION { ?fact kg:printedBody ?it } }
GROUP BY ?it
"""
_FACTS_IN: Final = """\
SELECT ?it (COUNT(DISTINCT ?fact) AS ?facts) WHERE { ?fact a kg:Fact ; kg:reportedIn ?it } GROUP BY ?it
"""


class Holdings:
    """One build, indexed. `entities` by Entity.id, `headings` by Article.id, `pages`: file names by Page.id."""

    def __init__(self, view: GraphView) -> None:
        self.view = view
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in view.entities()}
        self.headings: Mapping[str, HeadingRow] = {row.id: row for row in view.headings()}
        files = sorted((file, page) for page, file in view.files.items())
        self.pages: Mapping[str, str] = {tail(page): file for file, page in files}
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()
        self._renamed = {old: entity.id for entity in self.entities.values() for old in entity.replaces}

    @cached_property
    def facts_about(self) -> Mapping[str, int]:
        """How many facts an Entity.id is an argument of, where it is of any."""
        counted = ((node_id(of), int(facts)) for of, facts in self.view.select(_FACTS_ABOUT).texts())
        return {of: facts for of, facts in counted if of in self.entities}

    @cached_property
    def facts_in(self) -> Mapping[str, int]:
        """How many facts an Article.id or a Page.id prints, where it prints any."""
        counts = Counter({tail(article): int(facts) for article, facts in self.view.select(_FACTS_IN).texts()})
        for article, facts in tuple(counts.items()):
            counts[self.headings[article].page] += facts
        return counts

    @cached_property
    def facts(self) -> int:
        """How many facts there are."""
        return sum(self.facts_in.get(page, 0) for page in self.pages)

    @cached_property
    def articles_on(self) -> Mapping[str, int]:
        """How many articles a Page.id holds, where it holds any."""
        return Counter(row.page for row in self.headings.values())

    @cached_property
    def names(self) -> Names:
        """Search by name: entities with all their names, articles by their headline."""
        actors = [Actor(one.id, one.label, one.type, one.alt_labels) for one in self.entities.values()]
        stories = [Actor(id, "　".join(row.headline), ARTICLE) for id, row in self.headings.items() if row.headline]
        return Names([*actors, *stories], {**self.facts_about, **self.facts_in})

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

    def dossier(self, entity: Entity) -> tuple[Dossier, tuple[Line, ...]]:
        """What is printed about the entity, and the first of its tenures as lines."""

        def read() -> tuple[Dossier, tuple[Line, ...]]:
            found = dossier_of(self.view, entity)
            return found, lines_of(self.view, found.tenures[:_TENURES])

        return self.once(("dossier", entity.id), read)


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
