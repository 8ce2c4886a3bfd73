"""What a department, or the company, works for: its vision and its purpose.

In: a plan and a department, None for the company. Out: items, or None. Compares nothing.
"""

from __future__ import annotations

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan


def visions_of(plan: Plan, department: Item | None) -> tuple[Item, ...]:
    """Return the visions of a department, or of the company, that are not over."""
    found = (item for item in plan.visions if not item.over)
    return tuple(item for item in found if plan.department(item) is department)


def vision_of(plan: Plan, department: Item | None) -> Item | None:
    """Return the first vision of a department, or of the company, that refines no other of it."""
    ours = visions_of(plan, department)
    tops = (one for one in ours if not any(up in ours for up in plan.thread(one)[:-1]))
    return next(tops, next(iter(ours), None))


def company_vision(plan: Plan, own: Item | None) -> Item | None:
    """Return the vision that one of a department hangs from, else the company's first."""
    above = plan.thread(own)[:-1] if own else ()
    nearest = (item for item in reversed(above) if item.kind.is_vision and not item.over)
    return next(nearest, None) or vision_of(plan, None)


def purpose_of(plan: Plan, department: Item) -> Item | None:
    """Return the department's own purpose, where it states one."""
    found = (i for i in plan.of_kind("purpose") if not i.over and plan.department(i) is department)
    return next(found, None)
