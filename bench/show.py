"""A dossier on a million invented triples: what concerns one name asked for, beside everything read and chosen from.

Every round opens the store anew, so that nothing is remembered. Beside it: the whole of `kg show` as a user waits for
it, in a process of its own, and the web face from an opened store to its first dossier.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.pairs import paired, timed
from bench.queries import PAGES, VALUES, invented
from kg.dossier import dossier_of, dossiers
from kg.graph import GraphView, StoreWriter, open_store
from kg.server.face.holdings import Holdings
from tests.graph.factory import resolved

NAMES = (VALUES["person"], VALUES["organisation"], VALUES["place"])
ROUNDS = 1  # of each pair, after one to warm up: reading everything takes long


def measure() -> Iterator[str]:
    """Lines to print: per name both ways and their ratio, then the command and the face."""
    with TemporaryDirectory() as folder:
        store, readings = Path(folder) / "store", invented(PAGES)
        with StoreWriter(store, "bench") as writer:
            writer.commit(readings, resolved(readings), {one.page.id: folder for one in readings})
        yield f"{len(open_store(store).dataset):,} triples"
        for name in NAMES:
            both = paired(
                lambda name=name: dossiers(open_store(store), name), lambda name=name: _all(store, name), ROUNDS
            )
            yield f"{name:12} asked about {both.left:6.2f} s   all read {both.right:6.2f} s   1 : {both.ratio:.0f}"
        command = [sys.executable, "-m", "kg", "show", NAMES[0], "--store", str(store)]
        seconds = timed(lambda: subprocess.run(command, check=True, capture_output=True))
        yield f"kg show {NAMES[0]}, the whole process: {seconds:.2f} s"
        yield f"the face from an opened store to its first dossier: {timed(lambda: _face(store)):.2f} s"


def _all(store: Path, name: str) -> None:
    view = open_store(store)
    view.facts(), view.tenures(), view.events(), view.entities()
    dossiers(view, name)


def _face(store: Path) -> None:
    view: GraphView = open_store(store)
    holdings = Holdings(view)
    (hit,) = holdings.names.find(NAMES[0], 1)
    dossier_of(view, holdings.entities[hit.id])
