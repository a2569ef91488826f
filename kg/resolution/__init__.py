"""Who is who: facts of all pages in, entities, open cases and ids out."""

from kg.resolution.decisions import Decision, read_decisions
from kg.resolution.resolving import resolve

__all__ = ["Decision", "read_decisions", "resolve"]
