"""The door to a SPARQL server: a kept connection, the password in the way the server asks for it, errors in one line.

Both sides go through it: reading (`kg.graph.endpoint`) and writing (`kg.graph.writers`).
"""

from __future__ import annotations

import re
from collections.abc import Generator

import httpx

from kg.errors import StoreError

SECONDS = 120.0
"""How long to wait for an answer."""

_TAG = re.compile(r"<[^<>]*>|\s+")


class Http:
    """Requests to servers, in the name of a user or of nobody."""

    def __init__(self, user: str | None = None, password: str | None = None) -> None:
        self._user = user
        auth = None if user is None else _OnceAsked(user, password or "")
        self._client = httpx.Client(auth=auth, timeout=SECONDS, headers={"User-Agent": "newspaper-kg"})

    def ask(
        self, method: str, url: str, content: bytes | None, headers: dict[str, str], seconds: float = SECONDS
    ) -> httpx.Response:
        """What the server answers, be it a refusal. Raises StoreError when nobody answers within `seconds`."""
        try:
            return self._client.request(method, url, content=content, headers=headers, timeout=seconds)
        except httpx.TimeoutException as error:
            raise StoreError(f"{url}: gives no answer within {seconds:.0f} seconds; is the server at work?") from error
        except httpx.ConnectError as error:
            raise StoreError(f"{url}: cannot be asked ({error}); is the server running?") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise StoreError(f"{url}: ended in the middle of an answer ({error}); is the server running?") from error

    def refusal(self, url: str, reply: httpx.Response, hint: str = "") -> StoreError:
        """The error for an answer that is not what was asked for. `hint`: what to do where the status does not say."""
        said = self.complaint(reply)
        what = f"{url}: answers {reply.status_code} {reply.reason_phrase}" + (f": {said}" if said else "")
        step = self._step(reply) or hint
        return StoreError(f"{what}; {step}" if step else what)

    def complaint(self, reply: httpx.Response) -> str:
        """The beginning of what a server says of a request that it refuses, on one line and without markup."""
        return " ".join(_TAG.sub(" ", reply.text[:2000]).split())[:300]

    def _step(self, reply: httpx.Response) -> str:
        """What to do about a status of the protocol."""
        if reply.status_code == httpx.codes.UNAUTHORIZED:
            known = self._user is not None
            return "check --user and KG_PASSWORD" if known else "give --user, and the password in KG_PASSWORD"
        if reply.status_code == httpx.codes.FORBIDDEN:
            return f"name a user who may do this with --user{f', not {self._user}' if self._user else ''}"
        if reply.status_code in {httpx.codes.NOT_FOUND, httpx.codes.METHOD_NOT_ALLOWED}:
            return "check the address"
        return f"ask at {reply.headers['Location']} instead" if reply.has_redirect_location else ""


class _OnceAsked(httpx.Auth):
    """Says name and password once the server has asked: by Digest where it knows that, else in clear (Basic)."""

    def __init__(self, user: str, password: str) -> None:
        self._digest, self._basic = httpx.DigestAuth(user, password), httpx.BasicAuth(user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """See `httpx.Auth.auth_flow`."""
        if self._chosen is None:
            reply = yield request
            if reply.status_code not in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
                return
            offered = [each.lower() for each in reply.headers.get_list("WWW-Authenticate")]
            self._chosen = self._digest if any("digest" in each for each in offered) else self._basic
        yield from self._chosen.auth_flow(request)
