"""The newest generation of a store, for a server that outlives many builds."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from kg.graph import GraphView, Manifest, open_store, read_manifest
from kg.graph.manifest import manifest_file

_Stamp = tuple[int, int, int]


class CurrentStore:
    """Gives the view of what was built last; a view that was given out stays whole while somebody uses it."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = Lock()
        self._read = (_stamp(directory), read_manifest(directory))
        self._generation, self._view = self._opened()

    def manifest(self) -> Manifest:
        """The current manifest, read anew after a build; waits for nothing else. Raises StoreError when it is gone."""
        stamp, manifest = self._read
        found = _stamp(self.directory)
        if found != stamp or found is None:
            manifest = read_manifest(self.directory)
            self._read = (found, manifest)
        return manifest

    def view(self) -> GraphView:
        """The current view, opened anew after a build. Any thread. Raises StoreError when the store is gone."""
        with self._lock:
            if self.manifest().generation != self._generation:
                self._generation, self._view = self._opened()
            return self._view

    def _opened(self) -> tuple[int, GraphView]:
        generation = self.manifest().generation
        return generation, open_store(self.directory)


def _stamp(directory: Path) -> _Stamp | None:
    """What changes whenever a build replaces the manifest; cheap to look at, however many pages that names."""
    try:
        found = manifest_file(directory).stat()
    except OSError:
        return None  # reading it will say why
    return found.st_ino, found.st_mtime_ns, found.st_size
