"""A real Virtuoso on loopback for the tests: started, filled and stopped by a fixture."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.conftest import needed

INI = """[Database]
DatabaseFile={folder}/v.db
ErrorLogFile={folder}/v.log
LockFile={folder}/v.lck
TransactionFile={folder}/v.trx
xa_persistent_file={folder}/v.pxa
[TempDatabase]
DatabaseFile={folder}/t.db
TransactionFile={folder}/t.trx
[Parameters]
ServerPort=127.0.0.1:{sql}
DirsAllowed={folder}
NumberOfBuffers=4000
[HTTPServer]
ServerPort=127.0.0.1:{http}
ServerRoot={folder}
[SPARQL]
ResultSetMaxRows={rows}
"""


@dataclass(frozen=True)
class Virtuoso:
    """A running server; `url` is its SPARQL endpoint."""

    folder: Path
    sql: int
    http: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http}/sparql"

    @property
    def updates(self) -> str:
        """Where the administrator `dba` (password `dba`) may write by SPARQL Update."""
        return f"{self.url}-auth"

    def run(self, statements: str) -> None:
        """Run SQL statements."""
        command = [needed("isql-vt"), f"127.0.0.1:{self.sql}", "dba", "dba", f"exec={statements}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert "Error" not in done.stderr, done.stderr

    def sparql(self, update: str) -> None:
        """Run a SPARQL update, past every door that is being tested."""
        self.run(f"SPARQL {update};")

    def empty(self) -> None:
        """Remove all triples."""
        self.run("RDF_GLOBAL_RESET();")

    def load(self, quads: bytes) -> None:
        """Load N-Quads."""
        (self.folder / "data.nq").write_bytes(quads)
        self.run(f"ld_dir('{self.folder}', 'data.nq', 'http://none/'); rdf_loader_run(); checkpoint;")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(folder: Path, rows: int = 1_000_000) -> Iterator[Virtuoso]:
    """A server in `folder`; it answers with at most `rows` rows."""
    program = needed("virtuoso-t")
    server = Virtuoso(folder, free_port(), free_port())
    settings = folder / "virtuoso.ini"
    settings.write_text(INI.format(folder=folder, sql=server.sql, http=server.http, rows=rows))
    process = subprocess.Popen([program, "+foreground", "+configfile", str(settings)], cwd=folder)
    try:
        _wait(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(server: Virtuoso) -> None:
    for _ in range(600):
        try:
            with urlopen(f"{server.url}?query=ASK%7B%7D", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("Virtuoso did not start: " + (server.folder / "v.log").read_text())
