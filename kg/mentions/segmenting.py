"""spaCy's tokenizer for Chinese, with the words of rjieba: jieba's algorithm and dictionary in Rust."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, repeat

import rjieba
from spacy.lang.zh import ChineseTokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

Doc.set_extension("printed", default="", force=True)


class RustTokenizer(ChineseTokenizer):
    """Makes the `Doc` that spaCy's own tokenizer makes of the same words, in one pass over them.

    That one looks for each word in a copy of all the text behind the word before. `Doc._.printed` keeps the text,
    which `Doc.text` would put together anew.
    """

    def __init__(self, vocab: Vocab) -> None:
        """A tokenizer that says of itself that it segments with jieba."""
        super().__init__(vocab, segmenter="jieba")  # type: ignore[arg-type]

    def __call__(self, text: str) -> Doc:
        """The text as a `Doc`."""
        words, spaces = with_spaces(rjieba.cut(text))
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc._.printed = text
        return doc


def with_spaces(cut: Iterable[str]) -> tuple[list[str], list[bool]]:
    """The words that spaCy counts, and whether a space follows each: of `cut`, which are words and space between.

    One space belongs to the word before it; what other space there is between two words is a word by itself.
    """
    words: list[str] = []
    spaces: list[bool] = []
    for is_space, run in groupby(cut, str.isspace):
        if not is_space:
            words += run
            spaces += repeat(False, len(words) - len(spaces))
            continue
        gap = "".join(run)
        if words and gap[0] == " ":
            spaces[-1], gap = True, gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
    return words, spaces
