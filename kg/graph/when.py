"""Dates in the graph: as exact as print is, with the bounds that make periods queryable."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date as calendar_date
from typing import Final

from kg.errors import QueryError
from kg.graph.triples import Triples, date, named, text
from kg.ontology import KG, SDO, concept
from kg.records import DateValue

_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")

UNKNOWN: Final = "0001-01-01"
"""The day of what has no date: before every period that a query asks for, unless it asks for any."""


NO_DATE: Final = "is no date; write 2021, 2021-08 or 2021-08-26"


def is_date(words: str) -> bool:
    """Whether `words` is a YYYY, YYYY-MM or YYYY-MM-DD that the calendar has.

    >>> is_date("2024-02-29"), is_date("2023-02-29"), is_date("2023-13"), is_date("0000")
    (True, False, False, False)
    """
    if not _ISO.fullmatch(words):
        return False
    try:
        calendar_date.fromisoformat(first_day(words))
    except ValueError:
        return False
    return True


def check_date(words: str) -> None:
    """Raises QueryError for what `is_date` does not take."""
    if not is_date(words):
        raise QueryError(f"{words} {NO_DATE}")


def check_period(since: str | None, until: str | None) -> None:
    """Raises QueryError for an end that is no date, and for a period that ends before it begins."""
    for words in (since, until):
        if words is not None:
            check_date(words)
    if since is not None and until is not None and first_day(since) > last_day(until):
        raise QueryError(f"the period from {since} to {until} ends before it begins; change the two about")


def first_day(iso: str) -> str:
    """The first day that a YYYY[-MM[-DD]] can mean."""
    return iso + "-01-01"[3 * iso.count("-") :]


def last_day(iso: str) -> str:
    """The last day that a YYYY[-MM[-DD]] can mean."""
    if len(iso) == 4:
        return f"{iso}-12-31"
    return iso if len(iso) == 10 else f"{iso}-{monthrange(int(iso[:4]), int(iso[5:7]))[1]:02d}"


def bounds(when: DateValue) -> tuple[str | None, str | None]:
    """The first and the last day it can have been; None where nothing tells."""
    low = first_day(when.start) if when.start else None
    end = when.end or when.start
    high = last_day(end) if end else None
    if when.not_after and (high is None or when.not_after < high):
        high = when.not_after
    return (low, high) if low is None or high is None or low <= high else (low, low)


def add_date(triples: Triples, subject: str, when: DateValue | None) -> None:
    """Say when `subject` was, and always by which days it is sorted and found: an OPTIONAL would cost a scan.

    Those days are words, and queries compare their STR: Virtuoso 7.2 loses rows where it compares other terms by <=.
    """
    low, high = bounds(when) if when else (None, None)
    triples.add(subject, KG.since, text(low or high or UNKNOWN))
    triples.add(subject, KG.until, text(high or UNKNOWN))
    triples.add(subject, KG.dateLabel, text(date_label(when)))
    if when is None:
        return
    if when.start:
        triples.add(subject, SDO.startDate, date(when.start))
    if when.end:
        triples.add(subject, SDO.endDate, date(when.end))
    triples.add(subject, KG.dateAsPrinted, text(when.printed))
    triples.add(subject, KG.dateBasis, named(concept("DateBasis", when.basis)))
    if when.not_after:
        triples.add(subject, KG.notAfter, date(when.not_after))


def date_label(when: DateValue | None) -> str:
    """A date for people: 2021-08-26, 2021-08-26/2021-08-27, ≤2021-09-02, or nothing."""
    if when is None or not (when.start or when.not_after):
        return ""
    if not when.start:
        return f"≤{when.not_after}"
    return when.start if when.end in {None, when.start} else f"{when.start}/{when.end}"


def occurrence(day: DateValue | None, article: str) -> str:
    """What tells one event from the same on another date: its days where they are known, else its article."""
    if day is None or day.start is None or len(day.start) < 10 or day.basis not in {"printed", "relative"}:
        return article
    return f"{day.start}/{day.end or day.start}"


def summed(dates: Iterable[DateValue | None]) -> DateValue | None:
    """One date for an event that several facts date: the exact ones win, from the first to the last of them."""
    known = sorted({each for each in dates if each is not None}, key=_by_exactness)
    if not known:
        return None
    best = [each for each in known if len(each.start or "") == len(known[0].start or "")]
    starts = sorted({each.start for each in best if each.start})
    ends = sorted({each.end or each.start or "" for each in best})
    if len(best) == 1 or not starts:
        return best[0]
    end = ends[-1] if ends[-1] != starts[0] or any(each.end for each in best) else None
    return DateValue(starts[0], end, best[0].printed, best[0].basis, best[0].not_after)


def _by_exactness(when: DateValue) -> tuple[int, str, str, str, str]:
    return (-len(when.start or ""), when.start or "", when.end or "", when.printed, when.basis)
