"""From the contents to the file: groups, places, packs, renders. Says what it would write before it writes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from kg.drawing.communities import group_actors, weights_between
from kg.drawing.placement import place
from kg.graph import GraphView
from kg.lexicon import words
from kg.pages import packing
from kg.pages.contents import Contents
from kg.pages.document import network, rendered
from kg.pages.scene import first_scene, group_labels, landmarks
from kg.pages.source import contents_of

LIMIT = 1500
"""So many actors are drawn as themselves; a page with more opens on communities."""

TITLE = "报纸知识图谱"


@dataclass(frozen=True, slots=True)
class PageFile:
    """A network page ready to be written."""

    html: bytes
    entities: int
    facts: int
    sheets: int
    grouped: bool  # opens on communities because there are more entities than the limit

    def summary(self) -> str:
        """One line for people: what is in it and how large it is, in MB of 1,000,000 bytes."""
        opening = ", opens on communities" if self.grouped else ""
        return (
            f"{len(self.html) / 1e6:.1f} MB: {self.entities:,} entities, {self.facts:,} facts "
            f"from {self.sheets:,} page{'' if self.sheets == 1 else 's'}{opening}"
        )

    def write(self, target: Path) -> None:
        """Put the file at `target` in one step, so that nobody ever opens half of it. Raises OSError.

        A device or a pipe is written into, never replaced; a link stays a link.
        """
        target = target.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(self.html)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as draft:
            draft.write(self.html)
        draft_path = Path(draft.name)
        draft_path.chmod(0o644)
        draft_path.replace(target)


def page_file(contents: Contents, *, title: str, limit: int = LIMIT) -> PageFile:
    """The whole HTML of `contents`; above `limit` actors it opens on landmarks and communities."""
    index = {actor.id: at for at, actor in enumerate(contents.actors)}
    pairs = [(index[claim.subject], index[claim.object]) for claim in contents.claims if claim.object is not None]
    weights = weights_between(len(contents.actors), pairs)
    grouping = group_actors(weights)
    placement = place(weights, grouping)
    grouped = len(contents.actors) > limit
    standing = landmarks(weights) if grouped else None
    labels = group_labels(contents, grouping, weights, standing)
    nodes, edges = first_scene(contents, grouping, placement, labels, standing)
    parts = {
        "title": title,
        "data": packing.packed(packing.columns(contents, grouping, placement, labels)),
        "texts": packing.text_chunks(contents.sheets),
        "settings": {"limit": limit, "landmarks": standing, "sharedPosts": words("shared_posts")},
    }
    html = rendered(network(nodes, edges, title), parts).encode("utf-8", "replace")
    return PageFile(html, len(contents.actors), len(contents.claims), len(contents.sheets), grouped)


def write_contents(
    contents: Contents,
    target: Path,
    *,
    title: str = TITLE,
    limit: int = LIMIT,
    announce: Callable[[PageFile], None] | None = None,
) -> PageFile:
    """Write the page of `contents` to `target`; `announce` hears its size before anything is written."""
    page = page_file(contents, title=title, limit=limit)
    if announce is not None:
        announce(page)
    page.write(target)
    return page


def write_page(
    view: GraphView,
    target: Path,
    *,
    focus: str | None = None,
    hops: int = 1,
    date_from: str | None = None,
    date_to: str | None = None,
    types: Collection[str] = (),
    limit: int = LIMIT,
    title: str = TITLE,
    announce: Callable[[PageFile], None] | None = None,
) -> PageFile:
    """Write one self-contained HTML file of the graph, or of the part that `contents_of` chooses by the same options.

    `announce` hears what is about to be written (`PageFile.summary()`: size and counts) before `target` is touched.
    Raises InputError for a name, QueryError for a type that the store does not have, OSError when `target` cannot be
    written.
    """
    chosen = contents_of(view, focus=focus, hops=hops, date_from=date_from, date_to=date_to, types=types)
    return write_contents(chosen, target, title=title, limit=limit, announce=announce)
