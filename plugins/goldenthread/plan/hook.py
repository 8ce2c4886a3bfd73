"""What a question adds while a plan is read and built: the seam between the core and questions.

In: what the core knows at each step. Out: more values, departments and news. Never names a
question, and is content where there is none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from goldenthread.config.settings import Settings
from goldenthread.items.item import Item
from goldenthread.items.status import News


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
