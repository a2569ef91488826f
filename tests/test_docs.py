"""Documents cannot rot: what they show is run again, what they name exists, what is generated is current."""

import re
from pathlib import Path

import nbformat
import pytest
from typer.main import get_command

from docs.command_reference import TARGET, commands, reference
from docs.run_notebooks import NOTEBOOKS, executed, outputs
from docs.shown_output import DOCUMENTS, in_fresh_folder
from kg.cli import app
from tests.conftest import ROOT

PAGES = sorted([ROOT / "README.md", ROOT / "README.zh.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def test_the_command_reference_is_current() -> None:
    assert TARGET.read_text(encoding="utf-8") == reference(), "run: make docs"


def test_every_command_and_option_has_help() -> None:
    for name, command in commands(get_command(app)):
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"kg {' '.join(name)} {parameter.name}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_a_document_shows_is_what_the_commands_print(name: str) -> None:
    document = ROOT / name
    assert document.read_text(encoding="utf-8") == in_fresh_folder(document), "run: make docs"


@pytest.mark.parametrize("document", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    for target in _LINK.findall(document.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (document.parent / target).exists(), target


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "CONTRIBUTING.md"])
def test_make_targets_that_are_named_exist(name: str) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake (\w+)`", (ROOT / name).read_text(encoding="utf-8"))) <= targets


@pytest.mark.parametrize("pair", [("README.md", "README.zh.md"), ("docs/tutorial.md", "docs/tutorial.zh.md")])
def test_both_languages_show_the_same_commands(pair: tuple[str, str]) -> None:
    shown = [re.findall(r"^\$ (.+)$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE) for name in pair]
    assert shown[0] == shown[1] != []


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.name)
def test_a_notebook_runs_and_shows_what_is_kept(path: Path) -> None:
    assert outputs(executed(path)) == outputs(nbformat.read(path, as_version=4)), "run: make docs"
