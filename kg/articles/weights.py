"""What each clue is worth that speaks for a link of two units or for a beginning: a neighbour's place is about 3.

There are two kinds of pages. One parts its pieces by blank lines; the other prints column on column, so that it is cut
wherever a seam may be, and its units are small. The numbers of the first came from a structured perceptron over the
gold pages and some 350 pages set anew in other columns, orders and styles; those of the second from the same over
pages that were glued together. Rounded.
"""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """What the place behind another unit is worth: right below, by each unit further down, above, each further up."""

    next_to: float
    below: float
    above: float
    higher: float


class Opening(NamedTuple):
    """What the first words and the first line of a unit are worth; `always` is there in any case."""

    always: float
    timed: float
    speaker: float
    mid: float  # goes on from elsewhere by its indent (1) or opens a paragraph (-1)
    carries: float = 0.0
    clause: float = 0.0
    indented: float = 0.0  # opens a paragraph on a page where they are indented


class Beginning(NamedTuple):
    """What speaks for a unit to begin an article."""

    always: float
    timed: float
    carries: float
    speaker: float
    closers: float
    prefix: float
    headed: float
    report: float  # under a headline of some size, and with a time
    mid: float
    numbered: float
    claimed: float
    lead: float
    datelines: float  # on a page whose reports open with one
    glued: float  # right below another unit


class Weights(NamedTuple):
    """The weights of one kind of page."""

    topic: float = 4.0  # for what two units share, as a share of what they have
    known: float = 0.22  # somebody speaks whom the text before names, and lost where it does not
    bridge: float = 0.8  # a word over the break
    torn: float = 0.5  # an opening that is but the end of a word, where the text before is whole or none
    closes: float = 3.0  # a quotation or bracket that the text before left open
    closes_nothing: float = -3.0
    left_open: float = -1.5
    after_closed: Place = Place(2.7, 0.28, 1.8, 0.23)
    after_open: Place = Place(2.1, 0.11, 2.2, 0.23)
    parted: float = -2.0  # furniture stands between neighbours
    headed_next: float = -0.9  # headlines between neighbours
    headed: float = -0.3  # headlines above a unit that is no neighbour
    glued: float = 2.5  # no blank line between
    glued_ill: float = -2.5  # nor one where a paragraph opens in mid-sentence, or without the indent of others
    runs_on: float = 5.0  # a line is a paragraph here, and nothing parts the two
    apart: float = -1.5  # the least place of a lead, which stands apart from what it leads into
    led: float = 2.0
    lacks_end: float = 0.7
    same_width: float = 0.6
    near_width: float = 0.4
    other_width: float = -1.2
    far_width: float = -2.8
    days: float = 1.3  # the day goes on; back costs twice that
    whole: Opening = Opening(-0.7, -2.0, 0.3, -1.1, carries=0.5, clause=0.9)  # as that of a further paragraph
    half: Opening = Opening(3.7, -0.6, -2.6, 1.8, clause=-0.8, indented=-2.0)  # as the second half of one
    not_in_clause: float = -2.0
    opens_report: float = -3.0  # links to what looks like the opening of a report
    opens_lead: float = -2.3
    signed: float = 1.5
    dateline: float = 6.0
    byline: float = -6.0
    begins: Beginning = Beginning(
        0.5, 2.1, -2.6, -0.7, -4.0, 2.0, 0.7, 3.0, -0.8, -4.0, 2.0, 1.8, datelines=-1.7, glued=0.0
    )


PARTED = Weights(
    topic=3.9,
    known=0.22,
    bridge=0.8,
    torn=0.5,
    closes=3.0,
    closes_nothing=-3.0,
    left_open=-1.5,
    after_closed=Place(next_to=2.3, below=0.1, above=1.8, higher=0.2),
    after_open=Place(next_to=2.3, below=0.2, above=2.2, higher=0.2),
    parted=-2.0,
    headed_next=-0.9,
    headed=-0.3,
    glued=2.4,
    glued_ill=-2.0,
    runs_on=5.0,
    apart=-1.5,
    led=1.8,
    lacks_end=0.7,
    same_width=0.7,
    near_width=0.3,
    other_width=-1.2,
    far_width=-2.8,
    days=1.3,
    whole=Opening(always=-0.8, timed=-2.1, speaker=0.3, mid=-1.2, carries=0.5, clause=0.9, indented=0.0),
    half=Opening(always=3.8, timed=-0.6, speaker=-2.6, mid=1.6, carries=0.0, clause=-0.8, indented=-1.9),
    not_in_clause=-2.0,
    opens_report=-3.0,
    opens_lead=-2.3,
    signed=1.5,
    dateline=6.0,
    byline=-6.0,
    begins=Beginning(
        always=0.5,
        timed=2.2,
        carries=-2.6,
        speaker=-0.7,
        closers=-4.0,
        prefix=2.0,
        headed=0.8,
        report=3.0,
        mid=-0.7,
        numbered=-4.0,
        claimed=2.0,
        lead=1.8,
        datelines=-1.5,
        glued=0.0,
    ),
)
GLUED = Weights(
    topic=3.1,
    known=0.23,
    bridge=0.7,
    torn=0.4,
    closes=2.9,
    closes_nothing=-3.0,
    left_open=-1.4,
    after_closed=Place(next_to=1.9, below=0.0, above=1.8, higher=0.2),
    after_open=Place(next_to=2.7, below=0.1, above=2.0, higher=0.0),
    parted=-2.0,
    headed_next=-0.8,
    headed=-0.3,
    glued=0.4,
    glued_ill=-0.9,
    runs_on=5.0,
    apart=-1.7,
    led=1.2,
    lacks_end=0.9,
    same_width=0.6,
    near_width=0.4,
    other_width=-1.2,
    far_width=-2.8,
    days=1.3,
    whole=Opening(always=-0.9, timed=-2.2, speaker=0.3, mid=-0.8, carries=0.5, clause=0.9, indented=0.0),
    half=Opening(always=4.3, timed=-0.5, speaker=-2.4, mid=0.7, carries=0.0, clause=-0.8, indented=-1.2),
    not_in_clause=-1.5,
    opens_report=-3.0,
    opens_lead=-2.2,
    signed=1.5,
    dateline=6.0,
    byline=-6.0,
    begins=Beginning(
        always=0.5,
        timed=2.0,
        carries=-2.6,
        speaker=-0.7,
        closers=-3.9,
        prefix=2.0,
        headed=0.6,
        report=3.0,
        mid=-0.5,
        numbered=-4.0,
        claimed=2.1,
        lead=1.8,
        datelines=-1.6,
        glued=0.0,
    ),
)
