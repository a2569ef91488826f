"""The editor's files are those of its npm package, byte for byte."""

import json
from pathlib import Path

from kg.server.face.statics import HERE
from tests.conftest import ROOT, needed

VENDOR = HERE / "vendor"
PACKAGES = ROOT / "tests" / "node_modules"
LINES = [line.split() for line in (VENDOR / "files.txt").read_text("utf-8").splitlines()]


def test_every_file_is_what_the_package_holds() -> None:
    needed("codemirror", str(PACKAGES / "codemirror" / "package.json"))
    for name, source in LINES:
        assert (VENDOR / name).read_bytes() == (PACKAGES / source).read_bytes(), f"{name}: run make vendor"


def test_nothing_else_is_there_and_the_readme_names_the_version() -> None:
    assert {path.name for path in VENDOR.iterdir()} == {name for name, _ in LINES} | {"README.md", "files.txt"}
    lock = json.loads((ROOT / "tests" / "package-lock.json").read_text("utf-8"))
    version = lock["packages"]["node_modules/codemirror"]["version"]
    readme = (VENDOR / "README.md").read_text("utf-8")
    assert f"CodeMirror {version} " in readme
    assert lock["packages"]["node_modules/codemirror"]["license"] in readme


def test_no_file_of_ours_asks_another_host() -> None:
    for path in sorted(Path(HERE).glob("*.*")):
        assert "//" not in path.read_text("utf-8").replace("// ", "").replace("//#", ""), path
