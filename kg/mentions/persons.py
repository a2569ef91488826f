"""Finds persons from the language around them: what stands before a name, what follows it, how it recurs.

No list of persons exists. A stretch becomes a name because a post or an introducing word stands before it
(`区长` …, `村民` …), because a list of names goes on, or because it opens a clause and speaks (`…指出，`).
How long the name is — the hard part: `江成与大家交流` — is decided by scores: the surname, what follows, how often
each reading recurs in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.mentions import introductions as intro
from kg.mentions.formal import DECIDED, DECISION, DECISION_WORDS, REMOVAL, RESUME, SEX, listed
from kg.mentions.likelihood import (
    Likelihood,
    is_common_word,
    is_put_together,
    surname_classes,
    surname_length,
)
from kg.mentions.text import Match, TextMap, finder, word_set

_HAN_RUN = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]{1,6}")
_DOTTED = re.compile(r"[㐀-鿿]{1,8}(?:[·•・][㐀-鿿]{1,8}){1,3}")
_LATIN = re.compile(r"[A-Z][A-Za-z'’.-]+(?: [A-Z][A-Za-z'’.-]+){1,3}|[A-Z][a-z]+[·•][A-Z][a-z]+")
_SPACED = re.compile(r"([㐀-鿿]{1,2})[ 　]{1,3}([㐀-鿿])(?![㐀-鿿]?[局委会部])")
_CLEAR = 2.0  # of Likelihood.right: a mark, or a word that follows names
_ANCHORED, _WEAK, _LISTED, _SPEAKING = "after-post", "after-common-noun", "in-list", "speaks"
_THRESHOLD = {_ANCHORED: 0.7, _WEAK: 3.3, _LISTED: 2.0, _SPEAKING: 3.3}
_BODY_ENDS = frozenset("院局委会部办厅处署司室科所站队组团校县市区镇乡村社厂店行园")
_NEEDS_SURNAME = frozenset({_WEAK, _SPEAKING})


class Name(NamedTuple):
    """A stretch read as a person's name."""

    start: int
    end: int
    text: str  # inner spaces gone
    rule: str
    score: float


