"""The SPARQL editor, and the named queries with their values put in here: what is shown is what is run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from kg import settings
from kg.errors import QueryError
from kg.graph.binding import bound
from kg.ontology import PREFIXES
from kg.queries import NamedQuery, catalogue, load
from kg.server.face.rendering import Ask, Handler, json_answer

_FIRST: Final = """\
SELECT ?predicate (COUNT(*) AS ?facts) WHERE {
  ?fact a kg:Fact ; rdf:predicate ?predicate .
}
GROUP BY ?predicate
ORDER BY DESC(?facts)
"""
"""What stands in the editor before anybody writes."""


def spelled_out(sparql: str) -> str:
    """A query that any SPARQL server takes: with the prefixes that it uses, without the header of its file."""
    body = "\n".join(line for line in sparql.splitlines() if not line.startswith("#|")).strip() + "\n"
    used = [f"PREFIX {prefix}: <{space}>" for prefix, space in PREFIXES.items() if f"{prefix}:" in body]
    return "\n".join([*used, body])


def filled_in(query: NamedQuery, asked: Mapping[str, str]) -> str:
    """The named query with its values as terms. A value left empty is not given. Raises QueryError for a bad one."""
    values = {one.name: asked[one.name] for one in query.parameters if asked.get(one.name)}
    return spelled_out(bound(query.sparql, query.bindings(values)))


def query_json(ask: Ask) -> Response:
    """`/query.json?name=…&p.person=…`: {name, sparql, lists}, or {error} and 400."""
    query = load(ask.query.get("name", ""))
    values = {name.removeprefix("p."): value for name, value in ask.query.items() if name.startswith("p.")}
    unknown = sorted(values.keys() - {one.name for one in query.parameters})
    if unknown:
        raise QueryError(f"query {query.name} has no parameter {unknown[0]}; see the form beside the editor")
    missing = [one.name for one in query.parameters if one.default is None and not values.get(one.name)]
    if missing:
        return json_answer({"error": ask.reader.word("needs", name=missing[0]), "parameter": missing[0]}, 400)
    return json_answer({"name": query.name, "sparql": filled_in(query, values), "lists": list(query.lists)})


def editor(ask: Ask) -> Response:
    """`/editor?query=…&p.person=…`: the form and the editor; with values, the query is run at once."""
    chosen = ask.query.get("query", "")
    return ask.page(
        "editor.html",
        queries=catalogue(),
        chosen=load(chosen).name if chosen else "",
        values={name.removeprefix("p."): value for name, value in ask.query.items() if name.startswith("p.")},
        base=settings.BASE_IRI,
        first=spelled_out(_FIRST),
        prefixes=PREFIXES,
    )


ROUTES: Final[Mapping[str, Handler]] = {"/editor": editor, "/query.json": query_json}
