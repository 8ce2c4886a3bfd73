"""What a new roadmap begins with.

In: a plan and a department, or none for the company. Out: ids of the items it could commit to.
Offers what is under way; whether a team means it is for the team to say.
"""

from __future__ import annotations

from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles
from goldenthread.plan.plan import Plan

_KINDS = ("goal", "objective")


def propose_items(plan: Plan, department: str, titles: Titles) -> list[str]:
    """Return the active objectives of a department; for the company its goals.

    Where there are none, the other kind is taken, then all that is active.

    Raises:
        Refused: nothing active is there to commit to.
    """
    living = [
        item
        for item in plan.threaded
        if item.active
        and item.period
        and item.id not in titles.restricted
        and plan.department_ids.get(item.id, "") == department
    ]
    wanted = _KINDS[::-1] if department else _KINDS
    for kind in wanted:
        found = [item.id for item in living if item.kind.name == kind]
        if found:
            return found
    if not living:
        whose = f"'{department}'" if department else "the company"
        raise Refused(
            f"{whose} has nothing active with a period to commit to; start with"
            ' `goldenthread new objective "..."`, or name items with --set items=[id, id]'
        )
    return [item.id for item in living]
