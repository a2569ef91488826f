"""The manifest of a store: one small file that names everything current, replaced in one atomic step.

Whatever a build has written before that step is not yet part of the store, and what it replaced is still there:
a build that is killed at any moment leaves the last whole store.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg import settings
from kg.errors import StoreError
from kg.shell import quoted

FORMAT = 1
"""Raised when a change of the layout makes older stores unreadable."""

_FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page of the store: its file name, where the file was (absolute), and the digest of what was read from it."""

    file: str
    path: str
    reading: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is current. `graphs`: graph id → SHA-256 of its sorted N-Triples."""

    ruleset: str = ""
    generation: int = 0  # 0: nothing was built yet
    pages: Mapping[str, StoredPage] = field(default_factory=dict)
    graphs: Mapping[str, str] = field(default_factory=dict)

    def graph_folder(self, store: Path) -> Path:
        """The folder of the current generation."""
        return store / f"graph-{self.generation}"


def manifest_file(store: Path) -> Path:
    """Where the manifest of a store is."""
    return store / _FILE


def read_manifest(store: Path) -> Manifest:
    """The manifest of a store. Raises StoreError when there is no store, or one that this version cannot read."""
    try:
        found = json.loads((store / _FILE).read_text(encoding="utf-8"))
        version, base = found.pop("format"), found.pop("base")
        pages = {page: StoredPage(**entry) for page, entry in found.pop("pages").items()}
        manifest = Manifest(pages=pages, **found)
    except FileNotFoundError as error:
        raise StoreError(f"{store}: no store here; make one with: kg build PAGES --store {quoted(store)}") from error
    except OSError as error:
        raise StoreError(f"{store}: cannot be read ({error.strerror}); check the path and its permissions") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(f"{store / _FILE}: is broken; remove the folder {store} and build it again") from error
    if version != FORMAT:
        raise StoreError(f"{store}: made by another version of kg (format {version}); remove it and build it again")
    if base != settings.BASE_IRI:
        raise StoreError(f"{store}: built for data IRIs under {base}; set KG_BASE_IRI to that, or build it again")
    return manifest


def write_manifest(store: Path, manifest: Manifest) -> None:
    """Make `manifest` the current one: after this call, and not before, the new state is the store."""
    content = {"format": FORMAT, "base": settings.BASE_IRI} | asdict(manifest)
    part = store / f"{_FILE}.part"
    with part.open("w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, store / _FILE)
    folder = os.open(store, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
