"""Who may touch what: one writer per store, and no generation is deleted under a reader.

Advisory locks of the operating system (flock): they go with the process that held them, so a killed build leaves
no stale lock behind.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from kg.errors import StoreError


class Lock:
    """An open lock file; the lock is held until `release` or the end of the process."""

    def __init__(self, path: Path, flags: int, kind: int) -> None:
        self._file = -1  # so that a lock that was never opened can be let go
        self._file = os.open(path, flags, 0o644)
        try:
            fcntl.flock(self._file, kind | fcntl.LOCK_NB)
        except OSError:
            self.release()
            raise

    def __del__(self) -> None:
        self.release()

    def release(self) -> None:
        """Let the lock go; a second call does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def write_lock(store: Path) -> Lock:
    """The right to write to a store. Raises StoreError when another build has it."""
    try:
        return Lock(store / "lock", os.O_RDWR | os.O_CREAT, fcntl.LOCK_EX)
    except BlockingIOError as error:
        raise StoreError(f"{store}: another build is writing to it; wait for it to end") from error
    except OSError as error:
        raise StoreError(f"{store}: cannot be written ({error.strerror}); name another place with --store") from error


def readers_file(generation: Path) -> Path:
    """The lock file of a generation."""
    return generation / "readers"


def read_lock(generation: Path) -> Lock:
    """A hold on a generation while it is read. Raises OSError when it is gone."""
    return Lock(readers_file(generation), os.O_RDONLY, fcntl.LOCK_SH)


def is_read(generation: Path) -> bool:
    """Does a reader hold this generation?"""
    try:
        Lock(readers_file(generation), os.O_RDONLY, fcntl.LOCK_EX).release()
    except BlockingIOError:
        return True
    except FileNotFoundError:  # left behind before its first commit: nobody can have opened it
        return False
    return False
