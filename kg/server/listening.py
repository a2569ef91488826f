"""The application on an address, until it is told to stop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from ipaddress import ip_address
from types import FrameType
from typing import NoReturn

import uvicorn
from starlette.types import ASGIApp

from kg.errors import ServerError

_PATIENCE = 2
"""Seconds that clients have, when the server stops, to take the rest of their answers."""


def is_loopback(host: str) -> bool:
    """Is this an address that only this machine reaches?"""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listening(host: str, port: int) -> socket.socket:
    """A socket on the address; port 0 is any free one. Raises ServerError when it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except (OSError, OverflowError) as error:
        said = getattr(error, "strerror", None) or str(error)
        reason = said.partition(" (while")[0]  # Python repeats the address
        raise ServerError(f"cannot listen on {host} port {port} ({reason}); choose another with --port") from error


def serve(app: ASGIApp, door: socket.socket, ready: Callable[[str], None]) -> None:
    """Answer on an open socket until Ctrl-C (KeyboardInterrupt) or SIGTERM (SystemExit). `ready` gets the address."""
    host, port = door.getsockname()[:2]
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    signal.signal(signal.SIGTERM, _stop)  # uvicorn stops first, then hands the signal on
    ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
    uvicorn.Server(config).run(sockets=[door])


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)
