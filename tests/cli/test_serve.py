"""`kg serve` starts, stops and fails as a command should."""

from __future__ import annotations

import builtins
import signal
import socket
from pathlib import Path

import httpx
import pytest

from tests.conftest import Run
from tests.server.serving import FOREVER, HTTP, alive, serving, until


@pytest.mark.parametrize(("stop", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_it_stops_cleanly_and_leaves_no_process(
    seeds_store: Path, tmp_path: Path, stop: signal.Signals, status: int
) -> None:
    with serving(tmp_path, seeds_store) as served:
        workers = served.workers()
        with pytest.raises(httpx.ReadTimeout):  # one of them is at work
            HTTP.get(served.sparql, params={"query": FOREVER}, timeout=httpx.Timeout(30, read=0.5))
        workers |= served.workers()
        served.process.send_signal(stop)
        assert served.process.wait(30) == status
    assert len(workers) >= 2
    assert not any(map(alive, workers))
    assert "Traceback" not in "".join(served.log())


def test_a_killed_server_leaves_no_idle_worker(seeds_store: Path, tmp_path: Path) -> None:
    with serving(tmp_path, seeds_store, "--workers", "1") as served:
        assert served.get("ASK {}").status_code == 200
        (worker,) = served.workers()
        served.process.kill()
        until(lambda: not alive(worker))


def test_a_line_per_request_unless_quiet(seeds_store: Path, tmp_path: Path) -> None:
    with serving(tmp_path, seeds_store) as served:
        size = len(HTTP.get(f"{served.sparql}?query=ASK%7B%7D&x=%1B").content)
        absent = len(HTTP.get(f"{served.url}/absent%1B").content)
    lines = [line.split() for line in served.log()[1:] if "/health" not in line]
    assert [[*words[:3], *words[4:]] for words in lines] == [
        ["GET", "/sparql", "200", "ms", str(size), "B"],
        ["GET", "/absent%1B", "404", "ms", str(absent), "B"],
    ]
    (tmp_path / "quiet").mkdir()
    with serving(tmp_path / "quiet", seeds_store, "--quiet") as served:
        served.get("ASK {}")
    assert len(served.log()) == 1


def test_an_origin_may_read_when_it_is_named(seeds_store: Path, tmp_path: Path) -> None:
    with serving(tmp_path, seeds_store, "--allow-origin", "https://paper.example") as served:
        allowed = served.get("ASK {}", Origin="https://paper.example").headers
        assert allowed["Access-Control-Allow-Origin"] == "https://paper.example"
        assert "Access-Control-Allow-Origin" not in served.get("ASK {}", Origin="https://else.example").headers


def test_a_taken_port_is_one_line(kg: Run, seeds_store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = kg("serve", "--store", seeds_store, "--port", taken.getsockname()[1])
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "in use" in result.stderr


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
def test_an_address_of_nobody_is_one_line(kg: Run, seeds_store: Path, host: str) -> None:
    result = kg("serve", "--store", seeds_store, "--host", host)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_no_store_is_one_line(kg: Run, tmp_path: Path) -> None:
    result = kg("serve", "--store", tmp_path / "none", "--port", "0")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "no store here" in result.stderr


def test_without_the_extra_it_says_how_to_install_it(
    kg: Run, seeds_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name == "uvicorn":
            raise ModuleNotFoundError("No module named 'uvicorn'", name="uvicorn")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    result = kg("serve", "--store", seeds_store, "--port", "0")
    assert result.exit_code == 1
    assert result.stderr == "kg: uvicorn is not installed; run: pip install 'newspaper-kg[server]'\n"
