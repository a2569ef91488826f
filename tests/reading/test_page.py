"""Bytes in, page out: encodings, offsets, and one line of reason for what is refused."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import settings
from kg.errors import InputError
from kg.reading import read_page
from kg.records import PageMeta

TEXT = " 本报讯 4月8日，青禾县召开现场会，县长乔木林到会讲话，要求各乡镇抓紧春耕。\r\n会后，与会人员参观了育秧基地。\n"

ENCODINGS = [
    ("utf-8", "utf-8"),
    ("utf-8-sig", "utf-8"),
    ("utf-16", "utf-16-le"),
    ("utf-16-le", "utf-16-le"),
    ("utf-16-be", "utf-16-be"),
    ("utf-32", "utf-32-le"),
    ("gb18030", "gb18030"),
    ("gbk", "gb18030"),
    ("gb2312", "gb18030"),
]


def written(tmp_path: Path, data: bytes, name: str = "page.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("encoding", "found"), ENCODINGS)
def test_text_is_decoded_and_nothing_is_normalised(tmp_path: Path, encoding: str, found: str) -> None:
    page = read_page(written(tmp_path, TEXT.encode(encoding)))
    assert (page.text, page.encoding) == (TEXT, found)


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_with_its_mark_counts_no_mark(tmp_path: Path, mark: bytes) -> None:
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert read_page(written(tmp_path, mark + TEXT.encode(encoding))).text == TEXT


def test_big5_is_not_taken_for_gb18030(tmp_path: Path) -> None:
    text = "本報訊 縣長今天到各鄉鎮視察春耕工作，並且聽取農民的意見，要求有關部門加強服務。" * 5
    assert read_page(written(tmp_path, text.encode("big5"))).text == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\ufeff"), min_size=1, max_size=300))
def test_any_utf_8_page_keeps_each_code_point(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = written(tmp_path_factory.mktemp("any"), ("青禾县" * 200 + text).encode("utf-8"))
    assert read_page(path).text == "青禾县" * 200 + text


def test_identity_is_the_content(tmp_path: Path) -> None:
    data = TEXT.encode()
    page = read_page(written(tmp_path, data), PageMeta(date="2020-04-09"))
    assert page.sha256 == hashlib.sha256(data).hexdigest()
    assert page.id == page.sha256[:16]
    assert (page.file, page.meta.date) == ("page.txt", "2020-04-09")


def test_control_characters_stay_where_they_are(tmp_path: Path) -> None:
    text = "青禾县\x00召开\x07会议\x1b。\x85\x0c" + TEXT * 20
    assert read_page(written(tmp_path, text.encode())).text == text


BAD = [
    (b"", "empty"),
    (b" \n\r\n\t", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    (b"PK\x03\x04\x14\x00", "ZIP"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
    (bytes(range(256)) * 8, "binary"),
    (b"\x00\x01\x02\x03" * 500, "binary"),
    (b"\xff\xfe\x00\xd8\x00", "UTF-16"),
    ("青禾县召开现场会".encode() + b"\xff\xff\xc0", "UTF-8"),
]


@pytest.mark.parametrize(("data", "reason"), BAD, ids=[reason + str(i) for i, (_, reason) in enumerate(BAD)])
def test_what_is_no_page_is_refused_in_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    path = written(tmp_path, data)
    with pytest.raises(InputError) as error:
        read_page(path)
    assert reason in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_page(tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_page(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read any file")
def test_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.encode())
    path.chmod(0)
    with pytest.raises(InputError, match="permissions"):
        read_page(path)


def test_a_device_is_refused_unread() -> None:
    with pytest.raises(InputError, match="no regular file"):
        read_page("/dev/zero")


def test_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(settings.MAX_PAGE_BYTES + 1)  # a hole: nothing is on the disk
    with pytest.raises(InputError, match="no newspaper page"):
        read_page(path)
