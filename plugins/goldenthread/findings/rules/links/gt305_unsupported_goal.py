"""GT305: nobody supports a company goal."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class UnsupportedGoal(Rule):
    """Nobody supports a company goal.

    ## What it does

    Looks at each active goal that belongs to no department, and at the items that name it in
    `supports`. An active item counts, whether the goal is its first entry or a later one; drafts,
    candidates and finished work do not carry a goal. A goal whose period has not begun, or is over,
    is left alone.

    ## Why is this bad?

    The company says that this matters, and no team works for it. Either the company does not mean
    it, or nobody has been asked.

    ## Example

    ```yaml
    # margin.md
    kind: goal
    title: Keep 46 of every 100 euros we sell for
    supports:
      - id: mission
        why: the next city is paid for by the ones we have
    owner: ada
    period: 2026
    ```

    ## Use instead

    ```yaml
    # cartridge-cost.md
    kind: initiative
    title: Buy resin for two years at once
    supports:
      - id: margin
        why: the resin is a third of what a cartridge costs
    owner: ben
    period: 2026-Q4
    ```
    """

    code = "GT305"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("goal",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each corporate goal in hand that nothing active supports."""
        for goal in plan.goals:
            if not goal.active or plan.department(goal) or goal.id in plan.nearly_supported:
                continue
            if goal.period and not goal.period.start <= plan.today <= goal.period.end:
                continue
            children = [link.child for link in plan.children(goal)]
            if any(child.active for child in children):
                continue
            names = ", ".join(f"'{child.id}' ({child.state})" for child in children[:3])
            yield self.at(
                plan,
                goal,
                ("title",),
                f"nothing active supports the goal; below it only {names}"
                if children
                else "nobody supports the goal",
                "ask each department what it will do for it, and link the answer with "
                f"`supports: {goal.id}`; if nobody should, close the goal",
                subjects=children[:3],
            )
