"""What was read from a page, as bytes and back: so that an unchanged page is not read again.

A record is a JSON list of its fields in their order; the reader takes shapes and types from the records' own
annotations, so a record that gains a field needs no change here (and the ruleset, which covers `kg/records.py`,
keeps an old file from being read with new annotations).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from kg.records import PageReading

_Plain = Any  # what json takes


def packed(reading: PageReading) -> bytes:
    """A reading as bytes: the same reading always gives the same bytes."""
    words = json.dumps(_plain(reading), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(words.encode(), compresslevel=3, mtime=0)


def unpacked(content: bytes) -> PageReading:
    """The reading that `packed` made. Raises ValueError, OSError or EOFError for damaged bytes."""
    reading = _maker(PageReading)(json.loads(gzip.decompress(content)))
    assert isinstance(reading, PageReading)
    return reading


def digest(content: bytes) -> str:
    """What tells one reading from another: hex SHA-256."""
    return sha256(content).hexdigest()


def _plain(value: object) -> _Plain:
    if is_dataclass(value) and not isinstance(value, type):
        return [_plain(getattr(value, each.name)) for each in fields(value)]
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


@cache
def _maker(shape: object) -> Callable[[_Plain], Any]:
    """A function that makes a value of type `shape` from its plain form."""
    if is_dataclass(shape) or hasattr(shape, "_fields"):
        return _record_maker(cast(Callable[..., object], shape))
    origin, arguments = get_origin(shape), get_args(shape)
    if origin in {Union, UnionType}:
        (inner,) = (_maker(each) for each in arguments if each is not NoneType)
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple and arguments[-1] is Ellipsis:
        each_of = _maker(arguments[0])
        return lambda plain: tuple(map(each_of, plain))
    if origin is tuple:
        makers = [_maker(each) for each in arguments]
        return lambda plain: tuple(make(each) for make, each in zip(makers, plain, strict=True))
    return float if shape is float else lambda plain: plain


def _record_maker(record: Callable[..., object]) -> Callable[[_Plain], object]:
    makers = [_maker(hint) for hint in get_type_hints(record).values()]  # in the order of the fields
    return lambda plain: record(*(make(each) for make, each in zip(makers, plain, strict=True)))
