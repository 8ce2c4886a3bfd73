"""Declared conflicts between two items, and who has to settle them by when.

In: a plan. Out: each pair once, and the words of the remedy. Holds no rule itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from goldenthread.items.item import Conflict, Item
from goldenthread.plan.plan import Plan


def find_conflicts(plan: Plan) -> Iterator[tuple[Item, Item, Conflict]]:
    """Yield each declared conflict of two items that are in hand or up for decision.

    Where two items declare each other, the entry with the earlier day to settle it is taken.
    """
    pairs: dict[frozenset[str], list[tuple[Item, Item, Conflict]]] = {}
    for item in plan.items:
        for conflict in item.conflicts if item.current else ():
            other = plan.find(conflict.target)
            if other and other.id != item.id and other.current:
                pair = frozenset((item.id, other.id))
                pairs.setdefault(pair, []).append((item, other, conflict))
    for found in pairs.values():
        yield min(found, key=lambda entry: entry[2].resolve_by or dt.date.max)


def is_corporate_goal(plan: Plan, item: Item) -> bool:
    """Tell whether an item is a goal that belongs to no department."""
    return item.kind.is_goal and plan.department(item) is None


def has_passed(plan: Plan, resolve_by: dt.date | None) -> bool:
    """Tell whether the day by which something was to be settled lies behind us."""
    return resolve_by is not None and resolve_by < plan.today


def limit(plan: Plan, resolve_by: dt.date | None) -> str:
    """Say by when to settle: by a day, now, or soon with a day to write down."""
    if resolve_by is None:
        return "soon, and until then write `resolve_by: YYYY-MM-DD`"
    if has_passed(plan, resolve_by):
        return f"now, since {resolve_by} has passed"
    return f"by {resolve_by}"


def who_settles(plan: Plan, item: Item, other: Item) -> tuple[str, str]:
    """Name the owners of two items, and give the verb its form: "Ada and Ben", "change"."""
    owners = [found.title for found in map(plan.find, (item.owner, other.owner)) if found]
    both = " and ".join(dict.fromkeys(owners)) or "the owners"
    return both, "changes" if len(set(owners)) == 1 else "change"


def who_decides(plan: Plan, item: Item, other: Item, conflict: Conflict) -> Item | None:
    """Return the name of who decides: as declared, else the owner of what both items serve."""
    shared = {above.id for above in plan.thread(other)}
    above = [one.owner for one in reversed(plan.thread(item)) if one.id in shared]
    people = (plan.find(person) for person in (conflict.owner, *above))
    return next((person for person in people if person), None)
