"""Bad input: one line that names the file and the next step, the other pages are built, exit status 1, a count."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Process, Run, needed

GOOD = """区领导调研企业

本报讯 8月26日，河滨区委书记田望舒到清溪科技有限公司调研，区委副书记柏松年陪同。
田望舒强调，要把安全生产放在首位，为企业办实事。
（记者 程雨）
"""
LEAD = "本报讯 8月26日，河滨区委书记田望舒到清溪科技有限公司调研。"


def folder_with(tmp_path: Path, name: str, content: bytes) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / name).write_bytes(content)
    return folder


def articles(kg: Run, store: Path) -> list[dict[str, object]]:
    result = kg("export", "--format", "articles", "-o", "-", "--store", store)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", "　\n \r\n".encode(), "empty"),
        ("binary.txt", bytes(range(256)) * 40, "UTF-8"),
        ("scan.txt", b"%PDF-1.7\n" + bytes(range(256)), "PDF"),
        ("zeros.txt", bytes(5000), "UTF-8"),
        ("broken.txt", GOOD.encode()[:-5] + b"\xff\xfe\xff" * 50, "UTF-8"),
        ("rule.txt", "——————\n\n* * *\n3\n".encode(), "no article"),
    ],
)
def test_a_bad_page_is_named_and_the_others_are_built(
    kg: Run, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    store = tmp_path / "store"
    result = kg("build", folder_with(tmp_path, name, content), "--store", store)
    assert result.exit_code == 1
    complaint, count = result.stderr.splitlines()
    assert name in complaint
    assert says in complaint
    assert "1 of 2" in count
    assert {article["page"] for article in articles(kg, store)} == {"good.txt"}


def test_a_page_of_200_megabytes_is_refused_without_being_read(kg: Run, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "huge.txt", b"")
    with (folder / "huge.txt").open("r+b") as huge:
        huge.truncate(200_000_000)  # sparse: takes no room on the disk
    result = kg("build", folder, "--store", tmp_path / "store")
    assert result.exit_code == 1
    assert "huge.txt: 200,000,000 bytes" in result.stderr
    assert articles(kg, tmp_path / "store")


def test_a_missing_file_and_an_empty_folder_are_named(kg: Run, tmp_path: Path) -> None:
    good = folder_with(tmp_path, "other.txt", GOOD.replace("田望舒", "田野").encode()) / "good.txt"
    (tmp_path / "empty").mkdir()
    result = kg("build", good, tmp_path / "gone.txt", tmp_path / "empty", "--store", tmp_path / "store")
    assert result.exit_code == 1
    assert "gone.txt: does not exist" in result.stderr
    assert "empty: has no *.txt page" in result.stderr
    assert {article["page"] for article in articles(kg, tmp_path / "store")} == {"good.txt"}


def test_a_folder_that_is_named_like_a_page(kg: Run, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "x.txt", b"")
    (folder / "x.txt").unlink()
    (folder / "x.txt").mkdir()
    result = kg("build", folder, "--store", tmp_path / "store")
    assert result.exit_code == 1
    assert "x.txt: is a folder" in result.stderr


@pytest.mark.parametrize("named", [False, True])
def test_an_unreadable_file_is_named_and_the_others_are_built(tmp_path: Path, named: bool) -> None:
    folder = folder_with(tmp_path, "secret.txt", GOOD.encode())
    (folder / "secret.txt").chmod(0)
    pages = sorted(folder.iterdir()) if named else [folder]
    # root may read everything, unless that right is taken away
    plain = [] if os.geteuid() else [needed("setpriv"), "--bounding-set=-dac_override,-dac_read_search"]
    result = subprocess.run(
        [*plain, sys.executable, "-m", "kg", "build", *map(str, pages), "--store", str(tmp_path / "store")],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    assert result.returncode == 1
    assert "secret.txt: cannot be read (Permission denied); check its permissions" in result.stderr
    assert "1 of 2 files could not be used" in result.stderr
    assert "1 page (1 read" in result.stdout


def test_a_pipe_is_not_waited_for(kg_process: Process, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "x.txt", b"")
    (folder / "x.txt").unlink()
    os.mkfifo(folder / "x.txt")
    result = kg_process("build", folder, "--store", tmp_path / "store", timeout=60)
    assert result.returncode == 1
    assert "x.txt: is no regular file" in result.stderr


def test_nothing_usable_leaves_the_store_as_it_was(kg: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    good = folder_with(tmp_path, "bad.txt", b"")
    assert kg("build", good / "good.txt", "--store", store).exit_code == 0
    before = articles(kg, store)
    result = kg("build", good / "bad.txt", "--store", store)
    assert result.exit_code == 1
    assert articles(kg, store) == before


def test_nothing_usable_makes_no_store(kg: Run, tmp_path: Path) -> None:
    result = kg("build", tmp_path / "gone.txt", "--store", tmp_path / "store")
    assert result.exit_code == 1
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("gbk", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_offsets_count_characters_in_every_encoding(
    kg: Run, tmp_path: Path, encoding: str, mark: bytes, newline: str
) -> None:
    text = GOOD.replace("\n", newline)
    page = tmp_path / "page.txt"
    page.write_bytes(mark + text.encode(encoding))
    store = tmp_path / "store"
    assert kg("build", page, "--store", store).exit_code == 0
    assert kg("check", "--store", store).exit_code == 0
    result = kg("export", "--format", "facts", "-o", "-", "--store", store)
    facts = [json.loads(line) for line in result.stdout.splitlines()]
    assert facts
    for fact in facts:
        for evidence in fact["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_control_characters_do_not_shift_offsets_and_reach_no_export_raw(kg: Run, tmp_path: Path) -> None:
    text = GOOD.replace("清溪", "清\x07溪").replace("\n\n", "\n\x0c\n")
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    store = tmp_path / "store"
    assert kg("build", page, "--store", store).exit_code == 0
    assert kg("check", "--store", store).exit_code == 0
    for form in ("turtle", "rdfxml", "graphml", "gexf", "facts", "csv"):
        result = kg("export", "--format", form, "-o", tmp_path / form, "--store", store)
        assert result.exit_code == 0, f"{form}: {result.output}"
        assert b"\x07" not in (tmp_path / form).read_bytes(), form
