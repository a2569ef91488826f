"""Graph analysis: one module each, all of them in ANALYSES. The same store gives the same numbers and the same order.

    centrality(view, kind="Person", top=10).rows          # frozen rows: Central(name=…, neighbours=…, …)
    path(view, "…", "…").dataframe()                      # the same as a pandas table
    analyse(view, "rank", member="…")                     # by name, as `kg analyse rank --with …`

Every answer is a Finding: its rows, and in `counted` what the numbers count. A row that states a relation holds the
printed words, file and lines of one fact behind it. Paths and groups are of the network of `kg.analysis.ties`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from kg.analysis.bridges import bridges
from kg.analysis.centrality import centrality
from kg.analysis.coattendance import coattendance
from kg.analysis.communities import communities
from kg.analysis.figures import figures
from kg.analysis.finding import Finding, Printed, Row
from kg.analysis.path import path
from kg.analysis.rank import rank
from kg.errors import QueryError
from kg.graph import GraphView

__all__ = ["ANALYSES", "Finding", "Printed", "Row", "analyse", "bridges", "centrality", "coattendance", "communities"]
__all__ += ["figures", "path", "rank"]

ANALYSES: Final[Mapping[str, Callable[..., Finding[Any]]]] = MappingProxyType(
    {each.__name__: each for each in (centrality, communities, path, bridges, coattendance, rank)}
)
"""Every analysis by its name, in the order of the help."""


def analyse(view: GraphView, name: str, *names: str, **options: object) -> Finding[Any]:
    """The answer of one of ANALYSES. Raises QueryError for an unknown one, and as that analysis does."""
    if name not in ANALYSES:
        raise QueryError(f"{name} is no analysis; choose one of {', '.join(ANALYSES)}")
    return ANALYSES[name](view, *names, **options)
