"""What people decided in `curation.yml`: the file read, checked and made into records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of curation.yml."""

    verdict: str  # same different unsure rename drop


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of one file; a file that does not exist holds none."""
    return ()
