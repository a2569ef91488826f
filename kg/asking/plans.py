"""A reading as a query: the named one that asks the same, else SPARQL put together from the pieces of `asking.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rdflib import Variable
from rdflib.term import Identifier

from kg.asking.pieces import composed
from kg.asking.reading import Reading
from kg.asking.vocabulary import asking
from kg.errors import QuestionError
from kg.graph.binding import bound, parameters
from kg.queries import load
from kg.shell import quoted

_GROUPED = frozenset({"times", "most"})


@dataclass(frozen=True, slots=True)
class Query:
    """A query that answers a question. `name` and `parameters` only of a named one."""

    sparql: str  # complete: every parameter is in it as a term
    name: str = ""
    parameters: tuple[tuple[str, str], ...] = field(default=())

    @property
    def command(self) -> str:
        """What to type for the same answer, "" where the query has no name."""
        if not self.name:
            return ""
        given = (f"--param {key}={quoted(value)}" for key, value in self.parameters)
        return " ".join([f"kg query {self.name}", *given])


def planned(reading: Reading, titles: tuple[str, ...]) -> Query:
    """The query of a reading. `titles`: the posts, as the store calls them, that its title means."""
    if reading.named:
        return _by_name(reading.named.query, dict(reading.named.parameters))
    for said in asking()["named"]:
        values = _parameters(said, reading, titles)
        if values is not None:
            return _by_name(said["query"], values)
    return Query(composed(reading, titles))


def _by_name(name: str, values: Mapping[str, str]) -> Query:
    query = load(name)
    text = "".join(f"{line}\n" for line in query.sparql.splitlines() if not line.startswith("#|"))
    terms = query.bindings(values)
    left_out: dict[str, Identifier] = {each: Variable(each) for each in parameters(text) if each not in terms}
    return Query(bound(text, terms | left_out), name, tuple(values.items()))


def _parameters(said: Mapping[str, Any], reading: Reading, titles: tuple[str, ...]) -> dict[str, str] | None:
    """The parameters with which a named query answers the reading, None where it does not answer it exactly."""
    if said["relation"] != reading.relation or reading.mutual or not _fits(said, reading):
        return None
    have = dict(_values(reading, titles))
    wanted: Mapping[str, str] = said["parameters"]
    if set(have) - set(wanted.values()) or "topic" in set(wanted.values()) - set(have):
        return None  # something of the question that the query does not take, or the other way round
    return {parameter: have[source] for parameter, source in wanted.items() if source in have}


def _fits(said: Mapping[str, Any], reading: Reading) -> bool:
    for place, slot in reading.places.items():
        form = said.get(place, "any" if place != "companion" else "none")
        if slot.ambiguous or len(slot.names) > 1 or not _takes(form, slot.form):
            return False
    needs = said.get("needs")
    counted = said.get("counted")
    return (
        reading.asks <= set(said["asks"])
        and (needs is None or needs in reading.asks)
        and (counted is None or reading.places[counted].asked)
    )


def _takes(form: str, filled: str) -> bool:
    if form == "any":
        return filled in {"any", "asked"}
    return filled == ("any" if form == "none" else form)


def _values(reading: Reading, titles: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What the question gives to a query, by where it stands in the question."""
    for place, slot in reading.places.items():
        if slot.names:
            yield place, slot.names[0]
    if reading.topic:
        yield "topic", reading.topic
    if reading.title:
        yield ("title", titles[0]) if len(titles) == 1 else ("titles", "")
    if reading.period is None:
        return
    if reading.period.yearly:
        yield "yearly", ""  # no named query takes the same days of every year
    else:
        yield "from", reading.period.first
        yield "to", reading.period.last


def refuse_what_cannot_be_counted(reading: Reading) -> None:
    """Raises QuestionError where 最多 or 几家 has nothing to count."""
    if reading.named:
        return
    asked = [place for place, slot in reading.places.items() if slot.asked]
    if "most" in reading.asks and not asked:
        raise QuestionError("最多 counts for somebody or something: ask 谁 or 哪个企业 … 最多")
    if "number" in reading.asks and not asked:
        raise QuestionError("how many of what? ask 几家企业, 多少人")
