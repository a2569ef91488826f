"""Which files are to be read, and what `pages.toml` knows about each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError
from kg.reading.metas import read_metas
from kg.records import PageMeta


class PageFile(NamedTuple):
    """One file to be read as a page, with what is known of it beside its text."""

    path: Path
    meta: PageMeta


def discover(paths: Iterable[str | Path]) -> tuple[PageFile, ...]:
    """The page files under `paths`, sorted by path, each once.

    A folder gives its `*.txt` (not those of its sub-folders); a file is taken as named, whatever its suffix. A
    named file that does not exist stays in the list, so that `read_page` refuses it alone and the others are read.
    `pages.toml` beside a page gives its `PageMeta`.

    Raises InputError for a folder without a page or one that cannot be listed, and for a bad `pages.toml`.
    """
    files = {file for path in paths for file in _files_of(Path(path))}
    metas = {folder: read_metas(folder) for folder in sorted({file.parent for file in files})}
    return tuple(PageFile(file, metas[file.parent].get(file.name, PageMeta())) for file in sorted(files))


def _files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    try:
        pages = [file for file in path.iterdir() if file.suffix.lower() == ".txt"]
    except OSError as error:
        raise InputError(f"{path}: cannot be listed ({error.strerror}); check its permissions") from error
    if not pages:
        raise InputError(f"{path}: has no *.txt page; name a folder of page texts, or the files themselves")
    return pages
