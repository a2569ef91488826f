"""How likely a stretch of text is a person's name: a sum of named reasons.

What is weighed: the surname, what follows the name, how often the reading recurs, and whether an ordinary word or
the beginning of the next word is mistaken for a part of it. The weights were set by hand on the seeds and on dev
d01–d12 (docs/quality.md has what they reach); 0 is no evidence either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import jieba

from kg import lexicon
from kg.mentions.text import PUNCTUATION, Finder, TextMap, word_set

_OFTEN = 1.3  # more than a reading gains by how often it recurs
_NEAR = 10_000  # characters on either side in which a reading is counted: as much as a long article has
_TEAM_ENDS = "组处科室办队"
_UNIT_ENDS = "省市县区镇乡村局委"
_PLAIN_AFTER = "主代会同和为任"  # single characters that go on after a name, beside those of not_name_ends.txt
_NEVER_FIRST = "不很对要及等并也均各共其的地得着了兼拟省市县镇乡旗"
_WORD_ENDS = "家商员者界队部厅局委院校市县区省州镇乡村港关山江河湖店期量率型性式型版片机车器杯年月日季族"
_MADE = ("副", "秘书长", "支队长", "大队长", "总工程师")  # 选举甲为秘书长: 为 is no part of the name
_NO_VERBS = frozenset({"none", "group"})  # classes of triggers.txt whose words are no verbs of a person


_JOINED_POST = re.compile(r"[㐀-鿿]{0,6}?(?:书记|委员|主任|主席|经理|[省市县区镇乡局院校处科部厅]长)[㐀-鿿]{2}")


@cache
def surname_classes() -> dict[str, str]:
    """Every surname with its class: common, rare, word (mostly an ordinary character) or compound."""
    return {row[0]: row[1] for row in lexicon.rows("surnames", 2)}


@cache
def _not_persons() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("not_persons", 2)}


def surname_length(text: str, start: int) -> int:
    """Length of the surname at `start`: 2 for a compound one, 1, or 0 where none stands there."""
    classes = surname_classes()
    if classes.get(text[start : start + 2]) == "compound":
        return 2
    return 1 if text[start : start + 1] in classes else 0


def is_common_word(text: str) -> bool:
    """True where jieba's dictionary has the string as a word: it is less likely a name."""
    return _dictionary().get(text, 0) > 3


@cache
def _dictionary() -> dict[str, int]:
    """How often jieba's dictionary counts each word."""
    jieba.dt.check_initialized()
    counts: dict[str, int] = jieba.dt.FREQ
    return counts


def _named_in_dictionary(spelled: str, family: int) -> bool:
    """Nine in ten of the dictionary's words of three characters that begin with a common surname are names."""
    common = family == 1 and surname_classes()[spelled[0]] == "common"
    return len(spelled) == 3 and common and spelled[-1] not in _WORD_ENDS


@cache
def _parts() -> frozenset[str]:
    return frozenset(lexicon.words("minority_names"))


def part_length(text: str) -> int:
    """Length of the longest part of minority_names.txt (three characters or more) that `text` begins with, or 0."""
    return max((len(part) for part in _parts() if len(part) > 2 and text.startswith(part)), default=0)


def is_put_together(name: str) -> bool:
    """True for a name of four or more characters put together of the parts in minority_names.txt."""
    return len(name) >= 4 and any(
        name[:cut] in _parts() and (name[cut:] in _parts() or is_put_together(name[cut:]))
        for cut in range(2, len(name))
    )


@cache
def _spelling() -> frozenset[str]:
    """The characters with which such names are spelled: a few hundred, used for their sound."""
    return frozenset("".join(_parts()))


def is_spelled_by_sound(name: str) -> bool:
    """True for four or more characters that all serve to spell such names, whether or not its parts are known."""
    return len(name) >= 4 and _spelling().issuperset(name)


@cache
def enders() -> Finder:
    """Finds what can follow a name: the words of name_enders.txt, and every verb that a frame or speech begins with."""
    verbs = [row[0] for row in lexicon.rows("triggers", 2) if row[1] not in _NO_VERBS]
    said = lexicon.words("reporting_verbs")
    return Finder([(word,) for word in dict.fromkeys([*lexicon.words("name_enders"), *_long(verbs), *_long(said)])])


def _long(words: Iterable[str]) -> list[str]:
    return [word for word in words if len(word) > 1]


