"""What the core's commands ask of roadmaps and check-ins.

In: a plan and a department, or none for the company. Out: items that a new roadmap could commit to,
roadmaps of a period to come. Offers what is under way; whether a team means it is for it to say.
"""

from __future__ import annotations

from goldenthread.cli.failure import Refused
from goldenthread.cli.hook import ForCli
from goldenthread.cli.opening import Titles
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.cli.next_roadmap import prepare_roadmaps
from goldenthread.questions.commitment.kinds import CHECK_IN, ROADMAP


def propose_items(plan: Plan, department: str, titles: Titles) -> str:
    """Return a list of the active objectives of a department; for the company of its goals.

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
    goals = [item for item in living if item.kind.is_goal]
    objectives = [item for item in living if item.kind.is_objective]
    found = (objectives or goals) if department else (goals or objectives)
    if not living:
        whose = f"'{department}'" if department else "the company"
        raise Refused(
            f"{whose} has nothing active with a period to commit to; start with"
            ' `goldenthread new objective "..."`, or name items with --set items=[id, id]'
        )
    return f"[{', '.join(item.id for item in found or living)}]"


FACE = ForCli(
    propose={ROADMAP: {"items": propose_items}},
    refuse={CHECK_IN: "a check-in is written week by week: run `goldenthread check-in`"},
    prepare=prepare_roadmaps,
)
