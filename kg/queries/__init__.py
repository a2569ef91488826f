"""The catalogue of named queries: one `.rq` file each, with a header that says what it asks and takes.

    for query in catalogue(): print(query.name, query.title["en"])
    load("enterprises-visited").run(view, {"person": "…", "from": "2021-08-01"})     # -> Table
    ask(view, "SELECT … $name …", {"name": "…"})                                      # any SPARQL, same parameters

A header is TOML behind `#|`:

    #| title = { zh = "…", en = "…" }
    #| about.zh = "…"
    #| about.en = "…"
    #| [parameters.person]
    #| type = "name"            # name text date iri
    #| about.zh = "…"
    #| about.en = "…"
    #| default = "…"            # left out: the parameter must be given; "*" : left out, the query is for any

A name stands for whatever is printed so: every query looks it up among preferred and other names.
"""

from kg.queries.catalogue import NamedQuery, Parameter, catalogue, load
from kg.queries.values import ask, term_from

__all__ = ["NamedQuery", "Parameter", "ask", "catalogue", "load", "term_from"]
