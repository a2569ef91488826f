"""The newest generation of a store, for a server that outlives many builds."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from kg.graph import GraphView, open_store, read_manifest


class CurrentStore:
    """Gives the view of what was built last; a view that was given out stays whole while somebody uses it."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = Lock()
        self._generation, self._view = self._opened()

    def view(self) -> GraphView:
        """The current view, opened anew after a build. Any thread. Raises StoreError when the store is gone."""
        with self._lock:
            if read_manifest(self.directory).generation != self._generation:
                self._generation, self._view = self._opened()
            return self._view

    def _opened(self) -> tuple[int, GraphView]:
        generation = read_manifest(self.directory).generation
        return generation, open_store(self.directory)
