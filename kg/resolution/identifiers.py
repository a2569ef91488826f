"""Ids of entities: ASCII, from content, the same in every build."""

from __future__ import annotations

from hashlib import blake2b


def identifier(sort: str, *content: str) -> str:
    """`person/4f1c…`: 16 hex digits that depend on `content` alone; an empty part counts."""
    return f"{sort}/{blake2b(chr(31).join(content).encode(), digest_size=8).hexdigest()}"
