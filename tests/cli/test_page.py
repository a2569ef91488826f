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
    ("option", "status"),
    [
        (("--focus", "没有此人"), 1),
        (("--types", "Nonsense"), 2),
        (("--from", "soon"), 2),
        (("--to", "2022-02-30"), 2),
        (("--from", "2022", "--to", "2021"), 2),
    ],
)
def test_what_cannot_be_chosen_is_told(
    kg: Run, seeds_store: Path, tmp_path: Path, option: tuple[str, ...], status: int
) -> None:
    result = kg("page", "-o", tmp_path / "network.html", *option, "--store", seeds_store)
    assert result.exit_code == status
    assert option[-1] in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", [".", "absent/network.html"])
def test_a_place_that_cannot_be_written_is_told_before_the_work(
    kg: Run, seeds_store: Path, tmp_path: Path, place: str
) -> None:
    result = kg("page", "-o", tmp_path / place, "--store", seeds_store)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"kg: {tmp_path / place}: ")


def test_a_type_as_people_write_it(kg: Run, seeds_store: Path) -> None:
    one, other = (kg("page", "-o", "-", "--types", words, "--store", seeds_store) for words in ("Person", "kg:person"))
    assert one.exit_code == other.exit_code == 0
    assert one.stdout == other.stdout


def test_a_focus_that_nobody_bears_gets_the_nearest_names(kg: Run, seeds_store: Path) -> None:
    result = kg("page", "-o", "-", "--focus", "汉威", "--store", seeds_store)
    assert result.exit_code == 1
    assert "did you mean 汉威电子, 汉威科技" in result.stderr


def test_the_default_limit_is_the_one_of_the_page() -> None:
    assert inspect.signature(page.page).parameters["limit"].default == LIMIT
