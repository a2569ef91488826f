"""Pieces of regular expressions that several readers of wording are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable

HAN = "\u4e00-\u9fff"
DIGIT = "0-9０-９"
DATE = rf"[{DIGIT}]{{4}}[年\-—/.．][{DIGIT}]{{1,2}}[月\-—/.．][{DIGIT}]{{1,2}}日?"
"""A full date, in whichever of the ways papers and their sites print one."""
TIME = rf"[{DIGIT}]{{1,2}}[:：][{DIGIT}]{{2}}(?:[:：][{DIGIT}]{{2}})?"
GAP = re.compile(r"[\s|｜\[\]【】()（）〔〕/,，、;；·\-—]+")
"""What stands between the parts of a date line or an imprint."""


def any_of(words: Iterable[str]) -> str:
    """An alternation of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
