"""docs/exports.md speaks of every format and of every key."""

from __future__ import annotations

import re

import pytest

from kg.exporters import EXPORTERS, fact_lines
from kg.graph import GraphView
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_every_format_has_its_row_in_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\.\w+)` \|", TEXT, re.MULTILINE)
    assert rows == [(name, exporter.suffix) for name, exporter in EXPORTERS.items()]


def test_every_key_of_a_fact_is_explained(view: GraphView) -> None:
    explained = set(re.findall(r"`(\w+)`", TEXT.split("## facts, csv")[1]))
    assert set(next(iter(fact_lines(view)))) <= explained


@pytest.mark.parametrize("claim", re.findall(r'read_\w+\("graph\.(\w+)"', TEXT))
def test_examples_name_files_that_exporters_write(claim: str) -> None:
    assert f".{claim}" in {exporter.suffix for exporter in EXPORTERS.values()} | {".nodes", ".edges"}
