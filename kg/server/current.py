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
        self._read: tuple[_Stamp, Manifest] | None = None
        self._opened: tuple[int, GraphView] | None = None

    def manifest(self) -> Manifest:
        """The current manifest, read anew after a build; waits for no other thread. Raises StoreError when it is gone.

        It is told by its stamp whether it was replaced: reading it takes a while where it names many pages.
        """
        stamp = _stamp(self.directory)
        read = self._read
        if read is not None and read[0] == stamp:
            return read[1]
        manifest = read_manifest(self.directory)
        self._read = None if stamp is None else (stamp, manifest)
        return manifest

    def view(self) -> GraphView:
        """The current view, opened anew after a build. Any thread. Raises StoreError when the store is gone."""
        with self._lock:
            generation = self.manifest().generation
            if self._opened is None or self._opened[0] != generation:
                self._opened = generation, open_store(self.directory)
            return self._opened[1]


def _stamp(directory: Path) -> _Stamp | None:
    try:
        found = manifest_file(directory).stat()
    except OSError:
        return None  # reading it will say why
    return found.st_ino, found.st_mtime_ns, found.st_size
