"""One row per word that somebody taught the reader: the lexicon it stands in, a sentence, and a fact it must give.

To teach a word, add it to its lexicon and a row here (docs/extending.md shows how). Sentences are invented.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256

import pytest

from kg.pipeline import read_page_text
from kg.records import Fact, Page

WORDS = [
    # lexicon, word, sentence, fact: subject, predicate, object (post)
    ("triggers", "踏勘", "河滨区区长田望舒踏勘清溪科技有限公司。", "田望舒 visited 清溪科技有限公司"),
    ("triggers", "督查", "河滨区区长田望舒督查清溪科技有限公司。", "田望舒 visited 清溪科技有限公司"),
    ("triggers", "走进", "河滨区区长田望舒走进清溪科技有限公司。", "田望舒 visited 清溪科技有限公司"),
    ("triggers", "前往", "河滨区区长田望舒前往清溪科技有限公司。", "田望舒 visited 清溪科技有限公司"),
    ("triggers", "会见", "河滨区区长田望舒会见清溪科技有限公司董事长谭见山。", "田望舒 met 谭见山"),
    ("triggers", "陪同", "河滨区区长田望舒调研清溪科技有限公司，副区长陆禾陪同。", "陆禾 accompanied 田望舒"),
    ("triggers", "主持", "河滨区召开安全生产工作会议。河滨区区长田望舒主持会议。", "田望舒 presided 安全生产工作会议"),
    (
        "plain_reporting",
        "指出",
        "河滨区区长田望舒指出，产业链是经济的根基。",
        "田望舒 stated 产业链是经济的根基",
    ),
    (
        "plain_reporting",
        "认为",
        "河滨区区长田望舒认为，产业链是经济的根基。",
        "田望舒 stated 产业链是经济的根基",
    ),
    ("posts", "总经理", "清溪科技有限公司总经理谭见山参加座谈会。", "谭见山 holdsPost 清溪科技有限公司 总经理"),
    ("posts", "董事长", "清溪科技有限公司董事长谭见山参加座谈会。", "谭见山 holdsPost 清溪科技有限公司 董事长"),
    ("posts", "局长", "河滨区教育局局长陆禾参加座谈会。", "陆禾 holdsPost 河滨区教育局 局长"),
    ("post_modifiers", "副", "河滨区教育局副局长陆禾参加座谈会。", "陆禾 holdsPost 河滨区教育局 副局长"),
]


@cache
def facts(sentence: str) -> frozenset[str]:
    text = f"区里的一天\n\n本报讯 9月3日，{sentence}\n（记者 程雨）\n"
    digest = sha256(text.encode()).hexdigest()
    page = Page(digest[:16], "page.txt", text, "utf-8", digest)
    return frozenset(map(told, read_page_text(None, page).facts))


def told(fact: Fact) -> str:
    post = fact.qualifier("post")
    return f"{fact.subject.name} {fact.predicate} {fact.object.name}{f' {post}' if post else ''}"


@pytest.mark.parametrize(("lexicon", "word", "sentence", "fact"), WORDS, ids=[row[1] for row in WORDS])
def test_a_taught_word_gives_its_fact(lexicon: str, word: str, sentence: str, fact: str) -> None:
    assert fact in facts(sentence)


@pytest.mark.parametrize(("lexicon", "word", "sentence", "fact"), WORDS, ids=[row[1] for row in WORDS])
def test_the_word_stands_where_the_row_says(lexicon: str, word: str, sentence: str, fact: str) -> None:
    from kg.lexicon import words

    assert word in words(lexicon)
    assert word in sentence
