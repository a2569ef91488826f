"""Puts finished files in place: what is being written stands beside its target under another name until it is whole.

A device or a named pipe (/dev/null, /dev/stdout, `>(gzip)`) is written into, never replaced; a link stays a link.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError

STDOUT = Path("-")
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def fill(targets: Sequence[Path], write: Callable[..., None]) -> None:
    """Call `write(out, …)` with one binary file per target and put all in place, or none when it fails.

    The single target "-" is standard output. Raises InputError when a place cannot be written.
    """
    if list(targets) == [STDOUT]:
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    drafts = [_draft(target) for target in targets]
    try:
        _write_all(drafts, targets, write)
        for draft, target in zip(drafts, targets, strict=True):
            if draft != target:
                _put(draft, target)
    finally:
        for draft, target in zip(drafts, targets, strict=True):
            if draft != target:
                draft.unlink(missing_ok=True)


def _draft(target: Path) -> Path:
    """Where to write what shall stand at `target`: beside the file that it is or will be, or into what is no file."""
    if target.exists() and not target.is_file():
        return target
    place = target.resolve() if target.is_symlink() else target
    return place.with_name(f".{place.name}.{os.getpid()}.part")


def _write_all(drafts: Sequence[Path], targets: Sequence[Path], write: Callable[..., None]) -> None:
    """A full disk says so only when a draft is written or closed: the target is named then, which the user knows."""
    try:
        with ExitStack() as stack:
            write(*(stack.enter_context(_opened(*pair)) for pair in zip(drafts, targets, strict=True)))
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        names = ", ".join(map(str, targets))
        raise InputError(f"{names}: cannot be written ({error.strerror}); name another place with -o") from error


def _opened(draft: Path, target: Path) -> BinaryIO:
    if target.is_dir():
        raise InputError(f"{target}: is a folder; name a file with -o")
    try:
        return draft.open("wb")
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror}); name another place with -o") from error


def _put(draft: Path, target: Path) -> None:
    try:
        os.replace(draft, target.resolve() if target.is_symlink() else target)
    except OSError as error:
        raise InputError(f"{target}: cannot be replaced ({error.strerror}); name another place with -o") from error
