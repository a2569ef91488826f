"""Words of suggested commands, as a shell takes them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

_PLAIN = re.compile(r"[\w@%+=:,./-]+")


def quoted(word: str | Path) -> str:
    """`word` as one word of a shell: in quotation marks where it has blanks or signs, not for being Chinese.

    >>> quoted("张红军"), quoted("my pages")
    ('张红军', "'my pages'")
    """
    text = str(word)
    return text if _PLAIN.fullmatch(text) else shlex.quote(text)
