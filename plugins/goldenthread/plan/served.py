"""Which corporate goals each item serves, through any of its parents.

In: a plan. Out: a `Served`. Follows declared links only; whether an item contributes to what it
serves is not said here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.ground.graph import below
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Served:
    """The company's goals in reading order, and by id which of them an item reaches.

    A goal below a corporate one is part of it.
    """

    corporate_goals: tuple[Item, ...]
    _goals: Mapping[str, tuple[Item, ...]]

    def goals(self, item: Item) -> tuple[Item, ...]:
        """Return the corporate goals an item reaches; a corporate goal reaches itself."""
        return self._goals.get(item.id, ())


@lru_cache(maxsize=2)
def read_served(plan: Plan) -> Served:
    """Follow all links of a plan once; linear in the links that reach each goal."""
    corporate = _find_corporate(plan)
    children = {
        parent: tuple(link.child.id for link in links) for parent, links in plan.child_links.items()
    }
    goals: dict[str, tuple[Item, ...]] = {}
    for goal in corporate:
        for item_id in below(children, [goal.id]):
            goals[item_id] = (*goals.get(item_id, ()), goal)
    return Served(corporate, goals)


def _find_corporate(plan: Plan) -> tuple[Item, ...]:
    goals = {
        item.id: item for item in plan.goals if not item.over and plan.department(item) is None
    }
    return tuple(goal for goal in goals.values() if plan.primary_parent.get(goal.id) not in goals)


def has_work(plan: Plan) -> bool:
    """Tell whether anything is to reach the purpose besides one, which is its own top."""
    return any(not i.is_purpose and not i.stands_alone for i in plan.threaded)
