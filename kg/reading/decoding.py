"""Bytes → text: which encoding a Chinese page is in, decided by evidence, never by replacing what does not fit."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from kg.errors import InputError

# Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"%!PS", "PostScript"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"Rar!", "a RAR file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format", "a database"),
)
_SAMPLE = 64 * 1024
# What Chinese print is made of: ideographs, CJK and full-width punctuation, general punctuation, printable ASCII.
_PRINT = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u2027\u00b7\x20-\x7e\s]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """The text of `data` without its byte-order mark, and the name of its encoding (lower case, as Python has it).

    Tried in this order: a byte-order mark; UTF-8; UTF-16 without a mark, where the bytes make Chinese that way;
    GB18030 (which holds GBK and GB2312); what charset-normalizer finds (Big5, HZ …). Each must fit strictly.
    Raises InputError naming `path` for binary data and for text that fits none of them.
    """
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind:
        raise InputError(f"{path}: is {kind}, not text; save the page's text as UTF-8 and read that")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, path)
    found = _fits(data, "utf-8") or _utf16(data) or _gb18030(data) or _guessed(data)
    if found is None:
        raise InputError(f"{path}: is binary or in an unknown encoding; save the page as UTF-8")
    return found


def _marked(data: bytes, encoding: str, path: Path) -> tuple[str, str]:
    found = _strict(data, encoding)
    if found is None or not _looks_like_text(found):
        raise InputError(f"{path}: has the mark of {encoding.upper()} but does not decode so; save the page as UTF-8")
    return found, encoding


def _fits(data: bytes, encoding: str) -> tuple[str, str] | None:
    text = _strict(data, encoding)
    return (text, encoding) if text is not None and _looks_like_text(text) else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _looks_like_text(text: str) -> bool:
    """Control characters may stray into a page, but they do not make it up: at most one in twenty."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) * 20 <= len(sample)


def _utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: only where nearly all of it is then Chinese print, since any even bytes may decode."""
    if len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(data, encoding)
        if text is None or _share(_PRINT, text) <= 0.95:
            continue
        if _share(_HAN, text) > 0.3 or data.count(0) * 4 > len(data):
            return text, encoding
    return None


def _gb18030(data: bytes) -> tuple[str, str] | None:
    """GB18030 where at least nine in ten characters are then Chinese print; Big5 read so gives rare characters."""
    found = _fits(data, "gb18030")
    return found if found and _share(_PRINT, found[0]) > 0.9 and _common(found[0]) else None


def _common(text: str) -> bool:
    """Whether the ideographs are of GB2312's first level (0xB0A1–0xD7F9), which print uses nine times in ten."""
    han = _HAN.findall(text[:_SAMPLE])
    first: int = sum(b"\xb0\xa1" <= char.encode("gb18030") <= b"\xd7\xf9" for char in han)
    return first * 4 >= len(han) * 3


def _guessed(data: bytes) -> tuple[str, str] | None:
    if b"\x00" in data[:_SAMPLE]:
        return None
    best = from_bytes(data[:_SAMPLE]).best()
    return _fits(data, best.encoding) if best is not None and _share(_HAN, str(best)) > 0.3 else None


def _share(pattern: re.Pattern[str], text: str) -> float:
    sample = text[:_SAMPLE]
    return len(pattern.findall(sample)) / max(1, len(sample))
