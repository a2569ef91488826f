"""Posts through time as rows and as one SVG.

Days of print are dark, what lies between the first and the last is lighter, and what only a year or a month bounds
is pale. A red mark stands only where a beginning or an end is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from kg.errors import InputError
from kg.graph import GraphView
from kg.graph.rows import FactRow, TenureRow
from kg.resolution.tenures import first_day, last_day
from kg.seats import find_seats
from kg.shell import quoted

_WIDTH: Final = 960
_ROW: Final = 42
_TOP: Final = 34
_FOOT: Final = 12
_MOST_YEARS: Final = 8  # are named: more would stand in each other's way on a phone
_ANY: Final = "ASK { ?tenure a kg:Tenure }"


@dataclass(frozen=True, slots=True)
class Line:
    """One tenure as a reader sees it."""

    person: str
    body: str
    post: str
    tenure: TenureRow
    facts: tuple[FactRow, ...]  # by date

    @property
    def days(self) -> tuple[str, str]:
        """First and last day that print knows of, "" where it knows none."""
        known = [self.tenure.first_attested, self.tenure.last_attested, self.tenure.beginning, self.tenure.end]
        dates = [one for one in known if one]
        return (min(map(first_day, dates)), max(map(last_day, dates))) if dates else ("", "")


def timeline(view: GraphView, name: str, org: str | None = None) -> tuple[Line, ...]:
    """The tenures of a person, of a body, or in a post, by body, post and date; `org`: only at bodies so called.

    Raises InputError where neither an entity nor a post is called `name`, or where none of its posts is printed.
    """
    called = {entity.id for entity in view.bearing(name)}
    tenures = [
        one for one in view.tenures(called) if one.person in called or (one.organisation in called and org is None)
    ]
    if org is not None:
        bodies = view.entities({one.organisation for one in tenures})
        so_called = {body.id for body in bodies if any(each.startswith(org) for each in (body.label, *body.alt_labels))}
        tenures = [one for one in tenures if one.organisation in so_called]
    if called and not tenures:
        raise InputError(
            f"no page prints a post of {name}{f' at {org}' if org else ''}; see all of it with: kg show {quoted(name)}"
        )
    return lines_of(view, tenures or _in_posts(view, name, org))


def lines_of(view: GraphView, tenures: Sequence[TenureRow]) -> tuple[Line, ...]:
    """Tenures of this store as lines, by body, post and date."""
    rows = {row.fact.id: row for row in view.facts([one.id for one in tenures])}
    labels = view.labels_of({id for one in tenures for id in (one.person, one.organisation)})
    return tuple(sorted((_line(one, labels, rows) for one in tenures), key=_order))


def _in_posts(view: GraphView, name: str, org: str | None) -> tuple[TenureRow, ...]:
    """The tenures in the posts so called of which anything is dated."""
    found = find_seats(view, name, org) if view.query(_ANY) else ()
    facts = {claim.row.id for seat in found for claims in seat.claims.values() for claim in claims}
    tenures = view.tenures(facts)
    if not tenures:
        raise InputError(f"no page dates a post called {name}; try a person, a body or a post as printed")
    return tenures


def _line(tenure: TenureRow, labels: Mapping[str, str], rows: Mapping[str, FactRow]) -> Line:
    facts = tuple(sorted((rows[fact] for fact in tenure.facts), key=lambda row: (_start(row), row.id)))
    return Line(labels[tenure.person], labels[tenure.organisation], tenure.title, tenure, facts)


def _start(row: FactRow) -> str:
    when = row.fact.date
    return (when.start or when.not_after or "9999") if when else "9999"


def _order(line: Line) -> tuple[str, str, str, str, str]:
    return (line.body, line.post, line.days[0] or "9999", line.person, line.tenure.id)


def columns(line: Line) -> tuple[str, ...]:
    """Person, post, body, first and last in print, printed beginning and end, status."""
    tenure = line.tenure
    dates = (tenure.first_attested, tenure.last_attested, tenure.beginning, tenure.end)
    return (line.person, line.post, line.body, *(one or "" for one in dates), "、".join(tenure.status))


HEADS: Final = ("person", "post", "body", "first printed", "last printed", "beginning", "end", "status")


def svg(lines: Sequence[Line], title: str) -> str:
    """The lines as a drawing of its own: no script, no font, no colour that needs the page around it.

    All that lies in time is placed in percent, each label stands above its bar: the drawing takes any width.
    """
    drawn = [line for line in lines if line.days[0]]
    years = _years(drawn)
    height = _TOP + _ROW * len(drawn) + _FOOT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'role="img" font-family="sans-serif" font-size="13"><title>{escape(title)}</title>',
        f'<rect width="100%" height="{height}" fill="#ffffff"/>',
    ]
    every = max(1, -(-(years[1] - years[0]) // _MOST_YEARS))
    for year in range(years[0], years[1] + 1):
        at = _x(f"{year}-01-01", years)
        parts.append(f'<line x1="{at:.2f}%" y1="{_TOP - 8}" x2="{at:.2f}%" y2="{height}" stroke="#d5d5d5"/>')
        if year < years[1] and (year - years[0]) % every == 0:
            parts.append(f'<text x="{at:.2f}%" dx="3" y="{_TOP - 12}" fill="#595959">{year}</text>')
    for number, line in enumerate(drawn):
        parts.extend(_bar(line, _TOP + _ROW * number, years))
    return "\n".join([*parts, "</svg>\n"])


def _years(lines: Sequence[Line]) -> tuple[int, int]:
    starts, ends = [int(line.days[0][:4]) for line in lines], [int(line.days[1][:4]) for line in lines]
    return (min(starts, default=2000), max(ends, default=2000) + 1)


def _x(day: str, years: tuple[int, int]) -> float:
    """Where a day lies, in percent of the width."""
    month, number = int(day[5:7]), int(day[8:10])
    at = int(day[:4]) + (month - 1 + (number - 1) / 31) / 12
    return 1 + (at - years[0]) / max(1, years[1] - years[0]) * 98


def _bar(line: Line, top: int, years: tuple[int, int]) -> Iterator[str]:
    start, end = (_x(day, years) for day in line.days)
    label = f"{line.person} · {line.body}{line.post}"
    said = " ".join(filter(None, columns(line)[3:]))
    yield f"<g><title>{escape(f'{label} {said}')}</title>"
    yield f'<text x="1%" y="{top + 14}" fill="#1a1a1a">{escape(_shorter(label))}</text>'
    yield _rect(start, end, top, "#dfeaf6")
    first, last = line.tenure.first_attested, line.tenure.last_attested
    if first and last and last_day(first) < first_day(last):
        yield _rect(_x(last_day(first), years), _x(first_day(last), years), top, "#a9c7e8")
    for day in sorted({_start(row) for row in line.facts if len(_start(row)) == len("2021-01-01")}):
        yield _rect(_x(day, years), 0, top, "#1f5fa8")
    for day in filter(None, (line.tenure.beginning, line.tenure.end)):
        at = f"{_x(first_day(day), years):.2f}%"
        yield f'<line x1="{at}" y1="{top + 17}" x2="{at}" y2="{top + 37}" stroke="#b3261e" stroke-width="2"/>'
    yield "</g>"


def _rect(start: float, end: float, top: int, colour: str) -> str:
    """A bar from the first day to the last; one with no days between them is an edge of three pixels."""
    edge = f'stroke="{colour}" stroke-width="3" stroke-linejoin="round"'
    width = max(0.01, end - start)
    return f'<rect x="{start:.2f}%" y="{top + 22}" width="{width:.2f}%" height="10" fill="{colour}" {edge}/>'


def _shorter(label: str, limit: int = 26) -> str:
    return label if len(label) <= limit else label[: limit - 1] + "…"


def page(lines: Sequence[Line], title: str) -> str:
    """The drawing with its table and the printed words of every tenure, as one HTML file."""
    head = "".join(f"<th>{escape(name)}</th>" for name in (*HEADS, "printed"))
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(line))}</tr>" for line in lines)
    return (
        '<!doctype html>\n<html lang="zh-Hans"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>body{{font:14px/1.5 sans-serif;margin:1.5em;color:#1a1a1a}}"
        "svg{width:100%}table{border-collapse:collapse}td,th{border:1px solid #c8c8c8;padding:.3em;"
        "text-align:left;vertical-align:top}q{display:block}</style></head>"
        f"<body><h1>{escape(title)}</h1>\n{svg(lines, title)}<table><tr>{head}</tr>{body}</table></body></html>\n"
    )


def _cells(line: Line) -> Iterator[str]:
    yield from map(escape, columns(line))
    pieces = [(row.file, piece) for row in line.facts for piece in row.fact.evidence]
    yield "".join(f"<q>{escape(piece.quote)}</q> {escape(file)}:{piece.lines[0]}" for file, piece in pieces)
