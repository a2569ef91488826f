"""When two printed names, events or amounts count as the same. Pure functions over strings.

Every comparison happens on *normal* forms (`normal`): compatibility characters folded, spaces, quotation marks,
separators and dashes gone, because pages, annotators and extractors differ in exactly these.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

_DROPPED = re.compile(r"[\s“”‘’\"'《》「」·•・,，、。:：;；()\-—~～]")
_AMOUNT = re.compile(r"([\d.]+)\s*(万亿|亿|万)?")
_UNITS = {"万亿": 1e12, "亿": 1e8, "万": 1e4}

LONGEST_PREFIX = 8
"""How many characters a spelled-out name may add in front: 南江东湖区管委会 for 东湖区管委会."""


def normal(value: object) -> str:
    """The comparable form of a value; empty for None, "" and other empty values."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", str(value or "")))


def normal_forms(value: object) -> tuple[str, ...]:
    """The comparable forms of a string or of a list of accepted strings, empty ones left out."""
    values = value if isinstance(value, list | tuple) else (value,)
    return tuple(form for form in map(normal, values) if form)


def same_name(accepted: Iterable[str], produced: Iterable[str]) -> bool:
    """Whether a produced normal form is an accepted one, or spells out a longer beginning of it."""
    made = tuple(produced)
    return any(one == want or _spells_out(one, want) for want in accepted for one in made)


def _spells_out(longer: str, name: str) -> bool:
    return len(name) >= 3 and longer.endswith(name) and len(longer) - len(name) <= LONGEST_PREFIX


def similar(accepted: Iterable[str], produced: Iterable[str], bar: float = 0.5) -> bool:
    """Whether two descriptions share enough character pairs (Dice ≥ `bar`), or one (≥ 4 characters) holds the other."""
    made = tuple(produced)
    return any(dice(want, one) >= bar or _holds(want, one) for want in accepted for one in made)


def _holds(left: str, right: str) -> bool:
    return min(len(left), len(right)) >= 4 and (left in right or right in left)


def dice(left: str, right: str) -> float:
    """Dice coefficient over character pairs, counted with repetition; 0.0 for two empty strings."""
    x, y = _pairs(left), _pairs(right)
    total = x.total() + y.total()
    return 2 * (x & y).total() / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    """Neighbouring characters; a string of one character counts as itself."""
    return Counter(map("".join, pairwise(text))) or Counter(text)


def amount(text: object) -> float | None:
    """The first number printed in a text, its 万 / 亿 / 万亿 applied; None where there is none."""
    found = _AMOUNT.search(unicodedata.normalize("NFKC", str(text)).replace(",", ""))
    if found is None:
        return None
    try:
        return float(found[1]) * _UNITS.get(found[2], 1.0)
    except ValueError:  # dots only, or two dots: not a number
        return None
