"""What pages print is shown, never obeyed: control characters in names and quotes must not reach the terminal."""

from __future__ import annotations

import re

# C0 and C1 controls (escape sequences, bells, backspaces) and the marks that turn the direction of writing.
_OBEYED = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
}


_BREAK = re.compile(r"\s*\n\s*")
_WORD_BREAK = re.compile(r"(?<=[!-~])\s*\n\s*(?=[!-~])")


def one_line(text: str) -> str:
    """`text` without its line breaks: nothing takes their place in Chinese, a space between Latin words."""
    return _BREAK.sub("", _WORD_BREAK.sub(" ", text.strip()))


def safe(text: str) -> str:
    """`text` on one line, with a visible sign (␛, �) for each character that a terminal would obey.

    >>> safe("a\\x1b[31mb")
    'a␛[31mb'
    """
    return text.translate(_OBEYED)
