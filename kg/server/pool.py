"""A few worker processes, a question at a time each. What cannot be stopped from within is ended from without."""

from __future__ import annotations

import asyncio
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from kg.server.exchange import Question, Reply, refusal
from kg.server.limits import Limits
from kg.server.worker import LENGTH, READY

_BUFFER = 16 * 1024 * 1024
_Gone = (asyncio.IncompleteReadError, OSError)


class _Worker:
    """A worker process, and another one in its place whenever it had to be ended."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command
        self._process = asyncio.create_task(_started(command))

    async def ask(self, question: Question, seconds: float) -> Reply:
        """Its reply. Raises TimeoutError when the time is over, OSError or IncompleteReadError when it has ended."""
        whole = False
        try:
            process = await self._process
            async with asyncio.timeout(seconds):
                reply = await _asked(process, question)
            whole = True
            return reply
        finally:
            if not whole:  # whatever the reason, also when our caller was cancelled
                self.end()
                self._process = asyncio.create_task(_started(self._command))

    def end(self) -> asyncio.Task[None]:
        """Kill the process; the task is done when it is gone."""
        return asyncio.create_task(_ended(self._process))


class Pool:
    """Answers questions, `limits.workers` at a time; whoever comes next waits for a worker."""

    def __init__(self, store: Path, limits: Limits) -> None:
        command = (sys.executable, "-m", "kg.server.worker", str(store), str(limits.seconds), str(limits.rows))
        self._limits = limits
        self._all = [_Worker(command) for _ in range(limits.workers)]
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        for worker in self._all:
            self._free.put_nowait(worker)

    async def ask(self, question: Question) -> Reply:
        """The reply. When the caller is cancelled, so is the work."""
        try:
            async with asyncio.timeout(self._limits.seconds):
                worker = await self._free.get()
        except TimeoutError:
            return refusal(503, f"all {self._limits.workers} workers are busy; ask again later")
        try:
            return await worker.ask(question, self._limits.seconds)
        except TimeoutError:
            seconds = f"{self._limits.seconds:g}"
            return refusal(503, f"took over {seconds} s and was stopped; ask for less, or raise kg serve --seconds")
        except _Gone:
            return refusal(500, "the process that answered has ended; ask more simply, or see what the server printed")
        finally:
            self._free.put_nowait(worker)

    async def close(self) -> None:
        """End all workers and wait until they are gone."""
        await asyncio.gather(*(worker.end() for worker in self._all))


@asynccontextmanager
async def running(store: Path, limits: Limits) -> AsyncIterator[Pool]:
    """A pool whose processes are gone when the block is left."""
    pool = Pool(store, limits)
    try:
        yield pool
    finally:
        await pool.close()


async def _started(command: tuple[str, ...]) -> Process:
    """A worker that is ready. In a session of its own: Ctrl-C is for the server, which then ends it."""
    process = await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, limit=_BUFFER, start_new_session=True
    )
    assert process.stdout is not None
    try:
        await process.stdout.readexactly(len(READY))
    except BaseException:
        _kill(process)
        raise
    return process


async def _asked(process: Process, question: Question) -> Reply:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(pickle.dumps(question))
    await process.stdin.drain()
    (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
    reply: Reply = pickle.loads(await process.stdout.readexactly(length))
    return reply


async def _ended(starting: asyncio.Task[Process]) -> None:
    starting.cancel()  # does nothing to one that has started
    with suppress(asyncio.CancelledError, *_Gone):
        process = await starting
        _kill(process)
        await process.wait()


def _kill(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
