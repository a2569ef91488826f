"""Suggested commands can be typed as they stand."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.graph.manifest import read_manifest
from kg.shell import quoted


@given(st.text(min_size=1).filter(lambda text: "\0" not in text))
def test_a_shell_reads_the_word_back(word: str) -> None:
    assert shlex.split(quoted(word)) == [word]


def test_chinese_stands_without_marks() -> None:
    assert quoted("张红军") == "张红军"


def test_the_next_step_names_a_folder_with_blanks(tmp_path) -> None:
    with pytest.raises(StoreError, match=r"--store '.*my store'$"):
        read_manifest(tmp_path / "my store")
