"""`kg push` fills a real server, and the commands that read find there what they find in the store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Process, Run
from tests.graph.virtuoso import Virtuoso, running

pytestmark = pytest.mark.xdist_group("servers")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    with running(tmp_path_factory.mktemp("virtuoso")) as started:
        yield started


def test_a_push_by_updates_and_a_reader_with_a_name(
    kg: Run, server: Virtuoso, seeds_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Graphs of thousands of triples go in pieces; a protected endpoint is read with the same --user."""
    monkeypatch.setenv("KG_PASSWORD", "dba")
    here = ("push", "--store", seeds_store, "--endpoint", server.url, "--update", server.updates, "--user", "dba")
    planned = kg(*here, "--dry-run")
    assert "write 000_9ebea12dbf709d8a.txt (" in planned.stdout
    done = kg(*here, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert len(report["written"]) == 6
    assert not report["dry_run"]
    assert "6 graphs (0 written, 6 unchanged, 0 removed), 0 triples by SPARQL Update" in kg(*here).stdout
    for command in (("query", "most-visited"), ("show", "汉威科技"), ("export", "-f", "nquads", "-o", "-")):
        read = kg(*command, "--endpoint", server.updates, "--user", "dba")
        assert read.stdout == kg(*command, "--store", seeds_store).stdout


def test_no_password_is_wrong_use_and_a_wrong_one_is_one_line(
    kg_process: Process, server: Virtuoso, seeds_store: Path
) -> None:
    server.empty()
    here = ("push", "--store", seeds_store, "--endpoint", server.url, "--user", "dba")
    silent = kg_process(*here)
    assert (silent.returncode, silent.stdout) == (2, "")
    assert "set KG_PASSWORD" in silent.stderr
    wrong = kg_process(*here, env={"KG_PASSWORD": "sesame"})
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr.startswith("kg: http://")
    assert len(wrong.stderr.splitlines()) == 1
    assert "sesame" not in wrong.stderr
    done = kg_process(*here, env={"KG_PASSWORD": "dba"})
    assert done.returncode == 0
    assert "(6 written" in done.stdout


def test_a_user_needs_a_server(kg: Run, seeds_store: Path) -> None:
    result = kg("show", "x", "--store", seeds_store, "--user", "dba")
    assert result.exit_code == 2
    assert "--endpoint" in result.stderr
