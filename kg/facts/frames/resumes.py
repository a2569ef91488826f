"""Posts that a sentence says without an apposition: `甲，女，1978年生，现任某县副县长`, `乙担任某局局长`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.discourse import Discourse, person_argument
from kg.facts.drafts import Draft
from kg.facts.frames.appointments import posts_in
from kg.facts.scene import Sentence

_HOLDS = re.compile(
    r"^(?:[（(][^（）()\n]{1,16}[）)])?(?:[，,](?!拟)[^，。；\n]{1,14}){0,9}?(?:[，,]现任|担任)(?P<posts>[^，。；：\n“”]{3,60})"
)
_SERVES = re.compile(r"^(?:出任|任(?!命|务|职|何|教|期))(?P<posts>[^，。；：\n“”]{3,60})")
_BEFORE_NOW = re.compile(r"此前|之前|当时|时年|(?:彼|那)时")
_NOT_YET = re.compile(r"(?:拟|曾|历|先后|将|提名|推荐|可|能|要|由)$|提名|公示期|聘请|任命|选举|决定|免去")
_STILL = re.compile(r"(?:职务|一职)$")


def resumes(discourse: Discourse, sentence: Sentence, mode: str) -> Iterator[Draft]:
    """Facts `holdsPost` of persons whose post is told; a decision (`mode`, or a verb of one) is read elsewhere."""
    text = discourse.scene.text
    for person in discourse.scene.within(discourse.scene.persons, sentence.start, sentence.end):
        told = _HOLDS.match(text[person.end : sentence.end]) or _SERVES.match(text[person.end : sentence.end])
        if told is None or mode or _NOT_YET.search(text[sentence.start : person.start]):
            continue
        if _NOT_YET.search(text[person.end : person.end + told.start("posts")].removesuffix("担任").removesuffix("任")):
            continue
        former = _BEFORE_NOW.search(text, sentence.start, person.start) is not None
        posts = _STILL.sub("", told["posts"])
        for body, post in posts_in(discourse, posts, person.end + told.start("posts"), None):
            held = (("post", post), ("status", "former")) if former else (("post", post),)
            yield Draft("holdsPost", person_argument(person), body, sentence.span, "post-told", 0.9, held)
