from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.serving import Served, serving


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, seeds_store: Path) -> Iterator[Served]:
    """The seeds, served with the usual limits."""
    with serving(tmp_path_factory.mktemp("server"), seeds_store) as served:
        yield served


@pytest.fixture(scope="session")
def strict(tmp_path_factory: pytest.TempPathFactory, seeds_store: Path) -> Iterator[Served]:
    """The seeds, served by one worker with narrow limits: two seconds, 37 rows."""
    options = ("--seconds", "2", "--rows", "37", "--workers", "1")
    with serving(tmp_path_factory.mktemp("strict"), seeds_store, *options) as served:
        yield served
