import inspect
from pathlib import Path

import pytest

from kg.cli import page
from kg.pages import LIMIT
from tests.conftest import Run


def test_the_page_is_one_html_file_and_its_size_is_told_first(kg: Run, seeds_store: Path, tmp_path: Path) -> None:
    target = tmp_path / "network.html"
    result = kg("page", "-o", target, "--store", seeds_store)
    assert result.exit_code == 0
    assert "entities" in result.stderr
    assert "MB" in result.stderr
    assert target.read_bytes().startswith(b"<!")
    assert [path.name for path in tmp_path.iterdir()] == ["network.html"]


def test_a_focus_gives_a_smaller_page(kg: Run, seeds_store: Path) -> None:
    whole = kg("page", "-o", "-", "--store", seeds_store)
    part = kg("page", "-o", "-", "--focus", "汉威科技", "--store", seeds_store)
    assert part.exit_code == 0
    assert len(part.stdout) < len(whole.stdout)
    assert "汉威科技" in part.stdout


@pytest.mark.parametrize(
    "option", [("--focus", "没有此人"), ("--types", "Nonsense"), ("--from", "soon"), ("--to", "2022-02-30")]
)
def test_what_cannot_be_chosen_is_told(kg: Run, seeds_store: Path, option: tuple[str, str]) -> None:
    result = kg("page", "-o", "-", *option, "--store", seeds_store)
    assert result.exit_code in (1, 2)
    assert option[1] in result.stderr
    assert "Traceback" not in result.stderr


def test_a_focus_that_nobody_bears_gets_the_nearest_names(kg: Run, seeds_store: Path) -> None:
    result = kg("page", "-o", "-", "--focus", "汉威", "--store", seeds_store)
    assert result.exit_code == 1
    assert "did you mean 汉威电子, 汉威科技" in result.stderr


def test_the_default_limit_is_the_one_of_the_page() -> None:
    assert inspect.signature(page.page).parameters["limit"].default == LIMIT
