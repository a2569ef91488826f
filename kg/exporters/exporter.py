"""What an exporter is: a name, a suffix, a title and a function that fills one or more binary files from a view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from kg.errors import QueryError

Writer = Callable[..., None]
"""`write(view, out)`, or `write(view, out, out, …)` for a format of several files; each `out` is a binary file.

A writer only writes: the same view gives the same bytes, sorted, with no word about the clock or the machine.
"""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format of `kg export`."""

    name: str  # what --format takes
    suffix: str  # usual suffix, with its dot
    title: str  # one line for people
    write: Writer
    parts: tuple[str, ...] = ("",)  # of a format of several files: what stands before the suffix of each
    network: Writer | None = None  # of a network format: the same from a Network, which may have further columns
    notations: Mapping[str, Writer] = field(
        default_factory=lambda: MappingProxyType({})
    )  # suffix → same rows, written so

    def writer(self, target: Path) -> Writer:
        """What fills `target`: the format itself, or the notation that the path asks for by its suffix."""
        return self.notations.get(target.suffix.lower(), self.write)

    def files(self, target: Path) -> tuple[Path, ...]:
        """The files of an export to `target`: itself, or graph.nodes.csv and graph.edges.csv for graph.csv.

        Raises QueryError for several files and standard output.
        """
        if str(target) == "-" and len(self.parts) > 1:
            raise QueryError(
                f"{self.name} is {len(self.parts)} files and cannot go to standard output; name one with -o"
            )
        suffix = target.suffix or self.suffix
        return tuple(target.with_name(f"{target.stem}.{part}{suffix}") if part else target for part in self.parts)
