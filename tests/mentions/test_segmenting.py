"""The Rust port cuts Chinese text as jieba does: spaCy's tokenizer may call it in jieba's place."""

from __future__ import annotations

import re
from pathlib import Path

import jieba
import pytest
import rjieba

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_both_cut_chinese_text_alike(path: Path) -> None:
    stretches = re.findall(r"[㐀-鿿，。、；：！？“”（）《》]+", path.read_text(encoding="utf-8"))
    assert stretches
    assert [rjieba.cut(text) for text in stretches] == [jieba.lcut(text) for text in stretches]
