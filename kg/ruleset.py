"""One key for everything that decides what is read from a page, besides the page itself.

A reading is kept in the store with this key, so a changed rule, lexicon or model makes the next build read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOMS = ("records.py", "lexicon.py", "lexicons", "reading", "articles", "mentions", "facts", "dating")
"""What takes part in reading one page; resolution and everything after it run on every build."""
_LIBRARIES = ("spacy", "jieba", "rjieba", "ahocorasick_rs", "charset-normalizer")


@cache
def ruleset_key(model: str | None = None) -> str:
    """16 hex digits from our own source, our lexicons, the libraries that cut text, and the spaCy `model`.

    `model` is a folder (its files are hashed) or the name of an installed package (its version counts).
    """
    digest = hashlib.sha256()
    for room in _ROOMS:
        _add_files(digest, _PACKAGE / room)
    for library in _LIBRARIES:
        digest.update(f"{library}={version(library)}\n".encode())
    if model is not None:
        digest.update(f"model={model}\n".encode())
        if Path(model).is_dir():
            _add_files(digest, Path(model))
        else:
            digest.update(_installed(model).encode())
    return digest.hexdigest()[:16]


def _add_files(digest: hashlib._Hash, root: Path) -> None:
    for path in _files(root):
        digest.update(f"{path.relative_to(root.parent).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())


def _files(root: Path) -> Iterable[Path]:
    if root.is_file():
        return [root]
    return sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _installed(model: str) -> str:
    try:
        return version(model)
    except PackageNotFoundError:
        return "not installed"  # load_language says so properly, with what to do
