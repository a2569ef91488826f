"""Writes docs/ontology.md from ontology/kg.ttl: `python docs/ontology_reference.py`. A test checks it is current."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.ontology import KG, PREFIXES, Term, direct_edges, terms

TARGET = Path(__file__).parent / "ontology.md"
HEAD = """# The vocabulary

Written by `make docs` from `ontology/kg.ttl`; do not edit. Prefix `kg:` is `{prefix}`.

How a page becomes RDF:

- A **named graph per page** holds what that page prints; `graph/shared` holds what all pages say together: entities,
  posts, tenures, dates of named events, open cases. The default graph of a query is the union of all. A triple that two
  pages print stands in both graphs: ask with `DISTINCT`. On a server that `kg push` filled one more graph, `pushed`,
  says which of them it holds, by `kg:contentSha256`.
- Each fact is **one direct edge** (`?person kg:visited ?firm`), for simple queries, **and one `kg:Fact`** that repeats
  the edge as rdf:subject, rdf:predicate, rdf:object and holds all that was read: names, printed words, qualifiers,
  date, rule, confidence, evidence.
- **Evidence** (`prov:wasDerivedFrom`) is a stretch of the page's text: `oa:start` and `oa:end` count Unicode code
  points of `schema:text` of the page, and `oa:exact` is what stands there.
- `kg:holdsPost`, `kg:appointed` and `kg:removed` lead to a **post**, `org:postIn` from there to its body.
- **Names** stand in `skos:prefLabel` and `skos:altLabel`; `kg:name` repeats them all, so that
  `?x kg:name "…"@zh` finds whatever is called so.
- **Dates**: `schema:startDate` and `schema:endDate` as exact as print is; `kg:since` and `kg:until` are days for
  queries over a period, `kg:dateLabel` a date for tables. These three are never missing: no query needs OPTIONAL.

Shapes that a store must fit are in `ontology/shapes.ttl`; `kg check` applies them.
"""
SECTIONS = (
    ("Direct edges", lambda term: term.name in direct_edges()),
    ("Classes", lambda term: term.sort == "class"),
    ("Properties", lambda term: term.sort == "property" and term.name not in direct_edges()),
    ("Concepts", lambda term: term.sort == "concept"),
)


def reference() -> str:
    """The whole text of docs/ontology.md."""
    parts = [HEAD.format(prefix=str(KG))]
    for title, belongs in SECTIONS:
        parts.append(f"\n## {title}\n\n" + "".join(_entry(term) for term in terms().values() if belongs(term)))
    return "".join(parts)


def _entry(term: Term) -> str:
    labels, comments = dict(term.labels), dict(term.comments)
    lines = [f"### kg:{term.name}\n\n**{labels['en']}** · {labels['zh']}\n\n{comments['en']}  \n{comments['zh']}\n"]
    facts = [
        ("kind of", _names(term.parents)),
        ("from", _names([term.domain] if term.domain else [])),
        ("to", _names([term.range] if term.range else [])),
        ("read from its object", " · ".join(text for _, text in term.inverse_labels)),
        ("qualifier of facts", f"`{term.qualifier}`" if term.qualifier else ""),
        ("one of", _names(iri for iri in term.types if iri.startswith(str(KG)) and term.sort == "concept")),
        ("code", f"`{term.notation}`" if term.notation else ""),
    ]
    rows = "".join(f"- {name}: {value}\n" for name, value in facts if value)
    return lines[0] + (f"\n{rows}" if rows else "") + "\n"


def _names(iris: Iterable[str]) -> str:
    """IRIs with our prefixes."""
    found = []
    for iri in iris:
        prefix = next((name for name, base in PREFIXES.items() if iri.startswith(base)), None)
        found.append(f"`{prefix}:{iri.removeprefix(PREFIXES[prefix])}`" if prefix else f"<{iri}>")
    return ", ".join(found)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
