"""The order in which pages list names, pair by pair, and how it changes: in Chinese newspapers it is no accident.

Only names of one printed list are compared: they stand in one sentence, for one reason (all attend, all accompany the
same leader), one behind the other. An article that says its names follow no order of standing (by strokes of the
surname) counts for nothing. **moved ahead** is said only where every list is dated and all that print the new order are
certainly later than all that print the old; any other contradiction **varies**.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar, Final

from kg.analysis.finding import Finding, Printed, Row, printed
from kg.analysis.ties import choice_of, kind_called, of_kind
from kg.graph import GraphView
from kg.graph.naming import called
from kg.graph.rows import ArticleRow, FactRow
from kg.graph.when import bounds
from kg.lexicon import words

_LISTED: Final = ("accompanied", "attended", "met", "presided", "visited")
"""Facts whose names are printed one behind the other; of `met` those that are met."""

STEADY, MOVED, VARIES = "", "moved ahead", "varies"


@dataclass(frozen=True, slots=True)
class Sight:
    """One list that prints `ahead` before `behind`: the fact of `ahead`, whose words hold both."""

    ahead: str
    behind: str
    row: FactRow

    @property
    def days(self) -> tuple[str | None, str | None]:
        """First and last day it can be of."""
        return bounds(self.row.fact.date) if self.row.fact.date else (None, None)


@dataclass(frozen=True, slots=True)
class Standing(Row):
    """One pair. `ahead` stands first now: after a change, else in most lists, else in the last, else by name."""

    SHOWN: ClassVar = ("ahead", "behind", "lists", "against", "change")
    ahead: str
    ahead_id: str
    behind: str
    behind_id: str
    lists: int  # that print it so
    against: int  # that print it the other way round
    change: str  # "", moved ahead, varies
    printed: Printed  # the last list that prints it so
    against_printed: Printed | None  # the last list of the other order


def rank(
    view: GraphView,
    *,
    kind: str = "Person",
    member: str | None = None,
    changes: bool = False,
    since: str | None = None,
    until: str | None = None,
    top: int | None = None,
) -> Finding[Standing]:
    """Who is printed before whom, and how often: changed orders first, then the steadiest.

    `member`: only pairs with that name; `changes`: only pairs printed in both orders. Raises InputError for an unknown
    name, QueryError for an unknown kind or date.
    """
    kind = kind_called(kind)
    wanted = {entity.id for entity in called(view.entities(), member)} if member is not None else None
    types = {entity.id: entity.type for entity in view.entities()}
    choice = choice_of((), since, until)
    found = [
        sight
        for sight in sights(view)
        if choice.holds(sight.row.fact.date)
        and of_kind(types[sight.ahead], kind)
        and of_kind(types[sight.behind], kind)
    ]
    pairs = _by_pair(sight for sight in found if wanted is None or wanted & {sight.ahead, sight.behind})
    rows = [_standing(each, view.labels) for each in pairs.values()]
    rows = sorted((row for row in rows if row.against or not changes), key=_order)
    said = f"{len(found)} times one {kind} is printed before another in one list, {len(pairs)} pairs"
    said += f", {sum(row.against > 0 for row in rows)} in both orders"
    return Finding(Standing, tuple(rows[:top]), f"{said}; what has no date is left out" if choice.dated else said)


def _order(row: Standing) -> tuple[int, int, str, str, str, str]:
    return (
        (MOVED, VARIES, STEADY).index(row.change),
        -(row.lists + row.against),
        row.ahead,
        row.ahead_id,
        row.behind,
        row.behind_id,
    )


def _by_pair(found: Iterable[Sight]) -> dict[frozenset[str], list[Sight]]:
    pairs: dict[frozenset[str], list[Sight]] = defaultdict(list)
    for sight in found:
        pairs[frozenset((sight.ahead, sight.behind))].append(sight)
    return pairs


def sights(view: GraphView) -> tuple[Sight, ...]:
    """Every time one name is printed before another in one list, in reading order of the pages.

    Two facts that read one list (a visit to two places) see it once.
    """
    unranked = {row.article.id for row in view.articles() if _says_no_order(row)}
    found: dict[tuple[str, int, int], Sight] = {}
    for article, names in _lists(row for row in view.facts() if row.fact.article not in unranked):
        for (at, ahead, row), (then, behind, _) in combinations(names, 2):
            if ahead != behind:
                found.setdefault((article, at, then), Sight(ahead, behind, row))
    return tuple(found.values())


def _says_no_order(row: ArticleRow) -> bool:
    return any(word in row.article.text for word in words("unranked_lists"))


_Name = tuple[int, str, FactRow]  # where it stands in the article, whose it is, the fact


def _lists(rows: Iterable[FactRow]) -> Iterator[tuple[str, list[_Name]]]:
    """The printed lists with the article of each; a name that only a pronoun carries into a sentence is in no list."""
    groups: dict[tuple[object, ...], list[_Name]] = defaultdict(list)
    for row in rows:
        fact = row.fact
        if fact.predicate not in _LISTED:
            continue
        listed, actor = (fact.object, row.object) if fact.predicate == "met" else (fact.subject, row.subject)
        other = row.subject if fact.predicate == "met" else row.object
        if actor is not None and fact.sentence.start <= listed.start < fact.sentence.end:
            groups[fact.article, fact.predicate, other, fact.sentence].append((listed.start, actor, row))
    for key, names in groups.items():
        yield from ((str(key[0]), part) for part in _parted(names))


def _parted(names: list[_Name]) -> Iterator[list[_Name]]:
    """The names by place; where their count begins anew (甲陪同，乙参加) another list begins."""
    part: list[_Name] = []
    last = 0
    for name in sorted(names, key=lambda name: (name[0], name[1], name[2].id)):
        count = int(name[2].fact.qualifier("order") or 0)
        if part and count and count <= last:
            yield part
            part = []
        part.append(name)
        last = count
    yield part


def _standing(pair: Sequence[Sight], labels: Mapping[str, str]) -> Standing:
    """What the lists of one pair say together."""
    one, other = sorted((pair[0].ahead, pair[0].behind), key=lambda id: (labels[id], id))
    orders = {id: sorted((s for s in pair if s.ahead == id), key=_in_time) for id in (one, other)}
    for ahead, behind in ((one, other), (other, one)):
        if orders[ahead] and orders[behind] and _all_later(orders[ahead], orders[behind]):
            return _made(orders[ahead], orders[behind], MOVED, labels)
    ahead = max((one, other), key=lambda id: (len(orders[id]), _in_time(orders[id][-1])[0] if orders[id] else ""))
    behind = one if ahead == other else other
    return _made(orders[ahead], orders[behind], VARIES if orders[behind] else STEADY, labels)


def _all_later(new: Sequence[Sight], old: Sequence[Sight]) -> bool:
    """Whether every list of `new` is certainly later than every one of `old`."""
    begins, ends = [sight.days[0] for sight in new], [sight.days[1] for sight in old]
    return all(begin and end and end < begin for begin in begins for end in ends)


def _in_time(sight: Sight) -> tuple[str, str, int]:
    """By the last day it can be of; what has no date stands before everything."""
    low, high = sight.days
    return high or low or "", sight.row.file, sight.row.fact.evidence[0].start


def _made(ahead: Sequence[Sight], behind: Sequence[Sight], change: str, labels: Mapping[str, str]) -> Standing:
    last = ahead[-1]
    return Standing(
        ahead=labels[last.ahead],
        ahead_id=last.ahead,
        behind=labels[last.behind],
        behind_id=last.behind,
        lists=len(ahead),
        against=len(behind),
        change=change,
        printed=printed(last.row),
        against_printed=printed(behind[-1].row) if behind else None,
    )
