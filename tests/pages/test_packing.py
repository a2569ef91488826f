import base64
import json
import zlib

import pytest

from kg.pages import Actor, Sheet
from kg.pages.packing import CHUNK_CHARACTERS, packed, readings, text_chunks


def unpacked(text: str) -> object:
    return json.loads(zlib.decompress(base64.b64decode(text)))


def test_what_is_packed_comes_out() -> None:
    value = {"a": ["<script>", "𠮷", "\u202e", None, 1.5]}
    assert unpacked(packed(value)) == value


def test_every_text_is_in_one_chunk_in_order() -> None:
    sheets = [Sheet(f"{n:02}", f"{n}.txt", chr(0x4E00 + n) * (CHUNK_CHARACTERS // 3)) for n in range(8)]
    chunks = [unpacked(chunk) for chunk in text_chunks(sheets)]
    assert len(chunks) == 3
    assert [text for chunk in chunks for text in chunk] == [sheet.text for sheet in sheets]  # type: ignore[attr-defined]


def test_a_text_longer_than_a_chunk_has_one_for_itself() -> None:
    sheets = [Sheet("1", "1.txt", "短"), Sheet("2", "2.txt", "长" * (CHUNK_CHARACTERS + 1)), Sheet("3", "3.txt", "短")]
    assert [len(unpacked(chunk)) for chunk in text_chunks(sheets)] == [1, 1, 1]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "type_", "character", "expected"),
    [
        ("吕一", "Person", "吕", ["lv"]),
        ("单一", "Person", "单", ["dan", "chan", "shan"]),
        ("订单", "Event", "单", ["dan", "chan"]),
        ("一长", "Person", "长", ["zhang", "chang"]),
    ],
)
def test_readings(name: str, type_: str, character: str, expected: list[str]) -> None:
    assert readings([Actor("x", name, type_)])[character] == expected


def test_other_names_are_read_too_and_latin_letters_need_no_reading() -> None:
    assert set(readings([Actor("x", "ABC", "Enterprise", ("甲厂",))])) == {"甲", "厂"}
