"""Nothing half-written: a target appears whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

import pytest

from kg.errors import InputError, QueryError
from kg.exporters import EXPORTERS, export, fill
from kg.exporters.printable import one_line, printable
from kg.graph import GraphView


def fails(*outs: BinaryIO) -> None:
    for out in outs:
        out.write(b"half")
    raise ZeroDivisionError


def test_a_writer_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"whole")
    with pytest.raises(ZeroDivisionError):
        fill([old, new], fails)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old": b"whole"}


def test_a_target_is_replaced_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old and longer")
    fill([target], lambda out: out.write(b"new") and None)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out": b"new"}


@pytest.mark.parametrize("place", ["no-such-folder/out", "."])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str) -> None:
    with pytest.raises(InputError, match="-o"):
        fill([tmp_path / place], fails)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_file_is_written_into_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    fill([pipe], lambda out: out.write(b"whole") and None)
    assert os.read(reader, 100) == b"whole"
    os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_device_without_room_is_named(tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.symlink_to("/dev/full")
    assert full.is_char_device()
    with pytest.raises(InputError, match=r"full: cannot be written \(No space left on device\)"):
        fill([full], lambda out: out.write(b"whole") and None)
    assert full.is_symlink()
    assert full.is_char_device()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "file", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to("file")
    fill([link], lambda out: out.write(b"new") and None)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_standard_output(view: GraphView, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    export(view, "facts", Path("-"))
    (path,) = export(view, "facts", tmp_path / "facts.jsonl")
    assert capfdbinary.readouterr().out == path.read_bytes()


def test_an_unknown_format_lists_the_known_ones(view: GraphView) -> None:
    with pytest.raises(QueryError, match="turtle, trig"):
        export(view, "docx", Path("x"))


def test_the_registry_agrees_with_itself() -> None:
    for name, exporter in EXPORTERS.items():
        assert exporter.name == name
        assert exporter.suffix.startswith(".")
        assert exporter.title


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("清\x07溪", "清␇溪"),
        ("a\tb\nc\rd", "a\tb\nc\rd"),
        ("\x00\x7f", "␀␡"),
        ("x\ufffey\ud800z", "x\ufffdy\ufffdz"),
        ("𠀀龘", "𠀀龘"),
    ],
)
def test_printable(words: str, wanted: str) -> None:
    assert printable(words) == wanted
    assert len(printable(words)) == len(words)


def test_one_line() -> None:
    assert one_line('"a\u2028b\x85c"') == '"a\\u2028b\\u0085c"'
