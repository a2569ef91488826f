"""Characters that a page may hold and a text format may not.

Control characters come out as their pictures (U+0007 → ␇), one for one: a reader sees that something stood there,
and lengths stay. What is no character at all (lone surrogates, U+FFFE, U+FFFF) comes out as U+FFFD.
"""

from __future__ import annotations

import re

_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)} | {0x7F: 0x2421}
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def printable(words: str) -> str:
    """`words` with nothing in it that XML 1.0 forbids; tab, line feed and carriage return stay."""
    if _UNPRINTABLE.search(words) is None:
        return words
    return _NO_CHARACTER.sub("\ufffd", words.translate(_PICTURES))


def one_line(json_text: str) -> str:
    """JSON that stays on one line for every reader: characters some take for line ends are escaped."""
    return json_text.translate(_LINE_ENDS)
