"""A server outlives builds: it answers from what was built last, and lets the old files go."""

from __future__ import annotations

import shutil
from pathlib import Path

from kg.graph.locks import is_read
from kg.server.current import CurrentStore
from tests.conftest import SEEDS, Run
from tests.server.serving import HTTP, Served, serving, until

NAMES = "SELECT ?f { ?p kg:fileName ?f } ORDER BY ?f"


def names(served: Served) -> list[str]:
    return [row["f"]["value"] for row in served.get(NAMES).json()["results"]["bindings"]]


def health(served: Served) -> dict[str, object]:
    return dict(HTTP.get(f"{served.url}/health").json())


def test_a_build_is_picked_up_and_the_old_generation_let_go(kg: Run, tmp_path: Path) -> None:
    pages, store = tmp_path / "pages", tmp_path / "store"
    pages.mkdir()
    first, second, *_ = sorted(SEEDS.glob("*.txt"))
    shutil.copy(first, pages)
    assert kg("build", pages, "--store", store).exit_code == 0
    with serving(tmp_path, store, "--workers", "2") as served:
        assert [names(served) for _ in range(2)] == [[first.name]] * 2  # each worker once
        assert health(served) == {"status": "ok", "generation": 1, "pages": 1}
        shutil.copy(second, pages)
        assert kg("build", pages, "--store", store).exit_code == 0
        assert health(served) == {"status": "ok", "generation": 2, "pages": 2}
        assert [names(served) for _ in range(2)] == [[first.name, second.name]] * 2
        until(lambda: not is_read(store / "graph-1"))
        (pages / first.name).unlink()
        assert kg("build", pages, "--store", store).exit_code == 0
        until(lambda: not is_read(store / "graph-2"))  # nobody has asked since
        assert not (store / "graph-1").exists()
        assert names(served) == [second.name]


def test_a_store_that_goes_away_is_said_in_one_line(kg: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert kg("build", min(SEEDS.glob("*.txt")), "--store", store).exit_code == 0
    with serving(tmp_path, store) as served:
        served.get("ASK {}")
        shutil.rmtree(store)
        assert HTTP.get(f"{served.url}/health").status_code == 503
        answer = served.get("ASK {}")
        assert (answer.status_code, answer.text) == (
            503,
            f"{store}: no store here; make one with: kg build PAGES --store {store}\n",
        )
    assert not any("Traceback" in line for line in served.log())


def test_a_view_is_opened_once_for_a_generation(seeds_store: Path) -> None:
    current = CurrentStore(seeds_store)
    assert current.view() is current.view()
