"""IRIs of everything in the store: ASCII, from content alone, the same in whatever order pages come.

A node has an *id*, its path below `settings.BASE_IRI`; `iri` makes the one from the other. Names stand in labels,
never in an id. What a page prints is keyed by the page's id (a hash of its bytes), what facts say by the ids of
the entities they connect.
"""

from __future__ import annotations

from hashlib import blake2b

from kg import settings

SHARED = "graph/shared"
"""The named graph of what comes from all pages."""

GRAPHS = "graph/"
"""How the id of every named graph of a store begins."""

PUSHED = "pushed"
"""The named graph, on servers alone, that says which graphs they hold. Not below GRAPHS: it is no content."""


def iri(node: str) -> str:
    """The IRI of a node id."""
    return settings.BASE_IRI + node


def node_id(of: str) -> str:
    """The node id of one of our data IRIs."""
    return of.removeprefix(settings.BASE_IRI)


def digest(*parts: str) -> str:
    """16 hex digits that depend on `parts` and their order alone."""
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()


def page_graph(page: str) -> str:
    """The named graph of a Page.id."""
    return f"graph/{page}"


def page(of: str) -> str:
    """The node of a Page.id."""
    return f"page/{of}"


def article(of: str) -> str:
    """The node of an Article.id."""
    return f"article/{of}"


def fact(of: str) -> str:
    """The node of a Fact.id."""
    return f"fact/{of}"


def utterance(of: str) -> str:
    """The node of what the `stated` fact of that id reports."""
    return f"utterance/{of}"


def evidence(page_id: str, start: int, end: int) -> str:
    """The node of a printed stretch: the same stretch quoted twice is one node."""
    return f"evidence/{page_id}-{start}-{end}"


def credit(article_id: str, number: int) -> str:
    """The node of the `number`-th name of a byline."""
    return f"credit/{article_id}-{number}"


def post(organisation: str, title: str) -> str:
    """The node of a post: `organisation` is an Entity.id."""
    return f"post/{digest(organisation, title)}"


def happening(sort: str, *content: str) -> str:
    """The node of an event that has no name of its own: visit/… talks/… appointment/… removal/…."""
    return f"{sort.lower()}/{digest(sort, *content)}"


def participation(event: str, article_id: str, actor: str, role: str) -> str:
    """The node of an actor in a role at an event, as one article prints it."""
    return f"participation/{digest(event, article_id, actor, role)}"


def case(of: str) -> str:
    """The node of a Case.id."""
    return f"case/{of}"
