"""Generations of the graph on disk: each commit makes a new one beside the current, which is never touched.

    graph-7/oxigraph/   the RDF database of generation 7
    graph-7/readers     locked by whoever reads it

A new generation starts as a backup of the current one (Oxigraph links its files, so this costs no space), or empty
where most of it changes.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

import pyoxigraph as ox

from kg.graph.iris import iri
from kg.graph.locks import is_read, readers_file

DATABASE = "oxigraph"


def make_generation(current: Path | None, new: Path, outdated: Collection[str], quads: Path) -> None:
    """Fill the folder `new`: `current` (None: nothing) without the graphs `outdated`, and the N-Quads file `quads`.

    Raises OSError when the disk is full or a file is damaged.
    """
    shutil.rmtree(new, ignore_errors=True)  # left behind by a build that was killed
    new.mkdir()
    if current is not None:
        ox.Store.read_only(str(current / DATABASE)).backup(new / DATABASE)
    store = ox.Store(new / DATABASE)
    for graph in sorted(outdated):
        store.remove_graph(ox.NamedNode(iri(graph)))
    store.bulk_load(path=quads, format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()
    del store
    readers_file(new).touch()


def remove_generations(store: Path, keep: Path) -> None:
    """Delete every generation but `keep` and those that somebody still reads."""
    for folder in sorted(store.glob("graph-*")):
        if folder != keep and not is_read(folder):
            shutil.rmtree(folder, ignore_errors=True)
