"""Which headline stands over which text: one assignment of all heads of the page to all its articles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from kg.articles.continuity import Collocations, balance
from kg.articles.drafts import Draft, place_of, window
from kg.articles.heads import is_deck
from kg.articles.lines import Line
from kg.articles.matching import Option, assign
from kg.articles.pieces import Piece
from kg.articles.topics import Headings, pairs_of, spread_of
from kg.articles.units import Unit

# What the first, second … head of an article is worth by itself: an article wants one, takes a second, seldom more.
_PLACES = (4.0, 1.0, 0.4, -0.3)
_SUBHEADS = 4
_MOST_HEADS = 100
_BESIDE = 2.0
"""What it is worth for a head to stand beside the best head of the article, and the loss where it stands elsewhere."""
_ABOVE = 0.5
"""What it is worth for a head to stand right above an article, and how much more where all articles have theirs so."""
_ABOVE_HABIT = 3.0
_GLUED = 1.5
"""What it is worth besides for it to stand there without a blank line between."""
_PARTING = 1.0
"""By how much a page must be better off with a stack of head lines taken apart."""
_SHIFTING = 0.1
"""The same for an edge of its parts that moves by a line."""
_WORTHLESS = -1.0
"""A head that is put nowhere is worth 0, so that no place is taken that is worth less: this is less for certain."""


def place_heads(heads: list[Piece], chains: list[list[Unit]], grams: Collocations) -> list[Draft]:
    """The drafts of the page's articles, with every head that belongs to one in its place."""
    drafts = [Draft(chain) for chain in chains]
    if not heads or not drafts:
        return drafts
    board = _Board(drafts, frozenset().union(*(pairs_of(head.text) for head in heads)))
    board.put(*_unstack(board, heads, grams))
    for draft in drafts:
        draft.heads.sort(key=lambda head: (head.index, head.lines[0].number))
        for head in draft.heads:
            head.breaks = [at for at, (one, other) in enumerate(pairwise(head.lines)) if _may_part(one, other, grams)]
    return drafts


def _unstack(board: _Board, heads: list[Piece], grams: Collocations) -> tuple[list[Piece], list[int]]:
    """Heads and the slots they take, with stacks of head lines taken apart that stand over different articles.

    A stack is taken apart only if that gives a headless article its headline; the one that helps most goes first.
    """
    taken, worth = board.solve(heads)
    while len(heads) <= _MOST_HEADS and board.headless(taken):
        best = None
        for at, head in enumerate(heads):
            for parts in _partings(head, grams):
                parted = [*heads[:at], *parts, *heads[at + 1 :]]
                retaken, reworth = board.solve(parted)
                if reworth > worth + _PARTING and len(board.headless(retaken)) < len(board.headless(taken)):
                    found = reworth, -at, parted, retaken
                    best = max(best or found, found, key=itemgetter(0, 1))
        if best is None:
            break
        worth, _, heads, taken = best
    return _shift(board, heads, taken, worth)


def _shift(board: _Board, heads: list[Piece], taken: list[int], worth: float) -> tuple[list[Piece], list[int]]:
    """Heads with the edges between the parts of a stack moved by a line wherever the page is better off so."""
    for at in range(1, len(heads)):
        for step in (1, -1):
            moved = _moved(heads[at - 1], heads[at], step)
            if moved:
                shifted = [*heads[: at - 1], *moved, *heads[at + 1 :]]
                retaken, reworth = board.solve(shifted)
                if reworth > worth + _SHIFTING:
                    heads, taken, worth = shifted, retaken, reworth
    return heads, taken


def _moved(one: Piece, other: Piece, step: int) -> list[Piece]:
    """Two parts of a stack, the first line of the lower moved to the upper, or (-1) the last of the upper down."""
    lines, cut = [*one.lines, *other.lines], len(one.lines) + step
    if one.index != other.index or not 0 < cut < len(lines) or is_deck(lines[cut]):
        return []
    return [Piece(one.role, part, index=one.index).settle() for part in (lines[:cut], lines[cut:])]


def _partings(head: Piece, grams: Collocations) -> Iterator[list[Piece]]:
    """The ways to part a stack of head lines in two, and the one to part it wherever a line is whole."""
    cuts = [at for at in range(1, len(head.lines)) if _may_part(head.lines[at - 1], head.lines[at], grams)]
    ways = [[cut] for cut in cuts]
    long = [cut for cut in cuts if len(head.lines[cut - 1].text) > 5 < len(head.lines[cut].text)]
    for way in [*ways, long] if len(long) > 1 else ways:
        edges = pairwise([0, *way, len(head.lines)])
        yield [Piece(head.role, head.lines[start:end], index=head.index).settle() for start, end in edges]


def _may_part(one: Line, other: Line, grams: Collocations) -> bool:
    """Whether a headline may end before line `other`: it breaks off no word, and a deck (——…) stays below its line."""
    leads = one.text[-1] in "：:、，" or is_deck(other)
    return not leads and balance(one.text) == ("", "") and not grams.bridge(one.text, other.text)


_Fit = tuple[int, list[float], list[Option]]
"""A draft by number, what its places above are worth to a head, and the slots it has for sub-heads."""


