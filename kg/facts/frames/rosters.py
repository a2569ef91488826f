"""Lists that print the post before the names: `主任：甲`, `副主任：乙　丙（女）　丁` below `…选出：`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.discourse import Discourse, person_argument
from kg.facts.drafts import Draft
from kg.facts.frames.appointments import posts_in
from kg.facts.scene import Sentence

_POST = re.compile(r"(?:^|[\n：:。；])[ 　]*(?P<post>[^\n：:。；，（(]{2,40})(?:[（(][^（）()\n]{2,16}[）)])?[：:]\s*$")
_SAID = re.compile(r"任命|选举|决定|通过|会议")  # a clause that says what follows, and no post
_NEXT = re.compile(r"^(?:[（(][^（）()\n]{1,16}[）)])?[ 　、，]*$")
_ELECTED = frozenset({"选举", "补选", "选出", "任命", "决定任命"})
_LOOKS_BACK = 200  # characters in which the post before a list of names is looked for


def rosters(discourse: Discourse, sentence: Sentence, mode: str) -> Iterator[Draft]:
    """Facts `appointed` of the names behind a printed post, under a heading that says that they were elected."""
    if mode not in _ELECTED:
        return
    text = discourse.scene.text
    last_end, last_post = -1, ""
    for person in discourse.scene.within(discourse.scene.persons, sentence.start, sentence.end):
        if last_end < 0 or not _NEXT.match(text[last_end : person.start]):
            found = _POST.search(text, max(0, person.start - _LOOKS_BACK), person.start)
            last_post = found["post"].strip() if found and not _SAID.search(found["post"]) else ""
        last_end = person.end
        for body, post in posts_in(discourse, last_post, person.start, discourse.elected_by):
            discourse.elected_by = body.name
            yield Draft("appointed", person_argument(person), body, sentence.span, "roster", 0.9, (("post", post),))
