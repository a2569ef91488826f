"""Stretches of time as network tools play them: whole days, both ends included."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.rows import TenureRow
from kg.graph.when import first_day, last_day
from kg.records import DateValue

Spell = tuple[str, str]
"""First and last day, YYYY-MM-DD: what is dated 2021-08 spans the whole month."""


def spell_of(date: DateValue | None) -> Spell | None:
    """The days that a date can mean; None where print tells no day, month or year."""
    return _spell(date.start, date.end) if date is not None else None


def spell_of_tenure(tenure: TenureRow) -> Spell | None:
    """From the printed beginning, else the first attestation, to the printed end, else the last attestation."""
    return _spell(tenure.beginning or tenure.first_attested, tenure.end or tenure.last_attested)


def _spell(start: str | None, end: str | None) -> Spell | None:
    first, last = start or end, end or start
    if first is None or last is None:
        return None
    return (first_day(first), max(first_day(first), last_day(last)))


def joined(spells: Iterable[Spell | None]) -> tuple[Spell, ...]:
    """The spells in order, those that overlap made one."""
    out: list[Spell] = []
    for first, last in sorted(spell for spell in spells if spell is not None):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return tuple(out)


def whole_span(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """One spell from the first day to the last; nothing for nothing."""
    known = list(spells)
    return ((min(first for first, _ in known), max(last for _, last in known)),) if known else ()
