"""Finds and reads the `.rq` files of this folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from rdflib import Literal
from rdflib.term import Identifier

from kg.errors import QueryError
from kg.graph import GraphView
from kg.graph.binding import parameters
from kg.graph.rows import Table
from kg.graph.when import check_period
from kg.queries.values import TYPES, typed

ANY = "*"
"""The default of a parameter that may be left out: the query is then for any value."""


_JOINED, _SHOWN = "|", "、"
"""Between the names of a list in an answer, and as it is shown (Virtuoso takes ASCII separators alone)."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query. `default` None: it must be given; ANY: left out, the query is for any."""

    name: str
    type: str
    about: Mapping[str, str]  # by language, as in NamedQuery
    default: str | None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the catalogue. `title` and `about` by language (zh, en)."""

    name: str
    title: Mapping[str, str]
    about: Mapping[str, str]
    parameters: tuple[Parameter, ...]  # in the order of the file
    sparql: str
    lists: tuple[str, ...] = ()  # columns that hold several names, in no order of SPARQL's

    def bindings(self, values: Mapping[str, str]) -> dict[str, Identifier]:
        """Typed terms for the parameters. Raises QueryError for a missing, an unknown or an ill-typed one.

        `from` later than `to` is an error too: no row could ever answer it.
        """
        known = [parameter.name for parameter in self.parameters]
        for name in sorted(values):
            if name not in known:
                hint = f"it takes {', '.join(known)}" if known else "it takes none"
                raise QueryError(f"query {self.name} has no parameter {name}; {hint}")
        found: dict[str, Identifier] = {}
        for parameter in self.parameters:
            words = values.get(parameter.name, parameter.default)
            if words is None:
                raise QueryError(f"query {self.name} needs {parameter.name}; add --param {parameter.name}=VALUE")
            if words != ANY:
                found[parameter.name] = typed(self.name, parameter.name, parameter.type, words)
        check_period(found.get("from"), found.get("to"))
        return found

    def run(self, view: GraphView, values: Mapping[str, str] | None = None) -> Table:
        """The rows of the answer. Raises QueryError as `bindings` does."""
        table = view.select(self.sparql, self.bindings(values or {}))
        places = [table.variables.index(name) for name in self.lists]
        return Table(table.variables, tuple(_sorted_lists(row, places) for row in table.rows)) if places else table


def _sorted_lists(row: tuple[Identifier | None, ...], places: Sequence[int]) -> tuple[Identifier | None, ...]:
    """GROUP_CONCAT joins in whatever order a server likes: give every server's rows the same."""
    cells = list(row)
    for place in places:
        names = {name for name in str(row[place] or "").split(_JOINED) if name}
        cells[place] = Literal(_SHOWN.join(sorted(names)))
    return tuple(cells)


@cache
def catalogue() -> tuple[NamedQuery, ...]:
    """Every named query, by name. Raises QueryError for a file whose header is broken."""
    found = (file for file in files("kg.queries").iterdir() if file.name.endswith(".rq"))
    return tuple(
        _read(file.name, file.read_text(encoding="utf-8")) for file in sorted(found, key=lambda file: file.name)
    )


def load(name: str) -> NamedQuery:
    """The named query `name`. Raises QueryError, with the nearest name, when there is none."""
    known = {query.name: query for query in catalogue()}
    if name not in known:
        near = get_close_matches(name, known, 1, 0.4)
        hint = f"did you mean {near[0]}?" if near else "see them all with: kg queries"
        raise QueryError(f"there is no query {name}; {hint}")
    return known[name]


def _read(file: str, text: str) -> NamedQuery:
    header = "\n".join(line[2:].strip() for line in text.splitlines() if line.startswith("#|"))
    try:
        said = tomllib.loads(header)
        declared = tuple(
            Parameter(name, entry["type"], entry["about"], entry.get("default"))
            for name, entry in said.get("parameters", {}).items()
        )
        query = NamedQuery(
            file.removesuffix(".rq"), said["title"], said["about"], declared, text, tuple(said.get("lists", ()))
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise QueryError(
            f"queries/{file}: its header is broken ({error}); correct the lines that start with #|"
        ) from error
    wrong = {parameter.name for parameter in declared} ^ set(parameters(text))
    wrong |= {parameter.name for parameter in declared if parameter.type not in TYPES}
    if wrong:
        raise QueryError(f"queries/{file}: parameter {min(wrong)} is not both declared with a known type and used")
    return query
