from pathlib import Path

import pytest

from kg.errors import InputError
from kg.intake import take_in

TEXT = "区领导调研企业\n\n本报讯 田望舒到清溪科技调研。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n{TEXT}", encoding="utf-8")
    return tmp_path


def ignore(_: str) -> None:
    pass


def test_pages_come_in_the_order_of_their_names_each_once(folder: Path) -> None:
    intake = take_in([folder / "b.txt", folder, folder / "a.txt"], ignore)
    assert [page.file for page in intake.pages] == ["a.txt", "b.txt"]
    assert intake.asked == 2
    assert intake.folders == {folder.resolve()}


def test_a_second_file_of_the_same_content_is_told_and_is_no_failure(folder: Path) -> None:
    (folder / "c.txt").write_bytes((folder / "a.txt").read_bytes())
    lines: list[str] = []
    intake = take_in([folder], lines.append)
    assert len(intake.pages) == 2
    assert intake.failed == 0
    assert lines == [f"{folder / 'c.txt'}: has the same content as a.txt; read once"]


def test_every_failure_is_told_and_counted(folder: Path) -> None:
    (folder / "empty.txt").touch()
    lines: list[str] = []
    intake = take_in([folder, folder / "gone.txt", folder / "no-folder" / "x.txt"], lines.append)
    assert (intake.asked, intake.failed, len(lines)) == (5, 3, 3)


def test_nothing_usable_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none of 1 files can be used"):
        take_in([tmp_path / "gone.txt"], ignore)


def test_what_stays_in_the_store(folder: Path) -> None:
    mirrored = take_in([folder], ignore)
    named = take_in([folder / "a.txt"], ignore)
    (a,) = named.pages
    here, elsewhere = folder.resolve(), Path("/elsewhere")
    assert not mirrored.keeps("0000", here / "old.txt")  # the folder has it no more
    assert mirrored.keeps("0000", elsewhere / "old.txt")  # another folder's page
    assert named.keeps("0000", here / "old.txt")  # files are added
    assert not named.keeps("0000", here / "a.txt")  # the file holds another page now
    assert not named.keeps(a.id, elsewhere / "a.txt")  # the same page, taken from its new place
