import json
from pathlib import Path

import pytest

from tests.conftest import Run

PAGE = """区领导调研企业

本报讯 8月26日，河滨区委书记田望舒到清溪科技有限公司调研，区委副书记柏松年陪同。
（记者 程雨）
"""


@pytest.fixture
def built(kg: Run, tmp_path: Path) -> tuple[Path, Path]:
    """A page file and the store that was built from it."""
    page, store = tmp_path / "page.txt", tmp_path / "store"
    page.write_text(PAGE, encoding="utf-8")
    assert kg("build", page, "--store", store).exit_code == 0
    return page, store


def test_the_seeds_have_no_failure(kg: Run, seeds_store: Path) -> None:
    result = kg("check", "--store", seeds_store)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1].startswith("0 failures")


def test_json_says_the_same(kg: Run, seeds_store: Path) -> None:
    findings = json.loads(kg("check", "--json", "--store", seeds_store).stdout)
    last = kg("check", "--store", seeds_store).stdout.splitlines()[-1]
    assert last.startswith(f"0 failures, {len(findings)} warning")


@pytest.mark.parametrize(
    ("changed", "says"),
    [(PAGE.replace("田望舒", "田望野"), "has changed since it was read"), (None, "cannot be read again")],
)
def test_a_page_that_changed_or_went_is_a_failure(
    kg: Run, built: tuple[Path, Path], changed: str | None, says: str
) -> None:
    page, store = built
    assert kg("check", "--store", store).exit_code == 0
    if changed is None:
        page.unlink()
    else:
        page.write_text(changed, encoding="utf-8")
    result = kg("check", "--store", store)
    assert result.exit_code == 1
    assert f"page.txt: {says}" in result.stdout
    assert "1 failure, 0 warnings" in result.stdout
