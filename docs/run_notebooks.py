"""Executes notebooks/*.ipynb and keeps their outputs: `python docs/run_notebooks.py`. A test compares them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


def executed(path: Path) -> nbformat.NotebookNode:
    """The notebook run from top to bottom in its own folder. Raises CellExecutionError where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": path.parent}},
        coalesce_streams=True,  # in how many pieces a kernel prints depends on the machine
    )
    client.execute()
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number}"
        cell.metadata.pop("execution", None)  # when each cell ran: changes every time
    notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return notebook


def outputs(notebook: nbformat.NotebookNode) -> list[Any]:
    """What the cells show, pictures left out: their bytes depend on fonts."""
    return [
        {kind: text for kind, text in output.get("data", {"text": output.get("text")}).items() if "image" not in kind}
        for cell in notebook.cells
        for output in cell.get("outputs", ())
    ]


if __name__ == "__main__":
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        nbformat.write(executed(path), path)
