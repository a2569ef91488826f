"""The Rust port cuts Chinese text as jieba does, and our tokenizer makes of it what spaCy's own would."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import jieba
import pytest
import rjieba
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.zh import ChineseTokenizer
from spacy.util import get_words_and_spaces

from kg.mentions import load_language
from kg.mentions.segmenting import with_spaces

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_both_cut_chinese_text_alike(path: Path) -> None:
    stretches = re.findall(r"[㐀-鿿，。、；：！？“”（）《》]+", path.read_text(encoding="utf-8"))
    assert stretches
    assert [rjieba.cut(text) for text in stretches] == [jieba.lcut(text) for text in stretches]


@given(st.text(alphabet="区长沈砚到松溪镇调研 \n\r\t　\u00a0\x1c。A1-", max_size=40))
def test_words_and_spaces_are_those_of_spacy(text: str) -> None:
    cut = rjieba.cut(text)
    assert with_spaces(cut) == get_words_and_spaces(cut, text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_page_has_the_words_that_spacys_own_tokenizer_finds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    language = load_language()
    theirs = ChineseTokenizer(language.vocab, segmenter="jieba")  # type: ignore[arg-type]
    theirs.jieba_seg = SimpleNamespace(cut=lambda words, cut_all: rjieba.cut(words))
    ours, doc = language.tokenizer(text), theirs(text)
    assert [(token.idx, token.text_with_ws) for token in ours] == [(token.idx, token.text_with_ws) for token in doc]
    assert ours.text == text