class PersonFinder:
    """Finds the persons of one article."""

    def __init__(self, text_map: TextMap) -> None:
        """`text_map`: the article with its word boundaries, post heads and endings of bodies."""
        text = text_map.text
        # No title ends inside an ordinary word: 江州|长期以来 has no 州长.
        self._inside_word = text_map.inside_word
        self.text = text
        self._posts = text_map.heads
        self._title_ends = {match.end for match in text_map.heads if match.word not in word_set("weak_posts")}
        self._token_ends = text_map.token_ends
        decisions = DECIDED.finditer(text) if DECISION_WORDS.search(text) else ()
        self._decided = {found.start("name") for found in decisions}
        self._resumes = [found.span("name") for found in RESUME.finditer(text)] if SEX.search(text) else []
        self._decided |= {start for start, _ in self._resumes}
        self._names: dict[int, Name] = {}
        self._body_ends = text_map.body_ends.keys()
        self._likelihood = Likelihood(text_map, self._title_ends, self._decided)

    def find(self) -> tuple[Name, ...]:
        """All names, sorted by start, not overlapping."""
        for anchor in self._posts:
            self._read_after(anchor)
        self._read_decided()
        self._read_resumes()
        self._read_listed()
        self._read_led()
        self._read_titled_behind()
        self._read_rows()
        self._read_speakers()
        self._settle()
        return tuple(self._names[start] for start in sorted(self._names))

    def _read_after(self, anchor: Match) -> None:
        """Reads a name right after a post, then the names that go on the list."""
        weak = anchor.word in word_set("weak_posts")
        if self.text.startswith(intro.NOT_HELD, anchor.end) or intro.of_many(self.text, anchor.start):
            return
        if self._inside_word(anchor.end):
            self._read_across(anchor)
            return
        if weak and anchor.end not in self._token_ends:
            return
        bracket = intro.TITLE_BRACKET.match(self.text, anchor.end)
        start = bracket.end() if bracket else anchor.end
        self._title_ends.add(start)
        name = self._name_at(start, _WEAK if weak else _ANCHORED)
        quoted = self.text[anchor.start - 1 : anchor.start] in ("“", "《", "「")  # “院士行”专家团 is nobody
        if name is not None and not (quoted and self.text[name.end : name.end + 1] in "”》」"):
            self._read_list(name)

    def _read_across(self, anchor: Match) -> None:
        """Reads a name whose surname makes a word with the end of the title: 主任何某某, not 州长期以来."""
        within = self._inside_word(anchor.end - 1)  # 主席台 is one word, 主|任何 are two
        if within or anchor.word in word_set("weak_posts") or not surname_length(self.text, anchor.end):
            return
        self._title_ends.add(anchor.end)
        name = self._name_at(anchor.end, _LISTED)
        if name is None or len(name.text) < 3 or self._likelihood.right(name.end) < _CLEAR:
            self._title_ends.discard(anchor.end)
        else:
            self._read_list(name)

    def _read_list(self, first: Name) -> None:
        """Keeps a name and reads those that go on the list behind it."""
        name: Name | None = first
        while name is not None:
            self._names.setdefault(name.start, name)
            mark = intro.LIST_MARK.match(self.text, self._skip_bracket(name.end))
            name = self._name_at(mark.end(), _LISTED) if mark else None

    def _read_decided(self) -> None:
        """Names in decisions: `任命甲为…`, and at the start of a line of such a list: `乙的…职务`."""
        for start in sorted(self._decided):
            name = self._name_at(start, _ANCHORED)
            if name is None:
                continue
            end = self._skip_bracket(name.end)
            before = self.text[max(0, start - 3) : start]
            opens = before.endswith(("\n", "免去", "免除", "职务、", "职务和"))
            removed = opens and REMOVAL.match(self.text, end)
            if removed or DECISION.match(self.text, end):
                self._read_list(name)

    def _read_resumes(self) -> None:
        """Names that a résumé is printed behind: `甲，男，汉族，1975年3月生，现任…`."""
        for start, end in self._resumes:
            name = self._name_at(start, _ANCHORED)
            if name is not None and name.end == end:
                self._names.setdefault(name.start, name)

    def _read_listed(self) -> None:
        """Names in rosters of the elected, and in lines of a name and a title."""
        ends = {head.end for head in self._posts}
        offices = {head.end for head in self._posts if head.word not in word_set("weak_posts")}
        for start, end, rule in listed(self.text, ends, offices):
            spelled = re.sub(r"[ 　]", "", self.text[start:end])
            self._names.setdefault(start, Name(start, end, spelled, rule, 4.0))

    def _read_led(self) -> None:
        """Names that verbs and phrases introduce: `以甲为组长的`, `由乙接任`, `甲率乙、丙到`, `出席会议的有丁、戊`."""
        for found in intro.LED.finditer(self.text):
            name = self._name_at(found.start(found.lastgroup or "name"), _ANCHORED)
            if name is not None and self.text.startswith(("为", "同志", "接任", "接替"), name.end):
                self._names.setdefault(name.start, name)
        for found in intro.DESCRIBED.finditer(self.text):
            name = self._name_at(found.start("name"), _LISTED)
            if name is not None and name.end == found.end("name"):
                self._names.setdefault(name.start, name)
        starts = [name.end + 1 for name in self._names.values() if self.text.startswith("率", name.end)]
        for start in starts + [found.end() for found in intro.GUESTS.finditer(self.text)]:
            listed = self._name_at(start, _WEAK)
            if listed is not None:
                self._read_list(listed)

    def _read_titled_behind(self) -> None:
        """Names with the title behind: `教育局吴某局长`, `在吴某副局长的带领下`."""
        heads = [head for head in self._posts if head.word not in word_set("weak_posts")]
        ender_at = self._likelihood.ender_at
        for start, end in intro.before_titles(self.text, heads, self._body_ends, self._inside_word, ender_at):
            name = self._name_at(start, _SPEAKING)
            if name is not None and name.end == end:
                self._names.setdefault(name.start, name)

    def _read_rows(self) -> None:
        """Names that no title introduces, in a list that opens a clause: `甲、乙、丙等市领导出席`."""
        for start in intro.row_starts(self.text):
            name = self._name_at(start, _LISTED)
            row = [name] if name is not None else []
            while name is not None and self.text.startswith("、", name.end):
                name = self._name_at(name.end + 1, _LISTED)
                row += [name] if name is not None else []
            listed = name is not None and len(row) > 1 and intro.closes_row(self.text, name.end)
            if listed and intro.are_names([one.text for one in row]):
                self._names.update({one.start: self._names.get(one.start, one) for one in row})

    def _skip_bracket(self, offset: int) -> int:
        found = intro.AFTER_NAME_BRACKET.match(self.text, offset)
        return found.end() if found else offset

    def _read_speakers(self) -> None:
        """Names that open a clause and speak at once: `…。王某强调，`."""
        for verb in finder("reporting_verbs").longest(self.text):
            self._read_subject(verb.start, (4, 3, 2))
        for verb in intro.acting().longest(self.text):
            self._read_subject(verb.start, (3,))
        for office in intro.INTO_OFFICE.finditer(self.text):
            self._read_subject(office.start(), (3, 2), _LISTED)

    def _read_subject(self, end: int, lengths: tuple[int, ...], rule: str = _SPEAKING) -> None:
        """Keeps a name that opens a clause and ends at `end`, where a verb begins."""
        for length in lengths:
            start = end - length
            if start >= 0 and self._opens_clause(start) and start not in self._names:
                name = self._name_at(start, rule)
                if name is not None and name.end == end:
                    self._names[start] = name
                    return

    def _opens_clause(self, offset: int) -> bool:
        return offset == 0 or self.text[offset - 1] in '，。；！？”\n：,;:　 "」'

    def _name_at(self, offset: int, rule: str) -> Name | None:
        """The best reading of a name that starts at `offset` (spaces skipped), or None."""
        text = self.text
        start = offset
        while start < len(text) and text[start] in " 　":
            start += 1
        if start >= len(text):
            return None
        foreign = _DOTTED.match(text, start) or _LATIN.match(text, start)
        if foreign is not None:
            return None if self._likelihood.ender_at.get(start, 0) >= 2 else self._foreign(foreign, rule)
        best: Name | None = None
        nameless = rule in _NEEDS_SURNAME and not surname_length(text, start)
        for end, spelled in self._candidates(start):
            if nameless and not is_put_together(spelled):
                continue
            least = max(_THRESHOLD[rule], best.score if best is not None else 0.0)
            score = self._likelihood.score(start, end, spelled, strict=rule in _NEEDS_SURNAME, least=least)
            if rule == _LISTED and spelled[-1] in _BODY_ENDS:
                score -= 1.0 if surname_classes().get(spelled[0]) in ("common", "rare") else 3.0
            if score >= _THRESHOLD[rule] and (best is None or score > best.score):
                best = Name(start, end, spelled, rule, score)
        return best

    def _candidates(self, start: int) -> Iterator[tuple[int, str]]:
        text = self.text
        spaced = _SPACED.match(text, start)
        if spaced is not None and surname_length(text, start) == len(spaced[1]):
            yield spaced.end(), spaced[1] + spaced[2]
        run = _HAN_RUN.match(text, start)
        longest = min(len(run[0]) if run else 0, 6)
        for length in range(2, longest + 1):
            if length < 5 or start in self._title_ends or is_put_together(text[start : start + length]):
                yield start + length, text[start : start + length]

    def _foreign(self, found: re.Match[str], rule: str) -> Name | None:
        end = found.end()
        tail = max(found[0].rfind(dot) for dot in "·•・") + 1
        if tail:
            end = self._likelihood.dotted_end(found.start() + tail, found.end())
        return Name(found.start(), end, self.text[found.start() : end], rule, 5.0)

    def _settle(self) -> None:
        """Finds the names again wherever they recur and drops readings that a better one overlaps."""
        strength: dict[str, float] = {}
        for name in self._names.values():
            strength[name.text] = strength.get(name.text, 0.0) + name.score
        surnames = {name.text.rsplit("·", 1)[1]: name.text for name in self._names.values() if "·" in name.text}
        found = list(self._names.values()) + list(self._recurrences(strength)) + list(self._by_surname(surnames))
        found.sort(key=lambda name: (-strength[name.text], -(name.end - name.start), name.start))
        taken: set[int] = set()
        self._names = {}
        for name in found:
            span = range(name.start, name.end)
            if taken.isdisjoint(span):
                taken.update(span)
                self._names[name.start] = name

    def _recurrences(self, strength: dict[str, float]) -> Iterator[Name]:
        names = sorted(strength)
        if not names:
            return
        # Made for one text, so it is sooner made than it is quick.
        automaton = AhoCorasick(names, MatchKind.LeftmostLongest, implementation=Implementation.NoncontiguousNFA)
        for index, start, end in automaton.find_matches_as_indexes(self.text):
            if start not in self._names and self._stands_alone(start, end, names[index]):
                yield Name(start, end, names[index], "recurs", 1.0)

    def _by_surname(self, surnames: dict[str, str]) -> Iterator[Name]:
        """菲舍尔 after 安娜·菲舍尔: the last part alone is the same person."""
        for last in sorted(surnames):
            if len(last) < 3:
                continue
            start = self.text.find(last)
            while start >= 0:
                end = start + len(last)
                if self.text[start - 1 : start] not in ("·", "•") and self._opens_clause(start):
                    yield Name(start, end, surnames[last], "by-surname", 1.0)
                start = self.text.find(last, end)

    def _stands_alone(self, start: int, end: int, spelled: str) -> bool:
        """A recurrence counts if it cannot be an ordinary word: 和平, 安全 and the like need a person's place."""
        if len(spelled) >= 3 and spelled not in word_set("not_persons"):
            return True
        if surname_length(self.text, start) and not is_common_word(spelled) and self._opens_clause(start):
            return True
        opens = self._opens_clause(start) or self.text[start - 1] in "、与和在由对向同了"
        return opens and self._likelihood.right(end) >= 1.0
