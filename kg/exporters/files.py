"""Puts finished files in place: what is being written stands beside its target under another name until it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError

STDOUT = Path("-")


def fill(targets: Sequence[Path], write: Callable[..., None]) -> None:
    """Call `write(out, …)` with one binary file per target and put all in place, or none when it fails.

    The single target "-" is standard output. Raises InputError when a place cannot be written.
    """
    if list(targets) == [STDOUT]:
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    drafts = [target.with_name(f".{target.name}.{os.getpid()}.part") for target in targets]
    try:
        with ExitStack() as stack:
            write(*(stack.enter_context(_opened(*pair)) for pair in zip(drafts, targets, strict=True)))
        for draft, target in zip(drafts, targets, strict=True):
            _put(draft, target)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


def _opened(draft: Path, target: Path) -> BinaryIO:
    if target.is_dir():
        raise InputError(f"{target}: is a folder; name a file with -o")
    try:
        return draft.open("wb")
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror}); name another place with -o") from error


def _put(draft: Path, target: Path) -> None:
    try:
        os.replace(draft, target)
    except OSError as error:
        raise InputError(f"{target}: cannot be replaced ({error.strerror}); name another place with -o") from error
