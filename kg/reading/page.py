"""One page file → `Page`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg import settings
from kg.errors import InputError
from kg.reading.decoding import decode
from kg.records import Page, PageMeta

_NO_META = PageMeta()


def read_page(path: str | Path, meta: PageMeta = _NO_META) -> Page:
    """The page in the file at `path`, decoded, nothing normalised.

    Raises InputError, one line naming the file and the next step, for a file that is missing, unreadable, a
    folder or a device, larger than `settings.MAX_PAGE_BYTES` (asked before anything is read), empty, binary, or
    in no encoding that can be told.
    """
    path = Path(path)
    data = _bytes(path)
    text, encoding = decode(data, path)
    if not text.strip():
        raise InputError(f"{path}: is empty; put the page's text into it or take it away")
    sha256 = hashlib.sha256(data).hexdigest()
    return Page(id=sha256[:16], file=path.name, text=text, encoding=encoding, sha256=sha256, meta=meta)


def _bytes(path: Path) -> bytes:
    try:
        _refuse_what_is_no_page(path)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: does not exist; check the name") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    except ValueError as error:  # a NUL in the name
        raise InputError(f"{str(path)!r}: is no file name; check the name") from error


def _refuse_what_is_no_page(path: Path) -> None:
    size = path.stat().st_size
    if path.is_dir():
        raise InputError(f"{path}: is a folder, not a page; give `kg build` the folder that holds the page files")
    if not path.is_file():
        raise InputError(f"{path}: is no regular file; give the page's text as a file")
    if size > settings.MAX_PAGE_BYTES:
        raise InputError(
            f"{path}: {size:,} bytes are no newspaper page (limit {settings.MAX_PAGE_BYTES:,});"
            " split it into pages or raise KG_MAX_PAGE_BYTES"
        )
