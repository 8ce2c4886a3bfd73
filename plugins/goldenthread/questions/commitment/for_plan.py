"""What this question adds to a plan: what check-ins bring, and what people put their name to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from goldenthread.git.past import REACH
from goldenthread.ground.period import parse_period
from goldenthread.items.intent import print_words
from goldenthread.items.item import Item
from goldenthread.plan.hook import ForPlan
from goldenthread.plan.pin import Pin
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.acknowledgement import version_of
from goldenthread.questions.commitment.kinds import ACKNOWLEDGED, CHECK_IN, ROADMAP
from goldenthread.questions.commitment.week.plan_hook import CheckInHook
from goldenthread.source.document import Document
from goldenthread.source.fields import read_text
from goldenthread.source.front_matter import Pointer


def _list_pins(plan: Plan) -> Iterator[Pin]:
    now: dict[str, str] = {}

    def pin(bearer: Item, pointer: Pointer, above: Item, entry: Mapping[str, Any]) -> Pin:
        if above.id not in now:
            now[above.id] = version_of(plan, above)
        take = None if above.kind.name == ROADMAP else print_words
        seen = read_text(entry.get("version"))
        return Pin(bearer, (*pointer, "version"), above, seen, now[above.id], take)

    for person in plan.people:
        for index, entry in person.entries("acknowledged"):
            above = plan.find(read_text(entry.get("item")))
            if above and above.kind.name in ACKNOWLEDGED:
                yield pin(person, ("acknowledged", index), above, entry)
    for roadmap in plan.of_kind(ROADMAP):
        for index, entry in roadmap.entries("committed"):
            yield pin(roadmap, ("committed", index), roadmap, entry)


def _wants_past(document: Document, today: dt.date) -> bool:
    """Ask for recent check-ins, and for roadmaps that somebody has committed to."""
    data = document.data or {}
    kind = data.get("kind")
    if kind == CHECK_IN:
        with suppress(ValueError):
            return parse_period(str(data.get("week"))).end >= today - REACH
        return False
    return kind == ROADMAP and bool(data.get("committed"))


FACE = ForPlan(hook=CheckInHook, pins=_list_pins, wants_past=_wants_past)
