"""Which headline stands over which text: one assignment of all heads of the page to all its articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.articles.matching import Option, assign
from kg.articles.pieces import Piece
from kg.articles.topics import Topics, pairs_of
from kg.articles.units import Unit

# What the first, second … head of an article is worth by itself: an article wants one, takes a second, seldom more.
_PLACES = (4.0, 1.0, 0.4, -0.3, -1.0, -2.0)
_SUBHEADS = 6


@dataclass(slots=True, eq=False)
class Draft:
    """An article in the making: its heads, and its units with the sub-heads that stand before each."""

    units: list[Unit]
    heads: list[Piece] = field(default_factory=list)
    subheads: dict[int, list[Piece]] = field(default_factory=dict)  # Unit.order → heads before it
    captions: list[Piece] = field(default_factory=list)

def place_heads(heads: list[Piece], chains: list[list[Unit]]) -> list[Draft]:
    """The drafts of the page's articles, with every head that belongs to one in its place."""
    drafts = [Draft(chain) for chain in chains]
    if not heads or not drafts:
        return drafts
    topics = Topics(["".join(unit.text for unit in chain) for chain in chains])
    slots = _Slots(drafts)
    options = [[(slots.none(at), 0.0), *_options(head, drafts, topics, slots)] for at, head in enumerate(heads)]
    for head, slot in zip(heads, assign(options), strict=True):
        slots.put(head, slot)
    for draft in drafts:
        draft.heads.sort(key=lambda head: head.index)
    return drafts


def place_captions(captions: list[Piece], drafts: list[Draft]) -> None:
    """Puts every caption that is in no text yet to the article it shares most with, the nearest one where that ties."""
    if not captions or not drafts:
        return
    topics = Topics(["".join(unit.text for unit in draft.units) for draft in drafts])
    for caption in captions:
        pairs = pairs_of(caption.text)

        def fit(at: int, caption: Piece = caption, pairs: frozenset[str] = pairs) -> tuple[float, int]:
            gaps = [abs(unit.first.index - caption.index) for unit in drafts[at].units]
            return 10.0 * topics.cover(pairs, at) - min(gaps), -at

        drafts[max(range(len(drafts)), key=fit)].captions.append(caption)


def _options(head: Piece, drafts: list[Draft], topics: Topics, slots: _Slots) -> Iterator[Option]:
    pairs = pairs_of(head.text)
    for at, draft in enumerate(drafts):
        like = 8.0 * topics.cover(pairs, at)
        over = next((place for place, unit in enumerate(draft.units) if head in unit.heads), None)
        main = over == 0 or (over == 1 and _is_led(draft))
        for place, worth in enumerate(_PLACES):
            yield slots.main(at, place), worth + like + 3.0 * main - 3.0
        if over:
            for place in range(_SUBHEADS):
                yield slots.sub(draft.units[over].order, place), 1.0 + like - 0.1 * place


def _is_led(draft: Draft) -> bool:
    """Whether the article begins with a lead that stands elsewhere on the page than the rest under its headline."""
    lead, following = draft.units[:2]
    return following.order != lead.order + 1 and not lead.heads


class _Slots:
    """Numbers the places a head may take, and puts it there."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._drafts = drafts
        self._mains = len(drafts) * len(_PLACES)
        self._of_unit = {unit.order: draft for draft in drafts for unit in draft.units}
        self._subs = (max(self._of_unit) + 1) * _SUBHEADS

    def main(self, draft: int, place: int) -> int:
        return draft * len(_PLACES) + place

    def sub(self, order: int, place: int) -> int:
        return self._mains + order * _SUBHEADS + place

    def none(self, head: int) -> int:
        return self._mains + self._subs + head

    def put(self, head: Piece, slot: int) -> None:
        """Puts `head` into its draft."""
        if slot < self._mains:
            self._drafts[slot // len(_PLACES)].heads.append(head)
        elif slot < self._mains + self._subs:
            order = (slot - self._mains) // _SUBHEADS
            before = self._of_unit[order].subheads.setdefault(order, [])
            before.append(head)
            before.sort(key=lambda piece: piece.index)
