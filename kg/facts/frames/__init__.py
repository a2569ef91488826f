"""The frames, one module per family, registered by the class of trigger they answer to (triggers.txt).

A frame is a function `(discourse, sentence, clause, trigger) -> Iterable[Draft]`. To add a frame: write the function
and put it into `FRAMES`; to teach a verb: add a line to triggers.txt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.facts.discourse import Discourse
from kg.facts.drafts import Draft
from kg.facts.frames import company, events, holding, meetings, visits
from kg.facts.scene import Clause, Sentence
from kg.facts.triggers import Trigger

Frame = Callable[[Discourse, Sentence, Clause, Trigger], Iterable[Draft]]

FRAMES: dict[str, Frame] = {
    "go": visits.visit,
    "see": visits.visit,
    "to": visits.visit,
    "lead": company.lead,
    "accompany": company.accompany,
    "attend": events.attend,
    "address": events.address,
    "hear": events.hear,
    "sign": events.sign,
    "witness": events.witness,
    "preside": events.preside,
    "hold": holding.hold,
    "host": holding.host,
    "meet": meetings.meet,
}
