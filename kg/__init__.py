"""Raw pages of Chinese local newspapers become a knowledge graph whose every edge is a printed sentence.

    >>> import kg
    >>> graph = kg.build("seeds", store="kg-store")          # doctest: +SKIP
    >>> graph = kg.open("kg-store")                          # doctest: +SKIP
    >>> graph.person("张红军").doing["visited"]               # doctest: +SKIP

These names are loaded when first used, so that `import kg` and `kg --help` do not wait for spaCy or rdflib.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Graph, build, open
    from kg.errors import KgError

__all__ = ["Graph", "KgError", "build", "open"]

_HOMES = {"Graph": "kg.api", "build": "kg.api", "open": "kg.api", "KgError": "kg.errors"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module kg has no attribute {name}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
