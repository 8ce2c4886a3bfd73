"""GT320: work of a department reaches no outcome."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import name_items
from goldenthread.plan.allowed_parents import hangs_from_own
from goldenthread.questions.outcomes.contribution import read_contributions, topmost
from goldenthread.questions.outcomes.reach import Reach, read_reach

_MOST_NAMED = 3


class UnreachedOutcome(Rule):
    """Work of a department reaches no outcome.

    ## What it does

    Outcomes, such as revenue or margin, are listed in `outcomes` of the company's goals, and
    everything below inherits them, through every parent. Once a company goal names an outcome, this
    rule reports active work of a department that inherits none. It reports the topmost item once;
    fixing that fixes everything below. If the thread does lead to a company goal, but that goal
    names no outcome, the goal is reported. A department whose work reaches no outcome at all is
    GT321 instead, and an objective that hangs from its department's vision and from no goal is
    GT324. Work that says why it stands alone is left out.

    ## Why is this bad?

    Its thread is whole but bypasses everything the business cares about most. Either the work is in
    the wrong place, or a goal does not say what it is good for.

    ## Example

    ```yaml
    # share.md
    kind: goal
    title: One home in five is a customer
    outcomes: [market-share]
    supports: purpose
    ```

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    ```

    ```yaml
    # leads.md
    kind: objective
    title: Win the renters
    department: marketing
    supports: [{id: share, why: four in ten homes are rented}]
    metrics: [{id: n, name: Leads, actuals: [{date: 2026-10-31, value: 610}]}]
    ```

    ```yaml
    # known.md
    kind: goal
    title: Be the brand that everybody talks about
    department: marketing
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # known.md
    kind: goal
    title: Be the brand that everybody talks about
    department: marketing
    supports: [{id: share, why: nobody buys a filter from a name they never heard}]
    ```
    """

    code = "GT320"
    severity = Severity.WARNING
    sort = Sort.ADVICE

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each topmost item, or for the goal that leaves it without."""
        reach = read_reach(plan)
        silent: dict[str, list[Item]] = {}
        for item in topmost(plan, _find_loose(plan)):
            goals = reach.goals(item)
            if hangs_from_own(plan, item) and not goals:
                continue
            if goals:
                on_thread = {step.id for step in plan.thread(item)}
                goal = next((goal for goal in goals if goal.id in on_thread), goals[0])
                silent.setdefault(goal.id, []).append(item)
            else:
                yield self._at_item(plan, reach, item)
        for goal_id, items in silent.items():
            yield self._at_goal(plan, reach, plan.by_id[goal_id], items)

    def _at_item(self, plan: Plan, reach: Reach, item: Item) -> Finding:
        link = plan.primary_link(item)
        assert link is not None
        lower = [i for i in plan.subtree(item) if i.active and not reach.outcomes(i)]
        below = f"; nor does what hangs below it ({len(lower)})" if lower else ""
        return self.at(
            plan,
            item,
            link.support.pointer,
            f"'{item.id}' hangs from '{link.parent.id}' and reaches no outcome{below}",
            f"hang it from a goal that names one, {suggest_links(reach)}; if no goal needs this "
            "work, stop it",
            subjects=(link.parent,),
            near=list_stated(reach),
        )

    def _at_goal(self, plan: Plan, reach: Reach, goal: Item, items: Sequence[Item]) -> Finding:
        teams = [team.id for team in map(plan.department, items) if team]
        verb = "reaches" if len(items) == 1 else "reach"
        return self.at(
            plan,
            goal,
            ("title",),
            f"the goal '{goal.id}' names no outcome, so {name_items(items)} {verb} none",
            f"say what it moves, such as `outcomes: [{next(iter(reach.stated))}]`, or hang the "
            f"work from a goal that does, {suggest_links(reach)}",
            also=tuple(dict.fromkeys((*(item.id for item in items), *teams))),
            subjects=items,
            near=list_stated(reach),
        )


def _find_loose(plan: Plan) -> list[Item]:
    """Return loose work of departments that reach something; a claim is another rule's matter."""
    return [
        item
        for contribution in read_contributions(plan).values()
        if not contribution.apart
        for item in contribution.loose
        if item.supports and not item.outcomes
    ]


def suggest_links(reach: Reach) -> str:
    """Spell out a link to the first goal that names an outcome, and name up to two others."""
    goals = list_stated(reach)
    first, *others = (f"'{goal.id}' ({', '.join(goal.outcomes)})" for goal in goals)
    more = f" (or {' or '.join(others)})" if others else ""
    return f"such as {first}{more}: `supports: [{{id: {goals[0].id}, why: …}}]`"


def list_stated(reach: Reach) -> list[Item]:
    """Return the first goals that name an outcome."""
    goals = {goal.id: goal for goals in reach.stated.values() for goal in goals}
    return list(goals.values())[:_MOST_NAMED]
