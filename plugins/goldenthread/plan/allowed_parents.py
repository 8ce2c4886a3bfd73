"""What an item may hang from: by its kind, and by department where its kind says so.

In: a plan and items. Out: yes or no. Says nothing about links that are there; rules do.
"""

from __future__ import annotations

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan


def allows(plan: Plan, item: Item, parent: Item) -> bool:
    """Tell whether an item may support another; of kinds in `own_only` its own department's alone.

    What belongs to no department, such as the company's vision, is no department's own.
    """
    if parent.kind.name not in item.kind.parents:
        return False
    if parent.kind.name not in item.kind.own_only:
        return True
    team = plan.department(parent)
    return team is not None and team is plan.department(item)


def hangs_from_own(plan: Plan, item: Item) -> bool:
    """Tell whether an item hangs from what only its own department may hang from."""
    above = (link.parent for link in plan.parents(item))
    return any(one.kind.name in item.kind.own_only and allows(plan, item, one) for one in above)
