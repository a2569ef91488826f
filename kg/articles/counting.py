"""Paragraphs that count: 一、…, （二）…, 3.…, 第四，…. The next number goes on, another one does not."""

from __future__ import annotations

import re
from typing import NamedTuple

COUNTS_ON = 3.0
"""Points for 二、 behind 一、, lost by 三、 there, by any number in mid-sentence, by 二、 where an article begins."""
_NUMERALS = "一二三四五六七八九十"
_COUNTED = re.compile(
    rf"[（(]?第?(?P<number>十[{_NUMERALS[:9]}]|[{_NUMERALS}]|[0-9]{{1,2}})(?P<mark>[）)、，：:]|[.．](?![0-9])|是)"
)


class Count(NamedTuple):
    """The number that a paragraph opens with, and what stands around it: （ ） of （二）."""

    manner: str
    number: int


def opening_count(text: str) -> Count | None:
    """The number that `text` counts on with in its first characters; None where it does not."""
    found = _COUNTED.match(text)
    if found is None:
        return None
    manner = text[: found.start("number")] + found["mark"]
    return Count(manner, _value(found["number"])) if len(manner) > 1 or found["mark"] not in "，：:" else None


def goes_on(before: Count | None, after: Count | None) -> int:
    """1 where `after` is the next number of the same manner, -1 where it is another one, 0 where nothing tells."""
    if before is None or after is None or before.manner != after.manner:
        return 0
    return 1 if after.number == before.number + 1 else -1


def _value(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    return 10 * (len(numeral) > 1) + _NUMERALS.index(numeral[-1]) + 1
