"""Does the text that breaks off here go on there? Evidence of words, quotes and brackets over a break."""

from __future__ import annotations

import logging
import math
import re
import warnings
from collections.abc import Iterable
from functools import cache, lru_cache

_PAIRS = {"“": "”", "《": "》", "（": "）", "「": "」", "『": "』", "(": ")", "【": "】", "〈": "〉"}
_CLOSE = {close: open_ for open_, close in _PAIRS.items()}
_BRACKETS = re.compile(f"[{re.escape(''.join([*_PAIRS, *_CLOSE]))}]")
_STRONG = 6.0
_MEASURES = (
    "年月日时点分度届期号%％个家名人项次万亿元余多只条座台套辆户亩米吨件册所处位盏棵株头场批类组支部艘架份瓶袋箱平公"
    "岁层克斤升秒款篇趟倍栋幢颗枚"
)
"""What may follow a number."""
_INDEXED = 20_000  # characters
_FORETOLD = 4.0  # the page always prints one character behind the two that stand before a break
_FAINT = 1.0  # less of a bridge is none
# What it speaks against a join that no word spans, if an end is a single character: over the gold pages the logarithm
# of how much rarer that is where text goes on than where it does not. By how common the character is as a word.
_OPEN_ENDS = (1.9, 2.2, 0.4)
_OPEN_STARTS = (1.4, 2.4, 0.8)
_TORN = 2.8
_COUNTLESS = 2.0  # a number, and nothing that is counted
_KNOWN, _RARE, _COMMON = 2, 3_000, 20_000  # counts of the dictionary


@cache
def _frequencies() -> tuple[dict[str, int], float]:
    """jieba's word counts (a prefix that is no word has 0) and the logarithm of their sum."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own import of pkg_resources is deprecated: not our users' concern
        import jieba
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba.dt.FREQ, math.log(jieba.dt.total)


def frequency(word: str) -> int:
    """How often jieba's dictionary counts `word`; 0 for what it does not know."""
    return _frequencies()[0].get(word, 0)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


class Collocations:
    """Which short strings a page prints within its lines: a name printed whole elsewhere proves a join of halves."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Learns from `texts`, each of them printed in one piece."""
        self._text = "\n".join(texts)
        # Looking through a page is quicker than to index it; a book is indexed.
        self._grams: set[str] | str = self._text if len(self._text) < _INDEXED else _grams_of(self._text)
        self._behind: dict[str, set[str]] = {}
        self._told: dict[str, str] = {}  # by the two characters before a break

    def bridge(self, left: str, right: str) -> float:
        """How strongly `right` carries on a word that `left` breaks off, from 0 (nothing known) to about 10."""
        if not left or not right:
            return 0.0
        a, b = left[-1], right[0]
        if "\u4e00" <= a <= "\u9fff" and "\u4e00" <= b <= "\u9fff":
            return max(_word_over(left, right), self._printed_over(left, right))
        if a.isascii() and b.isascii() and a.isalnum() and b.isalnum():
            return 3.0 if a.isalpha() and b.isalpha() else 1.5
        return _punctuated(a, b)

    def joins(self, left: str, right: str) -> float:
        """What speaks for `right` to go on where `left` breaks off: as `bridge`, and below 0 where words are torn."""
        foretold = self._foretold(left[-2:])
        if foretold and right:
            return _FORETOLD if right[0] == foretold else -_FORETOLD / 2
        bridge = self.bridge(left, right)
        return bridge if bridge >= _FAINT else bridge - torn(left, right)

    def _foretold(self, tail: str) -> str:
        """The one character that the page prints, twice or more, behind `tail`, which is no word; "" for none."""
        if tail not in self._told:
            torn = len(tail) == 2 and all(map(_is_han, tail)) and frequency(tail) <= _KNOWN
            behind = re.findall(f"{tail}(.)", self._text) if torn and self._grams is self._text else []
            self._told[tail] = behind[0] if len(behind) > 1 and len(set(behind)) == 1 else ""
        return self._told[tail]

    def _printed_over(self, left: str, right: str) -> float:
        if not self._are_neighbours(left[-1], right[0]):
            return 0.0
        if left[-2:] + right[0] in self._grams or left[-1] + right[:2] in self._grams:
            return 4.5
        return 2.0

    def _are_neighbours(self, one: str, other: str) -> bool:
        if self._grams is not self._text:
            return one + other in self._grams
        if one not in self._behind:
            self._behind[one] = {rest[0] for rest in self._text.split(one)[1:] if rest}
        return other in self._behind[one] or (one == other and 2 * one in self._text)


