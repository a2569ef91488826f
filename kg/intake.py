"""Which pages a build is about: every usable file that was named or found, and what to say of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.reading import PageFile, discover, read_page
from kg.records import Page
from kg.report import Warn


@dataclass(frozen=True, slots=True)
class Intake:
    """The pages that a build was asked for. Paths are absolute, but for `named`."""

    pages: tuple[Page, ...]  # each content once, in the order of the file names
    paths: dict[str, Path]  # Page.id → where its file is
    named: dict[str, Path]  # the same as the user wrote it, for messages
    folders: frozenset[Path]  # named folders that could be listed: what is not in them any more has gone
    asked: int  # files that were found, files and folders that were named
    failed: int  # of them: could not be used

    def keeps(self, page: str, path: Path) -> bool:
        """Whether `page`, which an earlier build read from `path`, stays beside the pages of this one.

        It does not where it is one of them, where its folder is mirrored and no longer has it, and where its file
        now holds another page.
        """
        return page not in self.paths and path.parent not in self.folders and path not in self.paths.values()


def take_in(paths: Sequence[Path], warn: Warn) -> Intake:
    """Read the files at `paths`, sorted by name; each that cannot be used is one line to `warn`.

    A file with the content of another one is told to `warn` too, but has not failed.
    Raises InputError when there is no usable page at all.
    """
    files, folders, failed = _found(paths, warn)
    asked = len(files) + failed
    pages: dict[str, Page] = {}
    named: dict[str, Path] = {}
    for file in files:
        try:
            page = read_page(file.path, file.meta)
        except InputError as error:
            warn(str(error))
            failed += 1
            continue
        if page.id in pages:
            warn(f"{file.path}: has the same content as {pages[page.id].file}; read once")
            continue
        pages[page.id], named[page.id] = page, file.path
    if not pages:
        raise InputError(f"none of {asked} files can be used; the store is as it was")
    places = {page: path.resolve() for page, path in named.items()}
    return Intake(tuple(pages.values()), places, named, folders, asked, failed)


def _found(paths: Sequence[Path], warn: Warn) -> tuple[list[PageFile], frozenset[Path], int]:
    """The files under `paths`, each once, sorted; the folders listed; how many of `paths` could not be listed."""
    files: dict[Path, PageFile] = {}
    folders: set[Path] = set()
    failed = 0
    for path in paths:
        try:
            files.update({file.path.resolve(): file for file in discover([path])})
        except InputError as error:
            warn(str(error))
            failed += 1
            continue
        if path.is_dir():
            folders.add(path.resolve())
    return sorted(files.values(), key=lambda file: file.path), frozenset(folders), failed
