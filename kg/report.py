"""What a build tells while it runs, and what it says at the end; how a number is said with its noun."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many pieces of it are finished, and of how many."""

Warn = Callable[[str], None]
"""Called with one line for the user as soon as it is known."""


def silent(*_: object) -> None:
    """Shows nothing: the default for both."""


@contextmanager
def noting(what: str) -> Iterator[None]:
    """Adds `what` as a note to any error that comes out, so that a bug met on one page of thousands names it."""
    try:
        yield
    except Exception as error:
        error.add_note(what)
        raise


def counted(number: int, thing: str, things: str = "") -> str:
    """The number and its noun: 1 row, 2 rows; `things`: a plural that is not made by an s."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. All numbers but `asked` and `failed` are about the store as it is now."""

    store: str
    asked: int  # files found or named
    failed: int  # of them: could not be used
    pages: int
    read: int  # pages that were read in this build
    kept: int  # pages unchanged since an earlier build
    removed: int  # pages that left the store
    articles: int
    facts: int
    entities: int
    cases: int  # pairs of entities that a person should compare

    def line(self) -> str:
        """The report as one line for a person."""
        did = f"{self.read} read, {self.kept} unchanged, {self.removed} removed"
        return (
            f"{self.store}: {counted(self.pages, 'page')} ({did}), {counted(self.articles, 'article')}, "
            f"{counted(self.facts, 'fact')}, {counted(self.entities, 'entity', 'entities')}, "
            f"{counted(self.cases, 'open case')}"
        )

    def as_dict(self) -> dict[str, object]:
        """The report for a program."""
        return asdict(self)
