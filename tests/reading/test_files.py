"""Which files a build reads, and what pages.toml says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.reading import discover
from kg.records import PageMeta


def folder(tmp_path: Path, *names: str, toml: str | None = None) -> Path:
    for name in names:
        (tmp_path / name).write_text("本报讯", encoding="utf-8")
    if toml is not None:
        (tmp_path / "pages.toml").write_text(toml, encoding="utf-8")
    return tmp_path


def names(paths: list[Path]) -> list[str]:
    return [file.path.name for file in discover(paths)]


def test_a_folder_gives_its_text_files_sorted(tmp_path: Path) -> None:
    folder(tmp_path, "b.txt", "a.txt", "c.md", "D.TXT", toml="")
    (tmp_path / "sub").mkdir()
    folder(tmp_path / "sub", "e.txt")
    assert names([tmp_path]) == ["D.TXT", "a.txt", "b.txt"]


def test_a_named_file_is_taken_whatever_its_suffix_and_each_once(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt", "c.md")
    assert names([tmp_path / "c.md", tmp_path, tmp_path / "a.txt"]) == ["a.txt", "c.md"]


def test_a_missing_file_stays_for_its_own_error(tmp_path: Path) -> None:
    assert names([tmp_path / "nowhere.txt"]) == ["nowhere.txt"]


def test_order_of_the_arguments_does_not_matter(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt", "b.txt")
    paths = [tmp_path / "b.txt", tmp_path / "a.txt"]
    assert discover(paths) == discover(paths[::-1])


def test_a_folder_without_pages_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has no \*\.txt page"):
        discover([tmp_path])


def test_metas_reach_their_pages(tmp_path: Path) -> None:
    first = '[[page]]\nfile = "a.txt"\ndate = 2021-09-30\npaper = "青禾时报"\nnumber = 2\n'
    toml = first + '[[page]]\nfile = "b.txt"\ndate = "2021-10-01"\n'
    folder(tmp_path, "a.txt", "b.txt", "c.txt", toml=toml)
    assert [file.meta for file in discover([tmp_path])] == [
        PageMeta("2021-09-30", "青禾时报", "2"),
        PageMeta("2021-10-01"),
        PageMeta(),
    ]


BAD = [
    ("[[page]\n", "line 1"),
    ('[[page]]\nfile = "a.txt"\ndate = 2021-02-30\n', "line 3"),
    ('[[page]]\nfile = "a.txt"\n\n[[page]]\nfile = "b.txt"\ndate = "2021-02-30"\n', "line 4"),
    ("[[page]]\ndate = 2021-02-03\n", "line 1: needs file"),
    ('[[page]]\nfile = "a.txt"\nday = 1\n', "unknown key day"),
    ('[[page]]\nfile = "a.txt"\npaper = 3\n', "paper must be a string"),
    ('[[page]]\nfile = "a.txt"\n[[page]]\nfile = "a.txt"\n', "line 3: a.txt stands twice"),
    ('[[page]]\nfile = "../a.txt"\n', "a file of the same folder"),
    ("page = 3\n", "[[page]] tables only"),
    ('[[pages]]\nfile = "a.txt"\n', "pages"),
    ('[[page]]\nfile = "a.txt"\ndate = 2021-09-30T10:00:00\n', "date is no day"),
]


@pytest.mark.parametrize(("toml", "reason"), BAD)
def test_a_bad_pages_toml_is_named_with_its_line(tmp_path: Path, toml: str, reason: str) -> None:
    folder(tmp_path, "a.txt", toml=toml)
    with pytest.raises(InputError) as error:
        discover([tmp_path])
    assert reason in str(error.value)
    assert "pages.toml" in str(error.value)
    assert "\n" not in str(error.value)


def test_pages_toml_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt")
    (tmp_path / "pages.toml").write_bytes('paper = "青禾"'.encode("gb18030"))
    with pytest.raises(InputError, match="UTF-8"):
        discover([tmp_path])
