"""What each department's work comes to: what contributes, what is only linked, what is loose.

In: a plan. Out: a `Contribution` for each department. Adds up what `reach.py` says of each item;
a department without active work is not judged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.items.item import Item
from goldenthread.plan.allowed_parents import allows
from goldenthread.plan.plan import Plan
from goldenthread.questions.outcomes.reach import Reach, read_reach


@dataclass(frozen=True, slots=True)
class Contribution:
    """The active work of one department, in reading order.

    `contributing` reaches an outcome and shows that it moves it, `linked` reaches one and does not
    show it, `loose` reaches none although its thread is whole. What hangs from nothing, or from
    something that is wrong itself, is in `astray`: another finding says so.
    """

    department: Item
    contributing: tuple[Item, ...]
    linked: tuple[Item, ...]
    loose: tuple[Item, ...]
    astray: tuple[Item, ...]

    @property
    def cost_centre(self) -> bool:
        """True where there is work and none of it contributes to an outcome."""
        return not self.contributing and bool(self.linked or self.loose)

    @property
    def apart(self) -> bool:
        """True for a cost centre that is not even linked to an outcome."""
        return self.cost_centre and not self.linked


@lru_cache(maxsize=2)
def read_contributions(plan: Plan) -> Mapping[str, Contribution]:
    """Add up by the id of the department; empty where no corporate goal names an outcome."""
    reach = read_reach(plan)
    if not reach.stated:
        return {}
    lost = {fact.item.id for fact in plan.unresolved if fact.reference.field.path[0] == "supports"}
    found: dict[str, dict[str, list[Item]]] = {
        department.id: {"contributing": [], "linked": [], "loose": [], "astray": []}
        for department in plan.departments
        if not department.over
    }
    for item in reach.departmental:
        department = plan.department(item)
        if department and department.id in found:
            found[department.id][_place(plan, reach, item, lost)].append(item)
    return {
        key: Contribution(plan.by_id[key], **{name: tuple(items) for name, items in places.items()})
        for key, places in found.items()
    }


def _place(plan: Plan, reach: Reach, item: Item, lost: set[str]) -> str:
    if reach.outcomes(item):
        return "contributing" if reach.contributes(item) else "linked"
    if item.stands_alone and not item.supports:
        return "loose"
    return "astray" if item.id in lost or is_astray(plan, reach, item) else "loose"


def is_astray(plan: Plan, reach: Reach, item: Item) -> bool:
    """Tell whether another finding already says what is wrong with an item's links upwards."""
    links = plan.parents(item)
    return (
        plan.is_broken(item)
        or item.misread("supports")
        or any(link.parent.over for link in links)
        or any(not allows(plan, item, link.parent) for link in links)
        or any(goal.misread("outcomes") for goal in reach.goals(item))
    )


def topmost(plan: Plan, items: Sequence[Item]) -> list[Item]:
    """Leave out what hangs below another of the items."""
    ids = {item.id for item in items}
    return [item for item in items if not any(k.parent.id in ids for k in plan.parents(item))]