class Likelihood:
    """Weighs readings of names in one article."""

    def __init__(self, text_map: TextMap, title_ends: set[int], decided: set[int]) -> None:
        """`title_ends`: where titles end; `decided`: where names in decisions (任命…) begin. Both may grow later."""
        self.text = text_map.text
        self.ender_at = enders().starts(text_map.text)
        self._token_ends = text_map.token_ends
        self._title_ends = title_ends
        self._decided = decided
        self._body_ends = {end: start for end, start in text_map.body_ends.items() if end - start > 1}

    def score(self, start: int, end: int, spelled: str, *, strict: bool, least: float) -> float:
        """The sum of the reasons for `text[start:end]`; `spelled` is it without spaces.

        `strict`: nothing but a common noun, or a verb behind, speaks for a name here. What cannot reach `least` is not
        weighed to the end: its sum is then some number below that.
        """
        family = surname_length(self.text, start)
        whole = strict and len(spelled) == 3 and self._is_unknown_word(start, end)
        if is_put_together(spelled):
            return 3.0 + self.right(end)
        if not strict and self.right(end) >= 1.0 and self._left_is_title(start) and is_spelled_by_sound(spelled):
            return 1.5 + self.right(end)
        worth = self._surname(start, len(spelled), family)
        worth += 1.5 if len(spelled) > 2 and spelled in _parts() else 0.0
        worth += self.right(end)
        if worth + _OFTEN + whole < least:
            return worth + _OFTEN + whole
        return (
            worth
            + 0.4 * min(3, self._often(start, end) - 1)
            - self._wrong_end(start, end, len(spelled))
            - (0.0 if spelled in _parts() else self._wrong_start(start, family, strict=strict and not whole))
            + (1.0 if whole else 0.0)
            - self._is_word(start, end, spelled, family)
            - (1.0 if len(spelled) == 2 and family == 1 and self._always_goes_on(start, end) else 0.0)
        )

    def _is_unknown_word(self, start: int, end: int) -> bool:
        """The segmenter takes the stretch for one word that no dictionary has: most such words are names."""
        ends = self._token_ends
        one = end in ends and (start == 0 or start in ends) and ends.isdisjoint(range(start + 1, end))
        return one and not _dictionary().get(self.text[start:end])

    def right(self, end: int) -> float:
        """How well what stands at `end` follows a name."""
        text = self.text
        if end >= len(text) or (text[end] in PUNCTUATION and text[end] not in '·“"《'):
            return 3.0
        ender = self.ender_at.get(end, 0)
        if ender >= 2 or (ender == 1 and text[end] in "说称" and text[end + 1 : end + 2] in PUNCTUATION):
            return 2.4
        if ender == 1:
            plain = text[end] in word_set("not_name_ends") or text[end] in _PLAIN_AFTER
            return (1.4 if end in self._token_ends else 1.1) if plain else 0.5
        return 0.3 if end in self._token_ends else -1.0

    def dotted_end(self, start: int, limit: int) -> int:
        """End of the last part of a dotted name: before the first word that follows names, or a word boundary."""
        known = part_length(self.text[start:limit])
        while more := part_length(self.text[start + known : limit]) if known else 0:
            known += more
        if self.ender_at.get(start + 1, 0) >= 2 and surname_length(self.text, start) == 1:
            return start + 1  # 戴维·周|正在
        for end in range(start + max(2, known), limit):
            if end == start + known:
                return end
            if self.ender_at.get(end, 0) >= 2 or (end in self.ender_at and end in self._token_ends):
                return end
            if is_common_word(self.text[end : end + 2]):
                return end
        said = self.text[limit - 1] in "说称" and self.text[limit : limit + 1] in PUNCTUATION
        return limit - 1 if said else limit

    def _surname(self, start: int, length: int, family: int) -> float:
        if family == 2:
            return 2.5 if length in (3, 4) else -1.0
        if family == 1:
            weight = {"common": 0.2, "rare": 0.0, "word": -0.3}[surname_classes()[self.text[start]]]
            return {2: 1.0, 3: 1.3}.get(length, -1.6) + weight
        return {2: -0.8, 3: -0.6, 4: -0.9}.get(length, -1.1)

    def _wrong_end(self, start: int, end: int, length: int) -> float:
        """The last character belongs to what follows, or makes a place or body of it."""
        last, minus = self.text[end - 1], 0.0
        if last in word_set("not_name_ends"):
            minus += 4.0 if last in "说称等都" else self._end_penalty(end - length, end)
        if length > 2 and self.ender_at.get(end - 1, 0) >= 2:
            minus += 1.5  # the last character begins the word that follows: 一同, 主持
        joined = self.text[end - length] in "和与同" and is_common_word(self.text[end - length + 1 : end])
        if joined and self.right(end) < 2.0:
            minus += 3.0  # 社工和党建|引领
        if last in "和与及" and length > 2 and _JOINED_POST.match(self.text, end):
            minus += 4.0  # 党委书记某某和|组织委员某某
        if last == "为":
            minus += 3.0 if self.text.startswith(_MADE, end) else 1.2  # 选举甲、乙为|副主任
        if last == "们" or self.text.endswith("领导", 0, end):
            minus += 4.0  # 领导为他们|送上, 县领导|为理事会会长授牌
        if last == "副" and length > 2:
            minus += 4.0  # 党委副|书记
        if last in _TEAM_ENDS and not surname_length(self.text, end - length):
            minus += 2.0  # 委员|联络组: a part of a body
        if (last in _UNIT_ENDS and length > 2) or self._body_ends.get(end, -1) >= start:
            minus += 2.0
        return minus

    def _end_penalty(self, start: int, end: int) -> float:
        """Less for one ordinary word between a title and a verb, where only a name can stand: 副主任干将出席."""
        one_word = end - start == 2 and start in self._title_ends and is_common_word(self.text[start:end])
        return 0.8 if one_word and self.ender_at.get(end, 0) >= 2 else 2.0

    def _wrong_start(self, start: int, family: int, *, strict: bool) -> float:
        """The first character begins another word."""
        first, minus = self.text[start], 0.0
        from_there = first == "从" and is_common_word(self.text[start + 1 : start + 3])  # 从审判、执行等方面
        if first in _NEVER_FIRST or from_there or self.text.startswith("全体", start):
            minus += 3.0
        if strict and family < 2 and first in word_set("not_name_ends"):
            minus += 2.0
        if strict and family == 1 and surname_classes()[first] == "word":
            minus += 2.0
        if self.ender_at.get(start + 1, 0) >= 2 or self.ender_at.get(start, 0) >= 2:
            minus += 2.0
        return minus

    def _is_word(self, start: int, end: int, spelled: str, family: int) -> float:
        """The reading is an ordinary word, or holds one."""
        minus = 3.0 if len(spelled) >= 4 and family < 2 and self._holds_words(start, end) else 0.0
        barred = _not_persons().get(spelled)
        if barred is not None:
            return minus + self._word_penalty(start, end, 1.3 if barred == "weak" else 1.6, 6.0)
        if is_common_word(spelled):
            if _named_in_dictionary(spelled, family):
                return minus + 0.5
            return minus + self._word_penalty(start, end, 1.0 if family else 3.0, 2.0 if family else 3.0)
        return minus

    def _word_penalty(self, start: int, end: int, titled: float, bare: float) -> float:
        """An ordinary word is now and then a name (县长平安，), less so without a title or a clear end."""
        if start in self._decided and self.right(end) >= 1.0:
            return min(titled, 1.0)
        if not self._left_is_title(start):
            return bare
        return titled if self.right(end) >= 1.0 else titled + 1.5

    def _left_is_title(self, start: int) -> bool:
        """A title, or the comma of a list of names, stands right before."""
        return start in self._title_ends or start in self._decided or self.text[start - 1 : start] == "、"

    def _holds_words(self, start: int, end: int) -> bool:
        """An ordinary word, or one that follows names, inside a long candidate: 领导|干部, 平安|陪同."""
        text = self.text
        if any(char in word_set("not_name_ends") for char in text[start + 2 : end]):
            return True
        pairs = ((low, low + size) for size in (2, 3) for low in range(start + 1, end - size + 1))
        return any(is_common_word(text[low:high]) for low, high in pairs)

    def _always_goes_on(self, start: int, end: int) -> bool:
        """The two characters recur, always with the same third one behind: 林云 in 林云杉."""
        if self.ender_at.get(end, 0) >= 2:
            return False
        often = self._often(start, end)
        return often > 1 and self.text[end : end + 1] not in PUNCTUATION and self._often(start, end + 1) == often

    def _often(self, start: int, end: int) -> int:
        return self.text.count(self.text[start:end], max(0, start - _NEAR), end + _NEAR)
