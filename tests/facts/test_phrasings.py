"""The tables of invented phrasings, block by block: each gives its facts and no other."""

from __future__ import annotations

import pytest

from tests.facts.phrasing import FOLDER, Block, compare, load

TABLES = sorted(table.stem for table in FOLDER.glob("*.txt"))


def _cases() -> list[object]:
    """Every block; those that are known to be read wrongly must still be so, or lose their mark."""
    return [
        pytest.param(
            block,
            id=f"{table}-{block.line}",
            marks=pytest.mark.xfail(strict=True, reason=block.weakness) if block.weakness else (),
        )
        for table in TABLES
        for block in load(table)
    ]


@pytest.mark.parametrize("block", _cases())
def test_a_phrasing_gives_its_facts_and_no_other(block: Block) -> None:
    outcome = compare(block)
    assert not outcome.missing, [str(fact) for fact in outcome.missing]
    assert not outcome.extra
