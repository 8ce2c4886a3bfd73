"""GT307: two goals of the company are in declared conflict."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.items.item import Conflict
from goldenthread.questions.visions.rules.settling import (
    find_conflicts,
    has_passed,
    is_corporate_goal,
    limit,
    who_decides,
    who_settles,
)


class ConflictingGoals(Rule):
    """Two goals of the company are in declared conflict.

    ## What it does

    Reports each entry of `conflicts_with` between two goals that belong to no department. The
    finding appears on both pages and addresses both owners; it stays until the conflict is settled
    and the entry is gone. If each goal declares the other, there is one finding. Once the day in
    `resolve_by` has passed, it is one level more severe: a warning becomes an error.

    ## Why is this bad?

    Every team below has to choose which goal to harm. The fault may lie at the top, with whoever
    set both.

    ## Example

    ```yaml
    # margin.md
    kind: goal
    title: Keep 46 of every 100 euros we sell for
    supports:
      - id: mission
        why: the next city is paid for by the ones we have
    owner: ben
    conflicts_with:
      - {id: reach, why: starter kits are sold at cost, owner: ada, resolve_by: 2026-12-15}
    ```

    ```yaml
    # reach.md
    kind: goal
    title: One home in five is a customer
    supports:
      - id: mission
        why: each new city pays for its own crew
    owner: ada
    ```

    ## Use instead

    ```yaml
    # margin.md
    kind: goal
    title: Keep 46 of every 100 euros we sell for, starter kits aside
    supports:
      - id: mission
        why: the next city is paid for by the ones we have
    owner: ben
    ```
    """

    code = "GT307"
    severity = Severity.WARNING
    sort = Sort.CONFLICT
    kinds = ("goal",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each pair of corporate goals of which one names the other."""
        for goal, other, conflict in find_conflicts(plan):
            if is_corporate_goal(plan, goal) and is_corporate_goal(plan, other):
                because = f": {conflict.why}" if conflict.why else ""
                top = who_decides(plan, goal, other, conflict)
                yield self.at(
                    plan,
                    goal,
                    (*conflict.pointer, "id"),
                    f"the goals '{goal.id}' and '{other.id}' are in conflict{because}",
                    _remedy(plan, goal, other, conflict, top),
                    also=(other.id,),
                    raised=has_passed(plan, conflict.resolve_by),
                    subjects=(other,),
                    near=(goal.owner, other.owner, top),
                )


def _remedy(plan: Plan, goal: Item, other: Item, conflict: Conflict, top: Item | None) -> str:
    """Name who has to talk, by when, and whom to ask if they cannot settle it."""
    both, verb = who_settles(plan, goal, other)
    above = (
        f"; if neither can give way, the fault is at the top and {top.title} has to choose"
        if top
        else ""
    )
    until = limit(plan, conflict.resolve_by)
    advice = f"settle it {until}: {both} {verb} one of the goals, then take this entry out"
    return advice + above
