"""The web face of a store: search, dossiers, the pages as printed, the network around a name, a SPARQL editor.

    app = Starlette(routes=[*routes(CurrentStore(directory)), Route("/sparql", …)])

It only reads, keeps no state and sets no cookies; nothing that it sends makes a browser ask any other host. The
editor sends its queries to `/sparql` (SPARQL 1.1 protocol) of the same server, which is not ours to answer.

    /                     what is in the store         /page/{id}       a page as printed, quotes marked
    /find, /find.json     search by name or pinyin     /article/{id}    an article in reading order
    /entity/{id}          a dossier                    /pages /articles lists
    /network/{id}         the network around a name    /editor          SPARQL, with the named queries
    /node/{id}            wherever an IRI is shown     /query.json      a named query with its values
"""

from __future__ import annotations

from starlette.routing import BaseRoute

from kg.server.current import CurrentStore
from kg.server.face import asking, dossiers, finding, networks, nodes, sheets, statics, stories
from kg.server.face.holdings import Shelf
from kg.server.face.rendering import nowhere, route

__all__ = ["nowhere", "routes"]


def routes(store: CurrentStore) -> list[BaseRoute]:
    """All routes of the face. What the store holds is put in order in the background, so this returns at once."""
    shelf = Shelf(store)
    shelf.follow()
    rooms = (finding, dossiers, sheets, stories, networks, asking, nodes)
    pages = [route(shelf, path, handler) for room in rooms for path, handler in room.ROUTES.items()]
    return [*pages, statics.ROUTE]
