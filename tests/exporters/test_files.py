"""Nothing half-written: a target appears whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pytest

from kg.errors import InputError
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


def test_standard_output(view: GraphView, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    export(view, "facts", Path("-"))
    (path,) = export(view, "facts", tmp_path / "facts.jsonl")
    assert capfdbinary.readouterr().out == path.read_bytes()


def test_an_unknown_format_lists_the_known_ones(view: GraphView) -> None:
    with pytest.raises(InputError, match="turtle, trig"):
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
