"""GT322: a company goal names an outcome that no department moves."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.outcomes.contribution import read_contributions, topmost
from goldenthread.questions.outcomes.reach import read_reach
from goldenthread.questions.outcomes.rules.gt321_cost_centre import explain_missing, name_linked


class IdleOutcome(Rule):
    """A company goal names an outcome that no department moves.

    ## What it does

    Looks at each outcome named by an active goal that belongs to no department, and at the work of
    all departments that reaches it. If none of that work contributes (GT321 says when work does),
    the outcome is idle. It is not reported if another rule already says so: nobody supports the
    goal at all (GT305), or the only departments linked to the outcome contribute to nothing
    (GT321). Outcomes that no goal names are left alone, and so is a plan without departments.

    ## Why is this bad?

    The company says that this matters most, and every department works on something else. The
    outcome will be missed, and nobody will have been responsible for it.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer, at a profit
    outcomes: [market-share]
    supports: purpose
    ```

    ```yaml
    # margin.md
    kind: goal
    title: Keep 46 of every 100 euros we sell for
    outcomes: [margin]
    supports: purpose
    ```

    ```yaml
    # resin.md
    kind: initiative
    title: Buy resin for two years at once
    supports: [{id: margin, why: the resin is a third of what a cartridge costs}]
    ```

    ```yaml
    # sales.md
    kind: department
    title: Sales
    ```

    ```yaml
    # leads.md
    kind: objective
    title: Win the renters
    department: sales
    supports: [{id: goal, why: four in ten homes are rented}]
    metrics: [{id: n, name: Leads, actuals: [{date: 2026-10-31, value: 610}]}]
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # resin.md
    kind: initiative
    title: Buy resin for two years at once
    department: sales
    supports: [{id: margin, why: the resin is a third of what a cartridge costs}]
    metrics: [{id: price, name: Price of a kilo, actuals: [{date: 2026-10-31, value: 3.1}]}]
    ```
    """

    code = "GT322"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("goal",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each idle outcome, at the first goal that names it."""
        reach, contributions = read_reach(plan), read_contributions(plan)
        found = [one for one in contributions.values() if one.contributing]
        if not found:
            return
        moved = {
            outcome for one in found for i in one.contributing for outcome in reach.outcomes(i)
        }
        for outcome, named in reach.stated.items():
            goals = [goal for goal in named if _is_in_hand(plan, goal)]
            if outcome in moved or not goals:
                continue
            linked = {
                team: [item for item in one.linked if outcome in reach.outcomes(item)]
                for team, one in contributions.items()
            }
            teams = [team for team, items in linked.items() if items]
            if teams and all(contributions[team].cost_centre for team in teams):
                continue
            yield self._finding(
                plan, outcome, goals, [i for items in linked.values() for i in items]
            )

    def _finding(self, plan: Plan, outcome: str, goals: list[Item], linked: list[Item]) -> Finding:
        goal = goals[0]
        pointer = ("outcomes", goal.outcomes.index(outcome))
        message = f"no department moves '{outcome}', which '{goal.id}' names"
        first = topmost(plan, linked) if linked else []
        meant = None
        if first:
            message += f": {name_linked(read_reach(plan), first)}"
            advice, meant = explain_missing(plan, read_reach(plan), first[0])
        else:
            advice = (
                "ask each department what it does for it, and link the answer with "
                f"`supports: [{{id: {goal.id}, why: …}}]`; if it does not matter, take the "
                "outcome out"
            )
        return self.at(
            plan,
            goal,
            pointer,
            message,
            advice,
            also=tuple(other.id for other in goals[1:]),
            subjects=first,
            near=(meant,),
        )


def _is_in_hand(plan: Plan, goal: Item) -> bool:
    """Tell whether a goal is under way and somebody supports it; else GT305 and GT308 speak."""
    if not goal.active or goal.id in plan.nearly_supported or goal.misread("outcomes"):
        return False
    if goal.period and not goal.period.start <= plan.today <= goal.period.end:
        return False
    return any(link.child.active for link in plan.children(goal))
