"""What a question adds while a plan is read and built: the seam between the core and questions.

In: what the core knows at each step. Out: more values, departments and news,
and where fingerprints stand. Never names a
question, and is content where there is none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from goldenthread.config.settings import Settings
from goldenthread.git.past import Wants
from goldenthread.ground.questions import faces
from goldenthread.items.item import Item
from goldenthread.items.status import News
from goldenthread.plan.pin import Pin, pin_links
from goldenthread.plan.plan import Plan
from goldenthread.source.document import Document


class PlanHook(Protocol):
    """What a question adds to one plan; its methods are called once each, in this order."""

    def fill(self, by_id: Mapping[str, Item]) -> Mapping[str, Item]:
        """Return the items that have more values than their own files say, before links are."""

    def find_teams(self, departments: Mapping[str, str]) -> Mapping[str, str]:
        """Return the departments of the question's own items, given those of all others."""

    def read_news(
        self, by_id: Mapping[str, Item], departments: Mapping[str, str], settings: Settings
    ) -> News:
        """Return of which items there is news, and of which there should be, before statuses."""


MakeHook = Callable[[Sequence[Item], Mapping[str, str], dt.date], PlanHook]
"""Takes the items in reading order, the id of today for each former one, and today."""


@dataclass(frozen=True, slots=True)
class ForPlan:
    """What a question gives to the stage `for_plan`."""

    hook: MakeHook | None = None
    pins: Callable[[Plan], Iterator[Pin]] | None = None
    wants_past: Wants | None = None


def wants_past(document: Document, today: dt.date) -> bool:
    """Tell whether a question asks what a document once said."""
    found = (face.wants_past for face in faces("for_plan", ForPlan) if face.wants_past)
    return any(wants(document, today) for wants in found)


def list_pins(plan: Plan) -> Iterator[Pin]:
    """Yield all fingerprints that stand in a plan, those of links first."""
    yield from pin_links(plan)
    for face in faces("for_plan", ForPlan):
        if face.pins:
            yield from face.pins(plan)
