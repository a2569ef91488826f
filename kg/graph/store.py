"""The write side of the store, used by the pipeline alone.

with StoreWriter(directory, ruleset) as writer:
    reading = writer.kept(page)          # None: read the page
    writer.commit(readings, resolution, paths)
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from kg.errors import StoreError
from kg.graph.generations import make_generation, remove_generations
from kg.graph.graphs import graphs
from kg.graph.iris import iri
from kg.graph.keeping import digest, packed
from kg.graph.kept import read_kept, reading_file
from kg.graph.locks import write_lock
from kg.graph.manifest import Manifest, StoredPage, read_manifest, write_manifest
from kg.records import Page, PageReading, Resolution

_OURS = {"manifest.json", "manifest.json.part", "readings", "lock", "incoming.nq"}


@dataclass(frozen=True, slots=True)
class Commit:
    """What a commit did, in graphs (one per page and the shared one)."""

    written: int
    unchanged: int
    removed: int


class StoreWriter:
    """The one writer of a store. Raises StoreError when another has it or the folder is not a store."""

    def __init__(self, directory: Path, ruleset: str) -> None:
        self._folder = directory
        self._ruleset = ruleset
        _prepare(directory)
        self._lock = write_lock(directory)
        try:
            exists = (directory / "manifest.json").exists()
            self._manifest = read_manifest(directory) if exists else Manifest()
        except StoreError:
            self._lock.release()
            raise

    def __enter__(self) -> StoreWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._lock.release()

    @property
    def pages(self) -> Mapping[str, StoredPage]:
        """The pages of the last build, by Page.id."""
        return self._manifest.pages

    def kept(self, page: Page) -> PageReading | None:
        """What was read from exactly this page by exactly these rules, or None: then it must be read."""
        if page.id not in self.pages or self._manifest.ruleset != self._ruleset:
            return None
        try:
            reading = self.reading(page.id)
        except StoreError:
            return None
        return reading if reading.page == page else None

    def reading(self, page_id: str) -> PageReading:
        """What the last build read from a page, whatever its rules. Raises StoreError when it is lost or damaged."""
        return read_kept(self._folder, page_id, self.pages[page_id])

    def commit(
        self, readings: Iterable[PageReading], resolution: Resolution, paths: Mapping[str, Path | str]
    ) -> Commit:
        """Make the store hold exactly `readings`. Only graphs whose content changed are written.

        `paths`: Page.id → where its file is, for `kg check`. Until this returns, readers see the store as it was.
        Raises StoreError for a fact without its entities, or when the disk refuses.
        """
        by_page = _by_page(readings)
        try:
            pages = {page: self._keep(by_page[page], paths[page]) for page in sorted(by_page)}
            return self._replace(pages, by_page, resolution)
        except OSError as error:
            reason = error.strerror or error
            raise StoreError(f"{self._folder}: cannot be written ({reason}); it is as it was before") from error
        except RuntimeError as error:  # the database says that it is corrupt
            raise StoreError(f"{self._folder}: is damaged ({error}); remove it and build it again") from error
        finally:
            (self._folder / "incoming.nq").unlink(missing_ok=True)

    def _replace(self, pages: dict[str, StoredPage], by_page: dict[str, PageReading], resolution: Resolution) -> Commit:
        old, incoming = self._manifest, self._folder / "incoming.nq"
        hashes, written = _write_changed(incoming, by_page, resolution, old.graphs)
        gone = old.graphs.keys() - hashes.keys()
        generation = old.generation
        if written or gone or not generation:
            generation += 1
            afresh = 2 * len(written) > len(hashes) or not old.generation
            if afresh and len(written) < len(hashes):
                _write_changed(incoming, by_page, resolution, {})
            outdated = [] if afresh else [*(graph for graph in written if graph in old.graphs), *gone]
            current = None if afresh else old.graph_folder(self._folder)
            make_generation(current, self._folder / f"graph-{generation}", outdated, incoming)
        self._manifest = Manifest(self._ruleset, generation, pages, hashes)
        write_manifest(self._folder, self._manifest)
        self._clear()
        return Commit(len(written), len(hashes) - len(written), len(gone))

    def _keep(self, reading: PageReading, path: Path | str) -> StoredPage:
        """Write down what was read from a page, under a name of its content: nothing that is current is touched."""
        content = packed(reading)
        file = reading_file(self._folder, reading.page.id, digest(content))
        if not file.exists():
            part = file.with_suffix(".part")
            part.write_bytes(content)
            os.replace(part, file)
        return StoredPage(reading.page.file, str(Path(path).absolute()), digest(content))

    def _clear(self) -> None:
        """Remove what the current manifest does not name."""
        current = {reading_file(self._folder, page, stored.reading) for page, stored in self.pages.items()}
        for file in sorted((self._folder / "readings").iterdir()):
            if file not in current:
                file.unlink(missing_ok=True)
        remove_generations(self._folder, self._manifest.graph_folder(self._folder))


def _prepare(directory: Path) -> None:
    """Make the folder of a store, or see that it is one. Raises StoreError when it holds something else."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        strangers = [name for name in sorted(os.listdir(directory)) if not _is_ours(name)]
        if strangers and not (directory / "manifest.json").exists():
            raise StoreError(f"{directory}: holds other files ({strangers[0]}); name an empty folder with --store")
        (directory / "readings").mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise StoreError(f"{directory}: cannot be a store ({reason}); name another folder with --store") from error


def _is_ours(name: str) -> bool:
    return name in _OURS or name.startswith("graph-")


def _by_page(readings: Iterable[PageReading]) -> dict[str, PageReading]:
    """One reading per page; of two files with the same bytes the first by name."""
    found: dict[str, PageReading] = {}
    for reading in sorted(readings, key=lambda reading: (reading.page.id, reading.page.file)):
        found.setdefault(reading.page.id, reading)
    return found


def _write_changed(
    target: Path, by_page: Mapping[str, PageReading], resolution: Resolution, known: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Write the graphs whose hash is not `known` to `target` as N-Quads. Returns all hashes and the graphs written."""
    hashes: dict[str, str] = {}
    written: list[str] = []
    with target.open("wb") as file:
        for graph, content in graphs(by_page, resolution):
            hashes[graph] = sha256(content).hexdigest()
            if known.get(graph) != hashes[graph]:
                written.append(graph)
                file.write(content.replace(b" .\n", f" <{iri(graph)}> .\n".encode()))
    return hashes, written


__all__ = ["Commit", "StoreWriter", "StoredPage"]
