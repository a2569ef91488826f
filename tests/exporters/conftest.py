"""The store that all exporter tests read."""

from __future__ import annotations

import pytest

from kg.graph import GraphView
from tests.exporters.factory import meeting, view_of, visits


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> GraphView:
    return view_of(tmp_path_factory.mktemp("exporters") / "store", visits(), meeting())
