"""Open cases reviewed: by command from a script, by keys in a terminal, and what the file keeps."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.curating import open_cases, refer, write_decision
from kg.errors import CurationError
from kg.graph import StoreWriter, open_store
from kg.records import PageReading
from kg.resolution import Decision, read_decisions, resolve
from kg.resolution.decisions import Reference
from tests.conftest import ROOT, Run
from tests.resolution.factory import page, post

TEXT = "岭川市南浦区委召开会议。南浦区委书记到会。南浦区政府负责人汇报。"


def misprint() -> list[PageReading]:
    """One head of a congress under two names."""
    names = (("黎英才", "2021-08-02"), ("黎英木", "2021-11-17"), ("黎英才", "2022-11-28"))
    return [
        page(TEXT, [post(name, "区人大常委会", "主任", "LegislativeBody", date=day)], file=f"{day}.txt")
        for name, day in names
    ]


def shelved(folder: Path, readings: Sequence[PageReading]) -> Path:
    """A store of readings whose pages lie in `folder`, with the decisions that stand there replayed."""
    resolution = resolve(readings, read_decisions(folder / "curation.yml"))
    with StoreWriter(folder / "store", "test") as writer:
        writer.commit(readings, resolution, {one.page.id: folder / one.page.file for one in readings})
    return folder / "store"


def test_a_script_decides_and_the_next_build_replays(kg: Run, tmp_path: Path) -> None:
    store = shelved(tmp_path, misprint())
    (case,) = json.loads(kg("review", "--json", "--store", store).stdout)
    assert {case["left"]["name"], case["right"]["name"]} == {"黎英才", "黎英木"}
    assert case["for"]
    assert case["left"]["quotes"]
    done = kg("review", "--accept", case["id"], "--as", "same", "--by", "编辑部", "--why", "误排", "--store", store)
    assert done.exit_code == 0
    (decision,) = read_decisions(tmp_path / "curation.yml")
    assert (decision.verdict, decision.who, decision.why) == ("same", "编辑部", "误排")
    view = open_store(shelved(tmp_path, misprint()))
    assert view.cases() == ()
    (person,) = [one for one in view.entities() if one.kind == "Person"]
    assert {person.label, *person.alt_labels} == {"黎英才", "黎英木"}
    assert len(person.replaces) == 1


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_a_closed_case_is_no_longer_listed(kg: Run, tmp_path: Path, verdict: str) -> None:
    store = shelved(tmp_path, misprint())
    (case,) = open_cases(open_store(store))
    assert kg("review", "--accept", case.case.id, "--as", verdict, "--store", store).exit_code == 0
    assert "0 open cases" in kg("review", "--store", shelved(tmp_path, misprint())).stdout


def test_rename_and_drop_name_a_side(kg: Run, tmp_path: Path) -> None:
    store = shelved(tmp_path, misprint())
    (case,) = open_cases(open_store(store))
    wrong = "left" if case.left.entity.label == "黎英木" else "right"
    accept = ("review", "--accept", case.case.id, "--store", store)
    assert kg(*accept, "--as", "rename").exit_code == 2
    assert kg(*accept, "--as", "rename", "--to", "黎英材", "--side", wrong).exit_code == 0
    view = open_store(shelved(tmp_path, misprint()))
    assert "黎英材" in {one.label for one in view.entities()}
    (tmp_path / "curation.yml").unlink()
    assert kg(*accept, "--as", "drop", "--side", wrong).exit_code == 0
    view = open_store(shelved(tmp_path, misprint()))
    assert "黎英木" not in {one.label for one in view.entities()}
    assert len(view.facts()) == 2


def test_a_list_for_people(kg: Run, tmp_path: Path) -> None:
    shown = kg("review", "--store", shelved(tmp_path, misprint())).stdout
    assert "one character differs" in shown
    assert "against: the names differ" in shown
    assert "2021-11-17.txt" in shown
    assert "1 open case" in shown


def test_wrong_use(kg: Run, tmp_path: Path) -> None:
    store = shelved(tmp_path, misprint())
    assert kg("review", "--accept", "0000", "--as", "same", "--store", store).exit_code == 1
    assert kg("review", "--accept", "0000", "--store", store).exit_code == 2


def test_an_unsure_gives_way_and_all_else_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "curation.yml"
    file.write_text("# why we do this\n- {verdict: drop, what: 甲}\n# doubtful\n", encoding="utf-8")
    pair = (Reference("黎英才"), Reference("黎英木"))
    write_decision(file, Decision("unsure", *pair))
    write_decision(file, Decision("rename", Reference("黎英才"), None, "黎英材"))
    write_decision(file, Decision("same", *pair[::-1], who="编辑部"))
    assert [one.verdict for one in read_decisions(file)] == ["drop", "rename", "same"]
    assert "# why we do this\n" in file.read_text(encoding="utf-8")
    assert "# doubtful\n" in file.read_text(encoding="utf-8")
    before = file.read_bytes()
    write_decision(file, Decision("same", *pair))
    assert file.read_bytes() == before
    with pytest.raises(CurationError, match="same"):
        write_decision(file, Decision("different", *pair))
    assert file.read_bytes() == before


def test_namesakes_are_referred_to_by_their_company(tmp_path: Path) -> None:
    readings = [
        page(TEXT, [post("王磊", body, "局长", date="2021-03-04")], file=body) for body in ("区教育局", "区水利局")
    ]
    view = open_store(shelved(tmp_path, readings))
    people = [one for one in view.entities() if one.kind == "Person"]
    assert len(people) == 2
    for person in people:
        reference = refer(view, person)
        assert reference.where
        decision = Decision("rename", reference, None, "王小磊")
        renamed = resolve(readings, [decision])
        assert [one.id for one in renamed.entities if one.label == "王小磊"] == [person.id]


def test_keys_in_a_terminal(tmp_path: Path) -> None:
    store = shelved(tmp_path, misprint())
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "kg", "review", "--store", str(store)]
    running = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, close_fds=True)
    os.close(slave)
    shown = _until(master, "quit")
    for _ in range(20):  # what is typed before the terminal waits for a key is thrown away
        os.write(master, b"s")
        shown += _read(master, "who decides", seconds=3)
        if "who decides" in shown:
            break
    os.write(master, "编辑部\n".encode())
    shown += _until(master, "why")
    os.write(master, "误排\n".encode())
    shown += _until(master, "next kg build")
    assert running.wait(timeout=60) == 0
    os.close(master)
    assert "case 1 of 1" in shown
    (decision,) = read_decisions(tmp_path / "curation.yml")
    assert (decision.verdict, decision.who, decision.why) == ("same", "编辑部", "误排")


def _until(terminal: int, words: str) -> str:
    """What the terminal shows until `words` stand there."""
    shown = _read(terminal, words, seconds=60)
    assert words in shown, shown
    return shown


def _read(terminal: int, words: str, *, seconds: float) -> str:
    """What the terminal shows until `words` stand there, or for so long."""
    shown = b""
    end = time.monotonic() + seconds
    while words.encode() not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 0.5)[0]:
            try:
                shown += os.read(terminal, 4096)
            except OSError:  # Linux: the other end is closed
                break
    return shown.decode(errors="replace")
