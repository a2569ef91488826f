"""The front page: what is in the store; and search, as a page and as JSON while somebody types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from kg.graph.naming import near_names
from kg.ontology import kind_of
from kg.queries import load
from kg.server.face.holdings import ARTICLE, Holdings
from kg.server.face.names import Hit
from kg.server.face.rendering import Ask, Handler, json_answer

_TYPED: Final = 12
_LISTED: Final = 100
_TOP: Final = 8
_KNOWN: Final = 100
_LONGEST: Final = 80
"""Names are cut to so many characters where they are one of many."""

_DAYS: Final = """\
SELECT DISTINCT ?day
WHERE { ?fact a kg:Fact . { ?fact schema:startDate ?day } UNION { ?fact schema:endDate ?day } }
"""

_KINDS: Final = ("Person", "Organisation", "Place", "Project", "Event")


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as a reader sees it. `path` is where it is shown, without the language."""

    path: str
    label: str
    type: str
    others: str  # the other names, and for an article its file
    facts: int


def found(holdings: Holdings, query: str, most: int) -> list[Found]:
    """The best hits for a query."""
    return [_shown(holdings, hit) for hit in holdings.names.find(query, most)]


def _shown(holdings: Holdings, hit: Hit) -> Found:
    if hit.id in holdings.headings:
        row = holdings.headings[hit.id]
        return Found(f"/article/{hit.id}", "　".join(row.headline), ARTICLE, row.file, hit.facts)
    entity = holdings.entities[hit.id]
    return Found(f"/entity/{hit.id}", entity.label, entity.type, "、".join(entity.alt_labels), hit.facts)


def find(ask: Ask) -> Response:
    """`/find?q=`: everything that fits, the best first."""
    query = ask.query.get("q", "")
    hits = found(ask.holdings, query, _LISTED)
    near = [] if hits else near_names((one.label for one in ask.holdings.entities.values()), query)
    return ask.page("find.html", asked=query, hits=hits, most=_LISTED, near=near)


def find_json(ask: Ask) -> Response:
    """`/find.json?q=`: the same for whoever is still typing: a list of {href, label, type, kind, others, facts}."""
    reader = ask.reader
    hits = found(ask.holdings, ask.query.get("q", ""), _TYPED)
    rows = [
        {
            "href": reader.href(hit.path),
            "label": hit.label[:_LONGEST],
            "type": hit.type,
            "kind": reader.word("article") if hit.type == ARTICLE else reader.term("types", hit.type),
            "others": hit.others[:_LONGEST],
            "facts": hit.facts,
        }
        for hit in hits
    ]
    return json_answer(rows)


@dataclass(frozen=True, slots=True)
class Summary:
    """What is in a store. Lists are (Entity.id or "", label, number), the largest first."""

    types: Mapping[str, Mapping[str, int]]  # kind → class → number
    span: tuple[str, str] | None  # first and last day of a dated fact
    named: Sequence[tuple[str, str, int]]
    visited: Sequence[tuple[str, str, int]]
    reporters: Sequence[tuple[str, str, int]]


def summary(holdings: Holdings) -> Summary:
    """What a build holds, counted."""
    types = Counter(entity.type for entity in holdings.entities.values())
    kinds = {kind: {name: types[name] for name in sorted(types) if kind_of(name) == kind} for kind in _KINDS}
    days = sorted(day for (day,) in holdings.view.select(_DAYS).texts())
    most = sorted(holdings.facts_about, key=lambda of: (-holdings.facts_about[of], of))
    people = [of for of in most if holdings.entities[of].kind == "Person"]
    return Summary(
        kinds,
        (days[0], days[-1]) if days else None,
        [(of, holdings.entities[of].label, holdings.facts_about[of]) for of in people[:_TOP]],
        _asked(holdings, "most-visited"),
        _asked(holdings, "reporters"),
    )


def _asked(holdings: Holdings, query: str) -> list[tuple[str, str, int]]:
    """The first rows (label, number) of a named query, with the id where one entity alone is called so."""
    rows = load(query).run(holdings.view).texts()[:_TOP]
    called = {label: holdings.called(label) for label, _ in rows}
    return [(called[label][0].id if len(called[label]) == 1 else "", label, int(number)) for label, number in rows]


def known_json(ask: Ask) -> Response:
    """`/known.json?n=…&n=…`: of these words those that are the label of an entity, with where that is shown."""
    found = {}
    for name in ask.repeated("n")[:_KNOWN]:
        called = ask.holdings.called(name)
        if called:
            path, query = (f"/entity/{called[0].id}", "") if len(called) == 1 else ("/find", name)
            found[name] = ask.reader.href(path, q=query)
    return json_answer(found)


def home(ask: Ask) -> Response:
    """`/`: the search box and what there is to be found."""
    counted = ask.holdings.once("summary", lambda: summary(ask.holdings))
    return ask.page("home.html", holdings=ask.holdings, summary=counted)


ROUTES: Final[Mapping[str, Handler]] = {"/": home, "/find": find, "/find.json": find_json, "/known.json": known_json}
