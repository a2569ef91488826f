"""The store on disk: what is kept, replaced and removed, and that nothing can catch it half-written."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import StoreWriter, open_store, read_manifest, serialise
from kg.records import PageMeta, PageReading, Resolution
from tests.graph.conftest import build, pages
from tests.graph.factory import resolved


def turtle(store: Path) -> bytes:
    return serialise(open_store(store), "turtle")


def test_an_unchanged_page_is_kept(tmp_path: Path, readings: list[PageReading]):
    store = build(tmp_path / "store", readings)
    with StoreWriter(store, "rules") as writer:
        assert [writer.kept(one.page) for one in readings] == readings
        assert [writer.reading(one.page.id) for one in readings] == readings
        assert {page.file for page in writer.pages.values()} == {"a.txt", "b.txt", "c.txt"}


@pytest.mark.parametrize("what", ["rules", "meta", "file", "damage"])
def test_a_page_is_read_again_when_anything_changed(tmp_path: Path, readings: list[PageReading], what: str):
    store = build(tmp_path / "store", readings)
    page = readings[0].page
    if what == "meta":
        page = replace(page, meta=PageMeta("2020-01-01"))
    if what == "file":
        page = replace(page, file="other.txt")
    if what == "damage":
        for file in (store / "readings").iterdir():
            file.write_bytes(file.read_bytes()[:-3])
    with StoreWriter(store, "new rules" if what == "rules" else "rules") as writer:
        assert writer.kept(page) is None


def test_only_changed_graphs_are_written(tmp_path: Path, readings: list[PageReading]):
    store = build(tmp_path / "store", readings)
    paths = {one.page.id: tmp_path / one.page.file for one in readings}
    with StoreWriter(store, "rules") as writer:
        same = writer.commit(readings, resolved(readings), paths)
        fewer = writer.commit(readings[:2], resolved(readings[:2]), paths)
        more = writer.commit(readings, resolved(readings), paths)
    assert (same.written, same.unchanged, same.removed) == (0, 4, 0)
    assert (fewer.written, fewer.unchanged, fewer.removed) == (1, 2, 1)
    assert (more.written, more.unchanged, more.removed) == (2, 2, 0)


@pytest.mark.parametrize("order", range(4))
def test_building_piece_by_piece_gives_the_same_bytes(tmp_path: Path, order: int):
    whole = build(tmp_path / "whole", pages())
    mixed = pages()
    random.Random(order).shuffle(mixed)
    pieces = build(tmp_path / "pieces", mixed[:1])
    for count in (2, 3):
        build(pieces, mixed[:count])
    assert turtle(pieces) == turtle(whole)
    assert read_manifest(pieces).graphs == read_manifest(whole).graphs


def test_hash_seed_and_order_change_no_byte(tmp_path: Path):
    script = (
        "import sys; from pathlib import Path; from tests.graph.conftest import build, pages\n"
        "from kg.graph import FORMATS, open_store, serialise\n"
        "made = pages()[::int(sys.argv[2])]; view = open_store(build(Path(sys.argv[1]), made))\n"
        "sys.stdout.buffer.write(b''.join(serialise(view, each) for each in FORMATS))\n"
    )
    outs = []
    for seed, step in (("1", "1"), ("2", "-1")):
        folder = tmp_path / seed / "store"
        folder.parent.mkdir()
        command = [sys.executable, "-c", script, str(folder), step]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        outs.append(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert outs[0] == outs[1] != b""


def test_no_path_of_this_machine_is_in_the_graph(store: Path):
    assert str(store.parent).encode() not in serialise(open_store(store), "nquads")
    assert all(Path(page.path).is_absolute() for page in read_manifest(store).pages.values())


def test_iris_stay_when_pages_are_added(tmp_path: Path, readings: list[PageReading]):
    few = set(serialise(open_store(build(tmp_path / "few", readings[:1])), "ntriples").split(b"\n"))
    all_ = set(serialise(open_store(build(tmp_path / "all", readings)), "ntriples").split(b"\n"))
    nodes = {line.split(b" ")[0] for line in few}
    assert nodes <= {line.split(b" ")[0] for line in all_}


def test_a_second_writer_is_refused(store: Path):
    with StoreWriter(store, "rules"), pytest.raises(StoreError, match="another build"):
        StoreWriter(store, "rules")
    StoreWriter(store, "rules").__exit__(None, None, None)


def test_readers_keep_what_they_opened(tmp_path: Path, readings: list[PageReading]):
    store = build(tmp_path / "store", readings)
    before = open_store(store)
    other = open_store(store)
    build(store, readings[:1])
    build(store, readings[1:])
    after = open_store(store)
    assert len(before.facts()) == len(other.facts()) == sum(len(one.facts) for one in readings)
    assert len(after.facts()) == len(readings[1].facts) + len(readings[2].facts)
    del before, other
    build(store, readings)
    del after
    build(store, readings[:2])
    assert len([folder for folder in store.iterdir() if folder.name.startswith("graph-")]) == 1


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda store: None, "no store here"),
        (lambda store: (store.mkdir(), (store / "manifest.json").write_text("{")), "is broken"),
        (lambda store: (store.mkdir(), (store / "manifest.json").write_text('{"pages": 3}')), "is broken"),
        (lambda store: store.write_text("a file"), "cannot be read"),
    ],
)
def test_what_is_no_store_is_said_in_one_line(tmp_path: Path, prepare, said: str):
    store = tmp_path / "store"
    prepare(store)
    with pytest.raises(StoreError, match=said) as error:
        open_store(store)
    assert "\n" not in str(error.value)


def test_a_store_of_another_format_or_base_is_refused(tmp_path: Path, readings: list[PageReading]):
    manifest = build(tmp_path / "store", readings) / "manifest.json"
    text = manifest.read_text()
    manifest.write_text(text.replace('"format": 1', '"format": 99'))
    with pytest.raises(StoreError, match="another version"):
        open_store(manifest.parent)
    manifest.write_text(text.replace("https://w3id.org/newspaper-kg/id/", "https://example.org/"))
    with pytest.raises(StoreError, match="KG_BASE_IRI"):
        open_store(manifest.parent)


def test_a_damaged_database_is_said_in_one_line(tmp_path: Path, readings: list[PageReading]):
    store = build(tmp_path / "store", readings)
    (read_manifest(store).graph_folder(store) / "oxigraph" / "CURRENT").write_text("nothing")
    with pytest.raises(StoreError, match="damaged"):
        open_store(store)


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds other files"):
        StoreWriter(tmp_path, "rules")
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_fact_without_its_entities_is_left_out(tmp_path: Path, readings: list[PageReading]):
    resolution = resolved(readings)
    gone = next(entity.id for entity in resolution.entities if entity.label == "甲公司")
    of = {key: entity for key, entity in resolution.of.items() if entity != gone}
    kept = Resolution(tuple(one for one in resolution.entities if one.id != gone), of, (), resolution.tenures)
    with StoreWriter(tmp_path / "store", "rules") as writer:
        writer.commit(readings, kept, {one.page.id: tmp_path for one in readings})
    facts = open_store(tmp_path / "store").facts()
    assert {row.object_label for row in facts if row.fact.predicate == "visited"} == {"乙公司"}


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_build_leaves_the_last_whole_store(tmp_path: Path, readings: list[PageReading], seed: int):
    """A child commits two states in turn without end and is killed at some moment: one of the two is there, whole."""
    store = build(tmp_path / "store", readings)
    (tmp_path / "other").mkdir()
    states = {turtle(store), turtle(build(tmp_path / "other" / "store", readings[:2]))}
    script = (
        "import sys; from pathlib import Path; from tests.graph.conftest import build, pages\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    build(Path(sys.argv[1]), pages()[:2]); build(Path(sys.argv[1]), pages())\n"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(store)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.02, 0.6))
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert turtle(store) in states
    assert turtle(build(store, readings)) in states
    assert {file.name.split("-")[0] for file in store.iterdir()} == {"graph", "lock", "manifest.json", "readings"}
