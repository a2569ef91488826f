"""Style and scripts: a fixed table of files, so that no address can name any other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.drawing import PALETTE
from kg.pages.document import colours
from kg.server.face.rendering import HEADERS

HERE: Final = Path(__file__).parent / "static"
_TYPES: Final = {".css": "text/css", ".js": "text/javascript"}


class _File(NamedTuple):
    content: bytes
    type: str


@cache
def served() -> dict[str, _File]:
    """Every file by its name below /static/."""
    names = [path for suffix in _TYPES for path in sorted(HERE.rglob(f"*{suffix}"))]
    found = {path.relative_to(HERE).as_posix(): _File(path.read_bytes(), _TYPES[path.suffix]) for path in names}
    found["colours.css"] = _File((colours() + _palette()).encode(), "text/css")
    return found


def _palette() -> str:
    """The colours of types and predicates, for light and dark paper."""
    rules = []
    for theme, root in (("light", ":root"), ("dark", ':root[data-theme="dark"]')):
        for prefix, kind in (("t", "types"), ("p", "predicates")):
            rules += [f"{root} .{prefix}-{name} {{ --of: {each[theme]}; }}" for name, each in PALETTE[kind].items()]
    return "\n".join(rules) + "\n"


def _serve(request: Request) -> Response:
    file = served().get(request.path_params["name"])
    if file is None:
        return PlainTextResponse("no such file", 404, HEADERS)
    return Response(file.content, headers=HEADERS, media_type=file.type)


ROUTE: Final = Route("/static/{name:path}", _serve, methods=["GET"])
