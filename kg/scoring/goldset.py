"""Reads a gold set: a folder with one JSON file per page (format: tests/gold/GUIDELINES.md).

A page's text may stand beside its JSON under the same stem; layout is then scored over its non-blank lines.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from kg.errors import InputError
from kg.scoring.comparing import normal_forms


@dataclass(frozen=True)
class GoldFact:
    """One annotated fact, or one reading that must not be made (`not_facts`)."""

    row: dict[str, Any]

    @property
    def article(self) -> str:
        """Id of the gold article."""
        return str(self.row["article"])

    @property
    def predicate(self) -> str:
        """Local name of the ontology's edge."""
        return str(self.row["p"])

    @property
    def core(self) -> bool:
        """Whether a careful reader must find it; others are neither missed nor held against a system."""
        return bool(self.row.get("core", True))

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """Accepted normal forms of the subject."""
        return normal_forms(self.row["s"])

    @cached_property
    def objects(self) -> tuple[str, ...]:
        """Accepted normal forms of the object."""
        return normal_forms(self.row.get("o"))

    @cached_property
    def posts(self) -> tuple[str, ...]:
        """Accepted normal forms of the post."""
        return normal_forms(self.row.get("post"))

    def __str__(self) -> str:
        """One line for a list of misses: subject -> object, post or role."""
        extra = self.row.get("post") or self.row.get("role") or self.row.get("why") or ""
        return f"{_accepted(self.row['s'])} -> {_accepted(self.row.get('o'))} {_accepted(extra)}".rstrip()


def _accepted(value: object) -> str:
    return " | ".join(map(str, value)) if isinstance(value, list) else str(value)


@dataclass(frozen=True)
class GoldPage:
    """One annotated page. `stem` is its file name without folder and last suffix."""

    stem: str
    articles: tuple[dict[str, Any], ...]
    facts: tuple[GoldFact, ...]
    traps: tuple[GoldFact, ...]
    printed_lines: frozenset[int] | None  # 1-based numbers of non-blank lines; None where the text is not there


def page_stem(name: object) -> str:
    """What pages are matched by: the file name without folder and last suffix."""
    return PurePosixPath(str(name)).name.rsplit(".", 1)[0]


def read_gold(folder: Path, pages: Collection[str] = ("*",)) -> tuple[GoldPage, ...]:
    """The gold pages of `folder` whose stem matches one of the patterns `pages` (`d0?`, `*`), in file order.

    JSON files without a `facts` key (other annotations) are passed over. Raises InputError for a folder that
    is missing or holds no gold page, and for a file that is not JSON.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; name a folder of gold JSON files, such as tests/gold/seeds")
    out = tuple(page for page in _pages(folder) if any(fnmatchcase(page.stem, pattern) for pattern in pages))
    if not out:
        raise InputError(f"{folder}: no gold page (JSON with a 'facts' key) named {' or '.join(pages)}; check the path")
    return out


def _pages(folder: Path) -> Iterator[GoldPage]:
    for path in sorted(folder.glob("*.json")):
        try:
            row = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise InputError(f"{path}: cannot be read as JSON ({error}); repair or remove it") from error
        if isinstance(row, dict) and "facts" in row:
            yield _page(path, row)


def _page(path: Path, row: dict[str, Any]) -> GoldPage:
    return GoldPage(
        stem=page_stem(row.get("file", path.name)),
        articles=tuple(row["articles"]),
        facts=tuple(map(GoldFact, row["facts"])),
        traps=tuple(map(GoldFact, row.get("not_facts") or ())),
        printed_lines=_printed_lines(path.with_suffix(".txt")),
    )


def _printed_lines(text_file: Path) -> frozenset[int] | None:
    if not text_file.exists():
        return None
    lines = text_file.read_text(encoding="utf-8").split("\n")
    return frozenset(number for number, line in enumerate(lines, 1) if line.strip())
