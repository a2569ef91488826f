"""A real `kg serve` in a process of its own, started and stopped by a test; and what tests ask it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import httpx

from tests.conftest import ROOT

HTTP = httpx.Client(timeout=300, limits=httpx.Limits(max_keepalive_connections=0))
"""Patient, for machines with much else to do."""

FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
"""Counts 3,000,000,000,000 rows of the seeds."""


@dataclass(frozen=True)
class Served:
    """A running server: its address without the last slash, its process, and the file of what it says on stderr."""

    url: str
    process: subprocess.Popen[bytes]
    messages: Path

    @property
    def sparql(self) -> str:
        return f"{self.url}/sparql"

    def get(self, query: str, **headers: str) -> httpx.Response:
        return HTTP.get(self.sparql, params={"query": query}, headers=headers)

    def workers(self) -> set[int]:
        """The process ids of its workers."""
        children = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return {int(child) for file in children for child in file.read_text().split()}

    def log(self) -> list[str]:
        return self.messages.read_text(encoding="utf-8").splitlines()


@contextmanager
def serving(folder: Path, store: Path, *options: str) -> Iterator[Served]:
    """A server of `store` on a free port; its messages go to a file in `folder`."""
    messages = folder / "messages"
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    with messages.open("wb") as file:
        process = subprocess.Popen(command, stderr=file, stdout=file, cwd=ROOT, env=os.environ)
    try:
        yield Served(_address(process, messages), process, messages)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], messages: Path) -> str:
    while process.poll() is None:
        words = messages.read_text(encoding="utf-8").split()
        if len(words) > 1 and "stop with Ctrl-C" in " ".join(words):
            address = words[1].rstrip("/")
            if _answers(address):
                return address
    raise AssertionError(messages.read_text(encoding="utf-8"))


def _answers(address: str) -> bool:
    try:
        return HTTP.get(f"{address}/health").status_code == 200
    except httpx.TransportError:
        return False


def content(store: Path) -> dict[str, str]:
    """Every file of a store and its digest."""
    files = (path for path in sorted(store.rglob("*")) if path.is_file())
    return {str(path.relative_to(store)): sha256(path.read_bytes()).hexdigest() for path in files}


def until(holds: Callable[[], bool]) -> None:
    """Wait for it; a test that waits in vain fails after a minute."""
    for _ in range(1200):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("in vain")


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
