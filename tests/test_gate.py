"""The rules of the house that neither ruff nor mypy can check, over every file of the repository."""

import ast
import re
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "kg").rglob("*.py"))
EXPLAIN_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "stuff"}


def tracked() -> list[Path]:
    """Every file of the repository that git knows, or all of them outside a checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def texts() -> Iterator[tuple[Path, str]]:
    for path in tracked():
        if path.suffix not in {".png", ".ico", ".woff2"} and "gold" not in path.parts and "seeds" not in path.parts:
            yield path, path.read_text(encoding="utf-8")


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_modules_stay_below_300_lines_and_are_named_for_what_they_do() -> None:
    for module in MODULES:
        assert len(module.read_text(encoding="utf-8").splitlines()) < 300, module
        assert not EXPLAIN_NOTHING & set(module.relative_to(ROOT).with_suffix("").parts), module


def test_functions_are_small() -> None:
    lengths = [
        function.end_lineno - function.lineno + 1
        for module in MODULES
        for function in functions(ast.parse(module.read_text(encoding="utf-8")))
        if function.end_lineno
    ]
    assert statistics.median(lengths) <= 16
    assert sum(length <= 40 for length in lengths) / len(lengths) >= 0.95


def test_the_pipeline_can_be_read_in_one_go() -> None:
    assert len((ROOT / "kg" / "pipeline.py").read_text(encoding="utf-8").splitlines()) <= 120


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Whether it swallows whatever happens: not one that raises it again."""
    named = isinstance(handler.type, ast.Name) and handler.type.id in {"Exception", "BaseException"}
    last = handler.body[-1]
    return (handler.type is None or named) and not (isinstance(last, ast.Raise) and last.exc is None)


def test_one_broad_except_at_the_door_to_the_user() -> None:
    broad = [
        f"{module.relative_to(ROOT)}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and is_broad(node)
    ]
    assert [place.split(":")[0] for place in broad] == ["kg/cli/__init__.py"], broad


def test_nothing_names_a_machine_or_a_package_registry() -> None:
    """Paths of one machine and hosts of registries do not belong in a repository that others clone."""
    forbidden = re.compile(
        "|".join(
            [
                "/" + "work/",
                "/" + "opt/",
                "/" + "root/",
                "/" + "home/",
                "pypi" + r"\.org",
                "npmjs" + r"\.",
                "deb" + r"ian\.org",
            ]
        )
    )
    for path, text in texts():
        assert not forbidden.search(text), path


def test_what_a_clone_needs_is_tracked() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in tracked()}
    for needed in ("Makefile", ".ci/run", "README.md", "README.zh.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"):
        assert needed in names
