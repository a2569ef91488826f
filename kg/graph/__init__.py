"""The RDF store: facts go in through `StoreWriter`, everything comes out through `GraphView`.

Writing (only `kg.pipeline` does this)::

    with StoreWriter(directory, ruleset) as writer:          # takes the lock; StoreError if another build holds it
        reading = writer.kept(page)                          # PageReading | None: None = read this page (again)
        stored = writer.pages                                # {page id: StoredPage(file, path)} of the last build
        old = writer.reading(page_id)                        # of a page that is in the store
        commit = writer.commit(readings, resolution, paths)  # the store now holds exactly these readings

`paths` maps Page.id to the file's path (for `kg check`); it stands in the manifest, never in the RDF.
`ruleset` is a string that changes when code or lexicons change: `kept` then answers None for every page.

Reading::

    view = open_store(directory)     # read-only; any number of readers, also while a build runs
    view = open_endpoint(url)        # the same view of a SPARQL 1.1 server
    view.facts() .articles() .pages() .entities() .events() .tenures() .cases()   # tuples of `kg.graph.rows`
    view.facts(about=id) .articles(about=page) …  # the same, but only what concerns these ids is read
    view.called(name)                # the entities of that name
    view.select(sparql, {"person": Literal("…", lang="zh")})     # -> Table; $person in the text is the parameter
    view.query(sparql, bindings)     # -> Table | bool | rdflib.Graph
    view.dataset                     # rdflib.Dataset over oxrdflib, default graph = union of all
    serialise(view, "turtle")        # bytes, sorted; turtle trig ntriples nquads jsonld rdfxml
    network(view)                    # networkx.MultiDiGraph, see kg.graph.network
    check_store(view, paths)         # list[Finding]; paths: {page id: Path(p.path) of read_manifest(directory).pages}

A triple that two pages print stands in both their graphs, and SPARQL over the union then gives its row twice: ask
with DISTINCT, or count DISTINCT things.

To a server::

    push(directory, Server(url, user=name, password=word))   # -> Push; only graphs that it does not hold yet

Layout of a store: `manifest.json` (names everything that is current; replaced as the one atomic step of a commit),
`readings/` (what was read per page, so that unchanged pages are not read again), `graph-N/` (Oxigraph).
"""

from kg.graph.check import Finding, check_store
from kg.graph.endpoint import open_endpoint
from kg.graph.manifest import Manifest, read_manifest
from kg.graph.network import network
from kg.graph.pushing import Push, Server, push
from kg.graph.serialise import FORMATS, serialise
from kg.graph.store import Commit, StoredPage, StoreWriter
from kg.graph.view import GraphView, open_store

__all__ = ["FORMATS", "Commit", "Finding", "GraphView", "Manifest", "Push", "Server", "StoreWriter", "StoredPage"]
__all__ += ["check_store", "network", "open_endpoint", "open_store", "push", "read_manifest", "serialise"]