class _Board:
    """The places heads may take over a page's drafts, and what each is worth."""

    def __init__(self, drafts: list[Draft], words: frozenset[str]) -> None:
        """`words`: the character pairs of all heads."""
        self._drafts = drafts
        self._mains = len(drafts) * len(_PLACES)
        self._of_unit = {unit.order: draft for draft in drafts for unit in draft.units}
        self._units = sorted((unit for draft in drafts for unit in draft.units), key=place_of)
        self._subs = (max(self._of_unit) + 1) * _SUBHEADS
        texts = [draft.pairs for draft in drafts]
        self._headings = Headings(texts, spread_of(texts, words))
        self._known: dict[tuple[str, int, bool], list[_Fit]] = {}
        self._places = [draft.units[0].first.index for draft in drafts]
        self._above_worth = _ABOVE + _ABOVE_HABIT * sum(bool(d.units[0].heads) for d in drafts) / len(drafts)
        self._above = {head.index: unit for draft in drafts for unit in draft.units for head in unit.heads}

    def solve(self, heads: list[Piece]) -> tuple[list[int], float]:
        """The slot each head takes, and the sum of their worth; solved twice, so that heads beside each other tell."""
        anchors: dict[int, list[int]] = {}
        for _ in range(2):
            options = [dict(self._options(head, at, anchors)) for at, head in enumerate(heads)]
            taken = assign(options)
            worth = [slots[slot] for slots, slot in zip(options, taken, strict=True)]
            anchors = self._anchors(heads, taken, worth)
        return taken, sum(worth)

    def _anchors(self, heads: list[Piece], taken: list[int], worth: list[float]) -> dict[int, list[int]]:
        """For each draft with heads the stretch of the page's heads around its best one."""
        best: dict[int, tuple[float, int]] = {}
        for head, slot, value in zip(heads, taken, worth, strict=True):
            if slot < self._mains:
                draft = slot // len(_PLACES)
                best[draft] = max(best.get(draft, (-1.0, -1)), (value, -head.index))
        indexes = {head.index for head in heads}
        return {draft: _stretch(-at, indexes) for draft, (_, at) in best.items()}

    def _options(self, head: Piece, at: int, anchors: dict[int, list[int]]) -> Iterator[Option]:
        yield self._mains + self._subs + at, 0.0
        for number, mains, subs in self._fits(head):
            beside = _BESIDE if head.index in anchors.get(number, ()) else -_BESIDE if number in anchors else 0.0
            for place, worth in enumerate(mains):
                if worth + beside < _WORTHLESS:
                    break
                yield number * len(_PLACES) + place, worth + beside
            yield from subs

    def _fits(self, head: Piece) -> list[_Fit]:
        """What its places at each draft near are worth to a head: asked in each round, whatever other heads do."""
        key = head.text, head.lines[-1].number, head.inner
        if key not in self._known:
            self._known[key] = list(self._weighed(head))
        return self._known[key]

    def _weighed(self, head: Piece) -> Iterator[_Fit]:
        near = self._near(head)
        covers = self._headings.cover(pairs_of(head.text), near)
        above = self._above.get(head.index) or (self._under(head) if head.inner else None)
        for number, cover in zip(near, covers, strict=True):
            draft, like = self._drafts[number], 8.0 * cover
            over = next((place for place, unit in enumerate(draft.units) if unit is above), None)
            if over == 1 and _is_led(draft):
                over = 0
            # A page with one article has its headline above; a dump of several may have theirs at the bottom.
            below = len(self._drafts) == 1 and head.index > draft.units[0].first.index
            glued = over == 0 and above is not None and head.lines[-1].number + 1 == above.first.lines[0].number
            main = self._above_worth * (over == 0) + _GLUED * glued - 6.0 * below
            mains = [worth + like + main - 3.0 for worth in (() if head.inner else _PLACES)]
            subs: list[Option] = []
            if (over or (over is None and len(draft.units) > 1)) and (1.0 if over else -2.0) + like >= _WORTHLESS:
                order, worth = _sub_place(draft, head, over)
                slots = range(self._mains + order * _SUBHEADS, self._mains + (order + 1) * _SUBHEADS)
                subs = [(slot, worth + like - 0.1 * place) for place, slot in enumerate(slots)]
            if subs or (mains and mains[0] + _BESIDE >= _WORTHLESS):
                yield number, mains, subs

    def _under(self, head: Piece) -> Unit | None:
        """The next unit down the page."""
        at = bisect_right(self._units, head.index, key=place_of)
        return self._units[at] if at < len(self._units) else None

    def _near(self, head: Piece) -> range:
        """The drafts, by number, whose text begins near `head`: all of a newspaper page, not all of a book."""
        return window(self._places, head.index)

    def headless(self, taken: list[int]) -> set[int]:
        """The drafts, by number, that no head of an assignment stands over."""
        return set(range(len(self._drafts))) - {slot // len(_PLACES) for slot in taken if slot < self._mains}

    def put(self, heads: list[Piece], taken: list[int]) -> None:
        """Puts every head into its draft."""
        for head, slot in zip(heads, taken, strict=True):
            if slot < self._mains:
                self._drafts[slot // len(_PLACES)].heads.append(head)
            elif slot < self._mains + self._subs:
                order = (slot - self._mains) // _SUBHEADS
                before = self._of_unit[order].subheads.setdefault(order, [])
                before.append(head)
                before.sort(key=lambda piece: piece.index)


def _stretch(index: int, heads: set[int]) -> list[int]:
    """The indexes of the heads that stand together with head `index`, with nothing but heads between."""
    low = high = index
    while low - 1 in heads:
        low -= 1
    while high + 1 in heads:
        high += 1
    return list(range(low, high + 1))


def _sub_place(draft: Draft, head: Piece, over: int | None) -> tuple[int, float]:
    """Before which unit a sub-head goes, and what that is worth: the one below it, or the next one down the page."""
    if over:
        return draft.units[over].order, 1.0
    below = [unit for unit in draft.units[1:] if unit.first.index > head.index]
    unit = min(below, key=lambda unit: unit.first.index) if below else draft.units[-1]
    return unit.order, -2.0


def _is_led(draft: Draft) -> bool:
    """Whether the article begins with a lead that stands elsewhere on the page than the rest under its headline."""
    lead, following = draft.units[:2]
    return following.order != lead.order + 1 and not lead.heads
