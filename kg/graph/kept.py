"""What the last build read from a page, for those who look at one page closely: with mentions, which RDF leaves out.

    page = page_called(Path("kg-store"), "page.txt")     # Page.id
    reading = kept_reading(Path("kg-store"), page)       # PageReading
    facts_called(open_source(Path("kg-store")), "6f1c")  # {Fact.id: Page.id}

The files are kept by `kg.graph.store`, which uses the same two doors; see there for the layout of a store.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from kg.errors import InputError, StoreError
from kg.graph import iris
from kg.graph.descriptions import pairs
from kg.graph.keeping import digest, unpacked
from kg.graph.manifest import Manifest, StoredPage, read_manifest
from kg.graph.source import Source
from kg.ontology import KG, SDO
from kg.records import PageReading
from kg.shell import quoted

_ATTEMPTS = 5
"""A build may replace a reading between the look into the manifest and the look into the file."""


def reading_file(store: Path, page: str, content: str) -> Path:
    """Where the reading of a page stands; `content` is its digest."""
    return store / "readings" / f"{page}-{content[:16]}.json.gz"


def read_kept(store: Path, page: str, stored: StoredPage) -> PageReading:
    """The reading that the manifest names for a page. Raises StoreError when it is lost or damaged."""
    path = reading_file(store, page, stored.reading)
    try:
        content = path.read_bytes()
        if digest(content) != stored.reading:
            raise ValueError("not what was written")
        return unpacked(content)
    except (OSError, EOFError, ValueError, TypeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"{path}: is damaged ({reason}); build {stored.file} again with: kg build FOLDER") from error


def kept_reading(store: Path, page: str) -> PageReading:
    """What the last build read from the page with this Page.id.

    Raises StoreError when there is no store, the page is not in it, or its reading is lost or damaged.
    """
    for _ in range(_ATTEMPTS):
        stored = read_manifest(store).pages.get(page)
        if stored is None:
            raise StoreError(f"{store}: has no page {page}; build it with: kg build FILE --store {quoted(store)}")
        try:
            return read_kept(store, page, stored)
        except StoreError as error:
            lost = error
    raise lost


def page_called(store: Path, name: str) -> str:
    """The Page.id of the page whose file is called so: a file name, a path, or the id itself.

    Raises StoreError when there is no store, InputError (with near names) when no page is called so.
    """
    manifest = read_manifest(store)
    found = _called(manifest, name)
    if found is None:
        files = sorted(stored.file for stored in manifest.pages.values())
        near = get_close_matches(Path(name).name, files, n=3, cutoff=0.5) or files[:3]
        raise InputError(
            f"{name}: no such page in {store} (it has {', '.join(near)}{' …' if len(files) > len(near) else ''}); "
            f"build it first with: kg build {quoted(name)} --store {quoted(store)}"
        )
    return found


def _called(manifest: Manifest, name: str) -> str | None:
    """By id, else by path, else by file name; of several the first by path."""
    if name in manifest.pages:
        return name
    path = str(Path(name).absolute())
    by_path = sorted((stored.path, page) for page, stored in manifest.pages.items())
    for wanted in (path, Path(name).name):
        for place, page in by_path:
            if wanted in (place, manifest.pages[page].file):
                return page
    return None


def facts_called(source: Source, beginning: str) -> dict[str, str]:
    """Fact.id → Page.id of every fact whose id begins so (hexadecimal digits), sorted."""
    start = iris.iri(iris.fact(beginning))
    pattern = f'?a <{KG.reportedIn}>/<{SDO.isPartOf}> ?b . FILTER(STRSTARTS(STR(?a), "{start}"))'
    return {_tail(fact): _tail(pages[0]) for fact, pages in pairs(source, pattern).items()}


def _tail(of: str) -> str:
    return of.rpartition("/")[2]
