"""What a question was understood as: the record between the grammar and the plans."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.asking.dates import Period
from kg.asking.names import Called


@dataclass(frozen=True, slots=True)
class Slot:
    """Who or what fills a place of the relation. All empty: anybody or anything."""

    text: str = ""  # as the question says it
    names: tuple[str, ...] = ()  # any of these
    called: tuple[Called, ...] = ()  # everything of these names
    classes: tuple[str, ...] = ()  # of one of these classes
    endings: tuple[str, ...] = ()  # and with a name that ends so
    asked: bool = False  # the question wants to know it
    who: bool = False  # and calls it 谁

    @property
    def form(self) -> str:
        """What fills it: name, class (or an ending), asked, any."""
        if self.names:
            return "name"
        return "class" if self.classes else "asked" if self.asked else "any"

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of what it may be, as far as the question says."""
        return frozenset({one.kind for one in self.called} | set(self.classes))

    @property
    def ambiguous(self) -> bool:
        """Do several things bear one of its names? Their rows are then told apart by id."""
        return any(sum(one.name == name for one in self.called) > 1 for name in self.names)


ANY = Slot()


@dataclass(frozen=True, slots=True)
class Named:
    """A named query that a question without a verb asks for, with its parameters as words."""

    query: str
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One question. Either `relation` says what is asked of which places, or `named` is the whole of it."""

    relation: str = ""  # local name of a direct edge
    subject: Slot = ANY
    object: Slot = ANY
    companion: Slot = ANY  # who else took part in the same event
    accompanying: bool = False  # the companion went along (陪同), and did not lead
    mutual: bool = False  # either side may be the subject
    title: str = ""  # of a post, as the question says it
    topic: str = ""  # words in what was said
    period: Period | None = None
    asks: frozenset[str] = frozenset()  # of: when times number sum where whether evidence most
    named: Named | None = None
    left_out: tuple[str, ...] = field(default=())  # words that were not understood and that no place is open for

    @property
    def places(self) -> dict[str, Slot]:
        """The three places by name."""
        return {"subject": self.subject, "object": self.object, "companion": self.companion}