def torn(left: str, right: str) -> float:
    """How much of a word `left` ends with, and `right` begins with, that lacks its rest, from 0 to about 3."""
    if not left or not right or not _is_han(right[0]):
        return 0.0
    if left[-1].isdigit():
        return _COUNTLESS if right[0] not in _MEASURES else 0.0
    if not _is_han(left[-1]):
        return start_lacks(right[:4])
    return min(_TORN, end_lacks(left[-4:]) + start_lacks(right[:4]))


@lru_cache(maxsize=4096)
def end_lacks(tail: str) -> float:
    """How much of a word the four characters `tail` end with that lacks its end, from 0 to about 2."""
    if not _is_han(tail[-1]):
        return 0.0
    whole = any(frequency(tail[-size:]) > _KNOWN for size in (2, 3, 4))
    return 0.0 if whole else _alone(tail[-1], _OPEN_ENDS)


@lru_cache(maxsize=4096)
def start_lacks(head: str) -> float:
    """How much of a word the four characters `head` begin with that lacks its beginning, from 0 to about 2."""
    if not _is_han(head[0]):
        return 0.0
    whole = any(frequency(head[:size]) > _KNOWN for size in (2, 3, 4))
    return 0.0 if whole else _alone(head[0], _OPEN_STARTS)


def _alone(char: str, weights: tuple[float, float, float]) -> float:
    """By how often a character stands alone as a word: 的 and 在 do, 委 hardly."""
    count = frequency(char)
    return weights[(count > _RARE) + (count > _COMMON)]


def _grams_of(text: str) -> set[str]:
    return set(map(str.__add__, text, text[1:])) | {text[at : at + 3] for at in range(len(text) - 2)}


def _punctuated(a: str, b: str) -> float:
    """Joins that are no words: a list that goes on after 、, a number before its measure."""
    if a.isdigit() and _is_han(b):
        return 4.0 if b in _MEASURES else 0.5
    if b.isdigit() and _is_han(a):
        return 1.5 if a in "第达约近共计到有为至过月年" else 0.0
    return 0.0


def _word_over(left: str, right: str) -> float:
    """The best word of the dictionary that stands over the break, by how much more often it occurs than by chance."""
    counts, log_total = _frequencies()
    first = right[0]
    # The dictionary knows every beginning of its words, so most breaks are seen to cut none at once.
    if not (left[-1] + first in counts or left[-2:] + first in counts or left[-3:] + first in counts):
        return 0.0
    best = 0.0
    for tail, heads in ((left[-1:], (1, 2, 3)), (left[-2:], (1, 2)), (left[-3:], (1,))):
        for size in heads:
            count = counts.get(tail + right[:size], 0)
            if count > 2:
                apart = math.log(counts.get(tail) or 1) + math.log(counts.get(right[:size]) or 1)
                best = max(best, math.log(count) + log_total - apart)
    return min(_STRONG, best / 2)


def balance(text: str) -> tuple[str, str]:
    """The closers of `text` that nothing in it opened, and the openers that nothing in it closes, in order."""
    opened: list[str] = []
    strange: list[str] = []
    for char in _BRACKETS.findall(text):
        if char in _PAIRS:
            opened.append(char)
        elif char in _CLOSE:
            if opened and opened[-1] == _CLOSE[char]:
                opened.pop()
            else:
                strange.append(char)
    return "".join(strange[:4]), "".join(opened[-4:])


def closes(openers: str, closers: str) -> bool:
    """Whether the first unopened closer of one text closes the last unclosed opener of another."""
    return bool(openers) and bool(closers) and _PAIRS[openers[-1]] == closers[0]
