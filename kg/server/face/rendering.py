"""From a request to an answer: templates that escape, headers that forbid, errors as pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import InputError, KgError, QueryError
from kg.graph.naming import near_names
from kg.server.face.holdings import Holdings, Shelf
from kg.server.face.marking import marked, one_line
from kg.server.face.reader import CHINESE, ENGLISH, Reader

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
"""What pages print is foreign text: nothing but our own files may run, and nothing may be asked elsewhere."""

HEADERS: Final = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""On every answer of the face."""

_TEMPLATES: Final = Environment(
    loader=PackageLoader(__package__),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals.update(marked=marked, one_line=one_line)


@dataclass(frozen=True, slots=True)
class Ask:
    """A request as the handlers see it: `path` are the {parts} of the route, `query` what follows the ?."""

    holdings: Holdings
    shelf: Shelf
    reader: Reader
    path: Mapping[str, str]
    query: QueryParams
    address: str  # path of the URL

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from the query, 0 ≤ n ≤ `most`. Raises QueryError for anything else."""
        words = self.query.get(name, str(default))
        if not (words.isascii() and words.isdigit() and len(words) < 10 and int(words) <= most):
            raise QueryError(f"{name}={words[:40]} is no whole number from 0 to {most:,}; correct the address")
        return int(words)

    def repeated(self, name: str) -> list[str]:
        """Every value of a parameter that may be given several times."""
        return self.query.getlist(name)

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """A template as HTML. `values` are escaped wherever they are put."""
        return _rendered(self.reader, template, status, address=self.address, query=self.query, **values)

    def missing(self, thing: str) -> Response:
        """404, with the nearest names of what there is."""
        labels = [entity.label for entity in self.holdings.entities.values()]
        return self.page("missing.html", 404, thing=thing, near=near_names(labels, thing), said="")

    def moved(self, path: str, mark: str = "", **query: object) -> Response:
        """A redirect to another page of ours; nobody remembers it, because a build may change it."""
        return RedirectResponse(self.reader.href(path, mark, **query), 302, HEADERS)


Handler = Callable[[Ask], Response]


def route(shelf: Shelf, path: str, handler: Handler) -> Route:
    """The route of a handler. It runs in a thread, so handlers may take their time without holding up others."""

    def endpoint(request: Request) -> Response:
        reader = _reader(request)
        try:
            path_parts = {name: str(value) for name, value in request.path_params.items()}
            return handler(Ask(shelf.holdings(), shelf, reader, path_parts, request.query_params, request.url.path))
        except KgError as error:
            return _failed(request, reader, error)

    return Route(path, endpoint, methods=["GET"])


def nowhere(request: Request, _error: Exception) -> Response:
    """404 for an address that nothing answers, with the way back."""
    address = request.url.path
    if address.endswith(".json"):
        return json_answer({"error": f"{address[:80]}: nothing has this address; / leads everywhere"}, 404)
    return _rendered(_reader(request), "missing.html", 404, address=address, query={}, thing=address, near=[], said="")


def _reader(request: Request) -> Reader:
    return Reader(ENGLISH if request.query_params.get("lang") == ENGLISH else CHINESE)


def json_answer(content: object, status: int = 200) -> Response:
    """JSON with the headers of every answer."""
    return JSONResponse(content, status, HEADERS)


def _failed(request: Request, reader: Reader, error: KgError) -> Response:
    """What cannot be answered: the reader's mistake (400) or the store's state (503), in one line."""
    status = 400 if isinstance(error, QueryError | InputError) else 503
    if request.url.path.endswith(".json"):
        return json_answer({"error": str(error)}, status)
    said = {"thing": "", "near": [], "said": str(error)}
    return _rendered(reader, "missing.html", status, address=request.url.path, query={}, **said)


def _rendered(reader: Reader, template: str, status: int, **values: object) -> Response:
    shown = _TEMPLATES.get_template(template).render(reader=reader, w=reader.word, href=reader.href, **values)
    return HTMLResponse(shown.encode("utf-8", "replace"), status, {**HEADERS, "Content-Security-Policy": POLICY})
