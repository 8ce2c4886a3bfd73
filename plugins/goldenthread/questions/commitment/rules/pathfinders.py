"""Who leads each department, as the rules about Pathfinders read it.

In: a plan. Out: departments with those entries of `pathfinders` that name people whom the plan
knows; names that do not exist and values of the wrong shape are said by other rules. Holds no
rule itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.items.item import Item
from goldenthread.plan.pathfinder import Pathfinder, read_pathfinders
from goldenthread.plan.plan import Plan


def find_departments(plan: Plan) -> Iterator[tuple[Item, tuple[Pathfinder, ...]]]:
    """Yield each department in being with who leads it, where that can be read."""
    for department in plan.departments:
        if department.current and not department.misread("pathfinders"):
            entries = read_pathfinders(plan, department)
            yield department, tuple(entry for entry in entries if _is_known(plan, entry))


def is_led(entries: Sequence[Pathfinder]) -> bool:
    """Tell whether anybody leads the department or stands in today."""
    return any(entry.leads or entry.helped for entry in entries)


def is_person(plan: Plan, name: str) -> bool:
    """Tell whether an id is that of somebody in the plan."""
    item = plan.find(name)
    return item is not None and item.is_person


def _is_known(plan: Plan, entry: Pathfinder) -> bool:
    return is_person(plan, entry.person) and (not entry.backup or is_person(plan, entry.backup))
