"""What links a person to the purpose, the most direct first.

In: a plan and a person's item. Out: items and the word for why they are the person's: owned, else
reviewed, else contributed to, else through the team. Counts nothing and ranks nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan


def find_thread(plan: Plan, person: Item) -> tuple[str, tuple[Item, ...]]:
    """Return (source, items): `source` is own, reviews, contributes, team, left or none.

    Own and reviewed items come with what the person contributes to besides. Who has left has
    only what still waits for a new owner.
    """
    own = owned_items(plan, person)
    contributed = contributed_items(plan, person)
    if own:
        return "own", _once(*own, *contributed)
    if plan.has_left(person.id):
        return "left", ()
    reviewed = reviewed_items(plan, person)
    if reviewed:
        return "reviews", _once(*reviewed, *contributed)
    if contributed:
        return "contributes", contributed
    department = plan.department(person)
    team = work_of(plan, department) if department else ()
    return ("team" if team else "none"), team


def owned_items(plan: Plan, person: Item) -> tuple[Item, ...]:
    """Return the items on the thread that a person owns and that are not over."""
    return _named_as(plan, person, "owner")


def reviewed_items(plan: Plan, person: Item) -> tuple[Item, ...]:
    """Return the items on the thread that a person reviews and that are not over."""
    return _named_as(plan, person, "reviewer")


def _named_as(plan: Plan, person: Item, field: str) -> tuple[Item, ...]:
    return tuple(
        item
        for item, reference in plan.referrers.get(person.id, ())
        if reference.pointer == (field,) and item.kind.threaded and not item.over
    )


def contributed_items(plan: Plan, person: Item) -> tuple[Item, ...]:
    """Return what a person says they contribute to, as far as it exists and is not over."""
    found = [plan.find(name) for name in person.texts("contributes_to")]
    return _once(*(item for item in found if item and not item.over))


def work_of(plan: Plan, department: Item) -> tuple[Item, ...]:
    """Return the department's active work: its objectives and what hangs straight from above.

    Work below other work of the same department is left out; it is seen in the tree.
    """
    return _read_work(plan).get(department.id, ())


@lru_cache(maxsize=2)
def _read_work(plan: Plan) -> Mapping[str, tuple[Item, ...]]:
    """Gather the work of all departments in one go: every person of a team asks for it."""
    teams: dict[str, dict[str, Item]] = {}
    for item in plan.threaded:
        department = plan.department(item)
        if department and item.active and not item.kind.frame:
            teams.setdefault(department.id, {})[item.id] = item
    return {
        team: tuple(
            item
            for item in ours.values()
            if item.kind.is_objective or plan.primary_parent.get(item.id) not in ours
        )
        for team, ours in teams.items()
    }


def _once(*items: Item) -> tuple[Item, ...]:
    return tuple({item.id: item for item in items}.values())
