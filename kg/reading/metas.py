"""Reads `pages.toml`, the optional file beside the pages that says what their text does not.

[[page]]
file = "000_9ebe.txt"     # required: the name of a file in the same folder
date = 2021-09-30         # the issue's date, as a TOML date or as "2021-09-30"
paper = "…"
number = "A2"
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.records import PageMeta

FILE_NAME = "pages.toml"
_KEYS = ("file", "date", "paper", "number")
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*page[ \t]*\]\]", re.MULTILINE)


def read_metas(folder: Path) -> dict[str, PageMeta]:
    """File name → PageMeta from `folder/pages.toml`; empty where there is none.

    Raises InputError naming file and line for TOML that does not parse, an unknown key, a value of the wrong
    type, a date that is no day, an entry without `file`, and a file named twice.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return {}
    text = _text(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: {error}; correct it or take it away") from error
    strange = sorted(set(table) - {"page"})
    entries = table.get("page", [])
    if strange or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise InputError(f"{path}: line 1: holds [[page]] tables only, not {', '.join(strange) or 'page = …'}")
    return _metas(path, entries, [text.count("\n", 0, m.start()) + 1 for m in _HEADER.finditer(text)])


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _metas(path: Path, entries: list[dict[str, Any]], lines: list[int]) -> dict[str, PageMeta]:
    metas: dict[str, PageMeta] = {}
    for number, entry in enumerate(entries):
        # Inline arrays of tables have no header of their own: the entry's number stands for the line then.
        where = f"{path}: line {lines[number]}" if number < len(lines) else f"{path}: line 1, page {number + 1}"
        name, meta = _meta(where, entry)
        if name in metas:
            raise InputError(f"{where}: {name} stands twice; keep one")
        metas[name] = meta
    return metas


def _meta(where: str, entry: dict[str, Any]) -> tuple[str, PageMeta]:
    strange = sorted(set(entry) - set(_KEYS))
    if strange:
        raise InputError(f"{where}: unknown key {strange[0]}; the keys are {', '.join(_KEYS)}")
    name = entry.get("file")
    if not isinstance(name, str) or not name or Path(name).name != name:
        raise InputError(f'{where}: needs file = "NAME.txt", a file of the same folder')
    day = _day(where, entry.get("date"))
    return name, PageMeta(day, _words(where, entry, "paper"), _words(where, entry, "number"))


def _words(where: str, entry: dict[str, Any], key: str) -> str | None:
    value = entry.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key == "number":
        return str(value)
    if value is not None and not isinstance(value, str):
        raise InputError(f'{where}: {key} must be a string; write {key} = "…"')
    return value or None


def _day(where: str, value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    try:
        if not isinstance(value, str) or len(value) != 10:
            raise ValueError
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise InputError(f"{where}: date is no day; write date = 2021-09-30") from error
